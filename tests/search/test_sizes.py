"""A first query stays small, also on a site of a thousand pages in each language."""

from pathlib import Path

import pytest

from benchmarks.search_costs import measure, transfers
from search.node import need_node

PAGES = 1_000
FIRST_QUERY, WITH_A_SLIP = 60_000, 100_000
"""Bytes. The other two languages lie between these; `make bench` measures all."""


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_a_first_query_is_small(lang: str, tmp_path: Path) -> None:
    need_node()
    costs = measure(lang, PAGES)
    sizes = transfers(costs, lang, tmp_path)
    assert max(sizes["one word"]) <= FIRST_QUERY
    assert sum(sizes["two words"]) / len(sizes["two words"]) <= FIRST_QUERY
    assert max(sizes["a slip"]) <= WITH_A_SLIP
