"""What multiplies its own size is refused by counts, before anything is converted."""

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from little_worlds import LANGUAGES, make_world
from newsroom.checks.checker import check_library
from newsroom.checks.html_size import shares_of
from newsroom.checks.list_sizes import cards_size, search_size, translations_size
from newsroom.checks.rules import depth, site_budgets
from newsroom.content import header
from newsroom.content.library import read_library
from newsroom.model import limits, pictures
from newsroom.render.settings import read_settings
from newsroom.views.addresses import page_file
from newsroom.words import FIRST_LANGUAGE, languages, load_words
from page_html import own_html
from real_content import DOCS
from site_tools import small_config
from worst_pages import WORST

HEADER = """\
---
type: page
title: A page
summary: A page with more than what one sees in it, for a test of the budgets.
updated: 2026-01-10
---
"""
TODAY = date(2026, 1, 15)
LISTS = {"search", "translations", "problems"}


def said(docs: Path) -> set[str]:
    """The codes, with their variants, of the problems of a docs folder."""
    problems = check_library(read_library(docs, LANGUAGES), TODAY, own_html())
    return {f"{one.code} {one.values.get('variant', '')}".strip() for one in problems}


TRIED = list(WORST)[:: 1 if os.environ.get("SWEEP") else 3]
"""The short form takes every third."""


@pytest.mark.parametrize("name", TRIED)
def test_the_worst_pages_are_refused(name: str, tmp_path: Path) -> None:
    code, body = WORST[name]
    text = HEADER + body()
    assert len(text.encode()) <= limits.PAGE_BYTES
    docs = make_world(tmp_path, {"write": {"events/new.md": text}})
    assert code in said(docs)


def test_a_header_that_names_very_many_sources_is_refused(tmp_path: Path) -> None:
    sources = f"sources: [{'{site: a.eu}, ' * 4_000}]\n---\n"
    text = HEADER.removesuffix("---\n") + sources
    docs = make_world(tmp_path, {"write": {"events/new.md": text}})
    assert "LIM001 header" in said(docs)


def test_budgets_cannot_be_waived(tmp_path: Path) -> None:
    waiver = 'checks: {LIM001: "Mine.", LIM002: "Mine.", LIM003: "Mine."}\n---\n'
    text = HEADER.removesuffix("---\n") + waiver + "*a*" * 100_000
    docs = make_world(tmp_path, {"write": {"events/new.md": text}})
    assert {"LIM001 markup", "LIM002 paragraph", "WAI003"} <= said(docs)


@pytest.mark.parametrize("lang", languages())
def test_no_page_of_the_site_is_larger_than_was_counted(lang: str, real_site: Path) -> None:
    library = read_library(DOCS, languages())
    for ref, original in library.originals.items():
        listing = getattr(original.page, "listing", None)
        file = library.translations.get((ref, lang), original).file
        header, text = original.file.header.data, original.file.body.text
        counted = sum(share.size for share in shares_of(file.body.text, header, text))
        if listing in LISTS:
            continue
        size = (real_site / page_file(ref, lang)).stat().st_size
        assert size <= counted + limits.FRAME_BYTES, ref
        assert counted < limits.HTML_BYTES / 4, ref


@pytest.mark.parametrize("lang", languages())
def test_lists_of_pages_are_as_large_as_was_counted(lang: str, real_site: Path) -> None:
    library = read_library(DOCS, languages())
    for ref, counted in (
        ("search", search_size(library, lang)),
        ("translations", translations_size(library, lang)),
    ):
        size = (real_site / page_file(ref, lang)).stat().st_size
        assert counted * 0.8 <= size <= counted + limits.FRAME_BYTES
    cards = re.findall(
        r"<article class=\"nl-card.*?</article>",
        (real_site / page_file("partners/index", lang)).read_text(encoding="utf-8"),
        re.DOTALL,
    )
    assert cards
    assert sum(len(card.encode()) for card in cards) <= cards_size(library, lang)


