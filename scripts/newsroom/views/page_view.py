"""The view of a page: everything that its template shows."""

from newsroom.content.fingerprint import changed_parts
from newsroom.model.catalogue import Entry
from newsroom.model.event import Event
from newsroom.model.page import BasePage, Page
from newsroom.model.training import Module
from newsroom.render.drawing import drawing_of
from newsroom.render.every_page import every_page
from newsroom.render.reference import families, glossary
from newsroom.render.site_context import SiteContext
from newsroom.render.translations import translations
from newsroom.views.facts import facts_of
from newsroom.views.groups import groups_of
from newsroom.views.head import head_of
from newsroom.views.localizer import Localizer
from newsroom.views.notices import notices_of
from newsroom.views.parts import Value, View, iso
from newsroom.words import formats


def view_of(ref: str, localizer: Localizer, context: SiteContext) -> View:
    """The page of this name as this reader sees it."""
    entry, lang = context.catalogue[ref], localizer.lang
    page = entry.page_for(lang)
    text_lang = entry.language_for(lang)
    return View(
        template=template_of(ref, page),
        lang=lang,
        text_lang=text_lang,
        eyebrow=localizer.eyebrow(page),
        title=page.title,
        menu_title=page.short_title or page.title,
        summary=page.summary,
        head=head_of(entry, localizer, context.site_url),
        updated=Value(text=formats.day(page.updated, lang), datetime=iso(page.updated)),
        notices=notices_of(
            entry,
            localizer,
            changed=_changed(entry, lang, context),
            headings=_headings(entry, lang, context),
        ),
        facts=facts_of(page, localizer),
        groups=groups_of(entry, localizer),
        related=tuple(localizer.card(context.catalogue[other]) for other in page.related),
        sources=tuple(
            Value(
                text=source.title or source.site,
                href=source.url or "",
                outside=bool(source.url),
                lang=localizer.foreign(source.lang) if source.title else "",
                note=source.site if source.title else "",
            )
            for source in page.sources
        ),
        drawing=drawing_of(ref, page, localizer),
        extra=_extra(entry, page, localizer, context),
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


def _extra(
    entry: Entry, page: BasePage, localizer: Localizer, context: SiteContext
) -> dict[str, object]:
    """What only pages of one kind show."""
    if isinstance(page, Module):
        refs = [module.ref for module in localizer.catalogue.modules()]
        here = refs.index(entry.ref)
        previous = localizer.link(refs[here - 1]) if here else None
        following = localizer.link(refs[here + 1]) if here + 1 < len(refs) else None
        return {"topics": page.topics, "previous": previous, "next": following}
    if isinstance(page, Event):
        return {"date_block": localizer.date_block(page)}
    if isinstance(page, Page) and page.terms:
        return {"terms": glossary(page, localizer)}
    if isinstance(page, Page) and page.listing == "problems":
        return {"families": list(families(localizer))}
    if isinstance(page, Page) and page.listing == "search":
        return {"kinds": every_page(context, localizer)}
    if isinstance(page, Page) and page.listing == "translations":
        return {"translations": translations(context, localizer)}
    return {}


def _changed(entry: Entry, lang: str, context: SiteContext) -> list[str]:
    """The parts of the original that changed since this translation was made, by name."""
    translation = entry.page_for(lang).translation
    original = context.library.originals[entry.ref]
    if translation is None or original.kind is None:
        return []
    return changed_parts(translation.source_hash, original.file, original.kind)


def _headings(entry: Entry, lang: str, context: SiteContext) -> dict[str, str]:
    """What the sections of a page are called in this language, by their anchor."""
    localized = context.library.translations.get(
        (entry.ref, lang), context.library.originals[entry.ref]
    )
    return {heading.anchor: heading.text for heading in localized.file.body.headings}
