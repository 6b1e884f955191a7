"""Drawings: values in, SVG text out. Measures text by a table, knows no fonts, files or pages.

Each drawing is made for a wide and for a narrow place; a stylesheet shows the one that fits.
Colours and fonts stand in `drawing.css`; sizes stand here, as the wrapping depends on them.
"""
