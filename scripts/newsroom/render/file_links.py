"""Links to documents: readers learn of what kind and how large a file is before they fetch it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape

from newsroom.content.files.kinds import DOCUMENTS
from newsroom.render.site_paths import path_from_root
from newsroom.words import formats

_LINK = re.compile(
    r'<a\b(?P<attributes>[^<>]*?\bhref="(?P<href>[^"]*)"[^<>]*)>(?P<words>.*?)</a>', re.DOTALL
)
_BEHIND = re.compile(r"\s*\([^()<>]{0,100}\)")
"""What an author has written behind a link in brackets."""
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True)
class Document:
    """A document of the site."""

    kind: str
    """`PDF`."""
    size: int
    """Bytes."""
    lang: str
    """The language that its name states; empty if it states none."""


FindDocument = Callable[[str], Document | None]
"""Finds a document by its path from the root of the site."""


def with_file_sizes(content: str, url: str, lang: str, find: FindDocument) -> str:
    """The HTML of a page whose links to documents say of what kind and size these are.

    `url` is the page's path from the root. What the author says of a file is not repeated.
    """
    if not any(ending in content.lower() for ending in DOCUMENTS):
        return content

    def exchange(match: re.Match[str]) -> str:
        path = path_from_root(unescape(match["href"]), url)
        document = find(path) if path and path.lower().endswith(DOCUMENTS) else None
        return _named(match, document, lang) if document else match[0]

    return _LINK.sub(exchange, content)


def _named(match: re.Match[str], document: Document, lang: str) -> str:
    behind = _BEHIND.match(match.string, match.end())
    said = unescape(_TAG.sub("", match["words"])) + (behind[0] if behind else "")
    size = formats.file_size(document.size, lang)
    parts = [] if re.search(rf"\b{document.kind}\b", said, re.IGNORECASE) else [document.kind]
    parts += [] if _says_size(said) else [size]
    attributes = match["attributes"]
    if document.lang and document.lang != lang and " hreflang=" not in attributes:
        attributes += f' hreflang="{document.lang}"'
    remark = f' <small class="nl-file">({escape(", ".join(parts))})</small>' if parts else ""
    return f"<a{attributes}>{match['words']}{remark}</a>"


def _says_size(words: str) -> bool:
    return bool(re.search(r"\d\s?[kKMG]i?[bB]\b", words))
