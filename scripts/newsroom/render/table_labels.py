"""Adds the heading of its column to each cell of a table, for narrow screens.

There the stylesheet shows a row as a list, with these headings before the cells. The alignment
of a column is written as `data-align`: our Content Security Policy (`headers.py`) forbids
`style` attributes.
"""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

AFTER_INLINE = 15
"""The priority; after Python-Markdown's inline processor (20), which makes headings text."""
ALIGNED = {"text-align: right;": "right", "text-align: center;": "center"}
"""What Python-Markdown writes as `style`; cells are aligned to the left by default."""


class TableLabels(Extension):
    """Adds the heading (`data-label`) and alignment of its column to each cell."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the tree processor."""
        md.treeprocessors.register(_LabelCells(md), "newsroom-table-labels", AFTER_INLINE)


class _LabelCells(Treeprocessor):
    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            headings = ["".join(heading.itertext()) for heading in table.iter("th")]
            for row in table.iter("tr"):
                for heading, cell in zip(headings, row.findall("td"), strict=False):
                    cell.set("data-label", heading)
                for cell in row:
                    _align(cell)


def _align(cell: Element) -> None:
    """Replace the style of a cell by `data-align`."""
    side = ALIGNED.get(cell.attrib.pop("style", ""))
    if side:
        cell.set("data-align", side)
