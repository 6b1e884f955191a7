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
_BEHIND = re.compile(
    r"[\s,:–—·|-]*(?:\([^()]{0,100}\)|\[[^\[\]]{0,100}\]"
    r"|(?:pdf|csv|ods|ics)\b(?:[\s,:–—·|/(\[-]{0,4}\d{1,3}(?:[.,]\d{1,3})?\s?[a-z]{1,9})?)",
    re.IGNORECASE,
)
"""What an author has written behind a link: in brackets, or the kind itself, then a size."""
_FAR = 300
"""Characters behind a link in which that stands."""
_END = re.compile(r"</?(?:a|br|d[dlt]|div|h[1-6]|li|ol|p|t[dhr]|table|ul)\b")
"""The end of what belongs to a link."""
_TAG = re.compile(r"<[^<>]*>")
_ALTERNATIVE = re.compile(r'\balt="([^"]*)"')
_SIZE = re.compile(r"\d\s?(?:[kmg]i?b|(?:kilo|mega|giga)?(?:bytes?|bayt))\b", re.IGNORECASE)


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
    said = _said(match)
    size = formats.file_size(document.size, lang)
    kind = rf"(?<![^\W_]){document.kind}s?(?![^\W_])"
    parts = [] if re.search(kind, said, re.IGNORECASE) else [document.kind]
    parts += [] if _SIZE.search(said) else [size]
    attributes = match["attributes"]
    if document.lang and document.lang != lang and " hreflang=" not in attributes:
        attributes += f' hreflang="{document.lang}"'
    remark = f' <small class="nl-file">({escape(", ".join(parts))})</small>' if parts else ""
    return f"<a{attributes}>{match['words']}{remark}</a>"


def _said(match: re.Match[str]) -> str:
    """What the author says of the file: in the link, in the text of its picture, behind it."""
    words = match["words"]
    text, start = match.string, match.end()
    end = _END.search(text, start, start + _FAR)
    after = unescape(_TAG.sub("", text[start : end.start() if end else start + _FAR]))
    behind = _BEHIND.match(after)
    parts = (_TAG.sub("", words), *_ALTERNATIVE.findall(words))
    return " ".join([*map(unescape, parts), behind[0] if behind else ""])
