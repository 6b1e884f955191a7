"""Places: coordinates, countries, and that an event says where it is."""

from collections.abc import Iterator

from newsroom.checks.rules.rule import House, PageRule
from newsroom.content.header import Path
from newsroom.content.library import Sheet
from newsroom.content.problem import Problem
from newsroom.model.case_study import CaseStudy
from newsroom.model.event import Event
from newsroom.model.partner import Partner
from newsroom.words.formats import country_codes

_MISTAKEN = {"UK": "GB", "EN": "GB", "EL": "GR", "TU": "TR", "SP": "ES"}


def coordinates_come_in_pairs(sheet: Sheet, _house: House) -> Iterator[Problem]:
    """Coordinates come in pairs."""
    for path, group in _located(sheet):
        for name, other in (("lat", "lon"), ("lon", "lat")):
            if group.get(other) and not group.get(name):
                yield sheet.file.problem("GEO003", *path, other, of_key=True, name=name)


def coordinates_are_not_zero(sheet: Sheet, _house: House) -> Iterator[Problem]:
    """Nothing takes place at 0, 0: it is what programs write when they know nothing."""
    for path, group in _located(sheet):
        if all(_is_zero(group.get(name)) for name in ("lat", "lon")):
            yield sheet.file.problem("GEO004", *path, "lat")


def country_exists(sheet: Sheet, _house: House) -> Iterator[Problem]:
    """A country code stands for a country."""
    for path, group in (*_located(sheet), *_subjects(sheet)):
        code = group.get("country")
        if isinstance(code, str) and len(code) == 2 and code.isupper():
            if code not in country_codes():
                near = _MISTAKEN.get(code)
                yield sheet.file.problem(
                    "GEO005",
                    *path,
                    "country",
                    value=code,
                    near=near,
                    variant="near" if near else "known",
                )


def event_says_where(sheet: Sheet, _house: House) -> Iterator[Problem]:
    """An event says where it takes place."""
    event, written = sheet.page, sheet.file.header.data
    if not isinstance(event, Event) or not sheet.file.header.complete:
        return
    if event.mode in ("onsite", "hybrid") and not written.get("venue"):
        yield sheet.file.problem("SCH013", "mode", variant="venue")
    if event.mode in ("online", "hybrid") and not written.get("online_url"):
        yield sheet.file.problem("SCH013", "mode", variant="online_url")


def event_names_an_organiser(sheet: Sheet, _house: House) -> Iterator[Problem]:
    """An event names who organises or hosts it."""
    written = sheet.file.header.data
    names = ("organisers", "external_organisers", "hosts")
    if isinstance(sheet.page, Event) and sheet.file.header.complete:
        if not any(written.get(name) for name in names):
            yield sheet.file.problem("SCH014")


def _located(sheet: Sheet) -> Iterator[tuple[Path, dict[str, object]]]:
    """The groups of fields that may hold coordinates."""
    written = sheet.file.header.data
    venue = written.get("venue")
    if isinstance(sheet.page, Event) and isinstance(venue, dict):
        yield ("venue",), dict(venue)
    if isinstance(sheet.page, Partner):
        yield (), dict(written)


def _subjects(sheet: Sheet) -> Iterator[tuple[Path, dict[str, object]]]:
    subject = sheet.file.header.data.get("subject")
    if isinstance(sheet.page, CaseStudy) and isinstance(subject, dict):
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
    event_says_where,
    event_names_an_organiser,
)
