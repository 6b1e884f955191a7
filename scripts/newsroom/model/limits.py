"""The budgets of the content: how much a page and the whole site may hold.

All are counts of what is written, so that the same page is always judged alike. The checker
refuses what exceeds them before anything is converted (`checks.rules.budgets`); the handbook
states them, and `tests/checks/test_budgets.py` holds its numbers to these. Pictures have theirs
in `model.pictures`, headers in `content.header`.

Time and memory have limits too, but as a safety net: they depend on the machine. Where one is
reached the tool has failed, which says nothing about the content (`UnableError`).
"""

PAGE_BYTES = 512 * 1024
"""Bytes of a Markdown file that is read at all: 50 times the longest page of the real site. What
its HTML may be (`HTML_BYTES`) refuses nearly all that is half as large."""
HTML_BYTES = 1_000_000
"""Bytes of a page of the built site. More takes long to open on a telephone."""
FRAME_BYTES = 60_000
"""Bytes of those that are left for what stands around a text: head, menus, notices, footer."""
PARAGRAPH_LENGTH = 5_000
"""Characters of a paragraph, list item or table row. Python-Markdown's time grows with the
square of it."""
HEADINGS = 500
"""Headings and horizontal rules of a page."""
BOXES = 500
"""Admonitions of a page."""
NOTES = 500
"""Footnotes of a page, and as many references to them."""
ABBREVIATIONS = 200
"""Abbreviations that a page defines: each is looked for in every word of it."""
DEFINITIONS = 100
"""Lines that begin with a colon in one definition list without blank lines. Python-Markdown
calls itself once for each."""
ICON_SETS = ("fontawesome", "material", "octicons", "simple")
"""How names of icons begin."""
ICON_BYTES = 4_000
"""Bytes of the SVG of an icon in a text: nearly all icons of Material are smaller."""
CODE_LENGTH = 5_000
"""Characters of a block of code that is highlighted; a longer one is shown as it is written."""
CODE_BYTES = 60
"""Bytes of HTML for each word and sign of highlighted code, on average of a block."""
FOLDER_DEPTH = 8
"""Folders between `docs` and a file."""
PATH_LENGTH = 200
"""Characters of a path below `docs`: with the folder of a project before it, Windows opens 260."""
PAGES = 10_000
"""Markdown files of the site."""
FILES = 20_000
"""Files of the site, pages included."""
SITE_BYTES = 1_000_000_000
"""Bytes of all files below `docs`. GitHub Pages publishes sites of up to 1 GB."""
CONTENT_BYTES = 100_000_000
"""Bytes of all Markdown files; each process of a build holds them in memory."""
MARKDOWN_SECONDS = 10.0
"""Seconds of processor time in which a text is converted. The longest of our pages takes 0.1,
the worst known within the budgets 2."""
MEMORY_BYTES = 4_000_000_000
"""Bytes of memory that each process may use, where the system can limit it (Linux). A build of
1,000 pages in four languages uses 150 MB."""


class UnableError(Exception):
    """The tool could not do its work, for a reason outside the content: commands exit with 2."""
