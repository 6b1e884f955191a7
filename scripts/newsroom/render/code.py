"""Highlighted code, within limits: Pygments writes an element for each word and sign.

Only languages of a list are highlighted: those that are written about here. A lexer is a
program, and some take very long over texts that are not of their language.
"""

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from pygments.lexer import Lexer
from pymdownx.highlight import Highlight, HighlightExtension

from newsroom.content.code import words_and_signs
from newsroom.model.limits import CODE_BYTES, CODE_LENGTH

LANGUAGES = frozenset(
    {"bash", "console", "css", "diff", "dockerfile", "html", "ini", "javascript", "js", "json"}
    | {"make", "makefile", "markdown", "md", "nginx", "pycon", "python", "py", "sh", "shell"}
    | {"sql", "text", "toml", "typescript", "ts", "xml", "yaml", "yml"}
)
"""The languages that are highlighted; others are shown as they are written."""


_MORE_CLASSES = re.compile(r'(?<=<span class=")(\w+) [^"]*')


class LimitedCode(Extension):
    """Lets `pymdownx.highlight` highlight no more than a page can hold."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Put our highlighter in the place of the extension's own."""
        for extension in md.registeredExtensions:
            if isinstance(extension, HighlightExtension):
                extension.get_pymdownx_highlighter = lambda: _Limited


class _Limited(Highlight):  # type: ignore[misc]  # no types
    def highlight(self, src: str, language: str, *args: Any, **options: Any) -> str | Element:
        """The HTML of code; plain where highlighting would make it too large."""
        made = _short(super().highlight(src, language, *args, **options))
        text = made if isinstance(made, str) else made.text or ""
        if len(text.encode()) <= CODE_BYTES * (words_and_signs(src) + 1):
            return made
        return _short(super().highlight(src, "text", *args, **options))

    def get_lexer(self, src: str, language: str, *args: Any) -> tuple[Lexer, str]:
        """The lexer of a language, and its name."""
        known = (language or "").lower() in LANGUAGES and len(src) <= CODE_LENGTH
        found: tuple[Lexer, str] = super().get_lexer(src, language if known else "text", *args)
        return found


def _short(made: str | Element) -> str | Element:
    """The HTML with one class for each word: the one that styles are written for."""
    if isinstance(made, str):
        return _MORE_CLASSES.sub(r"\1", made)
    made.text = _MORE_CLASSES.sub(r"\1", made.text or "")
    return made
