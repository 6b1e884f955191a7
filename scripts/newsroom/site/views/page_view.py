"""The view of a page: everything that its template shows."""

from newsroom.content.fingerprint import changed_parts
from newsroom.model.catalogue import Entry
from newsroom.model.event import Event
from newsroom.model.page import BasePage, Page
from newsroom.model.training import Module
from newsroom.site.desk import Desk
from newsroom.site.views.drawing import drawing_of
from newsroom.site.views.every_page import every_page
from newsroom.site.views.facts import facts_of
from newsroom.site.views.groups import groups_of
from newsroom.site.views.head import head_of
from newsroom.site.views.notices import notices_of
from newsroom.site.views.parts import Value, View, iso
from newsroom.site.views.reader import Reader
from newsroom.site.views.reference import families, glossary
from newsroom.site.views.translations import translations
from newsroom.words import formats


def view_of(ref: str, reader: Reader, desk: Desk) -> View:
    """The page of this name as this reader sees it."""
    entry, lang = desk.catalogue[ref], reader.lang
    page = entry.page_for(lang)
    text_lang = entry.language_for(lang)
    return View(
        template=template_of(ref, page),
        lang=lang,
        text_lang=text_lang,
        kicker=reader.kicker(page),
        title=page.title,
        menu_title=page.short_title or page.title,
        summary=page.summary,
        head=head_of(entry, reader, desk.site_url),
        updated=Value(text=formats.day(page.updated, lang), datetime=iso(page.updated)),
        notices=notices_of(
            entry,
            reader,
            changed=_changed(entry, lang, desk),
            headings=_headings(entry, lang, desk),
        ),
        facts=facts_of(page, reader),
        groups=groups_of(entry, reader),
        related=tuple(reader.card(desk.catalogue[other]) for other in page.related),
        sources=tuple(
            Value(
                text=source.title or source.site,
                href=source.url or "",
                outside=bool(source.url),
                lang=reader.foreign(source.lang) if source.title else "",
                note=source.site if source.title else "",
            )
            for source in page.sources
        ),
        drawing=drawing_of(ref, page, reader),
        extra=_extra(entry, page, reader, desk),
    )


def template_of(ref: str, page: BasePage) -> str:
    """The template of a page, below `overrides/`. Editors never write its name."""
    if ref == "index":
        return "pages/home.html"
    if isinstance(page, Page):
        if page.terms:
            return "pages/glossary.html"
        if page.listing in ("problems", "search", "translations"):
            return f"pages/{page.listing}.html"
        return "pages/overview.html" if page.listing else "pages/page.html"
    return f"pages/{page.type.replace('_', '-')}.html"


def shows_all_texts(entry: Entry) -> bool:
    """Whether a page shows what stands in the texts of other pages, not in their headers alone."""
    page = entry.original
    return isinstance(page, Page) and page.listing in ("search", "translations")


def _extra(entry: Entry, page: BasePage, reader: Reader, desk: Desk) -> dict[str, object]:
    """What only pages of one kind show."""
    if isinstance(page, Module):
        refs = [module.ref for module in reader.catalogue.modules()]
        here = refs.index(entry.ref)
        previous = reader.link(refs[here - 1]) if here else None
        following = reader.link(refs[here + 1]) if here + 1 < len(refs) else None
        return {"topics": page.topics, "previous": previous, "next": following}
    if isinstance(page, Event):
        return {"tile": reader.tile(page)}
    if isinstance(page, Page) and page.terms:
        return {"terms": glossary(page, reader)}
    if isinstance(page, Page) and page.listing == "problems":
        return {"families": list(families(reader))}
    if isinstance(page, Page) and page.listing == "search":
        return {"kinds": every_page(desk, reader)}
    if isinstance(page, Page) and page.listing == "translations":
        return {"translations": translations(desk, reader)}
    return {}


def _changed(entry: Entry, lang: str, desk: Desk) -> list[str]:
    """The parts of the original that changed since this translation was made, by name."""
    translation = entry.page_for(lang).translation
    original = desk.library.originals[entry.ref]
    if translation is None or original.kind is None:
        return []
    return changed_parts(translation.source_hash, original.file, original.kind)


def _headings(entry: Entry, lang: str, desk: Desk) -> dict[str, str]:
    """What the sections of a page are called in this language, by their anchor."""
    sheet = desk.library.translations.get((entry.ref, lang), desk.library.originals[entry.ref])
    return {heading.anchor: heading.text for heading in sheet.file.body.headings}
