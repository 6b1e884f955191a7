"""The handbook: what an editor can look up about every code."""

import re
from pathlib import Path

import pytest

from newsroom.checks.examples import example_of
from newsroom.words import FIRST_LANGUAGE, languages, load_words

CODES = list(load_words(FIRST_LANGUAGE).problems)
EXAMPLES = Path(__file__).parents[2] / "scripts" / "newsroom" / "checks" / "examples.yml"
LONGEST_REASON = 260


@pytest.mark.parametrize("lang", languages())
def test_every_code_says_its_rule_its_message_its_cure_and_why(lang: str) -> None:
    problems = load_words(lang).problems
    assert list(problems) == CODES
    parts = {"rule", "message", "hint", "why"}
    assert {
        code: parts - set(problems[code]) for code in CODES if parts != set(problems[code])
    } == {}


@pytest.mark.parametrize("lang", languages())
def test_why_is_one_short_sentence(lang: str) -> None:
    problems = load_words(lang).problems
    long = [code for code in CODES if len(problems[code].why) > LONGEST_REASON]
    unended = [code for code in CODES if not problems[code].why.endswith((".", "!"))]
    assert (long, unended) == ([], [])


def test_every_code_has_a_wrong_and_a_right_example() -> None:
    for code in CODES:
        example = example_of(code)
        assert example, code
        assert example.wrong.strip(), code
        assert example.right.strip(), code
        assert example.wrong != example.right, code


def test_every_example_belongs_to_a_code() -> None:
    assert re.findall(r"^(\w+):$", EXAMPLES.read_text(encoding="utf-8"), re.MULTILINE) == CODES


@pytest.mark.parametrize("lang", languages())
def test_every_family_has_a_name_and_stands_together(lang: str) -> None:
    families = [code[:3] for code in CODES]
    together = list(dict.fromkeys(families))
    assert families == sorted(families, key=together.index)
    assert set(together) <= set(load_words(lang).families)
