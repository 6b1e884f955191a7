"""A page that Python-Markdown cannot convert, or not in time, is refused."""

from time import process_time

import pytest
from markdown import Markdown

from newsroom.render import time_limit
from newsroom.render.time_limit import TooSlowError, convert_in_time


def convert(text: str, seconds: float) -> str:
    return convert_in_time(Markdown(extensions=["def_list"]).convert, text, seconds)


def test_a_page_is_converted() -> None:
    assert convert("**Looms**", 5) == "<p><strong>Looms</strong></p>"


@pytest.mark.parametrize("has_signal", [True, False])
def test_a_page_that_takes_too_long_is_refused(
    has_signal: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not has_signal:  # as on Windows
        monkeypatch.delattr(time_limit.signal, "SIGPROF")
    started = process_time()
    with pytest.raises(TooSlowError, match=r"takes longer than 0\.2 s to read"):
        convert("[" * 20_000, 0.2)
    assert process_time() - started < 5


def test_the_limit_is_for_each_page_alone() -> None:
    started = process_time()
    while process_time() - started < 0.6:
        convert("Looms weave cloth.\n\n" * 100, 0.5)


def test_a_page_on_which_python_markdown_falls_over_is_refused() -> None:
    with pytest.raises(TooSlowError, match="nested too deep"):
        convert("a\n: b\n" * 3000, 5)
