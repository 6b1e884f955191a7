"""The view of a page: everything that its template shows."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from newsroom.model.catalogue import Entry
from newsroom.model.contact import Contact
from newsroom.model.event import Event
from newsroom.model.page import BasePage, Page
from newsroom.model.partner import Partner
from newsroom.model.training import Module
from newsroom.views.facts import facts_of
from newsroom.views.facts.office import mail_link
from newsroom.views.figures import figure_of
from newsroom.views.glossary import glossary
from newsroom.views.groups import groups_of
from newsroom.views.head import head_of
from newsroom.views.list_pages import pager_of
from newsroom.views.localizer import Localizer
from newsroom.views.materials import materials
from newsroom.views.notices import notices_of
from newsroom.views.parts import Person, State, Value, View, iso
from newsroom.views.programme import programme_of
from newsroom.views.states import states_of
from newsroom.words import formats

EXPLAINED = ("cancelled", "postponed", "rescheduled", "moved-online")
"""The states that `status_note` is about."""


def view_of(
    entry: Entry,
    localizer: Localizer,
    *,
    site_url: str,
    site_name: str,
    changed: Sequence[str] = (),
    headings: Mapping[str, str],
    drawing: object | None = None,
    extra: Mapping[str, object],
) -> View:
    """A page as a reader of the localizer's language sees it.

    `changed` and `headings` as in `notices_of`; `drawing` and `extra` are what `render` adds
    from outside the catalogue.
    """
    lang = localizer.lang
    page = entry.page_for(lang)
    return View(
        template=template_of(entry.ref, page),
        lang=lang,
        text_lang=localizer.foreign(entry.language_for(lang)),
        eyebrow=localizer.eyebrow(page),
        title=page.title,
        menu_title=page.short_title or page.title,
        summary=page.summary,
        head=head_of(entry, localizer, site_url=site_url, site_name=site_name),
        updated=Value(text=formats.day(page.updated, lang), datetime=iso(page.updated)),
        states=_states(entry, page, localizer),
        notices=notices_of(entry, localizer, changed=changed, headings=headings),
        facts=facts_of(entry, localizer),
        groups=groups_of(entry, localizer),
        pager=pager_of(entry.ref, localizer),
        contacts=tuple(_person(contact, entry, localizer) for contact in page.contacts),
        related=tuple(localizer.card(localizer.catalogue[ref]) for ref in page.related),
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
        figure=figure_of(entry, localizer),
        earlier_ids=_earlier_ids(entry),
        drawing=drawing,
        extra={**_extra(entry, page, localizer), **extra},
    )


def _earlier_ids(entry: Entry) -> str:
    """The earlier ids of headings, whatever the page was called then."""
    page = entry.original
    found: dict[str, str] = {}
    for name in (*page.earlier_names, entry.ref):
        found |= page.earlier_ids(name)
    return json.dumps(found, ensure_ascii=False) if found else ""


def _states(entry: Entry, page: BasePage, localizer: Localizer) -> tuple[State, ...]:
    """The states of a page, those of an event with the reason that the page gives."""
    note = localizer.text_of(entry, "status_note") if isinstance(page, Event) else None
    return tuple(
        replace(state, note=note) if state.kind in EXPLAINED else state
        for state in states_of(page, localizer.lang, localizer.today)
    )


def _person(contact: Contact, entry: Entry, localizer: Localizer) -> Person:
    ref = contact.organisation
    return Person(
        name=contact.name,
        role=Value(text=contact.role, lang=localizer.foreign(entry.first_language)),
        organisation=localizer.link_value(ref) if ref else None,
        mailbox=mail_link(contact.mailbox) if contact.mailbox else None,
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


def _extra(entry: Entry, page: BasePage, localizer: Localizer) -> dict[str, object]:
    """What only pages of one kind show."""
    if isinstance(page, Module):
        refs = [module.ref for module in localizer.catalogue.modules()]
        here = refs.index(entry.ref)
        previous = localizer.link(refs[here - 1]) if here else None
        following = localizer.link(refs[here + 1]) if here + 1 < len(refs) else None
        return {"topics": page.topics, "previous": previous, "next": following}
    if isinstance(page, Partner):
        return {"logo": localizer.picture(entry, "logo")}
    if isinstance(page, Event):
        locale = str(localizer.words.language.locale).replace("_", "-")
        return {
            "date_block": localizer.date_block(page),
            "programme": programme_of(page, entry, localizer),
            "own_time_locale": "" if page.is_over(localizer.today) else locale,
            "materials": materials(page, entry, localizer),
        }
    if isinstance(page, Page) and page.terms:
        return {"terms": glossary(page, localizer)}
    return {}
