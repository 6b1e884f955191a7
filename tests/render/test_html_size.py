"""The HTML of a text is never larger than was counted in its source before."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.checks.html_size import markup_size, repeated_in
from newsroom.render.clean_html import published_html
from newsroom.render.markdown import Converter
from newsroom.render.settings import read_settings
from site_tools import ROOT

CONVERTER = Converter(read_settings(ROOT / "mkdocs.yml"))
LISTS = [
    "- a\n",
    "* a\n- b\n",
    "1. a\n- b\n",
    "- a\n  - b\n",
    "- [ ] a\n",
    "- [x] '\"'\"&\n",
    "-\n",
]
LISTS += ["- a\n\n", "- [ ] https://a.eu\n", "12. a\n\n- b\n\n", "1) a\n"]
BOXES = ["!!! note\n", "??? note\n", '??? question "a"\n    b\n', "> [!note]\n\n", "> [!tip]- a\n"]
BOXES += ['=== "a"\n    b\n', '=== "a"\n\n', "![a](b.png)\n/// caption\na\n///\n"]
BOXES += ["/// caption\n///\n\n", '![a](b.png "c")\n\n', "<figure markdown>\n\n"]
BOXES += ['<div class="grid" markdown>\n\n']
INLINE = ["~a~", "~~a~~", "^a^", "^^a^^", "==a==", "++a++", "++a+b+c++", "++pgup++ ", '++"a"++ ']
INLINE += ["https://a.eu ", "www.a.eu ", "https://a.eu/&&&& ", 'https://a.eu/"""" ', "a@b.eu "]
INLINE += [":tr: ", ":family_mwgb: ", ":simple-abb: ", ":material-calendar: ", ":octicons-x-16:"]
INLINE += ["`#!py a=b` ", "`#!json {}[]` ", '[a](b){ .md-button title="c" } ']
CODE = [
    "```py\n(.,)\n```\n",
    "``` py linenums='1'\n```\n",
    '``` py linenums="1" hl_lines="1"\na\n```\n',
]
CODE += ['```json\n{"a": [1,2]}\n```\n', '``` linenums="1"\n' + "\n" * 50 + "```\n"]
CODE += [
    '``` yaml title="a"\n- a: b\n```\n',
    "```html\n<a b='c'>&d;\n```\n",
    "    a\n\n",
    "~~~sh\n$x\n~~~\n",
]
CODE += ["> ```py\n> a=b\n> ```\n", "- ```py\n  a=b\n  ```\n", "```py\na", "``` py !\n(.)\n```\n"]
PIECES = [
    *LISTS,
    *BOXES,
    *INLINE,
    *CODE,
    "\n",
    "\n\n",
    "    ",
    "a",
    "| a |\n|---|\n",
    "> ",
    "# a\n",
]
PIECES += ["*[Ctrl]: " + "c" * 300 + "\n", "++ctrl++", "*[Note]: " + "c" * 300 + "\n"]
PIECES += ["*[😄]: " + "c" * 300 + "\n", ":smile:"]


def assert_enough(text: str) -> None:
    counted = markup_size(text) + sum(share.size for share in repeated_in(text))
    made = published_html(CONVERTER.convert(text, lambda _: None).html, "en")
    assert len(made.encode()) <= counted + 200, made[:2000]


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("count", [1, 40])
def test_a_piece_again_and_again(piece: str, count: int) -> None:
    assert_enough(piece * count)


@settings(max_examples=1500, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_pieces_in_any_order(text: str) -> None:
    assert_enough(text)


def test_all_languages_that_are_highlighted() -> None:
    code = "".join(chr(number) for number in range(32, 127)) + "\na = b\n"
    for language in ("bash", "css", "diff", "html", "ini", "js", "json", "md", "nginx", "python"):
        assert_enough(f"```{language}\n{code * 20}```\n")
