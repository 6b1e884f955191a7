"""A number about an organisation or an industry, with its date, source and certainty."""

from typing import Literal

from newsroom.model.fields import Record, fact
from newsroom.model.register import Counted
from newsroom.model.values import Amount, DayOrYear, Flag, Line, Reference


class Figure(Record):
    """A number, what it counts, and whether it has been confirmed."""

    what: Counted = fact("What is counted.", example="members")
    value: Amount = fact("How many, without a thousands mark.", example="3190", unit="count")
    qualifier: Literal["exact", "about", "over"] = fact(
        "How exact the number is.", example="about", default="exact"
    )
    as_of: DayOrYear | None = fact("The day or year it is true of.", example="2023", default=None)
    source: Reference | None = fact(
        "The page of this site that states it.", example="newsletter/2023-summer", default=None
    )
    site: Line | None = fact(
        "The outside site that states it.", example="weavers.example", default=None
    )
    confirmed: Flag = fact("Whether a second source agrees.", example="false", default=False)
