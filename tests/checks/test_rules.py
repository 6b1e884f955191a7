"""Every rule, by cases: a small world, a change, and what the checker says of it.

Run with `PYTHONPATH=scripts:tests`, this file writes what the checker says now into the cases;
read the diff.
"""

import re
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from little_worlds import Worlds
from newsroom.checks.checker import check_library, page_problems
from newsroom.checks.messages import format_problem
from newsroom.checks.rules import FACT_RULES, LIBRARY_RULES, RENDERED_RULES, TEXT_RULES
from newsroom.checks.rules.rule import RuleContext
from newsroom.content.library import Library
from newsroom.model.limits import UnableError
from newsroom.words import load_words
from page_html import own_html
from platforms import needs

ELSEWHERE = {"SET001", "REF011"}
"""Found beside the pages, see tests/render/settings_cases.yml; and by comparison with an earlier
state, see test_changed_since.py."""
TODAY = date(2026, 1, 15)
ALWAYS = "partners/anvil.md:1:1 warning I18003"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def marks(case: dict[str, Any]) -> list[pytest.MarkDecorator]:
    """Skip a case on Windows that needs symbolic links, or names that are forbidden there."""
    codes = {code for line in case.get("says") or [] for code in re.findall(r"[A-Z]{3}\d{3}", line)}
    needs_posix = "link" in case or codes & {"IDN006", "FIL005", "PIC004"}
    return [needs("symbolic links and names in capital letters")] if needs_posix else []


CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}", marks=marks(case))
    for path in sorted((Path(__file__).parent / "cases").glob("*.yml"))
    for case in yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe one
]


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    return Worlds(tmp_path_factory.mktemp("worlds"))


def said_of(library: Library) -> list[str]:
    """What the checker says, a line each, without the one thing it says of every world."""
    lines = []
    for problem in check_library(library, TODAY, own_html()):
        formatted = format_problem(problem, "en")
        path = problem.file.relative_to(library.docs).as_posix()
        place = f"{path}:{problem.place.line}:{problem.place.column}"
        line = f"{place} {formatted.severity} {problem.code} {formatted.message} | {formatted.hint}"
        lines.append(line)
    return [line for line in lines if not line.startswith(ALWAYS)]


@pytest.mark.parametrize("case", CASES)
def test_the_checker_says(case: dict[str, Any], worlds: Worlds) -> None:
    with worlds.changed(case) as library:
        assert said_of(library) == (case.get("says") or [])


def test_the_small_world_itself_is_fine(worlds: Worlds) -> None:
    """Also after all the cases: each has put back what it changed."""
    with worlds.changed({}) as library:
        assert said_of(library) == []


def test_every_code_has_a_case_and_every_case_a_code() -> None:
    lines = [line for case in CASES for line in case.values[0].get("says") or []]
    said = {re.search(r" (?:error|warning) (\w+) ", line)[1] for line in lines}
    assert said | ELSEWHERE == set(load_words("en").problems)


def test_a_text_that_takes_too_long_is_no_problem_of_the_page(worlds: Worlds) -> None:
    def never(_text: str) -> str:
        raise UnableError("It takes too long.")

    with worlds.changed({}) as library:
        page = library.originals["events/visit"]
        with pytest.raises(UnableError, match=r"/events/visit\.md: It takes too long\."):
            list(page_problems(page, RuleContext(library, TODAY, never)))


@pytest.mark.parametrize(
    "rule", [*FACT_RULES, *TEXT_RULES, *RENDERED_RULES, *LIBRARY_RULES], ids=lambda r: r.__name__
)
def test_every_rule_states_itself(rule: Any) -> None:
    assert rule.__doc__
    assert rule.__doc__[0].isupper() or rule.__doc__.startswith("`")


def write_what_is_said(path: Path, worlds: Worlds) -> None:
    """Put what the checker says now in place of the `says` of each case of a file."""
    text = path.read_text(encoding="utf-8")
    root = yaml.compose(text, Loader=_Loader)
    lines = text.split("\n")
    for case, node in reversed(list(zip(yaml.load(text, Loader=_Loader), root.value, strict=True))):  # noqa: S506 - a safe one
        with worlds.changed(case) as library:
            said = said_of(library)
        if said == (case.get("says") or []):
            continue
        fields = {key.value: (key, value) for key, value in node.value}
        new = ["  says:", *("    - '" + line.replace("'", "''") + "'" for line in said)]
        first = last = _last_line(node, lines)
        if "says" in fields:
            key, value = fields["says"]
            first, last = key.start_mark.line, _last_line(value, lines)
        lines[first:last] = new if said else []
    path.write_text("\n".join(lines), encoding="utf-8")


def _last_line(node: yaml.Node, lines: list[str]) -> int:
    """The line after a node, without the blank lines and comments behind it."""
    end = node.end_mark.line + (node.end_mark.column > 2)
    while end > node.start_mark.line + 1 and lines[end - 1].strip()[:1] in ("", "#"):
        end -= 1
    return end


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for cases in sorted((Path(__file__).parent / "cases").glob("*.yml")):
            write_what_is_said(cases, Worlds(Path(folder) / cases.stem))
