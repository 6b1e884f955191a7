"""What readers ask for, and the pages they should get: how much of it the search finds.

`gold/` was made by hand, without the search. The figures are printed: `pytest -s`.
"""

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from newsroom.outputs.search.folding import fold
from newsroom.views.addresses import address
from newsroom.words import FIRST_LANGUAGE, languages
from real_content import is_written, real_library, real_refs
from search.node import need_node, run_queries

RECALL, PRECISION = 0.95, 0.90
TYPOS = 150
"""Random slips for each language."""
SHORTEST = 5
"""Shorter words are not helped."""


def gold(lang: str) -> list[dict[str, Any]]:
    text = (Path(__file__).parent / "gold" / f"{lang}.yml").read_text(encoding="utf-8")
    return [{"lang": lang, **case} for case in yaml.safe_load(text)]


def refs() -> dict[str, str]:
    """The names of the pages by their address from the root of a language."""
    return {address(ref, FIRST_LANGUAGE): ref for ref in real_refs()}


def known_to(case: Mapping[str, Any]) -> set[str]:
    return {*case["pages"], *case.get("also", ())}


def recall(wanted: set[str], found: set[str]) -> float:
    return len(wanted & found) / len(wanted) if wanted else 1.0


def precision(wanted: set[str], found: set[str]) -> float:
    """Of what was found, how much was wanted; nothing found for nothing wanted is perfect."""
    return len(wanted & found) / len(found) if found else float(not wanted)


def means(scores: Iterable[tuple[float, float]]) -> tuple[float, float]:
    all_recall, all_precision = zip(*scores, strict=True)
    return sum(all_recall) / len(all_recall), sum(all_precision) / len(all_precision)


def table(scores: Mapping[tuple[str, str], list[tuple[float, float]]]) -> str:
    lines = ["language family        queries recall precision"]
    for (lang, family), rows in sorted(scores.items()):
        mean_recall, mean_precision = means(rows)
        figures = f"{len(rows):>7} {mean_recall:>6.3f} {mean_precision:>9.3f}"
        lines.append(f"{lang:<8} {family:<13} {figures}")
    return "\n".join(lines)


@pytest.fixture(scope="module")
def evaluated(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """Every query of the gold set with `found`, and its recall and precision."""
    need_node()
    cases = [case for lang in languages() for case in gold(lang)]
    folder = tmp_path_factory.mktemp("gold")
    queries = [{"lang": case["lang"], "query": case["query"]} for case in cases]
    names = refs()
    new = set(names.values()) - {ref for case in cases for ref in known_to(case)}
    print(f"\npages that the gold set does not know yet, left out: {sorted(new)}")
    for case, answer in zip(cases, run_queries(queries, real_site, folder), strict=True):
        there = {ref for ref in names.values() if is_written(ref, case["lang"])}
        wanted, neutral = set(case["pages"]) & there, set(case.get("also", ()))
        found = {names[url] for url in answer["pages"]} - new
        case["missed"] = sorted(wanted - found)
        case["score"] = recall(wanted, found), precision(wanted, found - neutral)
    return cases


def test_the_search_finds_what_the_gold_set_wants(evaluated: list[dict[str, Any]]) -> None:
    scores: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for case in evaluated:
        for family in (case["family"], "ALL"):
            scores[case["lang"], family].append(case["score"])
    print("\n" + table(scores))
    for lang in languages():
        mean_recall, mean_precision = means(scores[lang, "ALL"])
        assert mean_recall >= RECALL, lang
        assert mean_precision >= PRECISION, lang


def test_no_turkish_i_is_missed(evaluated: list[dict[str, Any]]) -> None:
    cases = [case for case in evaluated if case["family"] == "turkish-i"]
    assert len(cases) >= 40
    missed = {case["query"]: [ref for ref in case["missed"] if holds(ref, case)] for case in cases}
    assert {query: pages for query, pages in missed.items() if pages} == {}


def holds(ref: str, case: Mapping[str, Any]) -> bool:
    """Whether a page still has the words of a query: editors may have changed it since."""
    library = real_library()
    lang = case["lang"]
    page = library.originals[ref] if lang == FIRST_LANGUAGE else library.translations[ref, lang]
    return fold(case["query"]) in fold(page.file.path.read_text(encoding="utf-8"))


def test_random_slips_are_forgiven(real_site: Path, tmp_path: Path) -> None:
    """A slip should give what the right word gives. The limits are low: some slips are words."""
    need_node()
    slips = [slip for lang in languages() for slip in random_slips(lang, real_site)]
    queries = [
        {"lang": lang, "query": query} for lang, word, slip in slips for query in (word, slip)
    ]
    answers = [set(answer["pages"]) for answer in run_queries(queries, real_site, tmp_path)]
    scores: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for (lang, _, _), wanted, found in zip(slips, answers[::2], answers[1::2], strict=True):
        scores[lang, "random slip"].append((recall(wanted, found), precision(wanted, found)))
    print("\n" + table(scores))
    for rows in scores.values():
        mean_recall, mean_precision = means(rows)
        assert mean_recall >= 0.9
        assert mean_precision >= 0.8


def random_slips(lang: str, site: Path) -> list[tuple[str, str, str]]:
    """Words of the index, each with one letter too many, too few, another, or two exchanged."""
    chance = random.Random(f"slips {lang}")  # noqa: S311 - made-up content needs no secrecy
    folder = site / "assets" / "search" / lang
    manifest = json.loads((folder / "m.json").read_text(encoding="utf-8"))
    vocabulary = (folder / manifest["folder"] / "v.txt").read_text(encoding="utf-8").split("\n")
    known = set(vocabulary)
    letters = sorted({letter for word in vocabulary for letter in word})
    words = [word for word in vocabulary if len(word) > SHORTEST]
    slips = []
    while len(slips) < TYPOS:
        word = chance.choice(words)
        place = chance.randrange(len(word) - 1)
        before, one, two, after = word[:place], word[place], word[place + 1], word[place + 2 :]
        other = chance.choice(letters)
        slip = chance.choice(
            [
                before + other + one + two + after,
                before + two + after,
                before + other + two + after,
                before + two + one + after,
            ]
        )
        if slip not in known:
            slips.append((lang, word, slip))
    return slips
