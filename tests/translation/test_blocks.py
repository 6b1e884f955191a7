"""Blocks of Markdown: nothing is lost, and each text can be put in its place again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.content.blocks import blocks_of

CASES = [
    ("Two\nlines.\n", [("paragraph", ("Two lines.",))]),
    ("A line  \nbroken.\n", [("paragraph", ("A line\nbroken.",))]),
    ("## What {#w}\n\nText.\n", [("heading", ("What",)), ("paragraph", ("Text.",))]),
    ("- one\n  more\n- two\n", [("item", ("one more",)), ("item", ("two",))]),
    ("1. one\n2. two\n", [("item", ("one",)), ("item", ("two",))]),
    ("> said\n> so\n", [("paragraph", ("said so",))]),
    ("| a | `b|c` |\n|---|--:|\n| 1 \\| 2 | |\n",
     [("row", ("a", "`b|c`")), ("row", ()), ("row", ("1 \\| 2",))]),
    ('!!! note "Mind"\n    This\n    too.\n',
     [("admonition", ("Mind",)), ("paragraph", ("This too.",))]),
    ("!!! note\n\n    This.\n", [("admonition", ()), ("paragraph", ("This.",))]),
    ("Text\n\n    code here\n", [("paragraph", ("Text",)), ("code", ("    code here",))]),
    ("```yaml\na: 1\n\n# b\n```\nText\n",
     [("code", ("```yaml\na: 1\n\n# b\n```",)), ("paragraph", ("Text",))]),
    ("[^1]: A note.\n*[EU]: Union\n",
     [("reference", ("A note.",)), ("reference", ("Union",))]),
    ("<div>\nx\n</div>\n", [("html", ("<div>\nx\n</div>",))]),
    ("Term\n:   Meaning\n", [("paragraph", ("Term",)), ("item", ("Meaning",))]),
    ("***\n\n![A](a.png){ .b }\n", [("marks", ()), ("paragraph", ("![A](a.png){ .b }",))]),
    ("Steps:\n- one\n  - two\n",
     [("paragraph", ("Steps:",)), ("item", ("one",)), ("item", ("two",))]),
    ("In\n2027. So.\n", [("paragraph", ("In 2027. So.",))]),
    ("- [ ] do\n- [x] done\n", [("item", ("do",)), ("item", ("done",))]),
    ('=== "Train"\n    Come.\n\n===+ "Car"\n    Drive.\n',
     [("admonition", ("Train",)), ("paragraph", ("Come.",)), ("admonition", ("Car",)),
      ("paragraph", ("Drive.",))]),
    ('??? tip "More"\n    Text.\n', [("admonition", ("More",)), ("paragraph", ("Text.",))]),
    ("> [!NOTE]\n> It is\n> so.\n", [("admonition", ()), ("paragraph", ("It is so.",))]),
    ("> [!tip]- A title\n> Text.\n", [("admonition", ("A title",)), ("paragraph", ("Text.",))]),
    ("![A](a.png)\n/// caption\nA *loom*\n///\n",
     [("paragraph", ("![A](a.png)",)), ("marks", ()), ("paragraph", ("A *loom*",)),
      ("marks", ())]),
    ('<div class="grid" markdown>\n\n- One\n\n</div>\n',
     [("html", ('<div class="grid" markdown>',)), ("item", ("One",)), ("html", ("</div>",))]),
    ("\n\n", [("marks", ())]),
]  # fmt: skip
PIECES = (
    """a|    |\n|\n\n|# |- |1. |> |```|~~~|!!! n|"|:   |  \n|<b>|[^1]: |*[x]: |{#i}|\\|`|ğ|---"""
    """|=== "|> [!note] |/// |[ ] """
)
MARKDOWN = st.lists(st.sampled_from([*PIECES.split("|"), "| ", "|-|"]), max_size=40).map("".join)


@pytest.mark.parametrize(("text", "found"), CASES, ids=lambda value: repr(value)[:30])
def test_a_text_is_cut_into_its_blocks(text: str, found: object) -> None:
    blocks = blocks_of(text)
    assert [(block.kind, block.texts) for block in blocks] == found
    assert "".join(block.raw for block in blocks) == text


@given(MARKDOWN)
@settings(max_examples=300, deadline=None)
def test_blocks_put_together_are_the_text(text: str) -> None:
    blocks = blocks_of(text)
    assert "".join(block.raw for block in blocks) == text
    assert all(len(block.marks) == len(block.texts) + 1 for block in blocks)


@given(MARKDOWN)
@settings(max_examples=300, deadline=None)
def test_other_words_stand_where_the_words_stood(text: str) -> None:
    blocks = [block for block in blocks_of(text) if block.kind not in ("code", "html")]
    for block in blocks:
        new = block.written([f"{word} §" for word in block.texts])
        assert new.count("§") == len(block.texts)
        assert "".join(new.replace(" §", "").split()) == "".join(block.raw.split()).replace(
            ">", ""
        ) or ">" in block.raw or "\\" in block.raw  # fmt: skip
