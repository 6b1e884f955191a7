"""Fuzz target: any bytes give a page with problems or without, never an exception.

`python tests/fuzz/fuzz_pages.py tests/fuzz/corpus -max_total_time=600`, with atheris
(`pip install atheris`). Runs the parser, every rule for pages, and the messages
in all languages. What it finds becomes a case of `tests/content` or `tests/checks`.
"""

import sys
import tempfile
from datetime import date
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

with atheris.instrument_imports(include=["newsroom"]):
    from newsroom.checks.checker import check_library
    from newsroom.checks.messages import format_problem
    from newsroom.content.library import read_library
    from newsroom.words import languages

TODAY = date(2026, 1, 15)
DOCS = Path(tempfile.mkdtemp()) / "docs"
(DOCS / "events").mkdir(parents=True)
KINDS = (b"event", b"partner", b"module", b"case_study", b"issue", b"page")


def one_input(data: bytes) -> None:
    """Read and check two pages made of these bytes: as they are, and below a sound beginning."""
    lang = languages()[data[0] % len(languages())] if data else languages()[0]
    kind = KINDS[data[1] % len(KINDS)] if len(data) > 1 else KINDS[0]
    (DOCS / "events" / "raw.md").write_bytes(data)
    (DOCS / "events" / "page.md").write_bytes(b"---\ntype: " + kind + b"\n" + data)
    translation = DOCS / "events" / f"page.{lang}.md"
    translation.write_bytes(b"---\ntitle: x\n---\n" + data)
    try:
        for problem in check_library(read_library(DOCS, languages()), TODAY):
            format_problem(problem, lang)
    finally:
        translation.unlink()
        (DOCS / "events" / "page.md").unlink(missing_ok=True)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
