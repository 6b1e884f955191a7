"""An event: date, place, organisers, registration and status."""

from datetime import date, datetime, timedelta
from typing import Literal

from newsroom.model.contact import Office
from newsroom.model.cost import Cost
from newsroom.model.deadline import Deadline
from newsroom.model.fields import Record, fact, group, text
from newsroom.model.hours import MORNING, Hours, is_night, span_of
from newsroom.model.material import Material
from newsroom.model.page import BasePage
from newsroom.model.register import Topic
from newsroom.model.registration import Registration
from newsroom.model.session import Session
from newsroom.model.values import (
    Address,
    Clock,
    Day,
    Flag,
    Hashtag,
    LanguageCode,
    Line,
    Reference,
    Sentences,
    Whole,
    Zone,
)
from newsroom.model.venue import Venue


class Party(Record):
    """An organisation outside the partnership."""

    name: Line = fact("Its name, as it writes it.", example="Feria de Muestras")
    lang: LanguageCode | None = fact(
        "The language of the name, if not that of every page.", example="en", default=None
    )
    url: Address | None = fact("Its web site.", example="https://www.example.org/", default=None)


class Event(BasePage):
    """An event."""

    type: Literal["event"] = fact("The type of page.", example="event")
    kind: Literal[
        "training",
        "study-visit",
        "fair",
        "seminar",
        "matchmaking",
        "conference",
        "workshop",
        "meeting",
        "webinar",
        "hackathon",
        "networking",
        "award",
    ] = fact("The type of event.", example="fair")
    event_status: Literal[
        "scheduled", "completed", "cancelled", "postponed", "rescheduled", "moved-online"
    ] = fact("The status of the event.", example="scheduled")
    status_note: Line | None = text(
        "Why it is cancelled or postponed.", example="The hall is being repaired.", default=None
    )
    start: Day | None = fact("The first day.", example="2023-09-07", default=None)
    end: Day | None = fact(
        "The last day; for a one-day event, the same as `start`.",
        example="2023-09-09",
        default=None,
    )
    previous_start: Day | None = fact(
        "The first day as it was, if the event is rescheduled.", example="2023-06-01", default=None
    )
    previous_end: Day | None = fact(
        "The last day as it was, if the event is rescheduled.", example="2023-06-03", default=None
    )
    start_time: Clock | None = fact(
        "When it opens.", example="09:30", unit="local time", default=None
    )
    end_time: Clock | None = fact(
        "When it closes.", example="17:30", unit="local time", default=None
    )
    hours: tuple[Hours, ...] = fact(
        "The hours of each day, where they differ; then without `start_time` and `end_time`.",
        example=[{"day": "2023-09-07", "start": "09:30", "end": "18:00"}],
        default=(),
    )
    timezone: Zone | None = fact(
        "The time zone; needed with times.", example="Europe/Rome", unit="IANA zone", default=None
    )
    date_known: Flag = fact("`false` when the date is not known.", example="false", default=True)
    date_note: Line | None = text(
        "Why the date is not known.", example="The newsletter of 2023 gives no date.", default=None
    )
    mode: Literal["onsite", "online", "hybrid"] = fact("How people attend.", example="onsite")
    venue: Venue | None = fact(
        "The venue; required unless the event is online.",
        example={"city": "Bologna", "country": "IT"},
        default=None,
    )
    venues: tuple[Venue, ...] = fact(
        "The venues, if there are several; then without `venue`.",
        example=[{"city": "Bologna", "country": "IT"}, {"city": "Biella", "country": "IT"}],
        default=(),
    )
    online_url: Address | None = fact(
        "The address to join; needed if online.",
        example="https://www.example.org/join",
        default=None,
    )
    sessions: tuple[Session, ...] = group(
        "The programme; a translation gives `title` and `speakers` by the id of each session.",
        example=[{"id": "opening", "start": "09:30", "title": "Wool without water"}],
        default=(),
    )
    organisers: tuple[Reference, ...] = fact(
        "Partners that organise it.", example=["loom"], default=()
    )
    external_organisers: tuple[Party, ...] = fact(
        "Organisers outside the partnership.", example=[{"name": "Feria de Muestras"}], default=()
    )
    partners: tuple[Reference, ...] = fact(
        "Partners that take part or support it.", example=["mill"], default=()
    )
    hosts: tuple[Party, ...] = fact(
        "Who receives the visitors.", example=[{"name": "Valley Mills"}], default=()
    )
    supporters: tuple[Party, ...] = fact(
        "Others that support it.", example=[{"name": "Association of Weavers"}], default=()
    )
    edition: Whole | None = fact("Which edition it is.", example="3", default=None)
    registration: Registration | None = fact(
        "How one signs up.", example={"url": "https://www.example.org/register"}, default=None
    )
    cost: Cost | None = group(
        "What it costs; a translation writes whom each amount is for.",
        example={
            "basis": "paid",
            "amounts": [{"id": "students", "for": "Students", "amount": "50", "currency": "EUR"}],
        },
        default=None,
    )
    deadlines: tuple[Deadline, ...] = group(
        "Last days for other things than registration, each with an `id`.",
        example=[{"id": "abstracts", "what": "Abstracts", "date": "2023-06-30"}],
        default=(),
    )
    materials: tuple[Material, ...] = group(
        "Slides, recordings and papers, each with an `id`.",
        example=[
            {"id": "wool", "title": "Wool without water", "url": "wool.pdf", "kind": "slides"}
        ],
        default=(),
    )
    topics: tuple[Topic, ...] = fact(
        "What it is about, from the register.", example=["circular-economy"], default=()
    )
    languages: tuple[LanguageCode, ...] = fact(
        "The languages that are spoken, or into which is interpreted.",
        example=["en", "it"],
        unit="BCP 47",
        default=(),
    )
    audience: Sentences | None = text(
        "Whom it is for.", example="Cluster managers and textile firms.", default=None
    )
    prerequisites: Sentences | None = text(
        "What participants should know, have or bring.",
        example="Bring a laptop; no experience with looms is needed.",
        default=None,
    )
    certificate: Sentences | None = text(
        "What participants are given at the end.",
        example="A certificate of attendance for those who stay on both days.",
        default=None,
    )
    accessibility: Sentences | None = text(
        "How people with disabilities can take part.",
        example="Step-free entrance in via Puccetti; hearing loop in the main hall.",
        default=None,
    )
    travel: Sentences | None = text(
        "How to get there.",
        example="Ten minutes on foot from the station Bologna Porta al Serraglio.",
        default=None,
    )
    hashtag: Hashtag | None = fact(
        "Its hashtag, without `#`.", example="FairOfLooms2023", default=None
    )
    series: Reference | None = fact(
        "A name that the events of a series share, or the page about the series.",
        example="textile-dinners",
        default=None,
    )
    website: Address | None = fact(
        "Its own web site.", example="https://www.example.org/fair", default=None
    )
    contact: Office | None = fact(
        "The office that answers questions: its name, `email` or `phone`.",
        example={"name": "Ufficio eventi", "email": "events@example.org"},
        default=None,
    )
    part_of: Reference | None = fact(
        "The larger event that it is a part of.",
        example="events/fair-of-looms-2023",
        default=None,
    )

    @property
    def places(self) -> tuple[Venue, ...]:
        """Its venues, be it one or several."""
        return (self.venue,) if self.venue else self.venues

    @property
    def is_of_one_night(self) -> bool:
        """Whether it ends a few hours after midnight, on the day after it starts."""
        if not self.start or not self.end or self.end - self.start != timedelta(days=1):
            return False
        if self.hours:
            return all(one.day == self.start and one.is_overnight for one in self.hours)
        return bool(self.start_time and self.end_time and is_night(self.start_time, self.end_time))

    def hours_on(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        """From when to when it is open on this day, in local time; none if that is not known."""
        if self.hours:
            return tuple(one.span for one in self.hours if one.day == day)
        is_only_day = day == self.start and (self.start == self.end or self.is_of_one_night)
        if is_only_day and self.start_time and self.end_time:
            return (span_of(day, self.start_time, self.end_time),)
        return ()

    def span_of_session(self, session: Session) -> tuple[datetime, datetime] | None:
        """From when to when a session lasts, in local time; none while its day is not known.

        A session without an end lasts no time; after midnight, it belongs to the night before.
        """
        day = session.day
        if not day and self.start and (self.start == self.end or self.is_of_one_night):
            is_night = self.is_of_one_night or any(one.is_overnight for one in self.hours)
            is_next_day = is_night and session.start <= MORNING
            day = self.start + timedelta(days=is_next_day)
        return span_of(day, session.start, session.end or session.start) if day else None

    @property
    def is_called_off(self) -> bool:
        """Whether it does not take place, or not on the day that it was announced for."""
        return self.event_status in ("cancelled", "postponed")

    def is_over(self, today: date) -> bool:
        """Whether the event is over on this day."""
        last = self.end or self.start
        return last < today if last else self.event_status == "completed"
