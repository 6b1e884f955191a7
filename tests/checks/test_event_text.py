"""What an event's text says beside its header: sentences as pages write them, and what is told.

`event_text.yml` holds groups of sentences with the same header: of `wrong` ones the checker
tells one problem of the code, of `right` ones none.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from newsroom.checks.checker import check_library
from newsroom.content.library import read_library
from page_html import own_html

HERE = Path(__file__).parent
TODAY = date(2026, 11, 22)
HEADER = {
    "type": "event",
    "title": "Weaving today",
    "summary": "Three days on wool and looms for the managers of clusters in four countries.",
    "updated": "2026-11-01",
    "kind": "seminar",
    "event_status": "scheduled",
    "start": "2027-09-07",
    "end": "2027-09-09",
    "mode": "onsite",
    "venue": {"city": "Bologna", "country": "IT"},
    "external_organisers": [{"name": "A school"}],
}
TRANSLATED = {
    "title": "Weaving today",
    "summary": "Tre giorni su lana e telai per chi dirige i cluster di quattro paesi.",
    "translation": {"method": "human", "source_hash": "0000.0000"},
}


def sentences() -> Iterator[Any]:
    groups = yaml.safe_load((HERE / "event_text.yml").read_text(encoding="utf-8"))
    for group in groups:
        for side in ("wrong", "right"):
            for lang, texts in (group.get(side) or {}).items():
                for text in texts:
                    label = f"{group['name']}, {side}, {lang}: {text[:60]}"
                    yield pytest.param(group, lang, text, side == "wrong", id=label)


def codes_of(
    folder: Path, header: dict[str, Any], texts: dict[str, Any], lang: str, text: str
) -> list[str]:
    """The codes that the checker tells of a page whose text in this language is this."""
    events = folder / "events"
    events.mkdir()
    own = header if lang == "en" else TRANSLATED | texts
    pages = {"page.md": (header, "Welcome."), f"page.{lang}.md".replace(".en", ""): (own, text)}
    for name, (fields, body) in pages.items():
        written = yaml.safe_dump(fields, sort_keys=False, allow_unicode=True)
        (events / name).write_text(f"---\n{written}---\n{body}\n", encoding="utf-8")
    library = read_library(folder, tuple(dict.fromkeys(("en", lang))))
    return [problem.code for problem in check_library(library, TODAY, own_html())]


@pytest.mark.parametrize(("group", "lang", "text", "is_wrong"), list(sentences()))
def test_the_checker_tells_what_is_wrong_and_nothing_else(
    group: dict[str, Any], lang: str, text: str, *, is_wrong: bool, tmp_path: Path
) -> None:
    header = HEADER | (group.get("header") or {})
    found = codes_of(tmp_path, header, (group.get("translated") or {}).get(lang, {}), lang, text)
    codes = [code for code in found if code in group["codes"]]
    assert len(codes) == is_wrong, found
