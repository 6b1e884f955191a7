"""What of a text is meaning, and makes a translation old when it changes."""

import time

import pytest

from newsroom.content.meaning import meaning_of

SAME = [
    ("[the loom](../a.md#x)", "[the loom](../b.md)"),
    ('[a](b.md "Title")', '[a](c.md "Title")'),
    ("[a](<b c.md>)", "[a](d.md)"),
    ("[a][x]\n\n[x]: b.md", "[a][x]\n\n[x]: c.md"),
    ("![Alt](b.jpg)", "![Alt](c.png)"),
    ("![Alt](b.jpg){ width=300 }", "![Alt](b.jpg){ width=50% .wide loading=lazy }"),
    ("![Alt](b.jpg){ #map width=300 }", "![Alt](b.jpg){ #map }"),
    ("[![Alt](b.jpg)](c.md)", "[![Alt](d.jpg)](e.md)"),
    ('<img src="a.png" width=3 alt="A loom">', "<img src='b.png' class=x alt=\"A loom\">"),
    ("[join](https://a.example.org/x?y=(z))", "[join](https://b.example.org/)"),
    ("[a](b.md){ .md-button }", "[a](b.md)"),
]
DIFFERENT = [
    ("[the loom](a.md)", "[the looms](a.md)"),
    ("[the loom](a.md)", "the loom"),
    ("![A loom](a.jpg)", "![A weaver](a.jpg)"),
    ('[a](b.md "Title")', '[a](b.md "Other")'),
    ('<img src="a.png" alt="A loom">', '<img src="a.png" alt="A weaver">'),
    ("See https://a.example.org.", "See https://b.example.org."),
    ("<https://a.example.org>", "<https://b.example.org>"),
    ("`[a](b)`", "`[a](c)`"),
    ("```\n[a](b)\n```", "```\n[a](c)\n```"),
    ("[^1]: A note.", "[^1]: Another note."),
    ("[word]{ lang=it }", "[word]{ lang=es }"),
    ("## Uses {#uses}", "## Uses {#use}"),
    ("120 € (net)", "150 € (net)"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_targets_and_form_are_no_meaning(one: str, other: str) -> None:
    assert meaning_of(one) == meaning_of(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_is_shown_is_meaning(one: str, other: str) -> None:
    assert meaning_of(one) != meaning_of(other)


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "](",
            "[a](",
            "](<",
            "![",
            "[a](b 'c",
            "{.",
            "{: .a ",
            "<a ",
            "<a href=",
            "[x]: ",
            "\"'",
            "`",
        )
    ],
)
def test_half_a_megabyte_takes_less_than_a_second(unit: str) -> None:
    started = time.process_time()
    meaning_of(unit * (512_000 // len(unit)))
    assert time.process_time() - started < 1
