"""The fields of every page: title, summary, sources and state of translation."""

from collections.abc import Mapping
from typing import Literal

from pydantic import ValidationInfo, ValidatorFunctionWrapHandler, field_validator
from pydantic_core import PydanticCustomError

from newsroom.model.contact import Contact
from newsroom.model.fields import Record, fact, group, text
from newsroom.model.image import Image
from newsroom.model.values import (
    Address,
    Anchor,
    Day,
    EarlierAddress,
    Flag,
    LanguageCode,
    Line,
    Reference,
    ShortTitle,
    Summary,
    Title,
)


class Source(Record):
    """Where a fact was found outside this site."""

    site: Line = fact("The site or publication, by name.", example="technofashion.it")
    title: Line | None = fact(
        "The original title, in its own language.",
        example="Una serie di eventi dedicati al tessile a Bologna",
        default=None,
    )
    lang: LanguageCode | None = fact("The language of the title.", example="it", default=None)
    url: Address | None = fact(
        "Its address.", example="https://www.example.org/news/1", default=None
    )


class Translation(Record):
    """How a translation was made. Only in translations."""

    method: Literal["none", "human", "machine", "machine-reviewed"] = text(
        "Who translated: a person, a machine, or a machine with a person's review; `none` while"
        " the file waits for its text.",
        example="machine",
    )
    source_hash: Line = text(
        "Fingerprint of the texts this was made from; the checker prints it.",
        example="5b9f.0c1d.2e3a",
        default="",
        validate_default=True,
    )
    reviewer: Line | None = text(
        "The organisation that reviewed the translation.", example="MILL", default=None
    )
    reviewed_on: Day | None = text("When.", example="2026-11-22", default=None)

    @field_validator("source_hash", mode="wrap")
    @classmethod
    def _is_there(
        cls, value: object, validate: ValidatorFunctionWrapHandler, info: ValidationInfo
    ) -> object:
        """Needed as soon as there is a text that was made from another."""
        if value != "":
            return validate(value)
        if info.data.get("method", "none") != "none":
            raise PydanticCustomError("missing", "missing")
        return value


class Search(Record):
    """How the search of the site treats a page."""

    exclude: Flag = fact("Whether the search does not find the page.", example=True, default=False)
    boost: Literal["0.5", "1", "2", "5", "10"] = fact(
        "How much the page weighs in the search, beside 1 for others.", example="2", default="1"
    )


class BasePage(Record):
    """The fields that every kind of page shares."""

    type: Line = fact("The type of page.", example="event")
    id: Line | None = fact(
        "The file name without `.md`; needs writing only where a tool insists.",
        example="fair-of-looms-2023",
        default=None,
    )
    title: Title = text("The title, without a full stop.", example="Fair of looms")
    short_title: ShortTitle | None = text(
        "A shorter title for menus.", example="Home Textiles", default=None
    )
    summary: Summary = text(
        "One or two sentences for lists, search engines and the top of the page.",
        example="The only Spanish fair for household and decoration textiles, in Madrid.",
    )
    original: LanguageCode | None = fact(
        "The language in which the texts were first written, if that is not the one of this file:"
        " they stand in `page.it.md`, for example.",
        example="it",
        default=None,
    )
    updated: Day = fact(
        "The date on which the facts or the original text last changed.", example="2026-11-22"
    )
    related: tuple[Reference, ...] = fact(
        "Pages worth reading next.", example=["partners/loom"], default=()
    )
    sources: tuple[Source, ...] = fact(
        "Where the facts come from.", example=[{"site": "weavers.example"}], default=()
    )
    image: Image | None = group(
        "The picture at the top of the page; a translation writes its `alt` and `caption` alone.",
        example={
            "src": "opening.jpg",
            "alt": "Weavers at the opening of the fair",
            "credit": "Maria Bianchi",
            "licence": "CC BY 4.0",
        },
        default=None,
    )
    checks: dict[Line, Line] = text(
        "Problems of this file that are meant, by code, each with its reason; `until` a day.",
        example={"PRO007": "The title of the event.", "until": "2027-01-01"},
        default={},
    )
    contacts: tuple[Contact, ...] = fact(
        "Persons whom readers may ask, each with their consent.",
        example=[
            {
                "name": "Maria Bianchi",
                "role": "Training",
                "consent_given": "2026-11-22",
                "review_by": "2027-11-22",
            }
        ],
        default=(),
    )
    hide: tuple[Literal["navigation", "toc", "footer"], ...] = fact(
        "Parts that are not shown around the page: the pages of its section, its headings, the"
        " pages before and after.",
        example=["toc"],
        default=(),
    )
    search: Search | None = fact(
        "How the search treats the page.", example={"exclude": True}, default=None
    )
    redirect_from: tuple[Reference, ...] = fact(
        "Earlier names of this page: whoever follows a link to one of them comes here.",
        example=["events/open-day-2023"],
        default=(),
    )
    redirect_anchors: dict[EarlierAddress, Anchor] = fact(
        "Earlier addresses that lead to a heading of this page, each with the id of the heading.",
        example={"events/fair#timetable": "programme"},
        default={},
    )
    draft: Flag = fact(
        "Whether it is not ready yet: only the preview shows it.", example=True, default=False
    )
    publish_on: Day | None = fact(
        "The first day on which the page is published.", example="2026-12-01", default=None
    )
    expires_on: Day | None = fact(
        "The last day on which the page is published.", example="2027-01-31", default=None
    )
    translation: Translation | None = text(
        "How this translation was made; in translations only.",
        example={"method": "machine", "source_hash": "5b9f.0c1d.2e3a"},
        default=None,
    )

    @property
    def earlier_names(self) -> Mapping[str, str]:
        """The names that this page had, or took over, each with the heading it leads to, or ""."""
        at_headings = {one: id_ for one, id_ in self.redirect_anchors.items() if "#" not in one}
        return dict.fromkeys(self.redirect_from, "") | at_headings

    def earlier_ids(self, name: str) -> Mapping[str, str]:
        """The ids that headings of the page of this name had, each with its present one."""
        found = ([*one.split("#"), id_] for one, id_ in self.redirect_anchors.items() if "#" in one)
        return {old: id_ for page, old, id_ in found if page == name}


class Term(Record):
    """A term of the glossary with its name in each language."""

    id: Reference = fact("A short name for links.", example="value-chain")
    names: dict[LanguageCode, Line] = fact(
        "The term in each language.", example={"en": "value chain", "it": "catena del valore"}
    )


class IllustratedPage(BasePage):
    """A page that may show a drawing."""

    drawing: Literal["five-forces", "value-chain", "partners-map"] | None = fact(
        "A drawing that is shown after the first paragraphs; it is made when the site is built.",
        example="five-forces",
        default=None,
    )


class Page(IllustratedPage):
    """An ordinary page: home, project pages, overviews, the glossary, the handbook."""

    type: Literal["page"] = fact("The type of page.", example="page")
    listing: (
        Literal[
            "partners", "case-studies", "events", "newsletter", "problems", "search", "translations"
        ]
        | None
    ) = fact("The list that is shown under the text.", example="events", default=None)
    terms: tuple[Term, ...] = fact(
        "The terms of a glossary.",
        example=[{"id": "cluster", "names": {"en": "cluster"}}],
        default=(),
    )
    definitions: dict[Reference, Line] = text(
        "What each term means, by the term's id.",
        example={"cluster": "Firms and institutions of one field, near each other."},
        default={},
    )
