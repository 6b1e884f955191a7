"""What the search costs with many pages: the build in seconds, the reader in bytes."""

import gzip
import random
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import process_time

from benchmarks.made_up_text import made_up_sources
from newsroom.outputs.search import index_files
from newsroom.render.assets import minified_script
from newsroom.words import load_words
from search.node import run_node

SCRIPTS = Path(__file__).parents[2] / "docs" / "assets" / "javascripts"
CLIENT = ("dialog", "results", "index", "excerpt", "fold", "typo")
QUERIES = 40
"""Of each sort, for each language."""

try:
    from brotli import compress as _brotli
except ImportError:
    PACKED = "gzip"
else:
    PACKED = "brotli"


@dataclass(frozen=True)
class Costs:
    """Of one language; bytes as they travel, packed."""

    seconds: float
    """CPU time to make the index."""
    files: dict[str, str]
    client: int

    @property
    def manifest(self) -> int:
        """The bytes of what is asked for anew each time."""
        return packed(self.files["m.json"])

    @property
    def vocabulary(self) -> int:
        """The bytes that a slip of the pen adds."""
        return packed(next(text for name, text in self.files.items() if name.endswith("v.txt")))

    def transfer(self, names: Iterable[str]) -> int:
        """The bytes of the scripts and of these files."""
        return self.client + sum(packed(self.files[name]) for name in names)


@cache
def packed(text: str) -> int:
    """The bytes of a text, packed with brotli if it is at hand, else with gzip."""
    data = text.encode()
    return len(_brotli(data, quality=9) if PACKED == "brotli" else gzip.compress(data, 9))


def measure(lang: str, pages: int) -> Costs:
    """Make the index of so many made-up pages."""
    sources = list(made_up_sources(lang, pages))
    start = process_time()
    files = index_files(sources, load_words(lang).search, root="")
    seconds = process_time() - start
    scripts = ((SCRIPTS / f"search-{name}.js").read_text(encoding="utf-8") for name in CLIENT)
    return Costs(seconds, files, sum(packed(minified_script(script)) for script in scripts))


def queries(costs: Costs, lang: str) -> dict[str, list[str]]:
    """Queries of one word, of two, and of one with a slip."""
    chance = random.Random(f"queries {lang}")  # noqa: S311 - made-up content needs no secrecy
    common = [word for word in vocabulary_of(costs) if len(word) > 5]
    return {
        "one word": chance.choices(common, k=QUERIES),
        "two words": [" ".join(chance.choices(common, k=2)) for _ in range(QUERIES)],
        "a slip": [_slip(chance.choice(common), chance) for _ in range(QUERIES)],
    }


def transfers(costs: Costs, lang: str, folder: Path) -> dict[str, list[int]]:
    """The bytes of a first query, for each sort of query many."""
    for name, text in costs.files.items():
        path = folder / "index" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    found = {}
    for sort, texts in queries(costs, lang).items():
        values = {"base": str(folder / "index"), "queries": texts}
        answers = run_node(Path(__file__).with_name("transfer.mjs"), values, folder)
        found[sort] = [costs.transfer(answer["names"]) for answer in answers]
    return found


def vocabulary_of(costs: Costs) -> list[str]:
    """The words that a slip is compared with."""
    return next(text for name, text in costs.files.items() if name.endswith("v.txt")).split("\n")


def _slip(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word) - 1)
    return word[:place] + chance.choice("abcdefghijklmnoprstuvz") + word[place + 1 :]
