"""Every field is shown somewhere: what readers see changes when it does.

The fields are those of the JSON Schemas. Of each kind of page, one with every field is made, and
shown again with another value in one field after the other.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from little_worlds import LANGUAGES, make_world
from newsroom.content.encoding import decode
from newsroom.content.library import Library, original_page, read_library
from newsroom.content.page_file import page_of
from newsroom.model.kinds import FOLDERS as OF_KINDS
from newsroom.model.kinds import KINDS
from newsroom.outputs.schemas import schema_of
from newsroom.render.renderer import Renderer
from newsroom.render.settings import Settings
from newsroom.render.site_context import SiteContext
from newsroom.render.templates import open_templates
from site_tools import ROOT

FOLDERS = {**OF_KINDS, "programme": "events", "page": "events"}
"""The sections in which the pages are made; the menu of this one has all of its pages."""
SHOWN = ("events/fair", "partners/index", "index")
"""The pages that may show something of another page, in menus, maps and lists."""
TODAY = date(2026, 1, 15)
ABOUT_THE_FILE = {
    "type": "chooses the fields and the template",
    "id": "is the name of the file",
    "checks": "is for the checker",
    "original": "says in which file the texts are",
    "redirect_from": "makes files of its own (test_redirects.py)",
    "search.exclude": "keeps the page out of the search (test_search_site.py)",
    "search.boost": "moves the page up in the search (test_search_site.py)",
    "draft": "decides whether the page is built at all (test_publication.py)",
    "publish_on": "decides whether the page is built at all (test_publication.py)",
    "expires_on": "decides whether the page is built at all (test_publication.py)",
    "redirect_anchors": "leads from one place of the page to another (test_redirects.py)",
    "image.decorative": "tells the checker that an empty `alt` is meant",
    "venue.lat": "is checked with the country; for calendars to come",
    "venue.lon": "is checked with the country; for calendars to come",
    "venues[].lat": "is checked with the country; for calendars to come",
    "venues[].lon": "is checked with the country; for calendars to come",
    "[].id": "is for translations and anchors",
    "contacts[].consent_given": "is kept for the person named",
    "contacts[].review_by": "is kept for the person named",
    "external_organisers[].lang": "is a mark in the HTML where it is not the reader’s",
}
"""Fields that readers do not see, and why."""
SCENES: dict[str, list[dict[str, Any]]] = {
    "event": [
        {"start": "2026-06-11", "end": "2026-06-13", "hours": None, "venues": None}
        | {"series": "partners/loom"},
        {"start": "2026-06-11", "end": "2026-06-13", "hours": None}
        | {"registration": {"url": "https://www.example.org/register", "required": "true"}},
        {"start": "2026-06-11", "end": "2026-06-13", "hours": None}
        | {"registration": {"required": "true"}},
        {"start": "2026-06-11", "end": "2026-06-11", "start_time": None, "end_time": None},
        {"event_status": "rescheduled", "start": "2026-06-11", "end": "2026-06-13", "hours": None},
        {"date_known": "false", "start": None, "end": None, "hours": None, "sessions": None},
        {"mode": "online", "start": "2026-06-11", "end": "2026-06-13", "venue": None},
    ],
    "programme": [{"hide": None}],  # it has none of these parts
    "issue": [{"date": "2026-01-10"}, {"date": None, "date_known": "false"}],
    "page": [
        {"terms": None, "listing": None, "definitions": None},
        {"listing": None, "definitions": {"value-chain": "Steps."}},
        {"terms": None, "definitions": None},
    ],
}
"""What stands in place of the examples, as some fields are shown only without others."""
REFERENCES = ("partners/loom", "partners/anvil")
NAMES = {"organisers": ("loom", "anvil"), "partners": ("loom", "anvil")}
"""The fields that name partners by their files alone."""
OTHERS = {
    "it": "tr",
    "en": "tr",
    "EUR": "TRY",
    "Europe/Rome": "Europe/Athens",
    REFERENCES[0]: REFERENCES[1],
}
_Step = str | int


@cache
def schema(kind: str, docs: Path) -> dict[str, Any]:
    return schema_of(kind, read_library(docs, LANGUAGES).register)


def resolved(part: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    """The schema of a field, without references, and without “or null”."""
    if "anyOf" in part:
        inner = next(one for one in part["anyOf"] if one.get("type") != "null")
        part = {**part, **resolved(inner, whole)}
    if "$ref" in part:
        part = {**part, **whole["$defs"][part["$ref"].rpartition("/")[2]]}
    return part


def example(part: dict[str, Any], whole: dict[str, Any], name: str) -> Any:
    """A value with every field that it may have."""
    given = (part.get("examples") or [None])[0]
    part = resolved(part, whole)
    if "properties" in part:
        return {one: example(inner, whole, one) for one, inner in part["properties"].items()}
    if part.get("type") == "array":
        items = resolved(part["items"], whole)
        if "properties" in items:
            return [example(items, whole, name)]
        return [NAMES[name][0]] if name in NAMES else [scalar(given[0], items)]
    return given if isinstance(given, dict) else scalar(given, part)


def scalar(given: Any, part: dict[str, Any]) -> Any:
    if re.fullmatch(r"[\w-]+\.(svg|jpg)", str(given)):
        return "hall.svg"
    is_reference = "/" in str(given) and part.get("pattern", "").startswith("^(?:[a-z0-9]+")
    return REFERENCES[0] if is_reference else given


def leaves(value: Any, path: tuple[_Step, ...] = ()) -> Iterator[tuple[_Step, ...]]:
    parts: Any = ()
    if isinstance(value, dict):
        parts = value.items()
    elif isinstance(value, list):
        parts = enumerate(value[:1])
    else:
        yield path
    for step, part in parts:
        yield from leaves(part, (*path, step))


def field_at(path: tuple[_Step, ...], whole: dict[str, Any]) -> dict[str, Any]:
    part = whole
    for step in path:
        if isinstance(step, int):
            part = resolved(part["items"], whole)
        elif "properties" in part:
            part = resolved(part["properties"][step], whole)
        else:
            part = resolved(part.get("additionalProperties") or {}, whole)
    return part


CHANGES: tuple[tuple[str, Callable[[str], str]], ...] = (
    (r"\d{4}-\d\d-\d\d", lambda day: (date.fromisoformat(day) + timedelta(days=1)).isoformat()),
    (r"\d{4}-\d{4}", lambda years: f"{years[:-1]}9"),
    (r"\d\d:\d\d", lambda clock: f"{int(clock[:2]) + 1:02}{clock[2:]}"),
    (r"-?\d+", lambda number: str(int(number) + 1)),
    (r"-?\d+\.\d+", lambda number: str(float(number) + 1)),
    (r"\+[\d -]+", lambda number: f"{number[:-1]}{(int(number[-1]) + 1) % 10}"),
    (r"[^ ]+@[^ ]+", lambda mailbox: f"other-{mailbox}"),
    (r"[A-Z]{2}", lambda country: "IT" if country == "ES" else "ES"),
    (r"hall\.svg", lambda _: "hallmore.svg"),
    (r"[\w-]+\.pdf", lambda name: f"https://www.example.org/{name}"),
    (r"[^ ]+", lambda word: f"{word}more"),
    (r".*", lambda words: f"{words} more"),
)
"""Another value of the same kind, by the form of the first."""


def another(value: Any, part: dict[str, Any], name: str) -> Any:
    """Another value of the same kind."""
    if name in NAMES:
        return NAMES[name][1]
    if "enum" in part:
        return next(one for one in part["enum"] if one != value)
    if part.get("type") == "boolean":
        return value in (False, "false")
    change = next(change for form, change in CHANGES if re.fullmatch(form, str(value)))
    return OTHERS.get(str(value)) or change(str(value))


def with_value(data: Any, path: tuple[_Step, ...], value: Any) -> Any:
    """A copy with another value at this place."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(data, list):
        return [with_value(data[0], rest, value), *data[1:]]
    return {**data, step: with_value(data[step], rest, value)}


