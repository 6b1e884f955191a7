"""An end to Python-Markdown's patience: a page that it cannot read in time is refused.

The checker refuses what is known to take it minutes. This is for what nobody has thought of.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from markdown import Markdown
from markdown.extensions import Extension
from mkdocs.exceptions import BuildError

SECONDS = 10.0
"""Of computing, for one page in one language. The longest of our pages takes a tenth of one."""


class TimeLimit(Extension):
    """Lets a page be read for so long and no longer."""

    def __init__(self, seconds: float = SECONDS) -> None:
        super().__init__()
        self._seconds = seconds

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Put the limit around the reading."""
        convert = md.convert

        def convert_in_time(source: str) -> str:
            try:
                with _no_longer_than(self._seconds):
                    return convert(source)
            except RecursionError:
                raise BuildError("The text of this page is nested too deep; simplify it.") from None

        md.convert = convert_in_time  # type: ignore[method-assign]


@contextmanager
def _no_longer_than(seconds: float) -> Iterator[None]:
    """Raise `BuildError` inside when the time is over. Without a clock for it, wait for ever.

    Windows has none, and threads other than the first may not set it.
    """

    def stop(*_: object) -> None:
        said = f"The text of this page takes longer than {seconds:g} s to read"
        raise BuildError(f"{said}; look for signs that are repeated many times.")

    try:
        before = signal.signal(signal.SIGPROF, stop)
    except (AttributeError, ValueError):
        yield
        return
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
