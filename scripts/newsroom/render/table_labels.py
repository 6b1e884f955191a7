"""Makes tables fit for every screen.

Each stands in a box of its own, in which a wide one scrolls. Each cell gets the heading of its
column: on a narrow screen the stylesheet shows a row as a list, with these headings before the
cells. The alignment of a column is written as `data-align`: our Content Security Policy
(`headers.py`) forbids `style` attributes.
"""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

AFTER_INLINE = 15
"""The priority; after Python-Markdown's inline processor (20), which makes headings text."""
BOX = "nl-table"
ALIGNED = {"text-align: right;": "right", "text-align: center;": "center"}
"""What Python-Markdown writes as `style`; cells are aligned to the left by default."""


class TableLabels(Extension):
    """Puts tables into boxes, and adds heading (`data-label`) and alignment to each cell."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the tree processor."""
        md.treeprocessors.register(_LabelCells(md), "newsroom-table-labels", AFTER_INLINE)


class _LabelCells(Treeprocessor):
    def run(self, root: Element) -> None:
        for table in list(root.iter("table")):
            headings = ["".join(heading.itertext()) for heading in table.iter("th")]
            for row in table.iter("tr"):
                for heading, cell in zip(headings, row.findall("td"), strict=False):
                    cell.set("data-label", heading)
                for cell in row:
                    _align(cell)
            _put_into_box(table)


def _put_into_box(table: Element) -> None:
    """Make the element a box, and the table its only child."""
    inner = Element("table", table.attrib)
    inner.text, inner[:] = table.text, table[:]
    tail = table.tail
    table.clear()
    table.tag, table.tail = "div", tail
    table.set("class", BOX)
    table.append(inner)


def _align(cell: Element) -> None:
    """Replace the style of a cell by `data-align`."""
    side = ALIGNED.get(cell.attrib.pop("style", ""))
    if side:
        cell.set("data-align", side)
