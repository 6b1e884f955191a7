"""The time zones of each country. The data are IANA's, from the package `tzdata`."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

_TABLES = ("zone.tab", "zone1970.tab")
"""The first has a zone for every country, the second also countries that share a zone."""


@cache
def zones_of(country: str) -> tuple[str, ...]:
    """The zones of a country by its ISO code; none for an unknown one."""
    found = (zone for table in _TABLES for codes, zone in _rows(table) if country in codes)
    return tuple(dict.fromkeys(found))


def is_zone_of(zone: str, country: str) -> bool:
    """Whether a zone is one of the country's, be it by an older name (`Asia/Istanbul`)."""
    return (zone if zone in _names() else _aliases().get(zone, zone)) in zones_of(country)


@cache
def all_zones() -> tuple[str, ...]:
    """Every zone of the table of countries."""
    return tuple(dict.fromkeys(zone for table in _TABLES for _, zone in _rows(table)))


@cache
def _names() -> frozenset[str]:
    return frozenset(name for table in _TABLES for _, name in _rows(table))


@cache
def _rows(table: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    cells = (line.split("\t") for line in _lines(table) if not line.startswith("#"))
    return tuple((tuple(row[0].split(",")), row[2]) for row in cells)


@cache
def _aliases() -> Mapping[str, str]:
    links = (line.split() for line in _lines("tzdata.zi") if line.startswith("L "))
    return {alias: zone for _, zone, alias in links}


def _lines(name: str) -> Iterator[str]:
    yield from (files("tzdata") / "zoneinfo" / name).read_text(encoding="utf-8").splitlines()
