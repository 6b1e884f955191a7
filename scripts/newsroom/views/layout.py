"""The layout around every page: menu, breadcrumb, the other languages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from newsroom.model.page import Page
from newsroom.model.training import Module
from newsroom.views.addresses import address
from newsroom.views.localizer import Localizer
from newsroom.views.navigation import Sections
from newsroom.views.parts import Link
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
    """Empty where the settings do not say it of another site."""
    name: str
    direction: str
    """Where it is written, when it is not as the page's."""
    href: str | None
    """Where the page stands in this language; `None` when it is not translated."""
    note: str = ""
    current: bool = False


@dataclass(frozen=True, kw_only=True)
class Steps:
    """The pages before and after a page, in the order of the menu."""

    previous: Link | None = None
    next: Link | None = None


@dataclass(frozen=True, kw_only=True)
class Layout:
    """What surrounds the pages of a section, for a reader of one language."""

    lang: str
    direction: str
    home: str
    is_home: bool
    menu: tuple[MenuItem, ...]
    above: Link | None
    search: str


def layout_of(
    ref: str | None, localizer: Localizer, sections: Sections, homepage: str = ""
) -> Layout:
    """The layout around a page; `ref` is `None` on a page that no editor wrote, 404.html.

    The same for all pages of a section, but for those that stand in the menu themselves.
    `homepage` is where the name of the site leads, if not to its own home page.
    """
    section = sections.of(ref) if ref else None
    return Layout(
        lang=localizer.lang,
        direction=localizer.words.language.direction,
        home=homepage or address("index", localizer.lang),
        is_home=ref == "index",
        menu=tuple(_menu(ref, section, sections, localizer)),
        above=_above(ref, section, localizer),
        search=address(SEARCH, localizer.lang) if SEARCH in localizer.catalogue.entries else "",
    )


def section_menu(ref: str | None, localizer: Localizer, sections: Sections) -> tuple[MenuItem, ...]:
    """The pages of the section, unless the page itself lists them."""
    section = sections.of(ref) if ref else None
    if ref is None or section is None or not FEW < len(sections.pages[section]) <= MANY:
        return ()
    if ref not in localizer.catalogue.entries:  # a further page of a list
        return ()
    page = localizer.catalogue[ref].original
    lists_them = isinstance(page, Page) and page.listing not in (None, "problems")
    if lists_them or page.type == "programme":
        return ()
    return tuple(
        _item(other, localizer, current="page" if other == ref else "")
        for other in sections.pages[section]
    )


def steps_of(ref: str, localizer: Localizer, sections: Sections) -> Steps:
    """The pages before and after a page; none for modules, whose templates have their own."""
    order = sections.order
    if ref not in order or isinstance(localizer.catalogue[ref].original, Module):
        return Steps()
    here = order.index(ref)
    before, after = order[here - 1 : here], order[here + 1 : here + 2]
    return Steps(
        previous=localizer.link(before[0]) if before else None,
        next=localizer.link(after[0]) if after else None,
    )


def versions_of(
    ref: str | None,
    localizer: Localizer,
    languages: Iterable[str],
    others: Iterable[Mapping[str, str]] = (),
    *,
    at: str = "",
) -> tuple[Version, ...]:
    """A page in each of the languages that the site is built in; `others` are on other sites.

    `at` is the name of a further page of its list.
    """
    elsewhere = (
        Version(lang=one.get("lang", ""), name=one["name"], direction="", href=one["link"])
        for one in others
    )
    return (*(_version(ref, lang, localizer, at) for lang in languages), *elsewhere)


def _menu(
    ref: str | None, section: str | None, sections: Sections, localizer: Localizer
) -> Iterator[MenuItem]:
    for entry, head in sections.heads.items():
        if head in localizer.catalogue.entries:
            inside = "true" if entry == section else ""
            yield _item(head, localizer, current="page" if head == ref else inside)


def _above(ref: str | None, section: str | None, localizer: Localizer) -> Link | None:
    """The overview of the section that a page is in."""
    if section is None or ref == f"{section}index":
        return None
    item = _item(f"{section}index", localizer)
    return Link(text=item.text, href=item.href, lang=item.lang)


def _item(ref: str, localizer: Localizer, *, current: str = "") -> MenuItem:
    entry = localizer.catalogue[ref]
    page = entry.page_for(localizer.lang)
    return MenuItem(
        text=page.short_title or page.title,
        href=address(ref, localizer.lang),
        lang=localizer.foreign(entry.language_for(localizer.lang)),
        current=current,
    )


def _version(ref: str | None, lang: str, localizer: Localizer, at: str) -> Version:
    words, layout_direction = load_words(lang), localizer.words.language.direction
    exists = ref is None or lang in localizer.catalogue[ref].pages
    here = lang == localizer.lang
    direction = words.language.direction
    return Version(
        lang=lang,
        name=words.language.name,
        direction=direction if direction != layout_direction else "",
        href=address(at or ref or "index", lang) if exists or here else None,
        note="" if exists else words.layout.not_translated,
        current=here,
    )
