"""A fresh site for another organisation: its settings, its mark, its sample pages.

Values in, texts out; `scripts/start_site.py` copies the programs and writes the files.
"""
