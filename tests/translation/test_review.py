"""Marking a translation as read: what is written, and what is refused."""

from datetime import date
from pathlib import Path

import pytest

import review_translation
from little_worlds import make_world
from newsroom.content.fingerprint import fingerprint
from newsroom.content.library import read_library

ITALIAN = "docs/events/fair.it.md"


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small world in which an English page has changed."""
    make_world(tmp_path, {"file": "events/fair.md", "change": {"Come [to": "Do come [to"}})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def review(*arguments: str, lang: str = "en") -> int:
    more = ["--docs", "docs", "--today", "2026-01-15", "--lang", lang]
    return review_translation.main([*arguments, *more])


def current(world: Path) -> str:
    library = read_library(world / "docs", ("en", "it"))
    original = library.originals["events/fair"]
    assert original.kind
    return fingerprint(original.file, original.kind)


def set_block(world: Path, block: str) -> str:
    path = world / ITALIAN
    lines = path.read_text(encoding="utf-8").split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("translation:"))
    text = "\n".join([*lines[:at], block, *lines[at + 1 :]])
    path.write_text(text, encoding="utf-8")
    return text


@pytest.mark.parametrize("page", ["events/fair", "docs/events/fair.md", "docs/events/fair.it.md"])
def test_the_fingerprint_is_written_and_the_rest_is_kept(world: Path, page: str) -> None:
    block = 'translation: {method: human, source_hash: "1.2"}  # by hand'
    before = set_block(world, block)
    assert review(page, "it") == 0
    after = (world / ITALIAN).read_text(encoding="utf-8")
    assert after == before.replace("1.2", current(world))


def test_the_language_may_stand_in_the_name_of_the_file(world: Path) -> None:
    set_block(world, 'translation: {method: human, source_hash: "1.2"}')
    assert review(ITALIAN) == 0
    assert current(world) in (world / ITALIAN).read_text(encoding="utf-8")


def test_a_machine_translation_becomes_a_reviewed_one(world: Path) -> None:
    block = "# how\ntranslation:\n  method: machine  # kept\n  source_hash: '1.2'\n# end"
    before = set_block(world, block)
    assert review("events/fair", "it", "--by", "MILL") == 0
    after = (world / ITALIAN).read_text(encoding="utf-8")
    made = f'source_hash: "{current(world)}"\n  reviewer: MILL\n  reviewed_on: '
    assert after == before.replace("machine", "machine-reviewed").replace(
        "source_hash: '1.2'", f"{made}{date(2026, 1, 15)}"
    ) or after == before.replace("machine", "machine-reviewed").replace(
        "source_hash: '1.2'", f"{made}'{date(2026, 1, 15)}'"
    )
    library = read_library(world / "docs", ("en", "it"))
    page = library.translations["events/fair", "it"].page
    assert page
    assert page.translation
    assert page.translation.method == "machine-reviewed"
    assert page.translation.reviewed_on == date(2026, 1, 15)


def test_a_name_with_signs_is_quoted_in_braces(world: Path) -> None:
    set_block(world, 'translation: {method: machine, source_hash: "1.2"}')
    assert review("events/fair", "it", "--by", "Foo, Bar: {x}") == 0
    library = read_library(world / "docs", ("en", "it"))
    page = library.translations["events/fair", "it"].page
    assert page
    assert page.translation
    assert page.translation.reviewer == "Foo, Bar: {x}"


@pytest.mark.parametrize("lang", ["en", "it", "es", "tr"])
@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["events/none", "it"], "events/none"),
        (["events/fair", "xx"], "xx"),
        (["events/fair", "es"], "es"),
        (["events/fair", "it"], "--by MILL"),
    ],
)
def test_what_cannot_be_reviewed_is_refused_with_a_reason(
    world: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], named: str, lang: str
) -> None:
    before = (world / ITALIAN).read_bytes()
    assert review(*arguments, lang=lang) == 1
    assert named in capsys.readouterr().err
    assert (world / ITALIAN).read_bytes() == before


def test_a_page_with_errors_is_not_marked(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = set_block(world, 'translation: {method: human, source_hash: "1.2"}')
    (world / ITALIAN).write_text(text.replace("Venite", "Venite in 120"), encoding="utf-8")
    before = (world / ITALIAN).read_bytes()
    assert review("events/fair", "it") == 1
    said = capsys.readouterr().err
    assert "I18008" in said
    assert "Nothing was written." in said
    assert (world / ITALIAN).read_bytes() == before
