"""Any bytes give a page with problems or without.

Runs the parser, every rule for pages, and the messages in all languages.
"""

from datetime import date

from fuzz.inputs import new_folder
from newsroom.checks.checker import check_library
from newsroom.checks.messages import format_problem
from newsroom.content.library import read_library
from newsroom.words import languages
from page_html import own_html

TODAY = date(2026, 1, 15)
DOCS = new_folder() / "docs"
KINDS = (b"event", b"partner", b"module", b"case_study", b"issue", b"page")


def one_input(data: bytes) -> None:
    """Read and check two pages made of these bytes: as they are, and below a sound beginning."""
    lang = languages()[data[0] % len(languages())] if data else languages()[0]
    kind = KINDS[data[1] % len(KINDS)] if len(data) > 1 else KINDS[0]
    events = DOCS / "events"
    events.mkdir(parents=True, exist_ok=True)
    (events / "raw.md").write_bytes(data)
    (events / "page.md").write_bytes(b"---\ntype: " + kind + b"\n" + data)
    translation = events / f"page.{lang}.md"
    translation.write_bytes(b"---\ntitle: x\n---\n" + data)
    try:
        for problem in check_library(read_library(DOCS, languages()), TODAY, own_html()):
            format_problem(problem, lang)
    finally:
        translation.unlink()
        (events / "page.md").unlink(missing_ok=True)
