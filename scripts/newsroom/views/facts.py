"""The facts of each kind of page, in the order in which a reader asks for them."""

from collections.abc import Iterator

from newsroom.model.case_study import CaseStudy
from newsroom.model.catalogue import Entry
from newsroom.model.event import Event
from newsroom.model.issue import Issue
from newsroom.model.partner import Partner
from newsroom.model.training import Programme
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Fact, Value, iso
from newsroom.words import formats


def facts_of(entry: Entry, localizer: Localizer) -> tuple[Fact, ...]:
    """The facts that stand beside the text of a page."""
    page = entry.page_for(localizer.lang)
    match page:
        case Event():
            facts = [
                *_when(page, entry, localizer),
                *_where(page, localizer),
                *_registration(page, localizer),
                *_who(page, entry, localizer),
            ]
        case Partner():
            facts = list(_partner(page, localizer))
        case CaseStudy():
            facts = list(_case_study(page, localizer))
        case Programme():
            facts = [localizer.fact("given_by", localizer.party(page.provider))]
        case Issue():
            facts = list(_issue(page, entry, localizer))
        case _:
            facts = []
    return tuple(fact for fact in facts if fact)


def _when(event: Event, entry: Entry, localizer: Localizer) -> Iterator[Fact | None]:
    if event.is_called_off:  # before anybody notes the day
        yield _status(event, entry, localizer)
    values: list[Value | str | None] = [localizer.event_date(event)]
    values.append(localizer.event_hours(event))
    if not event.date_known:
        values.append(localizer.text_of(entry, "date_note"))
    yield localizer.fact("when", *values)
    if event.previous_start:
        last = event.previous_end or event.previous_start
        yield localizer.fact("previously", formats.span(event.previous_start, last, localizer.lang))


def _registration(event: Event, localizer: Localizer) -> Iterator[Fact | None]:
    """How to sign up, as long as one can."""
    registration = event.registration
    if not registration or event.is_over(localizer.today) or event.is_called_off:
        return
    if registration.url:
        link = Value(text=registration.url, href=registration.url, outside=True)
        yield localizer.fact("registration", link)
    if registration.closes:
        closes = formats.day(registration.closes, localizer.lang)
        yield localizer.fact("register_by", Value(text=closes, datetime=iso(registration.closes)))


def _where(event: Event, localizer: Localizer) -> Iterator[Fact | None]:
    venue = event.venue
    if venue:
        town = " ".join(part for part in (venue.postcode, venue.city) if part) or None
        if not venue.postcode and venue.city:
            town = formats.place(venue.city, localizer.lang)
        yield localizer.fact(
            "where",
            venue.name,
            venue.address,
            localizer.place(town, venue.region, country=venue.country),
        )
    if event.mode != "onsite":
        yield localizer.fact("mode", localizer.words.event_modes[event.mode])
    if event.online_url and not event.is_called_off:
        yield localizer.fact(
            "join", Value(text=event.online_url, href=event.online_url, outside=True)
        )


def _who(event: Event, entry: Entry, localizer: Localizer) -> Iterator[Fact | None]:
    yield localizer.fact(
        "organised_by",
        *(localizer.link_value(f"partners/{name}") for name in event.organisers),
        *(localizer.party(party) for party in event.external_organisers),
    )
    yield localizer.fact("hosts", *(localizer.party(party) for party in event.hosts))
    yield localizer.fact(
        "taking_part", *(localizer.link_value(f"partners/{name}") for name in event.partners)
    )
    yield localizer.fact("supported_by", *(localizer.party(party) for party in event.supporters))
    yield localizer.fact("edition", str(event.edition) if event.edition else None)
    if not event.is_called_off:
        yield _status(event, entry, localizer)


def _status(event: Event, entry: Entry, localizer: Localizer) -> Fact | None:
    over = event.event_status == "scheduled" and event.is_over(localizer.today)
    status = "announced" if over else event.event_status
    note = localizer.text_of(entry, "status_note")
    return localizer.fact("status", localizer.words.event_status[status], note)


def _partner(partner: Partner, localizer: Localizer) -> Iterator[Fact | None]:
    words = localizer.words
    yield localizer.fact("role", words.partner_roles[partner.role])
    yield localizer.fact("organisation", words.partner_kinds[partner.partner_kind])
    yield localizer.fact(
        "seat", localizer.place(partner.city, partner.region, country=partner.country)
    )
    if partner.founded:
        qualifier = "about" if partner.founded_approximate else "exact"
        yield localizer.fact("founded", words.phrases[qualifier].format(value=partner.founded))
    yield localizer.fact(
        "names",
        *(
            Value(text=name.name, lang=localizer.foreign(name.lang), note=words.name_uses[name.use])
            for name in partner.names
        ),
    )
    yield localizer.fact("sectors", *(words.sectors[sector] for sector in partner.sectors))
    yield from localizer.figures(partner.figures)
    if partner.website:
        address = Value(text=partner.website, href=partner.website, outside=True)
        yield localizer.fact("website", address)


def _case_study(case: CaseStudy, localizer: Localizer) -> Iterator[Fact | None]:
    words = localizer.words
    yield localizer.fact("subject", case.subject.name)
    yield localizer.fact(
        "place", localizer.place(case.subject.region, country=case.subject.country)
    )
    yield localizer.fact("since", str(case.since) if case.since else None)
    yield localizer.fact("sectors", *(words.sectors[sector] for sector in case.sectors))
    yield localizer.fact("methods", *(words.methods[method] for method in case.methods))
    yield from localizer.figures(case.figures)


def _issue(issue: Issue, entry: Entry, localizer: Localizer) -> Iterator[Fact | None]:
    number = str(issue.number) if issue.number else localizer.words.phrases.number_unknown
    yield localizer.fact("issue_number", number)
    note = localizer.text_of(entry, "date_note") if not issue.date_known else None
    yield localizer.fact("published", localizer.issue_date(issue), note)
