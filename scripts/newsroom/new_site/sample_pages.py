"""The sample pages of a new site, which say that they are samples."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from newsroom.content.encoding import decode
from newsroom.content.fingerprint import fingerprint
from newsroom.content.page_file import page_of
from newsroom.model.kinds import KINDS
from newsroom.words import about_language

_TEXTS = Path(__file__).with_name("texts")
_LATER = {"start": timedelta(days=60), "end": timedelta(days=60)}
"""When a sample event is held, counted from the day on which the site is made."""
SAMPLE_TERM = {
    "en": "sample term",
    "de": "Musterbegriff",
    "es": "término de muestra",
    "it": "termine di esempio",
    "tr": "örnek terim",
}
FACTS: Mapping[str, Mapping[str, Any]] = {
    "index": {"type": "page", "related": ["project/index"]},
    "search": {"type": "page", "listing": "search"},
    "translations": {"type": "page", "listing": "translations"},
    "newsletter/index": {"type": "page", "listing": "newsletter"},
    "newsletter/sample-issue": {
        "type": "issue",
        "number": 1,
        "date": timedelta(),
        "sections": [
            {"kind": "partners", "items": ["partners/sample-partner"]},
            {"kind": "events", "items": ["events/sample-workshop", "events/sample-open-day"]},
        ],
    },
    "events/index": {"type": "page", "listing": "events"},
    "events/sample-workshop": {
        "type": "event",
        "kind": "workshop",
        "event_status": "scheduled",
        **_LATER,
        "mode": "online",
        "online_url": "https://www.example.org/",
        "organisers": ["sample-partner"],
    },
    "events/sample-open-day": {
        "type": "event",
        "kind": "meeting",
        "event_status": "scheduled",
        **dict.fromkeys(_LATER, timedelta(days=90)),
        "mode": "onsite",
        "venue": {"city": "Sample Town", "country": ""},
        "organisers": ["sample-partner"],
    },
    "partners/index": {"type": "page", "listing": "partners"},
    "partners/sample-partner": {
        "type": "partner",
        "acronym": "SAMPLE",
        "names": [{"name": "Sample Partner", "lang": "en", "use": "known-as"}],
        "partner_kind": "association",
        "role": "coordinator",
        "country": "",
        "city": "Sample Town",
        "sectors": ["general"],
        "website": "https://www.example.org/",
    },
    "glossary": {"type": "page", "terms": [{"id": "sample-term", "names": SAMPLE_TERM}]},
    "project/index": {"type": "page"},
    "project/privacy": {"type": "page", "related": ["project/accessibility"]},
    "project/accessibility": {"type": "page", "related": ["project/privacy"]},
}
"""The pages and what is the same in every language. A span counts from today; an empty country
is that of the site's languages."""


@cache
def sample_languages() -> tuple[str, ...]:
    """The languages in which there are sample pages."""
    return tuple(sorted(path.stem for path in _TEXTS.glob("*.yml")))


@cache
def sample_texts(lang: str) -> Mapping[str, Any]:
    """The texts of the sample pages in a language; of `site`, what the site says of itself."""
    found: Mapping[str, Any] = yaml.safe_load((_TEXTS / f"{lang}.yml").read_text("utf-8"))
    return found


def sample_pages(languages: Sequence[str], name: str, today: date) -> Iterator[tuple[str, str]]:
    """Each page with its path below `docs`, in the first language and in the others."""
    first, *others = languages
    for ref, facts in FACTS.items():
        original = _page(_header(ref, facts, languages, name, today), ref, first, name)
        yield f"{ref}.md", original
        docs = Path("docs")
        page = page_of(docs / f"{ref}.md", docs, (*languages,), *decode(original.encode()))
        made_from = fingerprint(page, KINDS[facts["type"]])
        for lang in others:
            state = {"translation": {"method": "human", "source_hash": made_from}}
            yield f"{ref}.{lang}.md", _page(_named(ref, lang, name) | state, ref, lang, name)


def country_of(languages: Sequence[str]) -> str:
    """A country in which the last of these languages is at home."""
    return str(about_language(languages[-1]).locale).partition("_")[2]


def _header(
    ref: str, facts: Mapping[str, Any], languages: Sequence[str], name: str, today: date
) -> dict[str, Any]:
    values = {field: _filled(value, languages, today) for field, value in facts.items()}
    texts = _named(ref, languages[0], name)
    return {"type": values.pop("type"), **texts, "updated": today, **values}


def _named(ref: str, lang: str, name: str) -> dict[str, Any]:
    """The texts of a header, with the name of the organisation."""
    texts = sample_texts(lang)[ref]
    return {field: text.format(name=name) for field, text in texts.items() if field != "body"}


def _filled(value: Any, languages: Sequence[str], today: date) -> Any:
    if isinstance(value, timedelta):
        return today + value
    if isinstance(value, dict):
        return {
            name: country_of(languages) if name == "country" else part
            for name, part in value.items()
        }
    if isinstance(value, list) and isinstance(value[0], dict) and "names" in value[0]:
        return [{**one, "names": {lang: one["names"][lang] for lang in languages}} for one in value]
    return country_of(languages) if value == "" else value


def _page(header: Mapping[str, Any], ref: str, lang: str, name: str) -> str:
    written = yaml.safe_dump(header, allow_unicode=True, width=1000, sort_keys=False)
    return f"---\n{written}---\n{sample_texts(lang)[ref]['body'].format(name=name)}"
