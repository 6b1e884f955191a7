"""The shell: what stands around every page, the menu, the way up, the other languages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsroom.model.page import Page
from newsroom.site.addresses import address
from newsroom.site.navigation import Sections
from newsroom.site.views.parts import Link
from newsroom.site.views.reader import Reader
from newsroom.words import load_words

SEARCH = "search"
"""The page of results, which is also the index of all pages for those without JavaScript."""

FEW, MANY = 2, 24
"""With an overview and one page in it, a section needs no menu of its own; with very many
pages, nobody would read it, and the overview serves better."""


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
    ref: str | None, reader: Reader, *, sections: Sections, languages: Sequence[str]
) -> Shell:
    """The shell around a page; `ref` is `None` on a page that no editor wrote, 404.html.

    `languages` are those that the site is built in.
    """
    section = sections.of(ref) if ref else None
    return Shell(
        lang=reader.lang,
        direction=reader.words.language.direction,
        home=address("index", reader.lang),
        is_home=ref == "index",
        menu=tuple(_menu(ref, section, sections, reader)),
        above=_above(ref, section, reader),
        section=tuple(_siblings(ref, section, sections, reader)),
        search=address(SEARCH, reader.lang) if SEARCH in reader.catalogue.entries else "",
        versions=tuple(_versions(ref, languages, reader)),
    )


def _menu(
    ref: str | None, section: str | None, sections: Sections, reader: Reader
) -> Iterator[MenuItem]:
    """The sections, without the home page, to which the name of the site leads."""
    for entry in sections.entries:
        head = f"{entry}index" if entry.endswith("/") else entry.removesuffix(".md")
        if head != "index" and head in reader.catalogue.entries:
            inside = "true" if entry == section else ""
            yield _item(head, reader, current="page" if ref == head else inside)


def _above(ref: str | None, section: str | None, reader: Reader) -> Link | None:
    """The overview of the section that a page is in."""
    if section is None or ref == f"{section}index":
        return None
    item = _item(f"{section}index", reader)
    return Link(text=item.text, href=item.href, lang=item.lang)


def _siblings(
    ref: str | None, section: str | None, sections: Sections, reader: Reader
) -> Iterator[MenuItem]:
    """The pages of the section, unless the page itself lists them."""
    if ref is None or section is None or not FEW < len(sections.pages[section]) <= MANY:
        return
    page = reader.catalogue[ref].original
    lists_them = isinstance(page, Page) and page.listing not in (None, "problems")
    if not lists_them and page.type != "programme":
        for other in sections.pages[section]:
            yield _item(other, reader, current="page" if other == ref else "")


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
