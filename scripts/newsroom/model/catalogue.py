"""The catalogue: every page of the site, and queries by kind and date."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from newsroom.model.case_study import CaseStudy
from newsroom.model.event import Event
from newsroom.model.event_states import is_off
from newsroom.model.issue import Issue
from newsroom.model.page import BasePage
from newsroom.model.partner import Partner
from newsroom.model.publication import is_planned
from newsroom.model.register import NO_REGISTER, Register
from newsroom.model.training import Module

Kind = TypeVar("Kind", bound=BasePage)
SortKey = int | str | date | tuple[int, str]


@dataclass(frozen=True)
class Entry:
    """A page in all the languages it exists in."""

    ref: str
    pages: Mapping[str, BasePage]
    first_language: str

    @property
    def original(self) -> BasePage:
        """The page in the language it was written in; its facts hold for all languages."""
        return self.pages[self.first_language]

    def language_for(self, lang: str) -> str:
        """The language shown for `lang`: itself if there is a translation, else the original's."""
        return lang if lang in self.pages else self.first_language

    def page_for(self, lang: str) -> BasePage:
        """The page in this language, or else the original."""
        return self.pages[self.language_for(lang)]


@dataclass(frozen=True)
class Catalogue:
    """Every page, by its name (`partners/loom`), and the register."""

    entries: Mapping[str, Entry]
    register: Register = NO_REGISTER

    def __getitem__(self, ref: str) -> Entry:
        return self.entries[ref]

    def earlier_names(self) -> Iterator[tuple[str, str, str]]:
        """Names that pages had before, each with its page and the heading it leads to, or ""."""
        for ref, entry in self.entries.items():
            for name, heading in entry.original.earlier_names.items():
                yield name, ref, heading

    def partner(self, acronym_id: str) -> Entry:
        """A partner by the id that events use for it, `loom`."""
        return self.entries[f"partners/{acronym_id}"]

    def partners(self) -> list[Entry]:
        """The partners by their roles, in the order of the register, then by acronym."""
        position = self.register.position
        return self._sorted(
            Partner, lambda p: (position("partner_roles", p.role), p.acronym.casefold())
        )

    def modules(self) -> list[Entry]:
        """The modules in the order of the programme."""
        return self._sorted(Module, lambda module: module.order)

    def case_studies(self) -> list[Entry]:
        """The case studies, by the name of their subject."""
        return self._sorted(CaseStudy, lambda case: case.subject.name.casefold())

    def issues(self) -> list[Entry]:
        """The issues, the newest first."""
        return self._sorted(Issue, lambda i: -(i.date or i.latest or date.min).toordinal())

    def issues_out(self, today: date) -> list[Entry]:
        """The issues that have come out, the newest first."""
        return [entry for entry in self.issues() if not _is_planned(entry, today)]

    def planned_issues(self, today: date) -> list[Entry]:
        """The issues that are still to come out, the next one first."""
        return [entry for entry in reversed(self.issues()) if _is_planned(entry, today)]

    def upcoming_events(self, today: date) -> list[Entry]:
        """The events to come, the next one first; those without a date last."""
        return [entry for entry in self._events_ahead(today) if not is_off(_event(entry), today)]

    def called_off_events(self, today: date) -> list[Entry]:
        """The cancelled and postponed events whose day has not passed, the next one first."""
        return [entry for entry in self._events_ahead(today) if is_off(_event(entry), today)]

    def _events_ahead(self, today: date) -> list[Entry]:
        events = self._sorted(Event, lambda event: event.start or date.max)
        return [entry for entry in events if not _event(entry).is_over(today)]

    def past_events(self, today: date) -> list[Entry]:
        """The events that are over, the latest first; those without a date last."""
        events = self._sorted(Event, lambda event: -(event.start or date.min).toordinal())
        return [entry for entry in events if _event(entry).is_over(today)]

    def events(self) -> list[Entry]:
        """The events, the latest first; those without a date last."""
        return self._sorted(Event, lambda event: -(event.start or date.min).toordinal())

    def events_of(self, partner_id: str) -> list[Entry]:
        """The events that a partner organises or takes part in, the latest first."""
        return [
            entry
            for entry in self._sorted(Event, lambda e: -(e.start or date.min).toordinal())
            if partner_id in (*_event(entry).organisers, *_event(entry).partners)
        ]

    def parts_of(self, ref: str) -> list[Entry]:
        """The events that are parts of this one, the first one first."""
        return self._belonging_to("part_of", ref)

    def events_of_series(self, name: str) -> list[Entry]:
        """The events of a series, the latest first."""
        return self._belonging_to("series", name)[::-1]

    def _belonging_to(self, field: str, name: str) -> list[Entry]:
        return self._belonging.get((field, name), [])

    @cached_property
    def _belonging(self) -> Mapping[tuple[str, str], list[Entry]]:
        """The events that name a whole or a series, by start."""
        found: dict[tuple[str, str], list[Entry]] = {}
        for entry in self._sorted(Event, lambda event: event.start or date.max):
            for field in ("part_of", "series"):
                if name := getattr(entry.original, field):
                    found.setdefault((field, name), []).append(entry)
        return found

    @cached_property
    def _by_kind(self) -> Mapping[type[BasePage], list[Entry]]:
        kinds: dict[type[BasePage], list[Entry]] = {}
        for entry in self.entries.values():
            kinds.setdefault(type(entry.original), []).append(entry)
        return kinds

    def _sorted(self, kind: type[Kind], key: Callable[[Kind], SortKey]) -> list[Entry]:
        return [entry for _, _, entry in sorted(self._keyed(kind, key), key=lambda row: row[:2])]

    def _keyed(
        self, kind: type[Kind], key: Callable[[Kind], SortKey]
    ) -> Iterator[tuple[SortKey, str, Entry]]:
        for entry in self._by_kind.get(kind, ()):
            assert isinstance(entry.original, kind)
            yield key(entry.original), entry.ref, entry


def _is_planned(entry: Entry, today: date) -> bool:
    assert isinstance(entry.original, Issue)
    return is_planned(entry.original, today)


def _event(entry: Entry) -> Event:
    assert isinstance(entry.original, Event)
    return entry.original
