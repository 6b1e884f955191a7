"""Places: coordinates, countries, and that an event says where it is."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from newsroom.checks.country_boxes import BOXES, Box
from newsroom.checks.cures.places import country_named
from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.header import Path
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Problem
from newsroom.model.case_study import CaseStudy
from newsroom.model.event import Event
from newsroom.model.partner import Partner
from newsroom.model.venue import Venue
from newsroom.words.formats import country_codes

SLACK = 1
"""Degrees by which a place may lie outside the box of its country."""


def coordinates_come_in_pairs(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Coordinates come in pairs."""
    for path, group in _located(localized):
        for name, other in (("lat", "lon"), ("lon", "lat")):
            if group.get(other) and not group.get(name):
                yield localized.file.problem("GEO003", *path, other, of_key=True, name=name)


def coordinates_are_not_zero(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Nothing takes place at 0, 0: it is what programs write when they know nothing."""
    for path, group in _located(localized):
        if all(_is_zero(group.get(name)) for name in ("lat", "lon")):
            yield localized.file.problem("GEO004", *path, "lat")


def country_exists(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """A country code stands for a country."""
    for path, group in (*_located(localized), *_subjects(localized)):
        code = group.get("country")
        if isinstance(code, str) and len(code) == 2 and code.isupper():
            if code not in country_codes():
                near = country_named(code)
                yield localized.file.problem(
                    "GEO005",
                    *path,
                    "country",
                    value=code,
                    near=near,
                    variant="near" if near else "known",
                )


def coordinates_lie_in_the_country(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """Coordinates lie in the country that is named with them."""
    for path, place in _places(localized):
        if place.lat is None or place.lon is None:
            continue
        lat, lon = place.lat, place.lon
        boxes = BOXES.get(place.country)
        if not boxes or lat == lon == 0 or _lies_in(boxes, lat, lon):
            continue
        yield localized.file.problem(
            "GEO006",
            *path,
            "lat",
            lat=lat,
            lon=lon,
            country=place.country,
            variant="swapped" if _lies_in(boxes, lon, lat) else "outside",
        )


def _places(localized: LocalizedPage) -> Iterator[tuple[Path, Venue | Partner]]:
    page = localized.page
    if isinstance(page, Partner):
        yield (), page
    if isinstance(page, Event):
        if page.venue:
            yield ("venue",), page.venue
        yield from ((("venues", number), venue) for number, venue in enumerate(page.venues))


def _lies_in(boxes: tuple[Box, ...], lat: Decimal, lon: Decimal) -> bool:
    return any(
        south - SLACK <= lat <= north + SLACK and west - SLACK <= lon <= east + SLACK
        for south, north, west, east in boxes
    )


def event_says_where(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """An event says where it takes place."""
    event, written = localized.page, localized.file.header.data
    if not isinstance(event, Event) or not localized.file.header.complete:
        return
    if event.mode in ("onsite", "hybrid") and not _venues_in(written):
        yield localized.file.problem("SCH013", "mode", variant="venue")
    if event.mode in ("online", "hybrid") and not written.get("online_url"):
        if not _is_registered_for(event, written.get("registration")):
            yield localized.file.problem("SCH013", "mode", variant="online_url")


def _is_registered_for(event: Event, written: object) -> bool:
    """Whether those who register get the address, which need not be public then."""
    if event.registration:
        return bool(event.registration.required or event.registration.url)
    return bool(written)  # what is wrong with it is told elsewhere


def event_is_where_its_mode_says(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """An event online has no venue, an event in person no address to join."""
    event, written = localized.page, localized.file.header.data
    if not isinstance(event, Event):
        return
    is_moved = event.event_status == "moved-online"  # its page may name the venue that it had
    if event.mode == "online" and not is_moved:
        for name in _venues_in(written):
            yield localized.file.problem("SCH018", name, of_key=True, variant="venue", name=name)
    if event.mode != "onsite" or is_moved:
        return
    if event.kind == "webinar":
        yield localized.file.problem("SCH018", "mode", variant="webinar")
    elif written.get("online_url"):
        yield localized.file.problem("SCH018", "online_url", of_key=True, variant="online_url")


def venues_are_given_once(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """An event has one `venue`, or several `venues`, but not both."""
    written = localized.file.header.data
    if isinstance(localized.page, Event) and len(_venues_in(written)) > 1:
        yield localized.file.problem("GEO007", "venue", of_key=True)


def _venues_in(written: Mapping[str, object]) -> list[str]:
    return [name for name in ("venue", "venues") if written.get(name)]


def moved_online_is_online(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """An event that has moved online can be joined online."""
    event = localized.page
    if isinstance(event, Event) and event.event_status == "moved-online":
        if event.mode == "onsite":
            yield localized.file.problem("SCH017", "mode")


def event_names_an_organiser(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """An event names who organises or hosts it."""
    written = localized.file.header.data
    names = ("organisers", "external_organisers", "hosts")
    if isinstance(localized.page, Event) and localized.file.header.complete:
        if not any(written.get(name) for name in names):
            yield localized.file.problem("SCH014", "organisers", of_key=True)


def _located(localized: LocalizedPage) -> Iterator[tuple[Path, dict[str, object]]]:
    """The groups of fields that may hold coordinates."""
    written = localized.file.header.data
    if isinstance(localized.page, Event):
        venue, venues = written.get("venue"), written.get("venues")
        if isinstance(venue, dict):
            yield ("venue",), dict(venue)
        for number, one in enumerate(venues if isinstance(venues, list) else ()):
            if isinstance(one, dict):
                yield ("venues", number), dict(one)
    if isinstance(localized.page, Partner):
        yield (), dict(written)


def _subjects(localized: LocalizedPage) -> Iterator[tuple[Path, dict[str, object]]]:
    subject = localized.file.header.data.get("subject")
    if isinstance(localized.page, CaseStudy) and isinstance(subject, dict):
        yield ("subject",), dict(subject)


def _is_zero(value: object) -> bool:
    try:
        return float(str(value)) == 0
    except ValueError:
        return False


FACT_RULES: tuple[PageRule, ...] = (
    coordinates_come_in_pairs,
    coordinates_are_not_zero,
    country_exists,
    coordinates_lie_in_the_country,
    event_says_where,
    event_is_where_its_mode_says,
    venues_are_given_once,
    moved_online_is_online,
    event_names_an_organiser,
)
