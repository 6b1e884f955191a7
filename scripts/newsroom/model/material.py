"""What remains of an event: slides, recordings, papers."""

from typing import Literal

from newsroom.model.fields import Item, fact, text
from newsroom.model.values import AddressOrFile, Day, Line


class Material(Item):
    """Something to read or watch after an event."""

    title: Line = text("Its title.", example="Wool without water")
    url: AddressOrFile = fact(
        "Its web address, or a file in the folder of the page.", example="wool-slides.pdf"
    )
    kind: Literal["slides", "recording", "paper"] = fact("What it is.", example="slides")
    date: Day | None = fact("When it was published.", example="2023-09-20", default=None)
