"""How one registers for an event."""

from datetime import date
from typing import Literal

from newsroom.model.fields import Record, fact
from newsroom.model.values import Address, Day, Flag, Whole

RegistrationState = Literal["needed", "not-needed", "not-yet", "open", "closed"]


class Registration(Record):
    """How to register for an event."""

    required: Flag = fact(
        "`false` when everybody can come without signing up.", example="false", default=True
    )
    url: Address | None = fact(
        "Where one signs up.", example="https://www.example.org/register", default=None
    )
    opens: Day | None = fact(
        "The first day on which one can sign up.", example="2023-07-01", default=None
    )
    closes: Day | None = fact(
        "The last day on which one can sign up.", example="2023-08-31", default=None
    )
    capacity: Whole | None = fact(
        "How many can take part.", example="40", unit="people", default=None
    )
    sold_out: Flag = fact("Whether all places are taken.", example="true", default=False)
    waiting_list: Flag = fact(
        "Whether there is a waiting list for those who come too late.",
        example="true",
        default=False,
    )

    def state(
        self, today: date
    ) -> Literal["needed", "not-needed", "not-yet", "open", "closed"] | None:
        """Whether one can register on this day; `None` where the address says it all."""
        if not (self.required or self.url):
            return "not-needed"
        if self.opens and today < self.opens:
            return "not-yet"
        if self.closes and self.closes < today:
            return "closed"
        if self.opens or self.closes:
            return "open"
        return None if self.url else "needed"
