"""The same page in two languages: the same headings, links, numbers and dates.

Judges translations of the English page as it is now; while a translation is older than
that, `translations` says so.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from newsroom.checks.left_in_english import (
    is_left,
    is_left_field,
    may_be_english,
    names_of,
    plain,
    sentences,
)
from newsroom.checks.rules.fact_comparison import differences
from newsroom.checks.rules.passages import own_passages
from newsroom.checks.rules.rule import House, PageRule
from newsroom.content.body import Body, Heading, Link, Table
from newsroom.content.fingerprint import fingerprint
from newsroom.content.library import Sheet
from newsroom.content.problem import Place, Problem

_SHOWN = 5
"""So many values are named in a message; more would not help."""


def headings_are_alike(sheet: Sheet, house: House) -> Iterator[Problem]:
    """A translation has the headings of its English page, with the same levels and anchors."""
    original = _current_original(sheet, house)
    if original is None:
        return
    there, here = original.file.body.headings, sheet.file.body.headings
    theirs, mine = ([(one.level, one.anchor) for one in each] for each in (there, here))
    if theirs == mine:
        return
    same = next(
        (n for n, (a, b) in enumerate(zip(theirs, mine, strict=False)) if a != b),
        min(len(theirs), len(mine)),
    )
    index = here[same].index if same < len(here) else 0
    yield sheet.file.problem_at(
        "I18004",
        sheet.file.body.place(index),
        there=_marked(there[same : same + 1]),
        here=_marked(here[same : same + 1]),
    )


def pictures_are_alike(sheet: Sheet, house: House) -> Iterator[Problem]:
    """A translation shows the pictures of its English page."""
    yield from _targets("I18005", sheet, house, of_pictures=True)


def links_are_alike(sheet: Sheet, house: House) -> Iterator[Problem]:
    """The links of a translation lead where those of its English page do."""
    yield from _targets("I18006", sheet, house, of_pictures=False)


def tables_are_alike(sheet: Sheet, house: House) -> Iterator[Problem]:
    """A translation has the tables of its English page, with as many rows and columns."""
    original = _current_original(sheet, house)
    if original is None:
        return
    body, there, here = sheet.file.body, original.file.body.tables, sheet.file.body.tables
    if len(there) != len(here):
        index = here[-1].index if len(here) > len(there) else 0
        yield sheet.file.problem_at(
            "I18007", body.place(index), variant="number", there=len(there), here=len(here)
        )
        return
    for theirs, mine in zip(there, here, strict=True):
        if _size(theirs) != _size(mine):
            yield sheet.file.problem_at(
                "I18007",
                body.place(mine.index),
                variant="size",
                there=_size(theirs),
                here=_size(mine),
            )


def numbers_are_alike(sheet: Sheet, house: House) -> Iterator[Problem]:
    """A translation has the numbers of its English page."""
    yield from _facts("I18008", "number", sheet, house)


def dates_are_alike(sheet: Sheet, house: House) -> Iterator[Problem]:
    """A translation has the dates of its English page."""
    yield from _facts("I18009", "date", sheet, house)


def codes_are_alike(sheet: Sheet, house: House) -> Iterator[Problem]:
    """A translation has the e-mail addresses and codes of its English page."""
    yield from _facts("I18010", "code", sheet, house)


def nothing_is_left_in_english(sheet: Sheet, house: House) -> Iterator[Problem]:
    """A translation has no sentence that is still English."""
    original = _original(sheet, house)
    if original is None:
        return
    lang, names = sheet.file.lang, _names(house)
    there = {passage.path: passage.text for passage in own_passages(original)}
    for passage in own_passages(sheet):
        if not may_be_english(passage.text, lang):
            continue
        known = _sentences(there[()])
        if passage.path and passage.text == there.get(passage.path):
            if is_left_field(passage.text, lang, names):
                yield passage.problem("I18011", 0, written=passage.text)
            continue
        for index, sentence in sentences(passage.text):
            if is_left(sentence, lang, names, known):
                yield passage.problem("I18011", index, written=sentence)


@lru_cache(maxsize=1)
def _names(house: House) -> tuple[str, ...]:
    return names_of(house.library)


@lru_cache(maxsize=4)
def _sentences(text: str) -> frozenset[str]:
    return frozenset(plain(sentence) for _, sentence in sentences(text))


def _original(sheet: Sheet, house: House) -> Sheet | None:
    """The English page of a translation, if both can be read."""
    original = house.library.originals.get(sheet.file.ref)
    if sheet is original or original is None or original.kind is None or sheet.kind is None:
        return None
    return original if original.file.header.complete and sheet.file.header.complete else None


@lru_cache(maxsize=8)  # rule after rule asks
def _current_original(sheet: Sheet, house: House) -> Sheet | None:
    """The same, unless the translation was made from an older text."""
    original = _original(sheet, house)
    if original is None or original.kind is None:
        return None
    made_from = sheet.page.translation if sheet.page else None
    if made_from and made_from.source_hash != fingerprint(original.file, original.kind):
        return None
    return original


def _facts(code: str, kind: str, sheet: Sheet, house: House) -> Iterator[Problem]:
    original = _current_original(sheet, house)
    for one in differences(original, sheet) if original else ():
        if one.kind == kind:
            yield one.passage.problem(
                code, one.index, there=one.there[:_SHOWN], here=one.here[:_SHOWN]
            )


def _targets(code: str, sheet: Sheet, house: House, *, of_pictures: bool) -> Iterator[Problem]:
    original = _current_original(sheet, house)
    if original is None:
        return
    languages = house.library.languages
    if not (original.file.body.links() or sheet.file.body.links()):
        return
    there = _by_target(original.file.body, of_pictures, languages)
    here = _by_target(sheet.file.body, of_pictures, languages)
    lost = [link for target, links in there.items() for link in links[len(here.get(target, ())) :]]
    new = [link for target, links in here.items() for link in links[len(there.get(target, ())) :]]
    if lost or new:
        yield sheet.file.problem_at(
            code,
            min(link.place for link in new) if new else _same_section(lost[0], original, sheet),
            there=[link.target for link in lost[:_SHOWN]],
            here=[link.target for link in new[:_SHOWN]],
        )


def _by_target(body: Body, of_pictures: bool, languages: tuple[str, ...]) -> dict[str, list[Link]]:
    """Links by where they lead, whatever the language of what is there."""
    either = "|".join(languages)
    found: dict[str, list[Link]] = {}
    for link in body.links():
        if (link.alt is not None) == of_pictures:
            if "://" in link.target:
                same = re.sub(rf"(?<![^\W_])(?:{either})(?![^\W_])", "*", link.target.lower())
            else:
                same = re.sub(rf"\.(?:{either})(?=\.\w{{1,5}}$)", "", link.target)
            found.setdefault(same, []).append(link)
    return found


def _same_section(link: Link, original: Sheet, sheet: Sheet) -> Place:
    """Where the section of a translation begins that should have a link of the original."""
    body = original.file.body
    number = sum(body.place(heading.index) <= link.place for heading in body.headings)
    headings = sheet.file.body.headings
    index = headings[number - 1].index if 0 < number <= len(headings) else 0
    return sheet.file.body.place(index)


def _marked(headings: tuple[Heading, ...]) -> list[str]:
    """A heading as it is written, or nothing."""
    return [
        "#" * one.level + f" {one.text}" + (f" {{#{one.anchor}}}" if one.anchor else "")
        for one in headings
    ]


def _size(table: Table) -> str:
    """Rows and columns: `3 × 2`."""
    return f"{len(table.rows) - table.has_header} × {len(table.rows[0])}"


TEXT_RULES: tuple[PageRule, ...] = (
    headings_are_alike,
    pictures_are_alike,
    links_are_alike,
    tables_are_alike,
    numbers_are_alike,
    dates_are_alike,
    codes_are_alike,
    nothing_is_left_in_english,
)
