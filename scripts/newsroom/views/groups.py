"""The lists of pages that stand under the text of a page."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from newsroom.model.catalogue import Entry
from newsroom.model.event import Event
from newsroom.model.event_states import is_off
from newsroom.model.issue import Issue
from newsroom.model.list_pages import LONG
from newsroom.model.page import BasePage, Page
from newsroom.model.partner import Partner
from newsroom.model.training import Concept, Module, Programme
from newsroom.views.addresses import address
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Group, Link

RECENT = 12
"""How many of the latest stand on the overview of a long list; the others are on its pages."""
LOOKING_BACK = 3
"""How many past events stand where nothing is planned."""


def groups_of(entry: Entry, localizer: Localizer) -> tuple[Group, ...]:
    """The groups of cards that belong to a page, those without cards left out."""
    page = entry.page_for(localizer.lang)
    return tuple(group for group in _groups(entry, page, localizer) if group.cards or group.note)


def _groups(entry: Entry, page: BasePage, localizer: Localizer) -> Iterator[Group]:
    match page:
        case Event():
            yield from _around(entry, page, localizer)
        case Partner():
            events = localizer.catalogue.events_of(entry.ref.rpartition("/")[2])
            heading = localizer.words.labels.events_of_partner
            yield _group("events", heading, _without_off(events, localizer), localizer)
            yield _called_off(events, localizer)
        case Programme():
            modules = localizer.catalogue.modules()
            yield _group("modules", localizer.words.labels.modules, modules, localizer)
        case Module():
            first = [localizer.catalogue[ref] for ref in page.prerequisites]
            yield _group("first", localizer.words.lists.first, first, localizer)
            concepts = [localizer.catalogue[ref] for ref in page.concepts]
            yield _group("concepts", localizer.words.labels.concepts, concepts, localizer)
        case Concept():
            yield _group(
                "taught-in",
                localizer.words.labels.taught_in,
                _teaching(entry, localizer),
                localizer,
            )
        case Issue():
            yield from _sections(page, localizer)
        case Page() if entry.ref == "index":
            yield from _front_page(localizer)
        case Page():
            yield from _listing(page, localizer)
            yield _series(entry.ref, entry, localizer)


def _around(entry: Entry, event: Event, localizer: Localizer) -> Iterator[Group]:
    """The parts of an event, and the other events of its series."""
    parts = localizer.catalogue.parts_of(entry.ref)
    yield _group("parts", localizer.words.lists.parts, parts, localizer)
    if event.series:
        yield _series(event.series, entry, localizer)


def _series(name: str, own: Entry, localizer: Localizer) -> Group:
    """The events of a series but the one whose page it is."""
    events = [one for one in localizer.catalogue.events_of_series(name) if one.ref != own.ref]
    return _group("series", localizer.words.lists.series, events, localizer)


def _listing(page: Page, localizer: Localizer) -> Iterator[Group]:
    catalogue, words = localizer.catalogue, localizer.words
    match page.listing:
        case "partners":
            yield _group("partners", words.issue_sections.partners, catalogue.partners(), localizer)
        case "case-studies":
            heading = words.issue_sections["case-studies"]
            yield _group("case-studies", heading, catalogue.case_studies()[:LONG], localizer)
        case "newsletter":
            issues = catalogue.issues_out(localizer.today)
            if len(catalogue.issues()) >= LONG:
                issues = issues[:RECENT]
            yield _group("issues", words.lists.all_issues, issues, localizer)
            planned = catalogue.planned_issues(localizer.today)
            yield _group("planned", words.lists.planned_issues, planned, localizer)
        case "events":
            is_long = len(catalogue.events()) >= LONG
            yield _upcoming(localizer)
            off = catalogue.called_off_events(localizer.today)
            yield _called_off(off[:RECENT] if is_long else off, localizer)
            past = catalogue.past_events(localizer.today)
            past = past[:RECENT] if is_long else past
            yield _group("past", words.lists.past, past, localizer)


def _upcoming(localizer: Localizer, most: int = LONG) -> Group:
    upcoming = localizer.catalogue.upcoming_events(localizer.today)
    lists = localizer.words.lists
    if upcoming:
        more = ("events/index", "all_events") if len(upcoming) > most else None
        return _group("upcoming", lists.upcoming, upcoming[:most], localizer, more=more)
    return Group(
        id="upcoming",
        heading=lists.upcoming,
        note=lists.nothing_upcoming,
        note_more=lists.nothing_upcoming_more,
    )


def _front_page(localizer: Localizer) -> Iterator[Group]:
    catalogue, words = localizer.catalogue, localizer.words
    issues = catalogue.issues_out(localizer.today)[:1]
    yield _group(
        "issue",
        words.lists.latest_issue,
        issues,
        localizer,
        more=("newsletter/index", "all_issues"),
    )
    upcoming = _upcoming(localizer, RECENT)
    if upcoming.cards:
        yield upcoming
    else:
        back = catalogue.past_events(localizer.today)[:LOOKING_BACK]
        yield _group(
            "events",
            words.issue_sections.events,
            back,
            localizer,
            note=(words.lists.nothing_upcoming, words.lists.nothing_upcoming_more),
            more=("events/index", "all_events"),
        )
    yield _called_off(catalogue.called_off_events(localizer.today), localizer)
    partners, modules = catalogue.partners(), catalogue.modules()
    yield _group(
        "partners",
        words.issue_sections.partners,
        partners,
        localizer,
        more=("partners/index", "all_partners"),
    )
    yield _group(
        "modules",
        words.issue_sections.training,
        modules,
        localizer,
        more=("training/index", "to_programme"),
    )
    cases = catalogue.case_studies()[:RECENT]
    heading = words.issue_sections["case-studies"]
    yield _group(
        "case-studies", heading, cases, localizer, more=("case-studies/index", "all_case_studies")
    )


def _sections(issue: Issue, localizer: Localizer) -> Iterator[Group]:
    for section in issue.sections:
        heading = localizer.listed("issue_sections", section.kind)
        items = [localizer.catalogue[ref] for ref in section.items]
        shown = _without_off(items, localizer)
        group = _group(f"section-{section.kind}", heading.text, shown, localizer)
        yield replace(group, heading_lang=heading.lang)
    every = [localizer.catalogue[ref] for section in issue.sections for ref in section.items]
    yield _called_off(every, localizer)


def _called_off(entries: Iterable[Entry], localizer: Localizer) -> Group:
    """Those of the pages that are events which do not take place, apart from the others."""
    off = [entry for entry in entries if _is_off(entry, localizer)]
    return _group("called-off", localizer.words.lists.called_off, off, localizer)


def _without_off(entries: Iterable[Entry], localizer: Localizer) -> list[Entry]:
    return [entry for entry in entries if not _is_off(entry, localizer)]


def _is_off(entry: Entry, localizer: Localizer) -> bool:
    page = entry.original
    return isinstance(page, Event) and is_off(page, localizer.today)


def _teaching(entry: Entry, localizer: Localizer) -> list[Entry]:
    """The modules that teach a concept."""
    return [
        module
        for module in localizer.catalogue.modules()
        if isinstance(module.original, Module) and entry.ref in module.original.concepts
    ]


def _group(
    name: str,
    heading: str,
    entries: Iterable[Entry],
    localizer: Localizer,
    *,
    note: tuple[str, str] = ("", ""),
    more: tuple[str, str] | None = None,
) -> Group:
    """Cards under a heading, those that are not translated last.

    `more` is a page to go on to and the word that leads there.
    """
    link = None
    if more and more[0] in localizer.catalogue.entries:
        link = Link(text=localizer.words.lists[more[1]], href=address(more[0], localizer.lang))
    translated_first = sorted(entries, key=lambda entry: localizer.lang not in entry.pages)
    cards = tuple(localizer.card(entry) for entry in translated_first)
    return Group(id=name, heading=heading, cards=cards, note=note[0], note_more=note[1], more=link)
