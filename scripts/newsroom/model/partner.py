"""A partner: one of the organisations of the project."""

from typing import Literal

from newsroom.model.contact import Office
from newsroom.model.fields import Record, fact, group
from newsroom.model.figure import Figure
from newsroom.model.image import Picture
from newsroom.model.page import BasePage
from newsroom.model.profiles import Service
from newsroom.model.register import PartnerKind, PartnerRole, Sector
from newsroom.model.values import (
    Address,
    Country,
    Flag,
    LanguageCode,
    Latitude,
    Line,
    Longitude,
    Whole,
)


class Name(Record):
    """One of the names of an organisation, in some language."""

    name: Line = fact(
        "The name as the organisation writes it.", example="Textile Centre of Excellence"
    )
    lang: LanguageCode = fact("The language of the name.", example="en")
    use: Literal["legal", "known-as", "native"] = fact(
        "What the name is used for.", example="known-as"
    )


class PostalAddress(Record):
    """Where an organisation gets its post, in the town of its page."""

    street: Line = fact("Street and number.", example="12 Mill Lane")
    postcode: Line | None = fact("The postcode.", example="HD1 2AB", default=None)


class Partner(BasePage):
    """A partner organisation."""

    type: Literal["partner"] = fact("The type of page.", example="partner")
    acronym: Line = fact("The acronym by which it is known.", example="LOOM")
    names: tuple[Name, ...] = fact(
        "Its names.",
        example=[{"name": "The Loom", "lang": "it", "use": "legal"}],
    )
    partner_kind: PartnerKind = fact("The type of organisation.", example="research-company")
    role: PartnerRole = fact("Its role in the project.", example="partner")
    country: Country = fact("The country, as an ISO code.", example="IT", unit="ISO 3166-1 alpha-2")
    region: Line | None = fact("The region, in English.", example="Tuscany", default=None)
    city: Line = fact("The town in which it is based, in English.", example="Bologna")
    lat: Latitude | None = fact(
        "Latitude of the centre of that town, to two decimals; for the map of the partners.",
        example="43.88",
        unit="degrees north",
        default=None,
    )
    lon: Longitude | None = fact(
        "Longitude of the centre of that town, to two decimals.",
        example="11.10",
        unit="degrees east",
        default=None,
    )
    founded: Whole | None = fact(
        "The year it was set up.", example="1972", unit="year", default=None
    )
    founded_approximate: Flag = fact(
        "Whether that year is approximate.", example="true", default=False
    )
    address: PostalAddress | None = fact(
        "Its postal address; the town and the country are fields of the page.",
        example={"street": "12 Mill Lane", "postcode": "HD1 2AB"},
        default=None,
    )
    website: Address | None = fact(
        "Its web site.", example="https://www.example.org/", default=None
    )
    contact: Office | None = fact(
        "Its office that answers questions.",
        example={"email": "info@example.org", "phone": "+44 1484 346500"},
        default=None,
    )
    social: dict[Service, Address] = fact(
        "Its profiles on social networks, by service.",
        example={"linkedin": "https://www.linkedin.com/company/example"},
        default={},
    )
    logo: Picture | None = group(
        "Its logo; a translation writes its `alt` alone.",
        example={"src": "loom.svg", "alt": "LOOM"},
        default=None,
    )
    sectors: tuple[Sector, ...] = fact("The sectors in which it is active.", example=["textiles"])
    figures: tuple[Figure, ...] = fact(
        "Numbers about it.", example=[{"what": "members", "value": "100"}], default=()
    )
