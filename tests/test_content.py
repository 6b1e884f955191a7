"""The real content: no problem, the corrections applied, the languages alike."""

import re
from datetime import date
from pathlib import Path

import pytest

from newsroom.checks.checker import check_library
from newsroom.content.library import Library, LocalizedPage, read_library
from newsroom.words import languages

DOCS = Path(__file__).parents[1] / "docs"

HEADING = re.compile(r"^(#+) .*?(\{#[a-z0-9-]+\})$", re.MULTILINE)
ADMONITION = re.compile(r"^!!! (\w+)", re.MULTILINE)
MISPRINTS = {
    "Prisco": "Pisco",
    "Excellency Initiative": "European Cluster Excellence Initiative",
    "BARCELLONA": "Barcelona",
    "Logifashion": "Logisfashion",
    "90th of September": "7–9 September",
    "Direct Contracts": "rivalry among existing competitors",
}
"""What the printed newsletter says wrongly; only quotations of it may repeat it."""


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(DOCS, languages())


def translated(library: Library) -> list[tuple[LocalizedPage, LocalizedPage]]:
    return [
        (library.originals[ref], localized) for (ref, _), localized in library.translations.items()
    ]


def test_the_content_has_no_problem_not_even_a_warning(library: Library) -> None:
    assert check_library(library, date(2026, 11, 22)) == []


def test_every_page_is_there_in_every_language(library: Library) -> None:
    assert len(library.originals) == 38
    assert len(library.translations) == 38 * 3


def test_headings_are_the_same_in_every_language(library: Library) -> None:
    for original, localized in translated(library):
        assert HEADING.findall(localized.file.body.text) == HEADING.findall(
            original.file.body.text
        ), localized.file.path


def test_every_heading_has_an_address_of_its_own(library: Library) -> None:
    for localized in library.pages:
        prose = re.sub(r"```.*?```", "", localized.file.body.text, flags=re.DOTALL)
        headings = re.findall(r"^#+ .*$", prose, re.MULTILINE)
        assert len(headings) == len(HEADING.findall(prose)), localized.file.path


def test_links_and_notes_are_the_same_in_every_language(library: Library) -> None:
    for original, localized in translated(library):
        links = [sorted(link.target for link in s.file.body.links()) for s in (original, localized)]
        assert links[0] == links[1], localized.file.path
        notes = [ADMONITION.findall(s.file.body.text) for s in (original, localized)]
        assert notes[0] == notes[1], localized.file.path


@pytest.mark.parametrize("misprint", MISPRINTS)
def test_misprints_stand_only_where_they_are_quoted(library: Library, misprint: str) -> None:
    for localized in library.pages:
        for found in re.finditer(re.escape(misprint), localized.file.body.text):
            before = localized.file.body.text[: found.start()]
            opened = max(before.rfind("“"), before.rfind("«"))
            closed = max(before.rfind("”"), before.rfind("»"))
            assert opened > closed, f"{localized.file.path}: {misprint}"


def test_nobody_is_named_in_english_by_a_turkey_of_today(library: Library) -> None:
    for ref, localized in library.originals.items():
        text = re.sub("“[^”]*”", "", localized.file.body.text)
        assert "Turkey" not in text, ref


def test_no_personal_address_or_phone_number_is_published(library: Library) -> None:
    for localized in library.pages:
        text = localized.file.path.read_text(encoding="utf-8")
        assert not re.search(r"[\w.+-]+@[\w-]+\.\w+", text), localized.file.path
        assert not re.search(r"\+\d[\d ()-]{7,}", text), localized.file.path


def test_terms_have_a_definition_in_every_language(library: Library) -> None:
    glossary = [localized for localized in library.pages if localized.file.ref == "glossary"]
    assert len(glossary) == 4
    ids = [term.id for term in glossary[0].page.terms]
    for localized in glossary:
        assert list(localized.page.definitions) == ids, localized.file.path
