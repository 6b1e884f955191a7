"""The sitemap: every page in every language in which it was written."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from xml.sax.saxutils import quoteattr

from newsroom.model.catalogue import Catalogue, Entry
from newsroom.model.list_pages import ListPage
from newsroom.views.addresses import alternates

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def sitemap(catalogue: Catalogue, site_url: str, parts: Iterable[ListPage] = ()) -> str:
    """The text of `sitemap.xml` (sitemaps.org protocol 0.9, with Google's `xhtml:link`).

    `lastmod` is the day on which the page was changed, not that of the build; `parts` are the
    further pages of long lists.
    """
    pages = (
        (entry, ref, {lang: page.updated for lang, page in entry.pages.items()})
        for ref, entry in catalogue.entries.items()
    )
    further = (
        (entry, part.ref, dict.fromkeys(entry.pages, part.updated))
        for part in parts
        if (entry := catalogue[part.overview])
    )
    return _HEAD + "".join(_lines(chain(pages, further), site_url)) + "</urlset>\n"


def _lines(pages: Iterable[tuple[Entry, str, Mapping[str, date]]], site_url: str) -> Iterator[str]:
    """The lines of each page, by its entry, its name, and its last change in each language."""
    for entry, ref, updated in pages:
        versions = alternates(entry, site_url, ref)
        links = "".join(
            f'    <xhtml:link rel="alternate" hreflang="{lang}" href={quoteattr(href)}/>\n'
            for lang, href in (versions | {"x-default": versions[entry.first_language]}).items()
        )
        for lang, href in versions.items():
            yield (
                f"  <url>\n    <loc>{quoteattr(href)[1:-1]}</loc>\n"
                f"    <lastmod>{updated[lang].isoformat()}</lastmod>\n{links}  </url>\n"
            )
