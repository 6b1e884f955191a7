"""How one registers for an event."""

from newsroom.model.fields import Record, fact
from newsroom.model.values import Address, Day, Flag, Whole


class Registration(Record):
    """How to register for an event."""

    required: Flag = fact("Whether one must sign up.", example="true", default=True)
    url: Address | None = fact(
        "Where one signs up.", example="https://www.example.org/register", default=None
    )
    opens: Day | None = fact(
        "The first day on which one can sign up.", example="2017-07-01", default=None
    )
    closes: Day | None = fact(
        "The last day on which one can sign up.", example="2017-08-31", default=None
    )
    capacity: Whole | None = fact(
        "How many can take part.", example="40", unit="people", default=None
    )
    sold_out: Flag = fact("Whether all places are taken.", example="true", default=False)