class Site:
    """The small world, in which the header of one page after the other is another."""

    def __init__(self, folder: Path) -> None:
        shown = {"listing: partners": "listing: partners\ndrawing: partners-map"}
        docs = make_world(folder, {"file": "partners/index.md", "change": shown})
        logo = (ROOT / "docs" / "assets" / "images" / "logo.svg").read_bytes()
        for place in set(FOLDERS.values()):
            for name in ("hall", "hallmore"):
                (docs / place / f"{name}.svg").write_bytes(logo)
        self.settings = Settings(
            file=folder / "mkdocs.yml",
            docs=docs,
            overrides=ROOT / "overrides",
            languages=LANGUAGES,
            features=frozenset({"navigation.sections", "navigation.path"}),
            nav=(
                "index.md",
                "newsletter/",
                "events/",
                "partners/",
                "training/",
                "case-studies/",
            ),
        )
        self.library = read_library(docs, LANGUAGES)
        self.templates = open_templates(self.settings.overrides)

    def shown(self, kind: str, data: dict[str, Any]) -> str:
        """The page with this header, and the lists and maps that may show something of it."""
        ref = f"{FOLDERS[kind]}/made"
        header = yaml.safe_dump({**data, "type": kind}, allow_unicode=True, width=10_000)
        path = self.settings.docs / f"{ref}.md"
        text = f"---\n{header}---\nIt weaves.\n" + 4 * "\n## One\n\nTwo.\n"
        page = original_page(page_of(path, self.settings.docs, LANGUAGES, *decode(text.encode())))
        assert page.problems == (), (page.problems, data)
        assert page.file.problems == (), page.file.problems
        library = Library(
            self.library.docs,
            LANGUAGES,
            (*self.library.pages, page),
            self.library.register_file,
        )
        renderer = Renderer(SiteContext(self.settings, library, TODAY), self.templates)
        return "\n".join(renderer.page(one, "en") for one in (ref, *SHOWN))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(tmp_path_factory.mktemp("made"))


def dotted(path: tuple[_Step, ...]) -> str:
    return "".join("[]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def scenes(kind: str, site: Site) -> Iterator[dict[str, Any]]:
    """The page with every field, as often as it takes to show them all."""
    whole = schema(kind, site.settings.docs)
    page = example(whole, whole, "")
    for scene in SCENES.get(kind, [{}]):
        made = {**page, **scene}
        for left_out in ("original", "translation", "id", "draft", "publish_on", "expires_on"):
            made.pop(left_out, None)
        yield {name: value for name, value in made.items() if value is not None}


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_shown(kind: str, site: Site) -> None:
    whole = schema(kind, site.settings.docs)
    missing: set[str] = set()
    seen: set[str] = set()
    for page in scenes(kind, site):
        before = site.shown(kind, page)
        for path in leaves(page):
            name = dotted(path)
            names = {name, re.split(r"[.\[]", name)[0], re.sub(r".*(?=\[\])", "", name)}
            if name in seen or names & ABOUT_THE_FILE.keys():
                continue
            value: Any = page
            for step in path:
                value = value[step]
            last = next(step for step in reversed(path) if isinstance(step, str))
            other = another(value, field_at(path, whole), last)
            if site.shown(kind, with_value(page, path, other)) != before:
                seen.add(name)
            else:
                missing.add(name)
    assert sorted(missing - seen) == []
