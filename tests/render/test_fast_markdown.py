"""The fast converter makes the very HTML of Python-Markdown, or refuses the text.

The short form tries some thousand texts, always the same ones; the long form (`SWEEP=1`) tries
as many as make a difference likely to be found, when a library has a new version.
"""

import os
from dataclasses import replace
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.render.fast_markdown import fast_markdown
from newsroom.render.markdown import Converter, as_mkdocs_reads
from newsroom.render.settings import read_settings
from real_content import real_library
from site_tools import ROOT

EXAMPLES = 40_000 if os.environ.get("SWEEP") else 1500
SETTINGS = read_settings(ROOT / "mkdocs.yml")
CONVERTER, REFERENCE = Converter(SETTINGS), Converter(SETTINGS)
REFERENCE._is_usual = False
WHOLE_LANGUAGE = """\
“Looms” weave **cloth of `hemp`**, *not* paper & ink! See
[the
mill](mill.md#loom), [`nh3`](https://news.example/a_b?c=d).

## Warp & weft {#warp}

- one
  and more
- **two**, [a link](mill.md)

And in their order:

1. one
2. two

### Küçük {#small}

| "Word" & sense | Where |
|---|---|
| loom | [mill](mill.md) |
| `x` |  |

!!! note "Corrected"
    It was a *loom*,
    not a broom.

    It is one still.

!!! warning "Not confirmed"
    It may be none.

The end.
"""
OTHERS = [
    "",
    "a **b *c* d**",
    "a*b",
    "**a***b*",
    "**a****b**",
    "*a**b*",
    "a\\*b",
    "a_b_",
    "a  \nb",
    " a",
    "a\n\n    b",
    "a\n- b",
    "a\n2023. b",
    "- a\n\n- b",
    "- a\n    - b",
    "- a\n\n    b",
    "* a",
    "a\n---",
    "---",
    "> a",
    "a\n: b",
    "# a {#a}",
    "## a",
    "## a {.b}",
    "### a {#a}",
    "## a # {#a}",
    "## a *b* {#a}",
    "a {#a}",
    "*a*{lang=it}",
    "[a](b.md){lang=it}",
    '[a](b.md "c")',
    "[a](<b.md>)",
    "[a][b]",
    "[a]: b",
    "[TOC]",
    "a ![b](c.png)",
    "a[^1]",
    "*[a]: b",
    "<b>a</b>",
    "a < b",
    "&amp;",
    "R&D",
    "``a``",
    "```\na\n```",
    "~~~\na\n~~~",
    "a\tb",
    "a\x02b",
    "!!! note\n    a",
    '!!! note "A"\n    - a',
    '!!! note "A"\n    a\nb',
    '!!! note "A"',
    "a | b\n---|---\nc | d",
    "| a |\n|---|",
    "| a | b |\n|---|---|\n| c |",
    "| a |\n|--:|\n| b |",
    "| *a* |\n|---|\n| b |",
    *("a ~~b~~", "a ==b==", "a ^^b^^", "H~2~O", "++ctrl+c++", "a :smile: b"),
    *("see https://news.example/", "see www.news.example", "to office@news.example"),
    *("- [ ] a", "1) a", "a\n/// caption\nb\n///", '=== "A"\n    a', "??? note\n    a"),
    *("> [!NOTE]\n> a", "`#!py a`", "[www.a.eu](https://a.eu/)", "- a\n   b"),
]
"""Texts that are left to Python-Markdown."""
SIGNS = "*_`[]()<>!#{}\\&|~^:;.-+=\"' \t\n1aıİşñ“–\xa0\u200b\u2028\x02"
BLOCK_SIGNS = ["\n\n", "\n    ", "    ", "  \n", "- ", "1. ", "2023. ", "## ", "### ", " {#a}"]
IN_LINES = [
    "**",
    "``",
    "](",
    "[^",
    "[a](b.md)",
    "[a]",
    "`c`",
    "**d**",
    "*e*",
    "&amp;",
    ": ",
    "word",
]
OF_EXTENSIONS = [
    "https://news.example/",
    "www.news.example",
    "office@news.example",
    "http://",
    "==a==",
    "++ctrl+c++",
    "^^a^^",
    "~~a~~",
    ":material-calendar:",
    ":smile:",
    "[ ] ",
    "/// caption\n",
    '=== "A"\n',
    "??? note\n",
    "> [!NOTE]\n",
    "`#!py a`",
    '!!! hint "A"\n    ',
    "1) ",
    "12. ",
    "  - ",
]
IN_TABLES = ["| ", "\n|---|\n", "| a |", '!!! note "A"\n    ', "{lang=it}", "two words "]
PIECES = st.sampled_from([*SIGNS, *BLOCK_SIGNS, *IN_LINES, *IN_TABLES, *OF_EXTENSIONS])
REPEATED = ["**a ", "[a", "`a", "- a\n", "1. a\n", "| a ", "| a |\n", "    a\n\n", "## a {#b}\n\n"]
FROM_PIECES = st.lists(PIECES, max_size=14).map("".join)
BLOCKS = sorted(
    {block for page in real_library().pages for block in page.file.body.text.split("\n\n")}
    | {*WHOLE_LANGUAGE.split("\n\n")}
)


