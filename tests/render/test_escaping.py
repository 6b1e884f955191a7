"""Whatever a header holds is shown as text.

The small world is built twice with the checker switched off: once with harmless words in every
field that takes text, once with markup there. But for these words, all pages must be the same.
"""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree, html

from little_worlds import make_world
from newsroom.model.kinds import KINDS
from pages import read
from site_tools import ROOT
from unchecked_worlds import build_unchecked

HOSTILE = "\"><img onerror=a()>&amp;'"
HARMLESS = "QQ plain words QQ"
HOSTILE_ADDRESS, HARMLESS_ADDRESS = "/\"><img/onerror=a()>&amp;'", "/QQQ"
LINE, ADDRESS = r"^(?:[^<>]*)$", r"^(?:https://[^\s<>]+)$"
"""How the JSON Schema of a header describes plain text, and addresses."""
NEVER_SHOWN = {"checks", "id", "translation.source_hash", "image.src", "logo.src"}

LISTS = ("search.md", "search.it.md", "translations.md", "translations.it.md")
"""Pages of the real site that show the words of all others."""
MORE = {
    "events/fair.md": {
        "status_note": "There is news.",
        "hosts": [{"name": "A host", "url": "https://www.example.org/host"}],
        "supporters": [{"name": "A friend", "url": "https://www.example.org/friend"}],
        "registration": {"url": "https://www.example.org/register"},
        "venue": {
            "name": "Museo del Tessuto",
            "address": "via Puccetti 3",
            "postcode": "59100",
            "city": "Bologna",
            "region": "Tuscany",
            "country": "IT",
            "room": "Sala Verde",
        },
        "sessions": [
            {
                "id": "opening",
                "day": "2026-06-11",
                "start": "09:30",
                "title": "The opening",
                "room": "Sala Verde",
                "speakers": "A weaver",
            }
        ],
        "short_title": "",
        "cost": {
            "basis": "paid",
            "amounts": [{"id": "all", "for": "All", "amount": "5", "currency": "EUR"}],
        },
        "deadlines": [{"id": "rooms", "what": "Rooms", "date": "2026-05-15"}],
        "materials": [
            {"id": "wool", "title": "Wool", "kind": "slides", "url": "https://www.example.org/w"}
        ],
        "audience": "Weavers.",
        "prerequisites": "A laptop.",
        "certificate": "One for all.",
        "travel": "By train.",
        "accessibility": "No steps.",
        "website": "https://www.example.org/fair",
        "contact": {"name": "The office", "email": "fair@example.org"},
        "contacts": [
            {
                "name": "Maria Bianchi",
                "role": "Training",
                "mailbox": "training@example.org",
                "consent_given": "2025-11-22",
                "review_by": "2027-11-22",
            }
        ],
    },
    "events/visit.md": {
        "image": {
            "src": "../hall.svg",
            "alt": "The hall",
            "caption": "Before the doors open.",
            "credit": "Jane Doe",
            "licence": "CC BY 4.0",
        },
        "mode": "online",
        "venue": {},
        "venues": [
            {
                "name": "Fondazione Ordito",
                "room": "Sala Blu",
                "address": "via Puccetti 4",
                "postcode": "40100",
                "city": "Bologna",
                "region": "Tuscany",
                "country": "IT",
            },
            {"city": "Ankara", "country": "TR"},
        ],
        "online_url": "https://www.example.org/join",
    },
    "partners/loom.md": {
        "region": "Yorkshire",
        "address": {"street": "12 Mill Lane", "postcode": "HD1 2AB"},
        "contact": {"name": "The office", "email": "info@example.org"},
        "social": {"linkedin": "https://www.linkedin.com/company/loom"},
        "short_title": "",
        "logo": {"src": "../hall.svg", "alt": "The Loom"},
    },
    "newsletter/first.md": {"date_known": "false", "date_note": "Nobody knows."},
    "case-studies/wool.md": {
        "subject": {"name": "Wool", "country": "GB", "region": "Yorkshire"},
        "figures": [{"what": "members", "value": "12", "site": "example.org", "as_of": "2024"}],
        "website": "https://www.example.org/wool",
        "results": [
            {
                "id": "sales",
                "metric": "Sales",
                "before": "2",
                "after": "3",
                "unit": "tonnes",
                "period": "2014-2016",
                "site": "example.org",
            }
        ],
    },
    "partners/loom.it.md": {
        "translation": {
            "method": "machine-reviewed",
            "source_hash": "0000.0000.0000",
            "reviewer": "The Loom",
            "reviewed_on": "2026-01-10",
        }
    },
    "training/index.md": {
        "provider": {"name": "A school", "url": "https://www.example.org/school"},
    },
    "glossary.md": {
        "type": "page",
        "title": "Glossary",
        "summary": "The words that this small world uses, with what each of them means.",
        "updated": "2026-01-10",
        "terms": [{"id": "loom", "names": {"en": "loom", "it": "telaio"}}],
        "definitions": {"loom": "What one weaves on."},
    },
}
"""Fields that the small world leaves out."""


