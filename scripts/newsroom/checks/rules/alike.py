"""The same page in two languages: the same headings, links, numbers and dates.

Checks translations of the present English page; `translations` reports outdated ones.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from newsroom.checks.language_versions import without_versions
from newsroom.checks.rules.fact_comparison import Difference, differences
from newsroom.checks.rules.numbers import is_false_billion
from newsroom.checks.rules.prose_dates import days_exist, ranges_go_forward, weekdays_fit
from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.body import Body, Heading, Link, Table
from newsroom.content.fingerprint import is_current
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Place, Problem, Quoted, Verbatim
from newsroom.model.kinds import groups_of, texts_of

_SHOWN = 5
"""So many values are named in a message; more would not help."""


def headings_are_alike(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """A translation has the headings of its English page, with the same levels and anchors."""
    original = current_original(localized, context)
    if original is None:
        return
    there, here = original.file.body.headings, localized.file.body.headings
    theirs, mine = ([(one.level, one.anchor) for one in each] for each in (there, here))
    if theirs == mine:
        return
    same = next(
        (n for n, (a, b) in enumerate(zip(theirs, mine, strict=False)) if a != b),
        min(len(theirs), len(mine)),
    )
    index = here[same].index if same < len(here) else 0
    yield localized.file.problem_at(
        "I18004",
        localized.file.body.place(index),
        there=_marked(there[same : same + 1]),
        here=_marked(here[same : same + 1]),
    )


def pictures_are_alike(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """A translation shows the pictures of its English page."""
    yield from _targets("I18005", localized, context, of_pictures=True)


def links_are_alike(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """The links of a translation lead where those of its English page do."""
    yield from _targets("I18006", localized, context, of_pictures=False)


def tables_are_alike(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """A translation has the tables of its English page, with as many rows and columns."""
    original = current_original(localized, context)
    if original is None:
        return
    body, there, here = localized.file.body, original.file.body.tables, localized.file.body.tables
    if len(there) != len(here):
        index = here[-1].index if len(here) > len(there) else 0
        yield localized.file.problem_at(
            "I18007", body.place(index), variant="number", there=len(there), here=len(here)
        )
        return
    for theirs, mine in zip(there, here, strict=True):
        if _size(theirs) != _size(mine):
            yield localized.file.problem_at(
                "I18007",
                body.place(mine.index),
                variant="size",
                there=_size(theirs),
                here=_size(mine),
            )


def lists_are_alike(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """The lists of texts in a translation have as many entries as those of its English page."""
    original = current_original(localized, context)
    if original is None or original.kind is None:
        return
    for name, _ in texts_of(original.kind):
        if name in groups_of(original.kind):  # by ids, not by numbers
            continue
        there, here = (one.file.header.data.get(name) for one in (original, localized))
        if isinstance(there, list) and isinstance(here, list) and len(there) != len(here):
            yield localized.file.problem(
                "I18007", name, variant="list", name=name, there=len(there), here=len(here)
            )


def numbers_are_alike(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """A translation has the numbers of its English page.

    An English billion that was not translated has been told of already.
    """
    for one in _differences("number", localized, context):
        there, here = one.there[:_SHOWN], one.here[:_SHOWN]
        values = {"there": there, "here": here, "variant": one.of}
        problem = one.passage.problem("I18008", one.index, **values)
        if not is_false_billion(problem.values, localized, context):
            yield problem


def dates_are_alike(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """A translation has the dates of its English page.

    A date that is wrong in itself has been told of already.
    """
    for one in _differences("date", localized, context):
        there, here = (tuple(map(Quoted, dates[:_SHOWN])) for dates in (one.there, one.here))
        values = {"there": there, "here": here, "variant": one.of}
        problem = one.passage.problem("I18009", one.index, **values)
        is_single = len(here) == 1 >= len(there)
        if not is_single or (problem.place, problem.field) not in _wrong_dates(localized, context):
            yield problem


@lru_cache(maxsize=4)
def _wrong_dates(
    localized: LocalizedPage, context: RuleContext
) -> frozenset[tuple[Place, str | None]]:
    """Where the rules for a date alone find one that is wrong."""
    rules = (days_exist, weekdays_fit, ranges_go_forward)
    return frozenset((one.place, one.field) for rule in rules for one in rule(localized, context))


def codes_are_alike(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """A translation has the e-mail addresses and codes of its English page."""
    for one in _differences("code", localized, context):
        there, here = (list(map(Verbatim, codes[:_SHOWN])) for codes in (one.there, one.here))
        yield one.passage.problem("I18010", one.index, there=there, here=here)


def original_of(localized: LocalizedPage, context: RuleContext) -> LocalizedPage | None:
    """The English page of a translation, if both can be read."""
    original = context.library.originals.get(localized.file.ref)
    if localized is original or original is None or original.kind is None or localized.kind is None:
        return None
    if original.file.original:  # its texts should stand in another file
        return None
    return original if original.file.header.complete and localized.file.header.complete else None


@lru_cache(maxsize=8)  # rule after rule asks
def current_original(localized: LocalizedPage, context: RuleContext) -> LocalizedPage | None:
    """The same, unless the translation was made from an older text."""
    original = original_of(localized, context)
    if original is None or original.kind is None:
        return None
    made_from = localized.page.translation if localized.page else None
    if made_from and not is_current(made_from.source_hash, original.file, original.kind):
        return None
    return original


def _differences(kind: str, localized: LocalizedPage, context: RuleContext) -> Iterator[Difference]:
    original = current_original(localized, context)
    return (
        one for one in (differences(original, localized) if original else ()) if one.kind == kind
    )


def _targets(
    code: str, localized: LocalizedPage, context: RuleContext, *, of_pictures: bool
) -> Iterator[Problem]:
    original = current_original(localized, context)
    if original is None:
        return
    languages = context.library.languages
    if not (original.file.body.links() or localized.file.body.links()):
        return
    there = _by_target(original.file.body, of_pictures, languages)
    here = _by_target(localized.file.body, of_pictures, languages)
    lost = [link for target, links in there.items() for link in links[len(here.get(target, ())) :]]
    new = [link for target, links in here.items() for link in links[len(there.get(target, ())) :]]
    lost, new = without_versions(lost, new, localized.file.lang, original.file.lang)
    if lost or new:
        is_retargeted = len(lost) == len(new)  # perhaps since the translation was made
        yield localized.file.problem_at(
            "I18013" if is_retargeted else code,
            min(link.place for link in new) if new else _same_section(lost[0], original, localized),
            there=[Verbatim(link.target) for link in lost[:_SHOWN]],
            here=[Verbatim(link.target) for link in new[:_SHOWN]],
            variant="pictures" if of_pictures else "links",
        )


@lru_cache(maxsize=8)  # translation after translation asks for those of the original
def _by_target(body: Body, of_pictures: bool, languages: tuple[str, ...]) -> dict[str, list[Link]]:
    """Links by where they lead, whatever the language of what is there."""
    found: dict[str, list[Link]] = {}
    for link in body.links():
        if (link.alt is not None) == of_pictures:
            found.setdefault(same_target(link.target, languages), []).append(link)
    return found


def same_target(target: str, languages: tuple[str, ...]) -> str:
    """The target of a link, whatever its language."""
    in_address, in_file = _language_patterns(languages)
    if "://" in target:
        return in_address.sub("*", target.lower())
    return in_file.sub("", target)


@cache
def _language_patterns(languages: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A language as a part of an address, and as the suffix of a file."""
    either = "|".join(languages)
    in_address = re.compile(rf"(?<![^\W_])(?:{either})(?![^\W_])")
    return in_address, re.compile(rf"\.(?:{either})(?=\.\w{{1,5}}$)")


def _same_section(link: Link, original: LocalizedPage, localized: LocalizedPage) -> Place:
    """Where the section of a translation begins that should have a link of the original."""
    body = original.file.body
    number = sum(body.place(heading.index) <= link.place for heading in body.headings)
    headings = localized.file.body.headings
    index = headings[number - 1].index if 0 < number <= len(headings) else 0
    return localized.file.body.place(index)


def _marked(headings: tuple[Heading, ...]) -> list[Verbatim]:
    """A heading as it is written, or nothing."""
    return [
        Verbatim("#" * one.level + f" {one.text}" + (f" {{#{one.anchor}}}" if one.anchor else ""))
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
    lists_are_alike,
    numbers_are_alike,
    dates_are_alike,
    codes_are_alike,
)
WARNINGS = frozenset({"I18013"})