@st.composite
def changed_text(draw: st.DrawFn) -> str:
    """Some blocks of real pages with a piece put in, left out or moved, here and there."""
    text = "\n\n".join(draw(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=3)))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.sampled_from([start, start + 1, start + 2]))
        text = text[:start] + draw(PIECES | st.just("") | st.just(text[-20:])) + text[end:]
    return text


def address_of(path: str) -> str | None:
    """An address for most links; a name with `x` is of no file."""
    return None if "x" in path else f"../{path}/"


def is_taken(text: str) -> bool:
    return fast_markdown(as_mkdocs_reads(text), str) is not None


def assert_same(text: str) -> None:
    assert CONVERTER.convert(text, address_of) == REFERENCE.convert(text, address_of)


def test_the_whole_language_is_taken() -> None:
    assert is_taken(WHOLE_LANGUAGE)
    assert_same(WHOLE_LANGUAGE)


@pytest.mark.parametrize("text", OTHERS)
def test_other_texts_are_refused(text: str) -> None:
    assert not is_taken(text)


def test_real_pages() -> None:
    for page in real_library().pages:
        assert_same(page.file.body.text)


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
@given(changed_text())
def test_changed_texts(text: str) -> None:
    if is_taken(text):
        assert_same(text)


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
@given(FROM_PIECES)
def test_texts_from_pieces(text: str) -> None:
    if is_taken(text):
        assert_same(text)


@pytest.mark.parametrize("address", ["a&b", 'a"b', "a<b", "a\nb", ""])
def test_an_address_that_must_be_escaped_is_left_to_python_markdown(address: str) -> None:
    assert fast_markdown("[a](b.md)", lambda _: address) is None


@pytest.mark.parametrize("repeated", [*"*[`1", *IN_LINES, "a\n", "a\n\n", *REPEATED])
def test_the_time_is_linear(repeated: str) -> None:
    started = process_time()
    for start in ("", "a ", "- ", "| a |\n|---|\n", '!!! note "A"\n    b\n\n', "## a"):
        fast_markdown(start + repeated * (100_000 // len(repeated)), str)
    assert process_time() - started < 3


@pytest.mark.parametrize(
    "changed",
    [
        {"markdown_extensions": (*SETTINGS.markdown_extensions, "smarty")},
        {"markdown_extensions": tuple(set(SETTINGS.markdown_extensions) - {"tables"})},
        {"markdown_configs": {"abbr": {"glossary": {"word": "A word."}}}},
        {"markdown_configs": {"toc": {"permalink": True}}},
        {"markdown_configs": {"toc": {"baselevel": 2}}},
    ],
)
def test_with_other_settings_python_markdown_does_everything(changed: dict[str, Any]) -> None:
    assert CONVERTER._is_usual
    assert not Converter(replace(SETTINGS, **changed))._is_usual
