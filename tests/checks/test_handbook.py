"""The handbook: what an editor can look up about every code."""

import re
from pathlib import Path

import pytest

from newsroom.checks.examples import example_of
from newsroom.model.file_limits import LARGEST_DOCUMENT, LARGEST_TEXT, MOST_PAGES
from newsroom.model.pictures import LARGEST, LARGEST_DRAWING, LARGEST_FILE, LARGEST_JPEG
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


@pytest.mark.parametrize("lang", languages())
def test_the_handbook_states_the_limits_of_files(lang: str) -> None:
    suffix = "" if lang == FIRST_LANGUAGE else f".{lang}"
    page = Path(__file__).parents[2] / "docs" / "handbook" / f"index{suffix}.md"
    section = page.read_text(encoding="utf-8").partition("{#pictures-and-documents}")[2]
    numbers = re.findall(r"\d+", section.partition("\n\n| ")[2].partition("\n\n")[0])
    file, document = LARGEST_FILE // 1_000_000, LARGEST_DOCUMENT // 1_000_000
    assert [int(number) for number in numbers] == [
        *(LARGEST_JPEG // 1_000_000, file),
        *(LARGEST // 1_000_000, file, LARGEST_DRAWING // 1_000),
        *(document, MOST_PAGES, document, LARGEST_TEXT // 1_000),
    ]
