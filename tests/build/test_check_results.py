"""Remembered check results hide no problem: the checker finds what it finds without them.

In each case one page is edited, and another page has a problem then.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from little_worlds import languages_of, make_world
from newsroom.build.check_results import CheckWork, check_with
from newsroom.build.inputs import read_inputs
from newsroom.build.memo import Memo
from newsroom.build.workers import Workers
from newsroom.checks.checker import check_library
from newsroom.content.library import read_library
from newsroom.content.problem import Problem
from page_html import own_html

TODAY = date(2026, 1, 15)
GLOSSARY = """\
---
type: page
title: Glossary
summary: The words that the pages of the small site use, in all its languages.
updated: 2026-01-10
terms:
  - id: district
    names: {en: district, es: district}
definitions: {district: A place of firms.}
---
Words.
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
TALK = {"events/fair.md": "events/talk.md", "events/fair.it.md": "events/talk.it.md"}
ENGLISH = "The House of the Art of the Loom"


Edits = Mapping[str, tuple[str, str]]
"""By file: what is written in the place of what."""


@dataclass(frozen=True)
class Case:
    """A world without mistakes, an edit, and the problem that it causes, with its place."""

    wrong: str
    edit: Edits = field(default_factory=dict)
    lost: tuple[str, ...] = ()
    given: Mapping[str, object] = field(default_factory=dict)
    """How the world differs from the small one, as in the cases of the checker."""
    written: Edits = field(default_factory=dict)
    """What else stands in it."""


CASES = {
    "the days of an event that this is a part of": Case(
        "events/talk.md DAT017",
        given={"copy": TALK},
        written={"events/talk.md": ("edition: 3", "part_of: events/fair")},
        edit={"events/fair.md": ("start: 2026-06-11", "start: 2026-06-12")},
    ),
    "the kind of a page that is referred to": Case(
        "training/weaving.md REF006",
        edit={"training/weave.md": ("type: concept", "type: page")},
    ),
    "a heading that is linked to": Case(
        "events/fair.md REF004",
        edit={
            "partners/loom.md": ("{#weaves}", "{#cloth}"),
            "partners/loom.it.md": ("{#weaves}", "{#cloth}"),
        },
    ),
    "a page that is referred to": Case(
        "training/weaving.md REF003",
        lost=("training/weave.md", "training/weave.it.md"),
    ),
    **{
        f"a picture that is {how}": Case(
            "events/visit.md PIC003",
            given={"write": {"events/loom.md.svg": DRAWING}},
            written={"events/visit.md": ("It was good.", f"![Loom at work]({address})")},
            edit={"events/loom.md.svg": ("0 0 9 9", "0 0 9 0")},
        )
        for how, address in {
            "shown": "loom.md.svg",
            "shown by percent signs": "loom%2Emd.svg",
            "shown with a fragment": "loom.md.svg#part",
            "shown with a query": "loom.md.svg?part",
        }.items()
    },
    "a partner": Case("events/fair.md REF002", lost=("partners/anvil.md",)),
    "a word of the glossary": Case(
        "events/visit.es.md TRM004",
        given={"languages": ["en", "es"], "write": {"glossary.md": GLOSSARY}},
        written={"events/visit.es.md": ("È stata bella.", "Un distrito (district) y un district.")},
        edit={"glossary.md": ("es: district", "es: distrito")},
    ),
    "the name of an organisation": Case(
        "events/visit.es.md TRM004",
        given={
            "languages": ["en", "es"],
            "write": {"glossary.md": GLOSSARY.replace("es: district", "es: distrito")},
        },
        written={
            "partners/loom.md": ("name: The Loom", "name: district house"),
            "events/visit.es.md": ("È stata bella.", "Un distrito, la district house."),
        },
        edit={"partners/loom.md": ("name: district house", "name: loom house")},
    ),
    "the name of a source": Case(
        "events/visit.it.md I18011",
        written={
            "partners/loom.md": ("name: The Loom", f"name: {ENGLISH}"),
            "events/visit.it.md": ("È stata bella.", f"{ENGLISH}."),
        },
        edit={"partners/loom.md": (ENGLISH, "Loom House")},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_remembered_results_hide_no_problem(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    docs = make_world(tmp_path, case.given)
    write(docs, case.written)
    assert case.wrong not in messages(by_results(tmp_path, case))
    write(docs, case.edit)
    for lost in case.lost:
        (docs / lost).unlink()
    found = by_results(tmp_path, case)
    assert case.wrong in messages(found)
    assert found == check_library(read_library(docs, languages_of(case.given)), TODAY, own_html())


def test_a_page_that_is_saved_during_a_check_is_checked_by_the_next(tmp_path: Path) -> None:
    docs, case = make_world(tmp_path, {}), Case("")
    library = read_library(docs, languages_of({}))
    write(docs, {"events/fair.md": ("end: 2026-06-13", "end: 2026-06-31")})
    memo = Memo(tmp_path / "memo.db", "the same code")
    work = CheckWork(library=library, today=TODAY, html=own_html())
    with Workers(work) as workers:
        inputs = read_inputs(tmp_path, ())
        assert "events/fair.md DAT002" not in messages(check_with(workers, work, inputs, memo))
    memo.close()
    assert "events/fair.md DAT002" in messages(by_results(tmp_path, case))


def test_most_results_hold_when_a_title_changes(tmp_path: Path) -> None:
    docs, case = make_world(tmp_path, {}), Case("")
    checked: list[int] = []
    by_results(tmp_path, case, checked)
    count = len(checked)
    write(docs, {"training/weave.md": ("title: The weave", "title: Weaves")})
    by_results(tmp_path, case, checked)
    assert 0 < len(checked) - count < count / 4


def write(docs: Path, edits: Edits) -> None:
    for name, (old, new) in edits.items():
        text = (docs / name).read_text(encoding="utf-8")
        assert old in text
        (docs / name).write_text(text.replace(old, new), encoding="utf-8")


def by_results(project: Path, case: Case, checked: list[int] | None = None) -> list[Problem]:
    """The problems found with remembered results; `checked` gets the pages that were checked."""
    library = read_library(project / "docs", languages_of(case.given))
    memo = Memo(project / "memo.db", "the same code")
    work = CheckWork(library=library, today=TODAY, html=own_html())
    with RecordingWorkers(work) as workers:
        found = check_with(workers, work, read_inputs(project, ()), memo)
    memo.close()
    if checked is not None:
        checked.extend(workers.items)
    return found


class RecordingWorkers(Workers):
    """Workers that record their items."""

    def __init__(self, state: CheckWork) -> None:
        super().__init__(state)
        self.items: list[int] = []

    def map(self, work: Any, items: Sequence[Any], worth_dividing: int = 60) -> Iterator[Any]:
        self.items += items
        return super().map(work, items, worth_dividing)


def messages(problems: list[Problem]) -> list[str]:
    return [f"{one.file.parent.name}/{one.file.name} {one.code}" for one in problems]
