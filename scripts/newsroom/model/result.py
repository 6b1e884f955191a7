"""A result of a case: what was measured before and after, and where that is stated."""

from newsroom.model.fields import Item, fact, text
from newsroom.model.values import Amount, Flag, Line, Period, Reference


class Result(Item):
    """A measured result; translations give its `metric` and `unit` by its id."""

    metric: Line = text("What was measured.", example="Share of exports in sales")
    before: Amount | None = fact(
        "Its value before, without a thousands mark.", example="12", default=None
    )
    after: Amount = fact("Its value afterwards.", example="18")
    unit: Line | None = text(
        "What the numbers count; `%` is placed as each language does.", example="%", default=None
    )
    period: Period | None = fact(
        "The year, or the first and the last one.", example="2014-2016", default=None
    )
    source: Reference | None = fact(
        "The page of this site that states it.", example="newsletter/first", default=None
    )
    site: Line | None = fact(
        "The outside site that states it.", example="www.example.org", default=None
    )
    confirmed: Flag = fact("Whether a second source agrees.", example="false", default=False)
