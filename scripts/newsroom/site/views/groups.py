"""The lists of pages that stand under the text of a page."""

from collections.abc import Iterable, Iterator

from newsroom.model.catalogue import Entry
from newsroom.model.issue import Issue
from newsroom.model.page import BasePage, Page
from newsroom.model.partner import Partner
from newsroom.model.training import Concept, Module, Programme
from newsroom.site.addresses import address
from newsroom.site.views.parts import Group, Link
from newsroom.site.views.reader import Reader

LOOKING_BACK = 3
"""How many past events stand where nothing is planned."""


def groups_of(entry: Entry, reader: Reader) -> tuple[Group, ...]:
    """The groups of cards that belong to a page, those without cards left out."""
    page = entry.page_for(reader.lang)
    return tuple(group for group in _groups(entry, page, reader) if group.cards or group.note)


def _groups(entry: Entry, page: BasePage, reader: Reader) -> Iterator[Group]:
    match page:
        case Partner():
            events = reader.catalogue.events_of(entry.ref.rpartition("/")[2])
            yield _group("events", reader.words.labels.events_of_partner, events, reader)
        case Programme():
            modules = reader.catalogue.modules()
            yield _group("modules", reader.words.labels.modules, modules, reader)
        case Module():
            concepts = [reader.catalogue[ref] for ref in page.concepts]
            yield _group("concepts", reader.words.labels.concepts, concepts, reader)
        case Concept():
            yield _group(
                "taught-in", reader.words.labels.taught_in, _teaching(entry, reader), reader
            )
        case Issue():
            yield from _sections(page, reader)
        case Page() if entry.ref == "index":
            yield from _front_page(reader)
        case Page():
            yield from _listing(page, reader)


def _listing(page: Page, reader: Reader) -> Iterator[Group]:
    catalogue, words = reader.catalogue, reader.words
    match page.listing:
        case "partners":
            yield _group("partners", words.issue_sections.partners, catalogue.partners(), reader)
        case "case-studies":
            heading = words.issue_sections["case-studies"]
            yield _group("case-studies", heading, catalogue.case_studies(), reader)
        case "newsletter":
            yield _group("issues", words.lists.all_issues, catalogue.issues(), reader)
        case "events":
            yield _upcoming(reader)
            past = catalogue.past_events(reader.today)
            yield _group("past", words.lists.past, past, reader)


def _upcoming(reader: Reader) -> Group:
    upcoming = reader.catalogue.upcoming_events(reader.today)
    lists = reader.words.lists
    if upcoming:
        return _group("upcoming", lists.upcoming, upcoming, reader)
    return Group(
        id="upcoming",
        heading=lists.upcoming,
        note=lists.nothing_upcoming,
        note_more=lists.nothing_upcoming_more,
    )


def _front_page(reader: Reader) -> Iterator[Group]:
    catalogue, words = reader.catalogue, reader.words
    issues = catalogue.issues()[:1]
    yield _group(
        "issue", words.lists.latest_issue, issues, reader, more=("newsletter/index", "all_issues")
    )
    upcoming = _upcoming(reader)
    if upcoming.cards:
        yield upcoming
    else:
        back = catalogue.past_events(reader.today)[:LOOKING_BACK]
        yield _group(
            "events",
            words.issue_sections.events,
            back,
            reader,
            note=(words.lists.nothing_upcoming, words.lists.nothing_upcoming_more),
            more=("events/index", "all_events"),
        )
    partners, modules = catalogue.partners(), catalogue.modules()
    yield _group(
        "partners",
        words.issue_sections.partners,
        partners,
        reader,
        more=("partners/index", "all_partners"),
    )
    yield _group(
        "modules",
        words.issue_sections.training,
        modules,
        reader,
        more=("training/index", "to_programme"),
    )
    cases = catalogue.case_studies()
    heading = words.issue_sections["case-studies"]
    yield _group(
        "case-studies", heading, cases, reader, more=("case-studies/index", "all_case_studies")
    )


def _sections(issue: Issue, reader: Reader) -> Iterator[Group]:
    for section in issue.sections:
        heading = reader.words.issue_sections[section.kind]
        items = [reader.catalogue[ref] for ref in section.items]
        yield _group(f"section-{section.kind}", heading, items, reader)


def _teaching(entry: Entry, reader: Reader) -> list[Entry]:
    """The modules that teach a concept."""
    return [
        module
        for module in reader.catalogue.modules()
        if isinstance(module.original, Module) and entry.ref in module.original.concepts
    ]


def _group(
    name: str,
    heading: str,
    entries: Iterable[Entry],
    reader: Reader,
    *,
    note: tuple[str, str] = ("", ""),
    more: tuple[str, str] | None = None,
) -> Group:
    """Cards under a heading, those that are not translated last.

    `more` is a page to go on to and the word that leads there.
    """
    link = None
    if more and more[0] in reader.catalogue.entries:
        link = Link(text=reader.words.lists[more[1]], href=address(more[0], reader.lang))
    translated_first = sorted(entries, key=lambda entry: reader.lang not in entry.pages)
    cards = tuple(reader.card(entry) for entry in translated_first)
    return Group(id=name, heading=heading, cards=cards, note=note[0], note_more=note[1], more=link)
