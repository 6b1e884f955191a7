"""Tables that can be read on a phone: each cell knows the heading of its column.

On a narrow screen the stylesheet shows a row as a small list and puts these headings
before the cells. How a column is aligned stands in `data-align`, because our content policy
(`headers.py`) lets no page style itself.
"""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

AFTER_INLINE = 15
"""Lower than Python-Markdown's own inline processor (20): headings are text by then."""
ALIGNED = {"text-align: right;": "right", "text-align: center;": "center"}
"""What Python-Markdown writes in `style`. The left is where the lines of a cell begin anyway."""


class TableLabels(Extension):
    """Gives the cells of tables the heading (`data-label`) and alignment of their column."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the work with the converter."""
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
    """Say how a cell is aligned without a style; no cell keeps one."""
    side = ALIGNED.get(cell.attrib.pop("style", ""))
    if side:
        cell.set("data-align", side)
