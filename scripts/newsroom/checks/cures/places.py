"""Which country and which time zone is meant: `Italy`, `ITA`; `CET`, `Rome`, `GMT+1`."""

from collections.abc import Mapping
from functools import cache

from newsroom.checks.cures.data import words_of
from newsroom.checks.cures.written import Written
from newsroom.content.near import folded, nearest
from newsroom.words import languages
from newsroom.words.formats import country, country_aliases, country_codes, zone_cities
from newsroom.words.zones import all_zones, zones_of

_ABBREVIATION = 4
"""Longer words may name a country: `EST` is Eastern Standard Time, and no zone of Estonia."""


def cure_of_country(written: Written) -> Mapping[str, object]:
    """The code of the country that is named."""
    code = country_named(written.text)
    return {"variant": "near", "near": code} if code else {"variant": "form"}


def cure_of_zone(written: Written) -> Mapping[str, object]:
    """The zone of the city that is named, of the country of the event, or of an abbreviation."""
    text = written.text
    if not text:
        return {"variant": "form"}
    zone = _zones().get(folded(text.rpartition("/")[2])) or _zones().get(folded(text))
    named = country_named(text) if len(text) > _ABBREVIATION else None
    own = _country_of(written)
    if not zone and (found := words_of("values", "zones").get(folded(text))):
        zones = zones_of(own) if own and found != "Etc/UTC" else ()
        zone = zones[0] if zones else found
    if not zone and named and zones_of(named):
        zone = zones_of(named)[0]
    zone = zone or nearest(text, all_zones()) or _near_city(text)
    if zone:
        return {"variant": "near", "near": zone}
    zones = zones_of(own) if own else ()
    return (
        {"variant": "country", "near": zones[0], "country": own} if zones else {"variant": "form"}
    )


def country_named(text: str) -> str | None:
    """The code of a country by its name in one of our languages, or by another code."""
    word = folded(text)
    code = text.strip().upper()
    if code in country_codes():
        return code
    known = _countries()
    long = (name for name in known if len(name) > _ABBREVIATION)
    return known.get(word) or known.get(nearest(text, long) or "")


@cache
def _countries() -> dict[str, str]:
    """Every name of a country, folded, and every other code, with its code."""
    names = {folded(country(code, lang)): code for lang in languages() for code in country_codes()}
    aliases = {alias.lower(): code for alias, code in country_aliases().items()}
    return aliases | names | words_of("values", "countries")


@cache
def _zones() -> dict[str, str]:
    """Every zone by its city, in the zone's own name and in each of our languages."""
    cities = {folded(zone.rpartition("/")[2]): zone for zone in reversed(all_zones())}
    whole = {folded(zone): zone for zone in all_zones()}
    local = {folded(city): zone for lang in languages() for zone, city in zone_cities(lang).items()}
    return local | cities | whole


def _near_city(text: str) -> str | None:
    city = text.rpartition("/")[2]
    return _zones().get(nearest(city, _zones()) or "")


def _country_of(written: Written) -> str | None:
    data = written.page.file.header.data
    venue, venues = data.get("venue"), data.get("venues")
    if isinstance(venues, list) and venues:
        venue = venues[0]
    code = venue.get("country") if isinstance(venue, dict) else None
    return country_named(code) if isinstance(code, str) else None
