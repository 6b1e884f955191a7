"""The drawing of a page, with labels and links in the language of the page."""

import re
from dataclasses import dataclass
from functools import lru_cache

from newsroom.model.page import IllustratedPage
from newsroom.model.partner import Partner
from newsroom.outputs.drawings import five_forces, value_chain
from newsroom.outputs.drawings.canvas import Heading, Label, Markup
from newsroom.outputs.drawings.five_forces import Forces
from newsroom.outputs.drawings.partners_map import Place, is_shown, partners_map
from newsroom.outputs.drawings.value_chain import Chain
from newsroom.views.addresses import address
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Link
from newsroom.words import Words, formats, load_words


@dataclass(frozen=True, kw_only=True)
class Legend:
    """The places of a map that have a number instead of a label, from 1."""

    size: str
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A drawing with its caption."""

    name: str
    lang: str
    """That of the page, even if its text is not translated."""
    caption: str
    pictures: tuple[tuple[str, Markup], ...]
    """Pairs of a size (`wide`, `narrow` or `any`) and its SVG."""
    legends: tuple[Legend, ...] = ()
    elsewhere: tuple[Link, ...] = ()
    """What a map cannot show, as its place is not known or outside of it."""


def drawing_of(ref: str, page: object, localizer: Localizer) -> Drawing | None:
    """The drawing that a page names; `None` if it names none."""
    if not isinstance(page, IllustratedPage) or not page.drawing:
        return None
    if page.drawing == "partners-map":
        return _map(ref, localizer)
    return _figure(page.drawing, localizer.lang)


@lru_cache(maxsize=64)
def _figure(name: str, lang: str) -> Drawing:
    """A drawing that depends on the words of the language alone."""
    words = load_words(lang).drawings[name]
    mirrored = load_words(lang).language.direction == "rtl"
    pictures = []
    for size in ("wide", "narrow"):
        heading = Heading(name=f"{name}-{size}", title=words.title, description=words.description)
        if name == "five-forces":
            draw = five_forces.wide if size == "wide" else five_forces.narrow
            svg = draw(_forces(words), heading, mirrored=mirrored)
        else:
            draw_chain = value_chain.wide if size == "wide" else value_chain.narrow
            svg = draw_chain(_chain(words), heading, mirrored=mirrored)
        pictures.append((size, svg))
    return Drawing(name=name, lang=lang, caption=words.caption, pictures=tuple(pictures))


_HEADING_OR_BLOCK = re.compile(r"<h2|</?(?:blockquote|details|div|dl|figure|ol|table|ul)\b")


def opening_and_rest(content: str) -> tuple[Markup, Markup]:
    """The HTML of a page before its first section, and the rest.

    A heading in a box, a tab or a list begins no section.
    """
    depth = 0
    for match in _HEADING_OR_BLOCK.finditer(content):
        if match[0] != "<h2":
            depth += -1 if match[0].startswith("</") else 1
        elif depth == 0:
            return Markup(content[: match.start()]), Markup(content[match.start() :])
    return Markup(content), Markup("")


def _forces(words: Words) -> Forces:
    return Forces(
        rivalry=Label(words.rivalry),
        entrants=Label(words.entrants, words.entry),
        suppliers=Label(words.suppliers, words.bargaining),
        buyers=Label(words.buyers, words.bargaining),
        substitutes=Label(words.substitutes, words.substitution),
    )


def _chain(words: Words) -> Chain:
    support = ("staff", "technology", "purchasing")
    primary = ("buying", "making", "delivering", "selling", "serving")
    return Chain(
        support=Label(words.support),
        supporting=tuple(Label(words[name], strong=False) for name in support),
        primary=Label(words.primary),
        activities=tuple(Label(words[name], strong=False) for name in primary),
        value=Label(words.value),
    )


def _map(ref: str, localizer: Localizer) -> Drawing:
    words = localizer.words.drawings["partners-map"]
    up = "../" * address(ref, localizer.lang).count("/")
    places, elsewhere = [], []
    for entry in localizer.catalogue.partners():
        partner = entry.page_for(localizer.lang)
        assert isinstance(partner, Partner)
        label = Label(partner.acronym, localizer.town(partner.city))
        href = up + address(entry.ref, localizer.lang)
        place = None
        if partner.lat is not None and partner.lon is not None:
            place = Place(label=label, href=href, lat=float(partner.lat), lon=float(partner.lon))
        if place and is_shown(place):
            places.append(place)
        else:
            elsewhere.append(_link(label, href))
    named = [f"{place.label.name} ({place.label.remark})" for place in places]
    description = words.description.format(places=formats.listed(named, localizer.lang))
    heading = Heading(name="partners-map", title=words.title, description=description)
    made = partners_map(places, heading)
    return Drawing(
        name="partners-map",
        lang=localizer.lang,
        caption=words.caption,
        pictures=(("any", made.svg),),
        legends=tuple(
            Legend(size=size, links=tuple(_link(place.label, place.href) for place in numbered))
            for size, numbered in made.numbered.items()
            if numbered
        ),
        elsewhere=tuple(elsewhere),
    )


def _link(label: Label, href: str) -> Link:
    return Link(text=f"{label.name}, {label.remark}", href=href)
