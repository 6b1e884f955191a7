"""Tables that can be read on a phone: each cell knows the heading of its column.

On a narrow screen the stylesheet shows a row as a small list and puts these headings
before the cells.
"""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

AFTER_INLINE = 15
"""Lower than Python-Markdown's own inline processor (20): headings are text by then."""


class TableLabels(Extension):
    """Gives every cell of a table the heading of its column as `data-label`."""

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
