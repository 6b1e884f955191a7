"""The shell: what stands around every page, the menu, the way up, the other languages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsroom.model.page import Page
from newsroom.site.addresses import address
from newsroom.site.navigation import pages_of, section_of
from newsroom.site.views.parts import Link
from newsroom.site.views.reader import Reader
from newsroom.words import load_words

SEARCH = "search"
"""The page of results, which is also the index of all pages for those without JavaScript."""

FEW = 2
"""With the overview and one page in it, a section needs no menu of its own."""


@dataclass(frozen=True, kw_only=True)
class MenuItem:
    """An entry of a menu."""

    text: str
    href: str
    lang: str = ""
    """The language of `text`, when it is not the reader's."""
    current: str = ""
    """`page` for the page itself, `true` for the section it is in (`aria-current`)."""


@dataclass(frozen=True, kw_only=True)
class Version:
    """A language in the language switch, named in that language."""

    lang: str
    name: str
    direction: str
    href: str | None
    """Where the page stands in this language; `None` when it is not translated."""
    note: str = ""
    current: bool = False


@dataclass(frozen=True, kw_only=True)
class Shell:
    """What surrounds a page, for a reader of one language."""

    lang: str
    direction: str
    home: str
    is_home: bool
    menu: tuple[MenuItem, ...]
    above: Link | None
    section: tuple[MenuItem, ...]
    search: str
    versions: tuple[Version, ...]


def shell_of(
    ref: str | None, reader: Reader, *, sections: Sequence[str], languages: Sequence[str]
) -> Shell:
    """The shell around a page; `ref` is `None` on a page that no editor wrote, 404.html.

    `sections` are the entries of `nav` in `mkdocs.yml` (`index.md`, `events/` …), `languages`
    those that the site is built in.
    """
    section = section_of(ref, sections) if ref else None
    entries = reader.catalogue.entries
    return Shell(
        lang=reader.lang,
        direction=reader.words.language.direction,
        home=address("index", reader.lang),
        is_home=ref == "index",
        menu=tuple(_menu(ref, sections, reader)),
        above=_above(ref, section, reader),
        section=tuple(_siblings(ref, section, reader)),
        search=address(SEARCH, reader.lang) if SEARCH in entries else "",
        versions=tuple(_versions(ref, languages, reader)),
    )


def _menu(ref: str | None, sections: Iterable[str], reader: Reader) -> Iterator[MenuItem]:
    """The sections, without the home page, to which the name of the site leads."""
    for section in sections:
        head = f"{section}index" if section.endswith("/") else section.removesuffix(".md")
        if head != "index" and head in reader.catalogue.entries:
            inside = "true" if ref and section_of(ref, [section]) else ""
            yield _item(head, reader, current="page" if ref == head else inside)


def _above(ref: str | None, section: str | None, reader: Reader) -> Link | None:
    """The overview of the section that a page is in."""
    if section is None or ref == f"{section}index":
        return None
    item = _item(f"{section}index", reader)
    return Link(text=item.text, href=item.href, lang=item.lang)


def _siblings(ref: str | None, section: str | None, reader: Reader) -> Iterator[MenuItem]:
    """The pages of the section, unless the page itself lists them."""
    if ref is None or section is None:
        return
    page = reader.catalogue[ref].original
    listed = isinstance(page, Page) and page.listing not in (None, "problems")
    others = list(pages_of(section, reader.catalogue, reader.today))
    if not listed and page.type != "programme" and len(others) > FEW:
        yield from (
            _item(other, reader, current="page" if other == ref else "") for other in others
        )


def _item(ref: str, reader: Reader, *, current: str = "") -> MenuItem:
    entry = reader.catalogue[ref]
    page = entry.page_for(reader.lang)
    return MenuItem(
        text=page.short_title or page.title,
        href=address(ref, reader.lang),
        lang=reader.foreign(entry.language_for(reader.lang)),
        current=current,
    )


def _versions(ref: str | None, languages: Iterable[str], reader: Reader) -> Iterator[Version]:
    for lang in languages:
        words = load_words(lang)
        exists = ref is None or lang in reader.catalogue[ref].pages
        here = lang == reader.lang
        yield Version(
            lang=lang,
            name=words.language.name,
            direction=words.language.direction,
            href=address(ref or "index", lang) if exists or here else None,
            note="" if exists else words.shell.not_translated,
            current=here,
        )
