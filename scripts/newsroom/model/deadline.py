"""A deadline of an event beside that of its registration."""

from newsroom.model.fields import Item, fact, text
from newsroom.model.values import Day, Line


class Deadline(Item):
    """The last day for something."""

    what: Line = text("What must be done by then.", example="Abstracts")
    date: Day = fact("The last day for it.", example="2023-06-30")
