"""Whatever is written in Markdown, readers get its words, or the checker says what they miss.

The short form runs a few hundred texts, always the same; `make sweep` runs thousands.
"""

import os
import re
from collections import Counter
from datetime import date
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from little_worlds import Worlds
from newsroom.checks.checker import page_problems
from newsroom.checks.rules.rule import RuleContext
from page_html import own_html

EXAMPLES = 5_000 if os.environ.get("SWEEP") else 250
TODAY = date(2026, 1, 15)
WORDS = [
    "iron",
    "steel",
    "tin",
    "lead",
    "zinc",
    "gold",
    "silver",
    "copper",
    "brass",
    "nickel",
    "çelik",
    "kalay",
    "acciaio",
    "estaño",
]
"""Words that stand in no address, no name of an icon or a class."""
WORD = st.sampled_from(WORDS)
SIGNS = st.sampled_from(
    [
        *("*", "**", "_", "~~", "~", "^", "==", "`", "```", "[", "]", "(", ")", "](", ")[", "[["),
        *("]]", "[^1]", "|", "\\", "<", ">", "&", "&amp;", "#", "{", "}", "$", "![", "é", "&nbsp;"),
        *(
            "{: .x}",
            "{ width=3 }",
            "{#a}",
            "<!--",
            "-->",
            "<br>",
            "https://example.org/",
            ":smile:",
        ),
        *(
            "] (",
            "[^1]: ",
            "## ",
            "- ",
            "* ",
            "+ ",
            "1. ",
            "12. ",
            "  - ",
            "    ",
            "\t",
            "> ",
            ": ",
        ),
        *(":   ", "!!! note", '!!! note "', '"', "??? tip", ":::", "---", "===", "|---|---|", "| "),
        *(" |", "[a]: ", "*[a]: ", "- [ ] ", "/// caption", "///", '=== "', "> [!NOTE]", "\\*"),
        "++ctrl+c++",
    ]
)
LINE = st.lists(st.one_of(WORD, WORD, SIGNS, st.just(" "), st.just(" ")), max_size=9).map("".join)
TEXT = st.lists(st.one_of(LINE, LINE, st.just("")), min_size=1, max_size=9).map("\n".join)
TABLES = st.lists(
    st.lists(WORD, min_size=1, max_size=4).map(lambda row: f"| {' | '.join(row)} |"),
    min_size=2,
    max_size=4,
).map(lambda rows: "\n".join([rows[0], "|---|---|", *rows[1:]]))
ITEMS = st.lists(
    st.tuples(st.sampled_from(["- ", "1. ", "2. ", "  - ", "    - ", "   * ", "12. ", "+ "]), WORD),
    min_size=1,
    max_size=6,
).map(lambda items: "\n".join(mark + word for mark, word in items))
BOXES = st.tuples(
    st.sampled_from(["!!! note", "??? tip", '!!! note "T"', "> [!NOTE]", ":::note", '=== "T"']),
    st.sampled_from(["", "    ", "  ", "> ", "\n    ", "\n"]),
    WORD,
).map(lambda parts: f"{parts[0]}\n{parts[1]}{parts[2]}")
PAGES = st.lists(st.one_of(TEXT, TABLES, ITEMS, BOXES), min_size=1, max_size=3).map("\n\n".join)


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    return Worlds(tmp_path_factory.mktemp("worlds"))


def words_in(text: str) -> Counter[str]:
    """The words of ours, however they are marked."""
    return Counter(re.findall("|".join(WORDS), text))


def problems(text: str, worlds: Worlds) -> list[str]:
    case = {"file": "partners/anvil.md", "change": {"It forges.": text}}
    with worlds.changed(case) as library:
        page = library.originals["partners/anvil"]
        return [one.code for one in page_problems(page, RuleContext(library, TODAY, own_html()))]


def shown(text: str) -> Counter[str]:
    """The words that readers get; those of titles, too."""
    html = own_html()(text)
    titles = " ".join(re.findall(r'(?:title|alt)="([^"]*)"', html))
    return words_in(unescape(re.sub(r'<(?:[^<>"]|"[^"]*")*>', "", html) + titles))


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
@given(PAGES)
def test_a_word_is_shown_or_missed_aloud(worlds: Worlds, text: str) -> None:
    written = words_in(re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL))
    if written - shown(text):
        assert problems(text, worlds)
