"""The reader: a language, a day and a catalogue, and the small answers that views need."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from newsroom.model.case_study import CaseStudy
from newsroom.model.catalogue import Catalogue, Entry
from newsroom.model.event import Event, Party
from newsroom.model.figure import Figure
from newsroom.model.issue import Issue
from newsroom.model.page import BasePage
from newsroom.model.partner import Partner
from newsroom.model.result import Result
from newsroom.model.training import Module
from newsroom.model.venue import Venue
from newsroom.views.addresses import address
from newsroom.views.parts import (
    Card,
    DateBlock,
    Fact,
    Link,
    LinkedFile,
    Picture,
    PictureFiles,
    Value,
    iso,
)
from newsroom.views.states import states_of
from newsroom.words import FIRST_LANGUAGE, Words, formats, load_words

FindPicture = Callable[[str, str], PictureFiles | None]
"""Finds a picture by the page that names it and the path that it writes."""
FindFile = Callable[[str, str], LinkedFile | None]
"""Finds any other file in the same way."""


@dataclass(frozen=True)
class Localizer:
    """Somebody who reads the site in one language on one day."""

    catalogue: Catalogue
    lang: str
    today: date
    find_picture: FindPicture = lambda _ref, _src: None
    find_file: FindFile = lambda _ref, _src: None
    _links: dict[str, Link] = field(default_factory=dict, init=False, repr=False)
    _cards: dict[str, Card] = field(default_factory=dict, init=False, repr=False)
    """What this reader has been shown, by page: most of it stands on several pages."""

    @property
    def words(self) -> Words:
        """The words of the reader's language."""
        return load_words(self.lang)

    def foreign(self, lang: str | None) -> str:
        """The language for a `lang` attribute: empty when it is the reader's own."""
        return lang if lang and lang != self.lang else ""

    def fact(self, label: str, *values: Value | str | None) -> Fact | None:
        """A fact with those of its values that exist; none without any."""
        there = tuple(
            Value(text=value) if isinstance(value, str) else value for value in values if value
        )
        return Fact(label=self.words.labels[label], values=there) if there else None

    def text_of(self, entry: Entry, *path: str) -> Value | None:
        """A text of a page's header; where the translation has none, that of the original.

        `path` names a field, or a text in a group: `sessions`, `opening`, `title`. A translation
        that is older may have a text that the original has no more: it is not shown.
        """
        original = _text_at(entry.original, path)
        own = _text_at(entry.page_for(self.lang), path)
        if not original:
            return None
        lang = entry.language_for(self.lang) if own else entry.first_language
        return Value(text=own or original, lang=self.foreign(lang))

    def picture(self, entry: Entry, name: str) -> Picture | None:
        """The picture that a field of a page's header names, if there is one."""
        named = getattr(entry.original, name, None)
        files = self.find_picture(entry.ref, named.src) if named else None
        if files is None:
            return None
        alt = self.text_of(entry, name, "alt")
        return Picture(files=files, alt=alt.text if alt else "", lang=alt.lang if alt else "")

    def link(self, ref: str) -> Link:
        """A link to a page, with its title."""
        entry = self.catalogue[ref]  # asked even for a known link: what a page shows is noted
        if ref not in self._links:
            self._links[ref] = Link(
                text=entry.page_for(self.lang).title,
                href=address(ref, self.lang),
                lang=self.foreign(entry.language_for(self.lang)),
            )
        return self._links[ref]

    def link_value(self, ref: str) -> Value:
        """The same as the value of a fact."""
        link = self.link(ref)
        return Value(text=link.text, href=link.href, lang=link.lang)

    def party(self, party: Party) -> Value:
        """An organisation outside the partnership."""
        return Value(
            text=party.name,
            href=party.url or "",
            outside=bool(party.url),
            lang=self.foreign(party.lang),
        )

    def place(self, *names: str | None, country: str | None = None) -> str:
        """Town, region and country, as the language calls them."""
        parts = [self.town(name) for name in names if name]
        if country:
            parts.append(formats.country(country, self.lang))
        return ", ".join(dict.fromkeys(parts))

    def town(self, name: str) -> str:
        """A town or region, as the language calls it."""
        return self.catalogue.register.place(name, self.lang)

    def places(self, venues: Iterable[Venue]) -> str:
        """The towns of venues with their countries: `Bologna and Biella, Italy`."""
        towns: dict[str, list[str]] = {}
        for venue in venues:
            named = towns.setdefault(venue.country, [])
            if venue.city and (town := self.town(venue.city)) not in named:
                named.append(town)
        return " · ".join(
            ", ".join(
                filter(None, [formats.listed(named, self.lang), formats.country(code, self.lang)])
            )
            for code, named in towns.items()
        )

    def listed(self, name: str, value: str) -> Value:
        """A value of a list of the register; what every site has, the words may call, too."""
        register, own = self.catalogue.register, self.words.get(name, {})
        if value in own and value not in register.values(name):
            return Value(text=own[value])
        label, lang = register.label(name, value, (self.lang, FIRST_LANGUAGE))
        return Value(text=label, lang=self.foreign(lang))

    def day_or_year(self, value: date | int) -> str:
        """A day written out, or a bare year."""
        return str(value) if isinstance(value, int) else formats.day(value, self.lang)

    def event_dates(self, event: Event) -> tuple[Value, ...]:
        """When an event takes place; before it, when it was to. What holds no longer is struck."""
        previous = self.previous_date(event)
        if not event.start or not event.end:
            date = Value(text=self.words.phrases.date_unknown)
        else:
            last = event.start if event.is_of_one_night else event.end
            struck = self.struck_if(event.is_called_off)
            date = self._span(event.start, last, struck)
        return (previous, date) if previous else (date,)

    def previous_date(self, event: Event) -> Value | None:
        """When a rescheduled event was to take place."""
        if not event.previous_start:
            return None
        last = event.previous_end or event.previous_start
        return self._span(event.previous_start, last, self.struck_if(True))

    def _span(self, first: date, last: date, struck: str) -> Value:
        text = formats.span(first, last, self.lang)
        return Value(text=text, datetime=iso(first), struck=struck)

    def struck_if(self, is_over: bool) -> str:
        """What `Value.struck` is for a value that holds no longer, or still."""
        return str(self.words.phrases.no_longer) if is_over else ""

    def event_places(self, event: Event) -> tuple[Value, ...]:
        """Where an event takes place, in a list; the towns struck if it has moved online."""
        is_moved = event.event_status == "moved-online"
        places = []
        if event.places:
            places.append(Value(text=self.places(event.places), struck=self.struck_if(is_moved)))
        if is_moved:
            places.append(Value(text=self.words.event_modes[event.mode]))
        return tuple(places)

    def date_block(self, event: Event) -> DateBlock | None:
        """The leaf of the calendar for an event; none when its date is not known."""
        if not event.start or not event.end:
            return None
        ends = (event.start, event.start if event.is_of_one_night else event.end)
        months = [formats.short_month(day, self.lang) for day in ends]
        days = [str(day.day) for day in ends]
        return DateBlock(
            day="–".join(dict.fromkeys(days) if months[0] == months[1] else days),
            month="–".join(dict.fromkeys(months)),
            year=str(event.start.year),
            is_off=event.is_called_off,
        )

    def issue_date(self, issue: Issue) -> Value | None:
        """When an issue came out, or between which days it must have."""
        phrases = self.words.phrases
        if issue.date:
            return Value(text=formats.day(issue.date, self.lang), datetime=iso(issue.date))
        if issue.earliest and issue.latest:
            earliest = formats.day(issue.earliest, self.lang)
            latest = formats.day(issue.latest, self.lang)
            text = phrases.between.format(earliest=earliest, latest=latest)
            return Value(text=text, note=phrases.date_inferred)
        return Value(text=phrases.date_unknown)

    def figure(self, figure: Figure) -> Value:
        """A number with how exact, of when, from where and how sure it is."""
        phrases = self.words.phrases
        number = formats.number(figure.value, self.lang)
        remarks = []
        if figure.as_of:
            remarks.append(phrases.as_of.format(date=self.day_or_year(figure.as_of)))
        remarks += self.sources(figure)
        return Value(text=phrases[figure.qualifier].format(value=number), note="; ".join(remarks))

    def sources(self, stated: Figure | Result) -> Iterator[str]:
        """Where a number is stated, and that it is not confirmed."""
        phrases = self.words.phrases
        sources = [self.link(stated.source).text] if stated.source else []
        sources += [stated.site] if stated.site else []
        if sources:
            yield phrases.source.format(source=formats.listed(sources, self.lang))
        if not stated.confirmed:
            yield phrases.not_confirmed

    def figures(self, figures: tuple[Figure, ...]) -> list[Fact]:
        """Each kind of number with its values, in the order of the page."""
        by_what: dict[str, list[Value]] = {}
        for figure in figures:
            by_what.setdefault(figure.what, []).append(self.figure(figure))
        labels = {what: self.listed("counted", what) for what in by_what}
        return [
            Fact(
                label=labels[what].text,
                label_lang=labels[what].lang,
                values=tuple(values),
                is_figure=True,
            )
            for what, values in by_what.items()
        ]

    def card(self, entry: Entry) -> Card:
        """A page as it stands in a list."""
        entry = self.catalogue[entry.ref]  # as in `link`
        if entry.ref not in self._cards:
            # A module says how many there are now, and a logo is noted each time it is shown.
            if isinstance(entry.original, Module | Partner):
                return self._card(entry)
            self._cards[entry.ref] = self._card(entry)
        return self._cards[entry.ref]

    def _card(self, entry: Entry) -> Card:
        page = entry.page_for(self.lang)
        text_lang = self.foreign(entry.language_for(self.lang))
        return Card(
            eyebrow=self.eyebrow(page),
            title=page.title,
            summary=page.summary,
            href=address(entry.ref, self.lang),
            lang=text_lang,
            language=formats.language(text_lang, self.lang) if text_lang else "",
            logo=self.picture(entry, "logo"),
            states=states_of(page, self.lang, self.today),
            **self._card_facts(page),
        )

    def _card_facts(self, page: BasePage) -> dict[str, Any]:
        match page:
            case Event():
                return {
                    "dates": self.event_dates(page),
                    "places": self.event_places(page),
                    "cost": self._cost(page),
                }
            case Partner():
                return {"places": (Value(text=self.place(page.city, country=page.country)),)}
            case CaseStudy():
                subject = page.subject
                place = self.place(subject.region, country=subject.country)
                return {"places": (Value(text=place),)}
            case Issue():
                date = self.issue_date(page)
                return {"dates": (date,) if date else ()}
            case Module():
                return {"number": str(page.order)}
            case _:
                return {}

    def _cost(self, event: Event) -> str:
        """That an event is free, for everybody or for members."""
        is_free = event.cost is not None and event.cost.basis != "paid"
        return str(self.words.cost_bases[event.cost.basis]) if event.cost and is_free else ""

    def eyebrow(self, page: BasePage) -> str:
        """What a page is, in a word or two, above its title."""
        if isinstance(page, Event):
            return str(self.words.event_kinds[page.kind])
        if isinstance(page, Module):
            count = len(self.catalogue.modules())
            return str(self.words.phrases.module_of.format(order=page.order, count=count))
        return "" if page.type == "page" else str(self.words.kinds[page.type])


def _text_at(record: Any, path: Sequence[str]) -> str | None:
    """The text of a record at this path; items of a list are named by their ids."""
    for step in path:
        if isinstance(record, tuple):
            record = next((item for item in record if item.id == step), None)
        else:
            record = getattr(record, step, None)
    return record if isinstance(record, str) else None
