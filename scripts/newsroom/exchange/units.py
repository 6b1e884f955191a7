"""A parcel: the texts of one page for one language, whatever file they travel in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

State = Literal["initial", "outdated", "translated", "reviewed"]
"""How far a text is: not begun, made from an older English text, made, read by a person."""

SIZE_LIMIT = 4 * 1024 * 1024
"""Bytes of a file that comes back: eight times the longest page in two languages."""


class UnitsError(Exception):
    """A file cannot be taken, or a page not be made of it; `words.translations.refusals`."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values: Mapping[str, object] = values


@dataclass(frozen=True, kw_only=True)
class Unit:
    """One text in both languages."""

    id: str
    """The section and a number, `what-it-does.2`, or `header` and the field."""
    kind: str = ""
    """What the text is, by the kind of its block; `header` for fields."""
    source: str
    target: str = ""
    state: State = "initial"
    note: str = ""
    """What the translator should know about this text."""

    @property
    def is_finished(self) -> bool:
        """Whether there is a text that somebody stands for."""
        return bool(self.target) and self.state in ("translated", "reviewed")


@dataclass(frozen=True, kw_only=True)
class TranslationUnits:
    """The texts of a page on their way to or from a translator."""

    page: str
    """The name of the page, `partners/ntt`."""
    source_lang: str
    target_lang: str
    units: tuple[Unit, ...]
    note: str = ""
    """What the translator should know about all of them."""
