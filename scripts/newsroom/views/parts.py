"""The parts that views are made of."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Link:
    """A link to a page of the site."""

    text: str
    href: str
    """From the root of the site; templates make it relative."""
    lang: str = ""
    """The language of what it leads to, when it is not the reader's."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of a value: a time, or the words between times."""

    text: str
    datetime: str = ""
    """The moment with its distance from UTC: `2027-09-07T09:30+02:00`."""


@dataclass(frozen=True, kw_only=True)
class Value:
    """One value of a fact."""

    text: str
    name: str = ""
    """What the value is of, before it: `Students: €50`."""
    name_lang: str = ""
    href: str = ""
    outside: bool = False
    """Whether `href` is the address of another site."""
    lang: str = ""
    """The language of a name, when it is not the reader's."""
    datetime: str = ""
    """The machine-readable form of a date."""
    note: str = ""
    """A remark behind it, in quiet letters."""
    icon: str = ""
    """The name of an icon before it, among those of profiles."""
    parts: tuple[Part, ...] = ()
    """The same text, where times in it are marked."""
    struck: str = ""
    """If it holds no longer: what screen readers say before it, as they do not see the line."""


@dataclass(frozen=True, kw_only=True)
class State:
    """What readers must know of a page at once: that an event is cancelled, a page a draft."""

    kind: str
    mark: str
    """In two or three words, for lists."""
    text: str
    """In a sentence, for the top of the page."""
    note: Value | None = None
    """What the page itself says about it."""


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A label and what belongs to it."""

    label: str
    values: tuple[Value, ...]
    is_figure: bool = False
    """Whether it is a number that is shown large."""
    label_lang: str = ""
    """The language of the label if it is not the page's."""


@dataclass(frozen=True, kw_only=True)
class PictureSource:
    """The files of a picture in one format, by their width in pixels."""

    type: str
    files: tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True)
class PictureFiles:
    """The files of a picture; paths are from the root of the site, and encoded."""

    src: str
    width: int
    height: int
    sources: tuple[PictureSource, ...] = ()
    """The better format first; none of a drawing."""


@dataclass(frozen=True, kw_only=True)
class LinkedFile:
    """A file of the site that a header names."""

    href: str
    """From the root of the site, encoded."""
    kind: str
    """`PDF`."""
    size: int
    """Bytes."""


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture and what it shows."""

    files: PictureFiles
    alt: str
    lang: str = ""
    """The language of `alt`, when it is not the reader's."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A picture with its caption, and whose it is."""

    picture: Picture
    caption: Value | None
    credit: str
    licence: Value


@dataclass(frozen=True, kw_only=True)
class Person:
    """A contact person, who has agreed to be named."""

    name: str
    role: Value
    organisation: Value | None
    mailbox: Value | None


@dataclass(frozen=True, kw_only=True)
class DateBlock:
    """A date as on a calendar's leaf."""

    day: str
    month: str
    year: str
    is_off: bool = False
    """Whether nothing takes place on that day."""


@dataclass(frozen=True, kw_only=True)
class Card:
    """A page in a list."""

    eyebrow: str
    title: str
    summary: str
    href: str
    lang: str = ""
    """The language of its texts, when they are not in the reader's."""
    language: str = ""
    """The name of that language, in the reader's."""
    states: tuple[State, ...] = ()
    dates: tuple[Value, ...] = ()
    """When; before it, struck, when it was to be."""
    places: tuple[Value, ...] = ()
    cost: str = ""
    """That it is free, if it is."""
    number: str = ""
    logo: Picture | None = None


@dataclass(frozen=True, kw_only=True)
class Group:
    """Cards under a heading."""

    id: str
    heading: str
    heading_lang: str = ""
    """The language of the heading if it is not the page's."""
    cards: tuple[Card, ...] = ()
    note: str = ""
    """What is said where there are no cards, or before those that take their place."""
    note_more: str = ""
    more: Link | None = None


@dataclass(frozen=True, kw_only=True)
class PagerItem:
    """A link to a page of a long list."""

    link: Link
    current: str
    """`page` for the page that is shown (`aria-current`)."""


@dataclass(frozen=True, kw_only=True)
class Pager:
    """The way through a long list."""

    label: str
    items: tuple[PagerItem, ...]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, kw_only=True)
class Notice:
    """Something that a reader should know before reading."""

    kind: str
    text: str
    link: Link | None = None
    parts_label: str = ""
    parts: tuple[Link, ...] = ()
    """The parts of the page that are concerned; `href` is empty for those without an anchor."""


@dataclass(frozen=True, kw_only=True)
class Alternate:
    """A version of the page in a language, or `x-default`: the one for everybody else."""

    lang: str
    href: str


@dataclass(frozen=True, kw_only=True)
class Head:
    """Everything in `<head>` that differs from page to page; addresses are absolute."""

    title: str
    canonical: str
    alternates: tuple[Alternate, ...]
    """All versions, this one too, as each must name the others; empty where there is no
    translation, for then the page is only another address of the original."""
    kind: str
    locale: str
    other_locales: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class View:
    """What every page shows."""

    template: str
    lang: str
    text_lang: str
    """The language of the text, when it is not the reader's: there is no translation."""
    eyebrow: str
    title: str
    menu_title: str
    summary: str
    head: Head
    updated: Value
    states: tuple[State, ...] = ()
    notices: tuple[Notice, ...] = ()
    facts: tuple[Fact, ...] = ()
    groups: tuple[Group, ...] = ()
    contacts: tuple[Person, ...] = ()
    pager: Pager | None = None
    """Where the list of the page goes on."""
    related: tuple[Card, ...] = ()
    sources: tuple[Value, ...] = ()
    figure: Figure | None = None
    earlier_ids: str = ""
    """The ids that headings had, each with its present one, as JSON; empty if there are none."""
    drawing: object | None = None
    """A drawing with its caption; `render/drawing.py` makes it."""
    extra: dict[str, object] = field(default_factory=dict)
    """What only pages of this kind show."""


def iso(value: date) -> str:
    """The form that `<time datetime>` takes."""
    return value.isoformat()
