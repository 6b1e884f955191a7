"""The headers of made-up pages: what a page of each kind must state."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

Header = dict[str, Any]

_PAGES = (Path(__file__).parents[2] / "docs" / "partners").glob("*.md")
PARTNERS = sorted(path.stem for path in _PAGES if "." not in path.stem and path.stem != "index")
"""Those of the real content, to which made-up pages are added."""

UPDATED = date(2026, 1, 10)
FIRST_DAY = date(2022, 3, 1)
VENUES = {
    "Europe/Rome": {"name": "Museo del Tessuto", "city": "Bologna", "country": "IT"},
    "Europe/Madrid": {"name": "Caja Mágica", "city": "Madrid", "country": "ES"},
    "Europe/London": {"city": "Huddersfield", "country": "GB"},
    "Europe/Istanbul": {"city": "Ankara", "country": "TR"},
}
"""By their time zones."""
EVENT_KINDS = ("seminar", "training", "study-visit", "fair", "workshop", "meeting")
COUNTRIES = ("CL", "ES", "FR", "GB", "IT", "TR")
SECTORS = ("textiles", "clothing", "textile-machinery", "machinery", "mobility")
METHODS = ("five-forces", "strategic-segmentation", "value-chain", "benchmarking")
ISSUE_SECTIONS = ("project", "training", "case-studies", "events")
DRAWINGS = ("five-forces", "value-chain")
SUMMARIES = {
    "en": "A made-up page with the number {}, for measuring how fast we are.",
    "es": "Una página inventada, con el número {}, para medir lo rápidos que somos.",
    "it": "Una pagina inventata, con il numero {}, per misurare quanto siamo veloci.",
    "tr": "Ne kadar hızlı olduğumuzu ölçmek için uydurulmuş, {} numaralı bir sayfa.",
}


def facts_of(kind: str, number: int, near: Sequence[str], chance: random.Random) -> Header:
    """The facts of a page of this kind; `near` are pages that it names."""
    facts = {"type": kind, "updated": UPDATED, "related": list(near[:3])}
    return facts | FACTS[kind](number, near, chance)


def _event(number: int, _near: Sequence[str], chance: random.Random) -> Header:
    start = FIRST_DAY + timedelta(days=number % 3000)
    zone = chance.choice(list(VENUES))
    return {
        "kind": chance.choice(EVENT_KINDS),
        "event_status": "completed" if start < UPDATED else "scheduled",
        "start": start,
        "end": start + timedelta(days=number % 3),
        "start_time": "09:30",
        "end_time": "17:30",
        "timezone": zone,
        "mode": "onsite",
        "venue": VENUES[zone],
        "organisers": PARTNERS[:1],
        "partners": PARTNERS[1:3],
    }


def _case_study(number: int, _near: Sequence[str], chance: random.Random) -> Header:
    figure = {"what": "members", "value": 100 + number % 900, "as_of": 2023}
    return {
        "subject": {"name": f"Cluster {number}", "country": chance.choice(COUNTRIES)},
        "since": 1990 + number % 30,
        "sectors": chance.sample(SECTORS, 2),
        "methods": chance.sample(METHODS, 2),
        "figures": [figure | {"source": "newsletter/index"}],
    }


def _concept(number: int, _near: Sequence[str], _chance: random.Random) -> Header:
    return {"drawing": DRAWINGS[number % 2]} if number % 4 == 0 else {}


def _page(_number: int, _near: Sequence[str], _chance: random.Random) -> Header:
    return {}


def _issue(number: int, near: Sequence[str], _chance: random.Random) -> Header:
    sections = {
        kind: [ref for ref in near if ref.startswith(f"{kind}/")] for kind in ISSUE_SECTIONS
    }
    return {
        "date": FIRST_DAY + timedelta(days=number),
        "sections": [{"kind": kind, "items": refs} for kind, refs in sections.items() if refs],
    }


FACTS = {
    "event": _event,
    "case_study": _case_study,
    "concept": _concept,
    "page": _page,
    "issue": _issue,
}
