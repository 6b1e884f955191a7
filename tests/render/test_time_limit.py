"""A page that Python-Markdown cannot read, or not in time, is refused."""

from collections.abc import Callable
from time import process_time

import pytest
from markdown import Markdown

from newsroom.render import time_limit
from newsroom.render.time_limit import TimeLimit, TooSlowError


def converter(seconds: float) -> Callable[[str], str]:
    return Markdown(extensions=["def_list", TimeLimit(seconds)]).convert


def test_a_page_is_read() -> None:
    assert converter(5)("**Looms**") == "<p><strong>Looms</strong></p>"


def test_a_page_that_takes_too_long_is_refused() -> None:
    started = process_time()
    with pytest.raises(TooSlowError, match=r"takes longer than 0\.2 s to read"):
        converter(0.2)("[" * 20_000)
    assert process_time() - started < 5


def test_the_limit_holds_where_the_system_cannot_interrupt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(time_limit.signal, "SIGPROF")
    with pytest.raises(TooSlowError, match=r"takes longer than 0\.2 s to read"):
        converter(0.2)("[" * 20_000)


def test_the_limit_is_for_each_page_alone() -> None:
    read = converter(0.5)
    started = process_time()
    while process_time() - started < 0.6:
        read("Looms weave cloth.\n\n" * 100)


def test_a_page_on_which_python_markdown_falls_over_is_refused() -> None:
    with pytest.raises(TooSlowError, match="nested too deep"):
        converter(5)("a\n: b\n" * 3000)
