"""Every rule, by cases: a small world, a change, and what the checker says of it."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from little_worlds import LANGUAGES, languages_of, make_world
from newsroom.checks.judge import judge
from newsroom.checks.rules import FACT_RULES, HOUSE_RULES, TEXT_RULES
from newsroom.checks.speech import say
from newsroom.content.library import read_library
from newsroom.words import load_words

TODAY = date(2026, 1, 15)
ALWAYS = "partners/anvil.md:1:1 warning I18003"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted((Path(__file__).parent / "cases").glob("*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


def said_of(docs: Path, languages: tuple[str, ...] = LANGUAGES) -> list[str]:
    """What the checker says, a line each, without the one thing it says of every world."""
    problems = judge(read_library(docs, languages), TODAY)
    lines = []
    for problem in problems:
        spoken = say(problem, "en")
        path = problem.file.relative_to(docs).as_posix()
        place = f"{path}:{problem.place.line}:{problem.place.column}"
        line = f"{place} {spoken.severity} {problem.code} {spoken.message} | {spoken.hint}"
        lines.append(line)
    return [line for line in lines if not line.startswith(ALWAYS)]


@pytest.mark.parametrize("case", CASES)
def test_the_checker_says(case: dict[str, Any], tmp_path: Path) -> None:
    docs = make_world(tmp_path, case)
    assert said_of(docs, languages_of(case)) == (case.get("says") or [])


def test_the_small_world_itself_is_fine(tmp_path: Path) -> None:
    assert said_of(make_world(tmp_path, {})) == []


def test_every_code_has_a_case_and_every_case_a_code() -> None:
    lines = [line for case in CASES for line in case.values[0].get("says") or []]
    said = {re.search(r" (?:error|warning) (\w+) ", line)[1] for line in lines}
    assert said == set(load_words("en").problems)


@pytest.mark.parametrize("rule", [*FACT_RULES, *TEXT_RULES, *HOUSE_RULES], ids=lambda r: r.__name__)
def test_every_rule_states_itself(rule: Any) -> None:
    assert rule.__doc__
    assert rule.__doc__[0].isupper() or rule.__doc__.startswith("`")
