"""The sitemap: every page in every language in which it was written."""

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from newsroom.model.catalogue import Catalogue, Entry
from newsroom.views.addresses import alternates

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def sitemap(catalogue: Catalogue, site_url: str) -> str:
    """The text of `sitemap.xml` (sitemaps.org protocol 0.9, with Google's `xhtml:link`).

    `lastmod` is the day on which the page was changed, not that of the build.
    """
    entries = (line for entry in catalogue.entries.values() for line in _entry(entry, site_url))
    return _HEAD + "".join(entries) + "</urlset>\n"


def _entry(entry: Entry, site_url: str) -> Iterator[str]:
    versions = alternates(entry, site_url)
    links = "".join(
        f'    <xhtml:link rel="alternate" hreflang="{lang}" href={quoteattr(href)}/>\n'
        for lang, href in (versions | {"x-default": versions[entry.first_language]}).items()
    )
    for lang, href in versions.items():
        yield (
            f"  <url>\n    <loc>{quoteattr(href)[1:-1]}</loc>\n"
            f"    <lastmod>{entry.pages[lang].updated.isoformat()}</lastmod>\n{links}  </url>\n"
        )
