"""The HTML that readers get of a text, for the checker."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from newsroom.render.clean_html import published_html
from newsroom.render.markdown import Converter
from newsroom.render.settings import Settings, SettingsError, read_settings
from newsroom.render.settings.problems import FILE
from newsroom.words import FIRST_LANGUAGE


class TextHtml:
    """Makes clean HTML of texts, by the Markdown extensions of a site; links stay as written.

    Can be handed to other processes, which each make their own converter.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def __call__(self, text: str) -> str:
        """The HTML of a text. Raises `TooSlowError`."""
        return published_html(self._converter.convert(text, lambda _: None).html, FIRST_LANGUAGE)

    @cached_property
    def _converter(self) -> Converter:
        return Converter(self._settings)

    def __getstate__(self) -> dict[str, Any]:
        return {"_settings": self._settings}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        vars(self).update(state)


def text_html(docs: Path, own: Path) -> TextHtml | None:
    """What makes the HTML of pages, by the settings beside their folder or else those in `own`."""
    file = docs.parent / FILE
    return html_by(file if file.is_file() else own)


def html_by(file: Path) -> TextHtml | None:
    """What makes the HTML of pages by these settings; none if they have faults, told elsewhere."""
    try:
        return TextHtml(read_settings(file))
    except SettingsError:
        return None
