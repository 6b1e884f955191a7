"""Reading built pages as a reader or a browser would."""

from collections.abc import Iterator
from pathlib import Path

from lxml import html

FETCHED = {
    "img": ("src", "srcset"),
    "script": ("src",),
    "iframe": ("src",),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "object": ("data",),
    "embed": ("src",),
    "input": ("src",),
}
FETCHED_LINKS = {
    "stylesheet",
    "icon",
    "preload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "modulepreload",
    "manifest",
}


def read(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_bytes())


def texts(page: html.HtmlElement, selector: str) -> list[str]:
    """The text of each element, with its blanks folded."""
    return [" ".join(element.text_content().split()) for element in page.cssselect(selector)]


def fetched(page: html.HtmlElement) -> Iterator[str]:
    """Every address that a browser asks for by itself when it shows the page."""
    for tag, attributes in FETCHED.items():
        for element in page.iter(tag):
            yield from (element.get(name) for name in attributes if element.get(name))
    for link in page.iter("link"):
        if FETCHED_LINKS & set((link.get("rel") or "").split()):
            yield link.get("href")