def described(schema: dict[str, Any], defs: dict[str, Any], path: str = "") -> Iterator[str]:
    """The fields of a kind of page that hold text or an address, by path: `venue.name`."""
    schema = defs[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    if schema.get("pattern") in (LINE, ADDRESS):
        yield path
    for name, part in schema.get("properties", {}).items():
        yield from described(part, defs, f"{path}.{name}".lstrip("."))
    inside = [*schema.get("anyOf", ()), *schema.get("patternProperties", {}).values()]
    for part in (*inside, schema.get("items"), schema.get("additionalProperties")):
        if isinstance(part, dict):
            yield from described(part, defs, path)


@cache
def fields() -> set[str]:
    schemas = [kind.model_json_schema() for kind in KINDS.values()]
    found = {path for schema in schemas for path in described(schema, schema.get("$defs", {}))}
    return found - NEVER_SHOWN


def spoilt(value: Any, path: str, word: Callable[[str, str], str]) -> Any:
    """A header in which every text and address ends with another word."""
    if isinstance(value, list):
        return [spoilt(one, path, word) for one in value]
    if isinstance(value, dict):
        named = path in fields()  # a text for each name: the names of a term, by language
        inside = {name: path if named else f"{path}.{name}".lstrip(".") for name in value}
        return {name: spoilt(part, inside[name], word) for name, part in value.items()}
    return word(value, path) if path in fields() else value


def as_texts(header: str) -> dict[str, Any]:
    """A header with every scalar as it is written: `10:30` is no number of minutes."""
    data: dict[str, Any] = yaml.load(header, yaml.BaseLoader)  # noqa: S506 - makes only texts
    return data


def world(folder: Path, text: str, address: str) -> tuple[Path, set[str]]:
    """A small site whose headers are spoilt, and which fields that were."""
    docs = make_world(folder, {})
    done = set()

    def word(value: str, path: str) -> str:
        done.add(path)
        return f"{value}{address if value.startswith('https://') else text}"

    shutil.copy(docs / "index.md", docs / "glossary.md")
    shutil.copy(ROOT / "docs" / "assets" / "images" / "logo.svg", docs / "hall.svg")
    for name in LISTS:
        shutil.copy(ROOT / "docs" / name, docs / name)
    for path in sorted(docs.rglob("*.md")):
        _, header, body = path.read_text(encoding="utf-8").split("---\n", 2)
        name = path.relative_to(docs).as_posix()
        written = as_texts(header) if name != "glossary.md" else {}
        if name in LISTS:
            written["related"] = []  # pages of the real site
        spoiled = spoilt(written | MORE.get(name, {}), "", word)
        dumped = yaml.safe_dump(spoiled, allow_unicode=True, width=1000)
        path.write_text(f"---\n{dumped}---\n{body}", encoding="utf-8")
    return build_unchecked(folder), done


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, set[str]]:
    harmless, _ = world(tmp_path_factory.mktemp("harmless"), HARMLESS, HARMLESS_ADDRESS)
    hostile, done = world(tmp_path_factory.mktemp("hostile"), HOSTILE, HOSTILE_ADDRESS)
    return harmless, hostile, done


def unspoilt(text: str | None) -> str:
    text = (text or "").replace(HOSTILE_ADDRESS, HARMLESS_ADDRESS)
    text = re.sub(r"(?<=assets/share/)(.*)\.[0-9a-f]{10}\.png$", r"\1.png", text)
    return text.replace(HOSTILE, HARMLESS)


def tree(element: etree._Element) -> list[object]:
    """An element with all that is in it, the hostile words changed into the harmless ones."""
    attributes = {name: unspoilt(value) for name, value in element.attrib.items()}
    inside = [tree(child) for child in element]
    return [element.tag, attributes, unspoilt(element.text), unspoilt(element.tail), *inside]


def test_every_field_that_takes_text_is_tried(sites: tuple[Path, Path, set[str]]) -> None:
    assert sites[2] == fields()


def test_no_header_becomes_markup_on_any_page(sites: tuple[Path, Path, set[str]]) -> None:
    harmless, hostile, _ = sites
    pages = sorted(path.relative_to(harmless) for path in harmless.rglob("*.html"))
    assert pages == sorted(path.relative_to(hostile) for path in hostile.rglob("*.html"))
    assert len(pages) > 25
    for path in pages:
        spoilt, plain = read(hostile / path), read(harmless / path)
        assert HOSTILE in spoilt.text_content(), path
        assert tree(spoilt) == tree(plain), path
        assert "a()" not in "".join(spoilt.xpath("//@*[starts-with(name(), 'on')]"))


def test_no_header_becomes_markup_in_the_sitemap(sites: tuple[Path, Path, set[str]]) -> None:
    harmless, hostile, _ = sites
    trees = [tree(etree.parse(site / "sitemap.xml").getroot()) for site in (hostile, harmless)]
    assert trees[0] == trees[1]


def test_the_search_keeps_the_words_as_text(sites: tuple[Path, Path, set[str]]) -> None:
    """Its script shows them as text: `test_shipped.py` knows what makes markup of a text."""
    for lang in ("en", "it"):
        path = sites[1] / "assets" / "search" / lang / "m.json"
        index = json.loads(path.read_text(encoding="utf-8"))
        assert all(HOSTILE in title for _, title, *_ in index["pages"])


def test_the_words_are_on_the_pages_that_show_them(sites: tuple[Path, Path, set[str]]) -> None:
    """A field that is shown nowhere would prove nothing."""
    for path, selector in {
        "events/fair/index.html": "h1, title, .nl-head__summary, .nl-facts__value",
        "events/visit/index.html": ".nl-figure__caption, .nl-figure__rights",
        "events/index.html": ".nl-card__title, .nl-card__summary, .nl-card__place",
        "training/weaving/index.html": ".nl-topics li",
        "index.html": ".nl-menu__link, .nl-card__title",
        "404.html": ".nl-menu__link",
        "search/index.html": ".nl-every__pages a",
        "it/translations/index.html": "th a",
        "glossary/index.html": ".nl-glossary__term, .nl-glossary__definition",
    }.items():
        page = read(sites[1] / path)
        for one in selector.split(", "):
            found = [element for element in page.cssselect(one) if shows_hostile_text(element)]
            assert found, (path, one)


def shows_hostile_text(element: html.HtmlElement) -> bool:
    return HOSTILE in element.text_content()
