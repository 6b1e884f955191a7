"""Translation units: the texts of one page in two languages, in whatever file format."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

State = Literal["initial", "outdated", "translated", "reviewed"]
"""Not translated, translated from an older English text, translated, reviewed by a person."""

SIZE_LIMIT = 4 * 1024 * 1024
"""Bytes of a file to import: eight times the longest page in two languages."""


class ExchangeError(Exception):
    """A page cannot be exported, or a file not imported.

    `reason` is a key of `words.translations.refusals`, `values` fill its message.
    """

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values: Mapping[str, object] = values


@dataclass(frozen=True, kw_only=True)
class Unit:
    """One text of a page, with its translation."""

    id: str
    """Section and number, `what-it-does.2`, or header field, `header.title`."""
    kind: str = ""
    """The kind of the Markdown block, `paragraph`; `header` for fields."""
    source: str
    target: str = ""
    state: State = "initial"
    note: str = ""
    """A note to the translator on this text."""

    @property
    def is_finished(self) -> bool:
        """Whether there is a translation of the present English text."""
        return bool(self.target) and self.state in ("translated", "reviewed")


@dataclass(frozen=True, kw_only=True)
class TranslationUnits:
    """The translation units of one page for one language."""

    page: str
    """The name of the page, `partners/loom`."""
    source_lang: str
    target_lang: str
    units: tuple[Unit, ...]
    note: str = ""
    """A note to the translator on the whole page."""
