"""No text that a page may hold takes a rule long, and none ends the check.

The short form takes a few texts in one language; `make sweep` takes all in all.
"""

import os
import time
from collections.abc import Callable
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest

from hostile_texts import ALL, FEW, in_one, in_paragraphs
from newsroom.checks import checker
from newsroom.checks.messages import format_problem
from newsroom.content.library import Library, original_page, translation_page
from newsroom.content.page_file import page_of, read_page
from newsroom.content.problem import Problem
from newsroom.model.limits import PAGE_BYTES
from newsroom.words import FIRST_LANGUAGE, languages

Rule = Callable[..., Any]
IS_SWEEP = bool(os.environ.get("SWEEP"))
LANGS = (FIRST_LANGUAGE, languages()[-1])
DOCS = Path(__file__).parents[1] / "world"
SECONDS = 0.5
TODAY = date(2026, 1, 15)
HEADER = """\
---
type: event
title: A page
kind: seminar
summary: A page with more than what one sees in it, for a test of the rules.
start: 2027-09-07
end: 2027-09-09
updated: 2026-01-10
---
"""
TRANSLATED = "---\ntitle: A page\ntranslation: {method: machine, source_hash: 0}\n---\n"


def library_of(text: str, lang: str) -> Library:
    """A library of a page with this text, and of its translation unless it is in English."""
    langs = (FIRST_LANGUAGE, languages()[1] if lang == FIRST_LANGUAGE else lang)
    file = page_of(DOCS / "events/a.md", DOCS, langs, HEADER + text, [])
    pages = [original_page(file)]
    if lang != FIRST_LANGUAGE:
        path = DOCS / f"events/a.{lang}.md"
        other = page_of(path, DOCS, langs, TRANSLATED + text, [])
        pages.append(translation_page(other, pages[0]))
    return Library(DOCS, langs, tuple(pages))


class Stopwatch:
    """Takes the processor time of rules."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._timed: dict[Rule, Rule] = {}

    def timed(self, rule: Rule) -> Rule:
        """The rule, which finds the same and has its time taken."""

        def run(*arguments: Any) -> list[Problem]:
            start = time.process_time()
            found = [*islice(rule(*arguments), checker._MOST)]
            taken = time.process_time() - start
            self.seconds[rule.__name__] = max(taken, self.seconds.get(rule.__name__, 0))
            return found

        return self._timed.setdefault(rule, run)


def slow_rules(library: Library, monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """The rules that take too long, with their seconds; what they find can be said."""
    watch = Stopwatch()
    with monkeypatch.context() as patch:
        for name in ("BUDGET_RULES", "FACT_RULES", "TEXT_RULES", "LIBRARY_RULES"):
            patch.setattr(checker, name, tuple(map(watch.timed, getattr(checker, name))))
        problems = checker.check_library(library, TODAY, None)
    assert all(format_problem(problem, FIRST_LANGUAGE).message for problem in problems)
    return {name: taken for name, taken in watch.seconds.items() if taken > SECONDS}


def assert_quick(text: str, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that took too long gets a second chance: another program may have disturbed it."""
    library = library_of(text, lang)
    slow = slow_rules(library, monkeypatch)
    assert not slow or not slow_rules(library_of(text, lang), monkeypatch), slow


@pytest.mark.parametrize(("unit", "lang"), [*zip(FEW, cycle(LANGS), strict=False)])
def test_no_text_takes_a_rule_long(unit: str, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_quick(in_paragraphs(unit), lang, monkeypatch)


@pytest.mark.parametrize("lang", languages() if IS_SWEEP else LANGS[:1])
@pytest.mark.parametrize("unit", ALL if IS_SWEEP else ALL[:1])
def test_no_repetition_takes_a_rule_long(
    unit: str, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in (in_one(unit), in_paragraphs(unit)):
        assert_quick(text, lang, monkeypatch)


def test_larger_files_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(HEADER + "a" * PAGE_BYTES * 20, encoding="utf-8")
    start = time.process_time()
    file = read_page(path, tmp_path, languages())
    assert time.process_time() - start < SECONDS
    assert [problem.code for problem in file.problems] == ["SYN010"]
    assert file.body.text == ""
