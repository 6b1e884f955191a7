"""A first query stays small, also on a site of a thousand pages in each language.

The short form tries the language with the longest words, the sweep (`SWEEP=1`) all.
"""

import os
from pathlib import Path

import pytest

from benchmarks.search_costs import measure, transfers
from newsroom.words import languages
from search.node import need_node

PAGES = 1_000
FIRST_QUERY, WITH_A_SLIP = 60_000, 100_000
"""Bytes."""
LANGUAGES = languages() if os.environ.get("SWEEP") else ["tr"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_first_query_is_small(lang: str, tmp_path: Path) -> None:
    need_node()
    costs = measure(lang, PAGES)
    sizes = transfers(costs, lang, tmp_path)
    assert max(sizes["one word"]) <= FIRST_QUERY
    assert sum(sizes["two words"]) / len(sizes["two words"]) <= FIRST_QUERY
    assert max(sizes["a slip"]) <= WITH_A_SLIP
