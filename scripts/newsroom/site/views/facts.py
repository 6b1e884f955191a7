"""The facts of each kind of page, in the order in which a reader asks for them."""

from collections.abc import Iterator

from newsroom.model.case_study import CaseStudy
from newsroom.model.event import Event
from newsroom.model.issue import Issue
from newsroom.model.page import BasePage
from newsroom.model.partner import Partner
from newsroom.model.training import Programme
from newsroom.site.views.parts import Fact, Value, iso
from newsroom.site.views.reader import Reader
from newsroom.words import formats


def facts_of(page: BasePage, reader: Reader) -> tuple[Fact, ...]:
    """The facts that stand beside the text of a page."""
    match page:
        case Event():
            facts = [
                *_when(page, reader),
                *_where(page, reader),
                *_registration(page, reader),
                *_who(page, reader),
            ]
        case Partner():
            facts = list(_partner(page, reader))
        case CaseStudy():
            facts = list(_case_study(page, reader))
        case Programme():
            facts = [reader.fact("given_by", reader.party(page.provider))]
        case Issue():
            facts = list(_issue(page, reader))
        case _:
            facts = []
    return tuple(fact for fact in facts if fact)


def _when(event: Event, reader: Reader) -> Iterator[Fact | None]:
    values: list[Value | str | None] = [reader.event_date(event)]
    if event.start_time and event.end_time:
        start, end = formats.clock(event.start_time), formats.clock(event.end_time)
        values.append(reader.words.phrases.time_span.format(start=start, end=end))
    if not event.date_known and event.date_note:
        values.append(event.date_note)
    yield reader.fact("when", *values)
    if event.previous_start:
        last = event.previous_end or event.previous_start
        yield reader.fact("previously", formats.span(event.previous_start, last, reader.lang))


def _registration(event: Event, reader: Reader) -> Iterator[Fact | None]:
    """How to sign up, as long as one can."""
    registration = event.registration
    if not registration or event.is_over(reader.today) or event.event_status == "cancelled":
        return
    if registration.url:
        link = Value(text=registration.url, href=registration.url, outside=True)
        yield reader.fact("registration", link)
    if registration.closes:
        closes = formats.day(registration.closes, reader.lang)
        yield reader.fact("register_by", Value(text=closes, datetime=iso(registration.closes)))


def _where(event: Event, reader: Reader) -> Iterator[Fact | None]:
    venue = event.venue
    if venue:
        town = " ".join(part for part in (venue.postcode, venue.city) if part) or None
        if not venue.postcode and venue.city:
            town = formats.place(venue.city, reader.lang)
        yield reader.fact(
            "where",
            venue.name,
            venue.address,
            reader.place(town, venue.region, country=venue.country),
        )
    if event.mode != "onsite":
        yield reader.fact("mode", reader.words.event_modes[event.mode])
    if event.online_url:
        yield reader.fact("join", Value(text=event.online_url, href=event.online_url, outside=True))


def _who(event: Event, reader: Reader) -> Iterator[Fact | None]:
    yield reader.fact(
        "organised_by",
        *(reader.link_value(f"partners/{name}") for name in event.organisers),
        *(reader.party(party) for party in event.external_organisers),
    )
    yield reader.fact("hosts", *(reader.party(party) for party in event.hosts))
    yield reader.fact(
        "taking_part", *(reader.link_value(f"partners/{name}") for name in event.partners)
    )
    yield reader.fact("supported_by", *(reader.party(party) for party in event.supporters))
    yield reader.fact("edition", str(event.edition) if event.edition else None)
    over = event.event_status == "scheduled" and event.is_over(reader.today)
    status = "announced" if over else event.event_status
    yield reader.fact("status", reader.words.event_status[status], event.status_note)


def _partner(partner: Partner, reader: Reader) -> Iterator[Fact | None]:
    words = reader.words
    yield reader.fact("role", words.partner_roles[partner.role])
    yield reader.fact("organisation", words.partner_kinds[partner.partner_kind])
    yield reader.fact("seat", reader.place(partner.city, partner.region, country=partner.country))
    if partner.founded:
        qualifier = "about" if partner.founded_approximate else "exact"
        yield reader.fact("founded", words.phrases[qualifier].format(value=partner.founded))
    yield reader.fact(
        "names",
        *(
            Value(text=name.name, lang=reader.foreign(name.lang), note=words.name_uses[name.use])
            for name in partner.names
        ),
    )
    yield reader.fact("sectors", *(words.sectors[sector] for sector in partner.sectors))
    yield from reader.figures(partner.figures)
    if partner.website:
        address = Value(text=partner.website, href=partner.website, outside=True)
        yield reader.fact("website", address)


def _case_study(case: CaseStudy, reader: Reader) -> Iterator[Fact | None]:
    words = reader.words
    yield reader.fact("subject", case.subject.name)
    yield reader.fact("place", reader.place(case.subject.region, country=case.subject.country))
    yield reader.fact("since", str(case.since) if case.since else None)
    yield reader.fact("sectors", *(words.sectors[sector] for sector in case.sectors))
    yield reader.fact("methods", *(words.methods[method] for method in case.methods))
    yield from reader.figures(case.figures)


def _issue(issue: Issue, reader: Reader) -> Iterator[Fact | None]:
    number = str(issue.number) if issue.number else reader.words.phrases.number_unknown
    yield reader.fact("issue_number", number)
    note = issue.date_note if not issue.date_known else None
    yield reader.fact("published", reader.issue_date(issue), note)
