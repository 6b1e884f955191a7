"""Made-up built pages of any number, with as many different words as real ones would have.

The commonest words are those of the real content; the rest is put together letter by letter
as that content does it. How often each comes follows Zipf's law. The same seed, the same pages.
"""

import random
import re
import unicodedata
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from newsroom.outputs.search import Source
from newsroom.render.search import words_of

DOCS = Path(__file__).parents[2] / "docs"
WORDS = 490
"""In a page, as in a page of a knowledge base."""
DIFFERENT = {"en": 24_000, "es": 32_000, "it": 34_000, "tr": 44_000}
"""Different words in a thousand pages; Turkish has more forms of each."""
MENU = "".join(
    f'<li><a href="/section/{number}/">Section {number}</a></li>' for number in range(60)
)
KINDS = ("events", "partners", "training", "newsletter", "project")


def made_up_sources(lang: str, pages: int, seed: int = 2023) -> Iterator[Source]:
    """This many pages of a language, as MkDocs would have built them."""
    chance = random.Random(f"{seed} {lang}")  # noqa: S311 - made-up content needs no secrecy
    known = vocabulary(lang, chance)
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(known))))

    def some(count: int) -> str:
        picked = (bisect(weights, chance.random() * weights[-1]) for _ in range(count))
        text = " ".join(known[min(number, len(known) - 1)] for number in picked)
        return text[:1].upper() + text[1:]

    for number in range(pages):
        title = some(4)
        parts = "".join(
            f'<h2 id="part-{part}">{some(3)}</h2>'
            + "".join(f"<p>{some(14)}. {some(16)}. {some(10)}.</p>" for _ in range(3))
            for part in range(4)
        )
        html = (
            f'<!doctype html><html lang="{lang}"><head><title>{title}</title></head><body>'
            f"<header><nav><ul>{MENU}</ul></nav></header><main><article>"
            f"<h1>{title}</h1><p>{some(14)}.</p>{parts}</article></main></body></html>"
        )
        kind = KINDS[number % len(KINDS)]
        words = words_of(html, lang)
        yield Source(url=f"{kind}/page-{number:05}/", title=title, kind=kind, words=words)


def vocabulary(lang: str, chance: random.Random) -> list[str]:
    """The different words, the commonest first."""
    counts = _real_words(lang)
    words = [word for word, _ in counts.most_common()]
    following: dict[str, list[str]] = defaultdict(list)
    for word in words:
        padded = f"__{word}_"
        for place in range(len(padded) - 2):
            following[padded[place : place + 2]].append(padded[place + 2])
    known = dict.fromkeys(words)
    while len(known) < DIFFERENT[lang]:
        word = "__"
        while not word.endswith("_") or len(word) == 2:
            word += chance.choice(following[word[-2:]])
        if 4 <= len(word.strip("_")) <= 16:
            known[word.strip("_")] = None
    return list(known)


def _real_words(lang: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for path in sorted(DOCS.rglob("*.md")):
        parts = path.name.split(".")
        if (parts[1] if len(parts) == 3 else "en") == lang:
            text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8")).lower()
            counts.update(re.findall(r"[^\W\d_]+", text))
    return counts
