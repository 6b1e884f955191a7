"""Parsing and writing of pages: files, headers, Markdown.

Reads the `docs` folder into the catalogue, and keeps file, line and column of every value, so
that problems can name their place.
"""
