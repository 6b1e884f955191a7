"""A session: an entry in the programme of an event."""

from typing import Literal

from newsroom.model.fields import Item, fact, text
from newsroom.model.values import Clock, Day, Line


class Session(Item):
    """A part of an event, with its time, its room and its title."""

    day: Day | None = fact(
        "Its day; may be left out for a one-day event.", example="2023-09-07", default=None
    )
    start: Clock = fact("When it begins.", example="09:30", unit="local time")
    end: Clock | None = fact("When it ends.", example="10:15", unit="local time", default=None)
    title: Line = text("Its title.", example="Wool without water")
    type: (
        Literal[
            "registration",
            "opening",
            "keynote",
            "talk",
            "panel",
            "discussion",
            "workshop",
            "demonstration",
            "exhibition",
            "visit",
            "matchmaking",
            "networking",
            "break",
            "meal",
            "closing",
        ]
        | None
    ) = fact("The type of session.", example="talk", default=None)
    room: Line | None = fact("Its room.", example="Sala Verde", default=None)
    speakers: Line | None = text(
        "Who speaks: roles; a person by name only if `contacts` record that they agreed.",
        example="A dyer from Bologna",
        default=None,
    )
