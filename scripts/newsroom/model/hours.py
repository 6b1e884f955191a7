"""The hours of an event, which may go on past midnight."""

from datetime import date, datetime, time, timedelta

from newsroom.model.fields import Record, fact
from newsroom.model.values import Clock, Day

EVENING, MORNING = time(15), time(9)
"""What lasts from the one to the other is of one night; no seminar ends its second day at nine."""


def is_night(start: time, end: time) -> bool:
    """Whether what is between these hours goes on past midnight: from 20:00 to 02:00."""
    return end <= MORNING and start >= EVENING


def span_of(day: date, start: time, end: time) -> tuple[datetime, datetime]:
    """Both moments in local time; the second is on the next day if it is past midnight."""
    last = day + timedelta(days=1) if end < start and is_night(start, end) else day
    return datetime.combine(day, start), datetime.combine(last, end)


class Hours(Record):
    """From when to when an event is open on one of its days."""

    day: Day = fact("The day; a night belongs to that on which it begins.", example="2023-09-07")
    start: Clock = fact("When it opens.", example="09:30", unit="local time")
    end: Clock = fact("When it closes.", example="18:00", unit="local time")

    @property
    def is_overnight(self) -> bool:
        """Whether it closes after midnight."""
        return self.end < self.start and is_night(self.start, self.end)

    @property
    def span(self) -> tuple[datetime, datetime]:
        """Both moments in local time."""
        return span_of(self.day, self.start, self.end)
