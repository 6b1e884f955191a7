"""Made-up but realistic content of any size, the same for the same seed."""

import random
from pathlib import Path

from newsroom.content.fingerprint import fingerprint
from newsroom.content.page_file import read_page
from newsroom.model.event import Event
from newsroom.words import FIRST_LANGUAGE, languages

DOCS = Path(__file__).parents[2] / "docs"
SAMPLES = ("events/otir2020-tfc-2017", "events/home-textiles-premium-2017")
"""Real pages whose texts are cut up and put together anew."""
SUMMARIES = {
    "en": "A made-up event with the number {}, for measuring how fast we are.",
    "es": "Un acto inventado, con el número {}, para medir lo rápidos que somos.",
    "it": "Un evento inventato, con il numero {}, per misurare quanto siamo veloci.",
    "tr": "Ne kadar hızlı olduğumuzu ölçmek için uydurulmuş, {} numaralı bir etkinlik.",
}


def make_docs(folder: Path, pages: int, seed: int = 2017) -> Path:
    """A `docs` folder with this many pages, languages counted: events and four partners."""
    chance = random.Random(seed)  # noqa: S311 - made-up content needs no secrecy
    docs = folder / "docs"
    for source in sorted((DOCS / "partners").glob("*.md")):
        target = docs / "partners" / source.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    (docs / "events").mkdir(parents=True)
    paragraphs = {lang: _paragraphs(lang) for lang in languages()}
    for number in range(pages // len(languages())):
        _make_event(docs, number, paragraphs, chance)
    return docs


def _make_event(
    docs: Path, number: int, paragraphs: dict[str, list[str]], chance: random.Random
) -> None:
    day = f"20{20 + number % 20}-{1 + number % 12:02}-{1 + number % 27:02}"
    picked = [chance.randrange(len(paragraphs[FIRST_LANGUAGE])) for _ in range(6)]
    name = f"event-{number:05}"
    header = (
        f"type: event\ntitle: Event number {number}\n"
        f"summary: {SUMMARIES[FIRST_LANGUAGE].format(number)}\n"
        f"updated: 2026-01-10\nkind: seminar\nstart: {day}\nend: {day}\n"
        'start_time: "09:30"\nend_time: "17:30"\ntimezone: Europe/Rome\nmode: onsite\n'
        "venue: {name: Museo del Tessuto, city: Prato, region: Tuscany, country: IT}\n"
        "organisers: [ntt]\npartners: [httc, wcm]\nevent_status: scheduled\n"
    )
    original = docs / "events" / f"{name}.md"
    original.write_text(_page(header, picked, paragraphs[FIRST_LANGUAGE]), encoding="utf-8")
    made_from = fingerprint(read_page(original, docs, languages()), Event)
    for lang in languages()[1:]:
        header = (
            f"title: {name.title()} {lang}\n"
            f"summary: {SUMMARIES[lang].format(number)}\n"
            f'translation: {{method: machine, source_hash: "{made_from}"}}\n'
        )
        path = original.with_suffix(f".{lang}.md")
        path.write_text(_page(header, picked, paragraphs[lang]), encoding="utf-8")


def _page(header: str, picked: list[int], paragraphs: list[str]) -> str:
    body = "\n\n".join(paragraphs[number] for number in picked)
    return f"---\n{header}---\n{body}\n"


def _paragraphs(lang: str) -> list[str]:
    """Paragraphs without links and headings, in the same order in each language."""
    suffix = "" if lang == FIRST_LANGUAGE else f".{lang}"
    blocks = (
        block
        for sample in SAMPLES
        for block in (DOCS / f"{sample}{suffix}.md")
        .read_text(encoding="utf-8")
        .split("---\n", 2)[2]
        .split("\n\n")
    )
    return [
        " ".join(block.split()).replace(": ", " – ")
        for block in blocks
        if not block.startswith(("#", "!!!", "-", " ")) and "](" not in block
    ]
