"""The venue of an event."""

from newsroom.model.fields import Record, fact
from newsroom.model.values import Country, Latitude, Line, Longitude


class Venue(Record):
    """The place of an event, as far as it is known."""

    country: Country = fact("The country, as an ISO code.", example="IT", unit="ISO 3166-1 alpha-2")
    name: Line | None = fact(
        "Its name, in its own language.", example="Museo del Tessuto", default=None
    )
    room: Line | None = fact("The room, in its own language.", example="Sala Verde", default=None)
    address: Line | None = fact("Street and number.", example="via Puccetti 3", default=None)
    postcode: Line | None = fact("The postcode.", example="59100", default=None)
    city: Line | None = fact("The town, in English.", example="Bologna", default=None)
    region: Line | None = fact("The region, in English.", example="Tuscany", default=None)
    lat: Latitude | None = fact("Latitude.", example="43.88", unit="degrees north", default=None)
    lon: Longitude | None = fact("Longitude.", example="11.10", unit="degrees east", default=None)
