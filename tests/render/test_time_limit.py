"""A page that Python-Markdown cannot read, or not in time, is refused."""

from collections.abc import Callable
from time import process_time

import pytest
from markdown import Markdown
from mkdocs.exceptions import BuildError

from newsroom.render.time_limit import TimeLimit


def localizer(seconds: float) -> Callable[[str], str]:
    return Markdown(extensions=["def_list", TimeLimit(seconds)]).convert


def test_a_page_is_read() -> None:
    assert localizer(5)("**Looms**") == "<p><strong>Looms</strong></p>"


def test_a_page_that_takes_too_long_is_refused() -> None:
    started = process_time()
    with pytest.raises(BuildError, match=r"takes longer than 0\.2 s to read"):
        localizer(0.2)("[" * 20_000)
    assert process_time() - started < 5


def test_the_limit_is_for_each_page_alone() -> None:
    read = localizer(0.5)
    started = process_time()
    while process_time() - started < 0.6:
        read("Looms weave cloth.\n\n" * 100)


def test_a_page_on_which_python_markdown_falls_over_is_refused() -> None:
    with pytest.raises(BuildError, match="nested too deep"):
        localizer(5)("a\n: b\n" * 3000)
