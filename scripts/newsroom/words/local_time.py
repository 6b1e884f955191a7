"""How a language says whose time it is: “local time in Rome”, “İstanbul saatiyle”."""

from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from newsroom.words.formats import zone_cities, zone_name
from newsroom.words.vocabulary import load_words


def local_time(zone: str, at: datetime | None, lang: str) -> str:
    """The phrase for a time zone of the IANA database.

    A zone without a town (`Etc/GMT-3`) is named by its distance from UTC, at a local time.
    """
    words = load_words(lang).local_time
    if zone.startswith("Etc/"):
        return str(words.of_zone.format(name=_from_utc(zone, at)))
    for name, phrase in words.of.items():
        if zone_name(name) == zone_name(zone):
            return str(phrase)
    return str(words.in_town.format(city=town_of(zone, lang)))


@cache
def town_of(zone: str, lang: str) -> str:
    """The town of a zone as the language calls it (data: Unicode CLDR), or as the zone does."""
    name = zone_name(zone)
    return zone_cities(lang).get(name) or name.rpartition("/")[2].replace("_", " ")


def _from_utc(zone: str, at: datetime | None) -> str:
    moment = (at or datetime(2000, 1, 1)).replace(tzinfo=ZoneInfo(zone))
    offset = f"{moment:%z}"
    return "UTC" if int(offset) == 0 else f"UTC{offset[:3]}:{offset[3:]}".replace("-", "−")
