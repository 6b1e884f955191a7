"""Drawings as SVG. Text is measured by a table of widths, without fonts.

Each drawing has a wide and a narrow form; the style sheet shows the one that fits. Colours and
fonts are in `drawing.css`; sizes are here, as line breaks depend on them.
"""
