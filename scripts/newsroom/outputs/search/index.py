"""The files of the index of one language, as `search-index.js` reads them.

- `m.json`, the manifest: pages, rules, words of the dialog, and where the rest lies. It is
  fetched each time; everything else is in a folder named after its content.
- `s0.txt` …, the shards: stems in the order of their letters, each with its pages.
- `v.txt`, the vocabulary, for queries with a spelling mistake.
- `t0.json` …, the text of each page, for excerpts.
"""

import hashlib
import json
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from newsroom.outputs.search.reading import Section, read_sections, texts_of
from newsroom.outputs.search.stemming import Stemmer

FORMAT = 1
SHARD_SIZE = 18_000
"""Characters in a shard: some 8 KB when compressed."""
VOCABULARY_SIZE = 7_500
"""Most words in the vocabulary: some 25 KB when compressed."""
SHORTEST_WORD = 4
"""The shortest word in the vocabulary: shorter misspelt words are not corrected."""
WEIGHTS = {0: 1, 1: 16, 2: 5, 3: 5, 4: 5}
"""The weight of a word in text (0) and in headings by level."""
STRENGTHS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, kw_only=True)
class Source:
    """A built page."""

    url: str
    """The address, from the root of the language."""
    title: str
    kind: str
    words: "PageWords"
    boost: float = 1
    """How much its words weigh, beside those of others."""
    marks: tuple[str, ...] = ()
    """What a reader must know of the page at once: `Cancelled`."""


@dataclass(frozen=True, kw_only=True)
class PageWords:
    """The words of a page for the index."""

    length: int
    """The length of all its texts."""
    stems: Mapping[int, Collection[str]]
    """Its stems with their weights."""
    words: Collection[str]
    """Its folded words."""
    text: str
    """The file with its text."""


def page_words(page: str, stemmer: Stemmer, left_out: Collection[str]) -> PageWords:
    """The words of a page, by its HTML; `left_out` as in `read_sections`."""
    sections = read_sections(page, left_out)
    stems, words = _weighed(sections, stemmer)
    length = sum(len(text) for _, text in texts_of(sections))
    return PageWords(length=length, stems=stems, words=words, text=_text_file(sections))


def index_files(
    sources: Iterable[Source], words: Mapping[str, Any], *, root: str
) -> dict[str, str]:
    """The files of an index by their paths; the same pages give the same bytes.

    `words` is the group `search` of the language, `root` the path from the root of the site
    to that of the language.
    """
    pages = sorted(sources, key=lambda source: source.url)
    texts = [page.words for page in pages]
    postings, vocabulary = _count(pages)
    shards, starts = _shards(postings)
    files = {f"s{number}.txt": shard for number, shard in enumerate(shards)}
    files["v.txt"] = "\n".join(vocabulary)
    files |= {f"t{number}.json": page.text for number, page in enumerate(texts)}
    folder = _sum(files)
    kinds = sorted({page.kind for page in pages})
    manifest = {
        "format": FORMAT,
        "folder": folder,
        "root": root,
        "shards": starts,
        "kinds": kinds,
        "pages": [[page.url, page.title, kinds.index(page.kind)] for page in pages],
        "marks": {number: page.marks for number, page in enumerate(pages) if page.marks},
        "words": {name: word for name, word in words.items() if name != "rules"},
        "rules": words.get("rules", {}),
    }
    return {"m.json": _json(manifest)} | {f"{folder}/{name}": text for name, text in files.items()}


def _count(pages: Sequence[Source]) -> tuple[dict[str, list[int]], list[str]]:
    """The stems with their pages and strengths, and the vocabulary.

    Page and strength are one number, for `divmod` by the number of strengths.
    """
    postings: dict[str, list[int]] = defaultdict(list)
    pages_with: Counter[str] = Counter()
    usual = sum(page.words.length for page in pages) / max(1, len(pages)) or 1.0
    for number, page in enumerate(pages):
        pages_with.update(page.words.words)
        damping = 0.7 + 0.3 * math.sqrt(page.words.length / usual)
        first = number * len(STRENGTHS)
        for weight, stems in page.words.stems.items():
            mark = first + _strength(weight * page.boost, damping)
            for stem in stems:
                postings[stem].append(mark)
    return postings, _vocabulary(pages_with)


def _strength(weight: float, damping: float) -> int:
    """The strength of a stem on a page; lower on long pages."""
    return min(round(4 * math.log2(1 + weight) / damping), len(STRENGTHS) - 1)


def _weighed(sections: list[Section], stemmer: Stemmer) -> tuple[dict[int, list[str]], set[str]]:
    """The stems of a page by their weight; and its folded words."""
    texts: dict[int, list[str]] = defaultdict(list)
    for level, text in texts_of(sections):
        texts[level].append(text)
    weights: dict[str, int] = defaultdict(int)
    words: list[str] = []
    read = stemmer.read
    for level, parts in texts.items():
        for written, count in Counter(" ".join(parts).split()).items():
            folded, stems = read(written)
            words += folded
            weight = count * WEIGHTS[level]
            for stem in stems:
                weights[stem] += weight
    by_weight: dict[int, list[str]] = defaultdict(list)
    for stem, weight in weights.items():
        by_weight[weight].append(stem)
    return by_weight, set(words)


def _vocabulary(pages_with: Counter[str]) -> list[str]:
    """The words on the most pages, as many as allowed, sorted."""
    known = {
        word: pages
        for word, pages in pages_with.items()
        if len(word) >= SHORTEST_WORD and not any(letter.isdigit() for letter in word)
    }
    least = 1
    while sum(pages >= least for pages in known.values()) > VOCABULARY_SIZE:
        least += 1
    return sorted(word for word, pages in known.items() if pages >= least)


def _shards(postings: Mapping[str, list[int]]) -> tuple[list[str], list[str]]:
    """The shards, and the first key of each."""
    shards: list[list[str]] = [[]]
    starts, size = [""], 0
    for key in sorted(postings):
        line = f"{key} {_written(postings[key])}"
        if size and size + len(line) > SHARD_SIZE:
            shards.append([])
            starts.append(key)
            size = 0
        shards[-1].append(line)
        size += len(line) + 1
    return ["\n".join(lines) for lines in shards], starts


def _written(marks: Iterable[int]) -> str:
    """Page numbers as differences, each followed by the letter of its strength."""
    text, last = [], 0
    for mark in marks:
        text.append(_step(mark - last))
        last = mark - mark % len(STRENGTHS)
    return "".join(text)


@cache
def _step(mark: int) -> str:
    pages, strength = divmod(mark, len(STRENGTHS))
    return _base36(pages) + STRENGTHS[strength]


def _base36(number: int) -> str:
    rest = _DIGITS[number % 36]
    return _base36(number // 36) + rest if number >= 36 else rest


def _text_file(sections: list[Section]) -> str:
    return _json([[section.anchor, section.heading, section.text] for section in sections])


def _sum(files: Mapping[str, str]) -> str:
    """A short name for all of these files."""
    total = hashlib.sha256()
    for name, text in files.items():
        total.update(f"{name}\0{text}\0".encode())
    return total.hexdigest()[:12]
