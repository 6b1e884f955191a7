"""How pages are written: files, headers, Markdown, and where each value stands.

Turns the `docs` folder into the catalogue, and keeps for every value its file, line
and column, so that whatever is found wrong can be pointed at.
"""
