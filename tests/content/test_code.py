"""What is sure to be shown as code: places stay, and doubt is not code."""

import pytest

from newsroom.content.code import without_certain_code


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a `b` c", "a     c"),
        ("``a ` b`` c", "          c"),
        ("```yaml\na\n```\nb", "```yaml\n \n```\nb"),
        (
            '```yaml title="a" hl_lines="1 3-4"\na\n```',
            '```yaml title="a" hl_lines="1 3-4"\n \n```',
        ),
        ("~~~ { .x #y }\na\n~~~", "~~~ { .x #y }\n \n~~~"),
        ("```\n~~~\n```\n~~~\na\n~~~", "```\n   \n```\n~~~\n \n~~~"),
    ],
)
def test_code_is_blanked_out_where_it_stands(text: str, left: str) -> None:
    assert without_certain_code(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "a ` b",
        "a ` b\nc ` d",
        "`a` and ` b",
        "\\`a`",
        "<!-- ` --> a `",
        "```\nnever closed",
        "  ```\n  indented\n  ```",
        "  ```\n```py\na\n```",
        "> ```\n\n```py\na\n```",
        "[a](`b`)",
        "[a](b(c)\n`d`)",
        "``` two words\na\n```\nb\n```",
        "``` { onclick=x }\na\n```",
        '```yaml hl_lines="a"\na\n```',
    ],
)
def test_what_could_be_read_in_two_ways_is_not_code(text: str) -> None:
    assert without_certain_code(text) == text


def test_a_stray_backtick_makes_only_its_own_paragraph_doubtful() -> None:
    assert without_certain_code("a ` `b`\n\n`c`") == "a ` `b`\n\n   "
