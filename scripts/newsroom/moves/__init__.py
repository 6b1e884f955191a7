"""Renaming and deleting of pages and headings: what would have to change, as bytes.

`references` finds what refers to a page and writes it anew, `renaming`, `headings` and `deleting`
say what becomes of which file. Nothing is written here.
"""
