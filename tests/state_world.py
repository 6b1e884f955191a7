"""A small made-up site in four languages with a page in each state, on a fixed day."""

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from little_worlds import WORLD
from newsroom.content.fingerprint import fingerprint
from newsroom.content.page_file import read_page
from newsroom.model.event import Event
from site_tools import ROOT
from small_projects import settings_of_small_world

TODAY = date(2026, 11, 22)
LANGUAGES = ("en", "es", "it", "tr")
SIGN_UP = 'registration: {url: "https://www.example.org/register", closes: %s}'
OPEN, SHUT = SIGN_UP % "2027-02-28", SIGN_UP % "2026-11-15"
NOTE = "status_note: The weaving hall is being repaired."
JOIN = 'online_url: "https://www.example.org/join"'

EVENTS: Mapping[str, tuple[str, ...]] = {
    "as-announced": ("start: 2027-06-02", "mode: onsite", "event_status: scheduled", OPEN),
    "cancelled": ("start: 2027-03-10", "mode: hybrid", "event_status: cancelled", NOTE, JOIN, OPEN),
    "postponed": ("start: 2027-03-17", "mode: hybrid", "event_status: postponed", NOTE, JOIN, OPEN),
    "rescheduled": (
        "start: 2027-04-14",
        "mode: onsite",
        "event_status: rescheduled",
        "previous_start: 2027-03-24",
        OPEN,
    ),
    "moved-online": ("start: 2027-04-21", "mode: online", "event_status: moved-online", JOIN),
    "sold-out": (
        "start: 2027-05-05",
        "mode: onsite",
        "event_status: scheduled",
        OPEN.replace("}", ", sold_out: true}"),
    ),
    "registration-closed": (
        "start: 2026-12-10",
        "mode: hybrid",
        "event_status: scheduled",
        JOIN,
        SHUT,
    ),
    "past": ("start: 2026-10-07", "mode: hybrid", "event_status: completed", JOIN),
}
"""For each state that an event may be in, and none, the facts that make the difference."""
DRAFTS: Mapping[str, str] = {
    "draft": "draft: true",
    "not-yet": "publish_on: 2026-11-23",
    "expired": "expires_on: 2026-11-21",
}
"""The same of the case studies that only the preview shows."""
TEXTS = {
    "en": ("Loom day", "A day at the loom for members who want to see how cloth is woven."),
    "es": ("Jornada del telar", "Un día ante el telar para quienes quieren ver cómo se teje."),
    "it": ("Giornata del telaio", "Un giorno al telaio per chi vuole vedere come si tesse."),
    "tr": ("Tezgâh günü", "Kumaşın nasıl dokunduğunu görmek isteyen üyeler için bir gün."),
}
PLANNED = """\
---
type: issue
title: Second issue
summary: The second issue of the newsletter of the small site, which is still to come out.
updated: 2026-11-22
number: 2
date: 2027-04-01
sections:
  - {kind: events, items: [events/as-announced, events/cancelled, events/past]}
---
Dear readers.
"""


def make_state_world(docs: Path) -> None:
    """Write the pages of the small world, and one page in each state, into a new folder."""
    shutil.copytree(WORLD, docs)
    for number, (state, facts) in enumerate(EVENTS.items(), start=1):
        _write(docs, f"events/{state}", number, _event(facts))
    for number, (state, fact) in enumerate(DRAFTS.items(), start=1):
        text = (WORLD / "case-studies" / "wool.md").read_text(encoding="utf-8")
        (docs / "case-studies" / f"{state}.md").write_text(
            text.replace("title: ", f"{fact}\ntitle: {number}. ", 1), encoding="utf-8"
        )
    (docs / "newsletter" / "second.md").write_text(PLANNED, encoding="utf-8")


def _event(facts: tuple[str, ...]) -> str:
    day = facts[0].removeprefix("start: ")
    venue = "venue: {name: Loom House, city: Bologna, region: Tuscany, country: IT}"
    common = ("type: event", "kind: workshop", "updated: 2026-11-22", "organisers: [loom]")
    return "\n".join((*common, *facts, f"end: {day}", venue))


def _write(docs: Path, ref: str, number: int, facts: str) -> None:
    """Write an event in all languages; no translation gives the reason of a state."""
    made_from = ""
    for lang in LANGUAGES:
        title, summary = TEXTS[lang]
        texts = f"title: {title} {number}\nsummary: {summary}"
        name = f"{ref}.md" if lang == "en" else f"{ref}.{lang}.md"
        own = facts if lang == "en" else f"translation: {{method: human, source_hash: {made_from}}}"
        (docs / name).write_text(f"---\n{texts}\n{own}\n---\n", encoding="utf-8")
        if lang == "en":
            original = read_page(docs / name, docs, LANGUAGES)
            made_from = json.dumps(fingerprint(original, Event))


def build_state_site(folder: Path) -> Path:
    """Build the made-up site in a new folder; the folder of the site."""
    docs = folder / "docs"
    make_state_world(docs)
    shutil.copytree(ROOT / "docs" / "assets", docs / "assets")
    for name in ("scripts", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "mkdocs.yml").write_text(settings_of_small_world(), encoding="utf-8")
    command = [sys.executable, "scripts/build_site.py", "--today", TODAY.isoformat()]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"
