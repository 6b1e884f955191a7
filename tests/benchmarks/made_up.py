"""Made-up but realistic content of any size, the same for the same seed.

Events, case studies, concepts, ordinary pages and issues, put together from the texts of our
own pages in every language, beside those pages themselves.
"""

import random
import re
import shutil
from pathlib import Path
from typing import Any

import yaml

from benchmarks.made_up_headers import SUMMARIES, facts_of
from benchmarks.made_up_parts import DOCS, Opening, Texts, openings, sections
from newsroom.content.fingerprint import fingerprint
from newsroom.content.page_file import read_page
from newsroom.model.kinds import FOLDERS, KINDS
from newsroom.words import FIRST_LANGUAGE, languages

MIX = (
    *("event", "case_study", "event", "event", "concept"),
    *("event", "page", "event", "concept", "case_study"),
    *("event", "case_study", "event", "page", "concept"),
    *("event", "concept", "case_study", "page", "issue"),
)
"""The kinds of pages that follow one another."""
NEAR = 10
"""So many pages around its own number are those that a page may lead to."""
LINK = re.compile(r"(?<=\]\(\.\./)(?!partners/)([^)#]+)\.md(?=\))")


def make_docs(folder: Path, pages: int, seed: int = 2023) -> Path:
    """A `docs` folder with our own pages and this many made-up ones, languages counted."""
    chance = random.Random(seed)  # noqa: S311 - made-up content needs no secrecy
    docs = folder / "docs"
    shutil.copytree(DOCS, docs)
    count = pages // len(languages())
    for number in range(count):
        _make_page(docs, number, _near(number, count, chance), chance)
    return docs


def name_of(number: int) -> str:
    """What a made-up page is called: `events/event-00003`."""
    kind = _kind(number)
    return f"{FOLDERS.get(kind, 'project')}/{kind.replace('_', '-')}-{number:05}"


def _kind(number: int) -> str:
    return MIX[number % len(MIX)]


def _near(number: int, count: int, chance: random.Random) -> list[str]:
    first = max(min(number - NEAR // 2, count - NEAR), 0)
    near = [other for other in range(first, min(first + NEAR, count)) if other != number]
    return [name_of(other) for other in chance.sample(near, len(near))]


def _make_page(docs: Path, number: int, near: list[str], chance: random.Random) -> None:
    kind, opening = _kind(number), chance.choice(openings())
    parts = [opening.text, *chance.sample(sections(), chance.randint(3, 6))]
    leads: dict[str, str] = {}
    bodies = {lang: _body(parts, lang, leads, near) for lang in languages()}
    original = docs / f"{name_of(number)}.md"
    facts = facts_of(kind, number, near, chance)
    _write(original, facts | _texts(opening, number, FIRST_LANGUAGE), bodies[FIRST_LANGUAGE])
    made_from = fingerprint(read_page(original, docs, languages()), KINDS[kind])
    translation = {"translation": {"method": "machine", "source_hash": made_from}}
    for lang in languages()[1:]:
        texts = _texts(opening, number, lang) | translation
        _write(original.with_suffix(f".{lang}.md"), texts, bodies[lang])


def _texts(opening: Opening, number: int, lang: str) -> dict[str, Any]:
    title = f"{opening.titles[lang].rstrip('.?!')}, {number}"
    return {"title": title, "summary": SUMMARIES[lang].format(number)}


def _body(parts: list[Texts], lang: str, leads: dict[str, str], near: list[str]) -> str:
    """The parts; what led to a page of ours leads to a made-up one, the same in all languages."""

    def turned(link: re.Match[str]) -> str:
        return f"{leads.setdefault(link[1], near[len(leads) % len(near)])}.md"

    return LINK.sub(turned, "\n\n".join(part[lang] for part in parts))


def _write(path: Path, header: dict[str, Any], body: str) -> None:
    fields = yaml.safe_dump(header, allow_unicode=True, sort_keys=False, width=10_000)
    path.write_text(f"---\n{fields}---\n{body}\n", encoding="utf-8")
