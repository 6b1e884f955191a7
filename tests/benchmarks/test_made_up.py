"""What is measured is content as one would publish it."""

import re
from datetime import date
from pathlib import Path

from benchmarks.costs import TODAY
from benchmarks.made_up import make_docs
from newsroom.checks.checker import check_library
from newsroom.content.library import read_library
from newsroom.words import languages
from page_html import own_html

PAGES = 100
MADE_UP = re.compile(r"-\d{5}\.")


def test_made_up_content_has_no_problem(tmp_path: Path) -> None:
    library = read_library(make_docs(tmp_path, PAGES), languages())
    problems = check_library(library, date.fromisoformat(TODAY), own_html())
    assert [one for one in problems if MADE_UP.search(one.file.name)] == []


def test_the_same_seed_makes_the_same_content(tmp_path: Path) -> None:
    first, second = (make_docs(tmp_path / name, PAGES) for name in ("first", "second"))
    names = [path.relative_to(first) for path in sorted(first.rglob("*.md"))]
    assert [(first / name).read_bytes() for name in names] == [
        (second / name).read_bytes() for name in names
    ]


def test_every_language_has_as_many_made_up_pages_as_asked_for(tmp_path: Path) -> None:
    made = list(make_docs(tmp_path, PAGES).rglob("*.md"))
    assert len([path for path in made if MADE_UP.search(path.name)]) == PAGES