@pytest.mark.parametrize(
    ("name", "limit", "variant"),
    [
        ("PAGES", 4, "pages"),
        ("FILES", 5, "files"),
        ("CONTENT_BYTES", 1_000, "content"),
        ("SITE_BYTES", 1_000, "total"),
        ("PATH_LENGTH", 10, "path"),
    ],
)
def test_the_site_has_budgets(
    name: str, limit: int, variant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs = make_world(tmp_path, {})
    assert "LIM003" not in {code.split()[0] for code in said(docs)}
    monkeypatch.setattr(limits, name, limit)
    assert f"LIM003 {variant}" in said(docs)


@pytest.mark.parametrize("variant", ["list", "cards"])
def test_lists_have_budgets(variant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = HEADER.replace("---\ntype", "---\nlisting: search\ntype")
    docs = make_world(tmp_path, {"write": {"search.md": page}})
    monkeypatch.setattr(site_budgets, "TEXT_BYTES", 500)
    assert f"LIM003 {variant}" in said(docs)


@pytest.fixture
def deep_docs(tmp_path: Path) -> Iterator[Path]:
    """A docs folder with more folders in one another than a function can call itself.

    They are removed here, for pytest could not.
    """
    docs = make_world(tmp_path, {})
    folders = [Path(docs, *"a" * depth) for depth in range(1, 1201)]
    for folder in folders:
        folder.mkdir()
    page = folders[-1] / "b.md"
    page.write_text(HEADER, encoding="utf-8")
    yield docs
    page.unlink()
    for folder in reversed(folders):
        folder.rmdir()


def test_deeply_nested_folders_are_refused_by_name(deep_docs: Path) -> None:
    [problem] = [
        one
        for one in check_library(read_library(deep_docs, LANGUAGES), TODAY, own_html())
        if one.code == "LIM003"
    ]
    assert problem.values["value"] == "/".join("a" * (limits.FOLDER_DEPTH + 1))


def test_deeply_nested_folders_end_no_check_of_the_settings(deep_docs: Path) -> None:
    assert read_settings(small_config(deep_docs.parent)).docs == deep_docs


@pytest.mark.parametrize("lang", languages())
def test_the_rules_state_the_numbers(lang: str) -> None:
    problems: Any = load_words(lang).problems
    numbers = {
        code: [int(one) for one in re.findall(r"\d+", problems[code].rule)] for code in RULES
    }
    assert numbers == RULES


@pytest.mark.parametrize("lang", languages())
def test_the_handbook_states_the_numbers(lang: str) -> None:
    suffix = "" if lang == FIRST_LANGUAGE else f".{lang}"
    page = (DOCS / f"handbook/problems{suffix}.md").read_text(encoding="utf-8")
    text = page[page.index("{#limits}") :]
    rows = re.findall(r"^\|[^|]*\| ([^|]*) \| `(\w+)` \|$", text, re.MULTILINE)
    stated = [(code, int(re.sub(r"\D", "", number))) for number, code in rows]
    assert stated == HANDBOOK
    end = text[text.rindex("|\n") :]
    seconds, gigabytes = limits.MARKDOWN_SECONDS, limits.MEMORY_BYTES // 10**9
    assert [int(one) for one in re.findall(r"\d+", end)] == [seconds, gigabytes, 2, 1] or (
        [int(one) for one in re.findall(r"\d+", end)] == [seconds, gigabytes, 1, 2]  # in Turkish
    )


HANDBOOK = [
    ("SYN010", limits.PAGE_BYTES // 1024),
    ("SYN011", header.HEADER_LIMIT // 1024),
    ("SYN012", header.DEPTH_LIMIT),
    ("LIM001", (limits.HTML_BYTES - limits.FRAME_BYTES) // 1000),
    ("LIM002", limits.HEADINGS),
    ("LIM002", limits.BOXES),
    ("LIM002", limits.NOTES),
    ("LIM002", limits.ABBREVIATIONS),
    ("LIM002", limits.DEFINITIONS),
    ("LIM002", limits.PARAGRAPH_LENGTH),
    ("SYN016", depth.DEPTH_LIMIT),
    ("SYN016", depth.BRACKET_LIMIT),
    ("LIM003", limits.PAGES),
    ("LIM003", limits.FILES),
    ("LIM003", limits.CONTENT_BYTES // 10**6),
    ("LIM003", limits.SITE_BYTES // 10**6),
    ("LIM003", limits.FOLDER_DEPTH),
    ("LIM003", limits.PATH_LENGTH),
    ("PIC002", pictures.LARGEST_FILE // 10**6),
    ("PIC002", pictures.LARGEST_JPEG // 10**6),
    ("PIC002", pictures.LARGEST // 10**6),
    ("PIC002", pictures.LARGEST_DRAWING // 10**3),
]
RULES = {
    "SYN010": [limits.PAGE_BYTES // 1024],
    "LIM001": [(limits.HTML_BYTES - limits.FRAME_BYTES) // 1000],
    "LIM002": [limits.HEADINGS, limits.ABBREVIATIONS, limits.DEFINITIONS, limits.PARAGRAPH_LENGTH],
    "LIM003": [
        limits.PAGES,
        limits.FILES,
        limits.CONTENT_BYTES // 10**6,
        limits.SITE_BYTES // 10**6,
        limits.FOLDER_DEPTH,
        limits.PATH_LENGTH,
    ],
}


def test_boxes_and_notes_are_counted_like_headings() -> None:
    """As the rules state one number for all three."""
    assert limits.BOXES == limits.NOTES == limits.HEADINGS
