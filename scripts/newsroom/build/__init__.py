"""Building safely: a fresh folder beside the published one, and a swap at the end.

A repaired page takes its place likewise. Without this room nothing is lost but safety and
`fix_content.py`; `mkdocs build --strict` gives the same pages.
"""
