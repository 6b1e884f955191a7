"""The budgets of a page and of the site: counts that hold before anything is converted.

The numbers are in `model.limits`, with their reasons.
"""

import re
from collections.abc import Iterator
from itertools import islice

from newsroom.checks.html_size import abbreviations_in, note_references, shares_of
from newsroom.checks.paragraphs import BLANK_LINE, overlong_paragraphs
from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.code import without_certain_code
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import START, Problem
from newsroom.model import limits

TEXT_BYTES = limits.HTML_BYTES - limits.FRAME_BYTES
_MOST_SHARES = 50_000
"""No page within the budgets has more of them."""
_ONCE = 2
"""The header and the markup, which stand before all that is repeated."""
_FAR_TOO_MANY = 10
"""Beyond so many times the limit, nothing more is counted."""
_HEADING = re.compile(r"^[ \t>*+\d.)-]*#|^[ \t>*+\d.)=_-]*[=_*-][ \t]*$", re.MULTILINE)
"""Also the lines below headings, and those that are drawn across the page."""
_BOX = re.compile(r"^[ \t>*+\d.)-]*(?:!!!|\?\?\?|===[!+]*[ ]+\"|\[!|/{3,}[ ]*\w)", re.MULTILINE)
"""Admonitions, details, tabs, notes as on GitHub, captions."""
_DEFINED = re.compile(r"^[ \t>*+\d.)-]*:[ \t]", re.MULTILINE)


def page_is_not_too_large(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """What a page becomes for its readers is not larger than a page of the site may be."""
    file = localized.file
    original = context.library.originals.get(file.ref, localized).file
    found = shares_of(
        _as_built(file.body.text), original.header.data, _as_built(original.body.text)
    )
    shares, repeated = [*islice(found, _ONCE)], 0
    for share in islice(found, _MOST_SHARES):
        shares.append(share)
        repeated += share.size
        if repeated > _FAR_TOO_MANY * TEXT_BYTES:
            break
    size = sum(share.size for share in shares)
    if size > TEXT_BYTES:
        most = max(shares, key=lambda share: share.size)
        values = {
            "variant": most.variant,
            "name": most.name,
            "length": most.length,
            "uses": most.uses,
            "size": -(-size // 1000),
            "limit": TEXT_BYTES // 1000,
        }
        place = file.body.place(most.index) if most.name else START
        yield file.problem_at("LIM001", place, **values)


def page_has_not_too_many_parts(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """A page has no more headings, notes, boxes and abbreviations than can be read and built."""
    text = _as_built(without_certain_code(localized.file.body.text))
    counted = (
        ("headings", limits.HEADINGS, (match.start() for match in _HEADING.finditer(text))),
        ("boxes", limits.BOXES, (match.start() for match in _BOX.finditer(text))),
        ("notes", limits.NOTES, (match.start() for match in note_references(text))),
        ("abbreviations", limits.ABBREVIATIONS, (at for _, at, _ in abbreviations_in(text))),
        ("definitions", limits.DEFINITIONS, _definitions(text)),
        ("paragraph", limits.PARAGRAPH_LENGTH, overlong_paragraphs(text)),
    )
    for variant, limit, places in counted:
        first = next(islice(places, 0 if variant == "paragraph" else limit, None), None)
        if first is not None:
            place = localized.file.body.place(first)
            yield localized.file.problem_at("LIM002", place, variant=variant, limit=limit)


def _as_built(text: str) -> str:
    """The text with every line end that Python knows as a plain one; places do not move."""
    return "\n".join(text.splitlines())


def _definitions(text: str) -> Iterator[int]:
    """The definitions of the first list with too many of them between two blank lines."""
    places: list[int] = []
    for match in _DEFINED.finditer(text):
        if places and BLANK_LINE.search(text, places[-1], match.start()):
            if len(places) > limits.DEFINITIONS:
                break
            places = []
        places.append(match.start())
    yield from places


TEXT_RULES: tuple[PageRule, ...] = (
    page_is_not_too_large,
    page_has_not_too_many_parts,
)
