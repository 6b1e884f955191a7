"""The view of a page of a long list, and the links between the pages of the list."""

from newsroom.model.list_pages import UNDATED, ListPage, pages_of
from newsroom.views.addresses import address
from newsroom.views.head import head_of
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Group, Link, Pager, PagerItem, Value, View, iso
from newsroom.words import formats


def list_page_view(part: ListPage, localizer: Localizer, *, site_url: str, site_name: str) -> View:
    """A page of a list as a reader sees it: its entries, and the way to the others."""
    lang = localizer.lang
    entry = localizer.catalogue[part.overview]
    page = entry.page_for(lang)
    text = localizer.words.lists.part
    title = text.format(title=page.title, part=_name(part, localizer))
    cards = tuple(localizer.card(localizer.catalogue[one.ref]) for one in part.entries)
    return View(
        template="pages/list-page.html",
        lang=lang,
        text_lang=localizer.foreign(entry.language_for(lang)),
        eyebrow="",
        title=title,
        menu_title=title,
        summary=text.format(title=page.summary.rstrip("."), part=_name(part, localizer)),
        head=head_of(
            entry, localizer, site_url=site_url, site_name=site_name, ref=part.ref, title=title
        ),
        updated=Value(text=formats.day(part.updated, lang), datetime=iso(part.updated)),
        groups=(Group(id="entries", heading=_name(part, localizer), cards=cards),),
        pager=pager_of(part.overview, localizer, part),
    )


def pager_of(overview: str, localizer: Localizer, here: ListPage | None = None) -> Pager | None:
    """The links to all pages of a list; `None` for a short one. `here` is the page shown."""
    original = localizer.catalogue[overview].original
    parts = pages_of(overview, getattr(original, "listing", None), localizer.catalogue)
    if not parts:
        return None
    links = [Link(text=localizer.words.lists.first_page, href=address(overview, localizer.lang))]
    links += [_link(part, localizer) for part in parts]
    at = 0 if here is None else 1 + [part.ref for part in parts].index(here.ref)
    return Pager(
        label=localizer.words.lists.by_year if parts[0].year else localizer.words.lists.pages,
        items=tuple(
            PagerItem(link=link, current="page" if number == at else "")
            for number, link in enumerate(links)
        ),
        previous=links[at - 1] if at else None,
        next=links[at + 1] if at + 1 < len(links) else None,
    )


def _link(part: ListPage, localizer: Localizer) -> Link:
    return Link(text=_name(part, localizer), href=address(part.ref, localizer.lang))


def _name(part: ListPage, localizer: Localizer) -> str:
    """What a page of a list is called: `2025`, `Page 2`, `2025, page 2`."""
    lists = localizer.words.lists
    year = str(localizer.words.phrases.date_unknown) if part.year == UNDATED else part.year
    if not year:
        return str(lists.page_number.format(number=part.number))
    if part.number == 1:
        return year
    return str(lists.page_of_year.format(year=year, number=part.number))
