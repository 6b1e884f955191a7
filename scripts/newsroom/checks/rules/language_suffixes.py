"""Names of files that end with a language which the site does not have: `visit.fr.md`."""

import re
from collections.abc import Iterator, Sequence

from newsroom.checks.cures.choices import language_named
from newsroom.checks.rules.rule import LibraryRule, RuleContext
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Problem

_SUFFIX = re.compile(r"(?P<stem>[^/]+)\.(?P<suffix>[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)")
_JOINED = re.compile(r"(?P<stem>[^/]+)[-_](?P<suffix>[A-Za-z]{2})")


def is_misnamed(localized: LocalizedPage) -> bool:
    """Whether a page is no page of the site, but a translation into a language it lacks."""
    return _suffix_of(localized) is not None or _joined_of(localized) is not None


def languages_exist(context: RuleContext) -> Iterator[Problem]:
    """The ending of a file is a language of the site. Each that is none is told once."""
    found: dict[str, list[LocalizedPage]] = {}
    for localized in context.library.facts.values():
        if match := _suffix_of(localized):
            found.setdefault(match["suffix"], []).append(localized)
    for suffix, pages in found.items():
        near = _name_with(pages[0], language_named(suffix), context.library.languages)
        variant = "suffix_near" if near and len(pages) == 1 else "suffix"
        yield pages[0].file.problem(
            "IDN001",
            name=suffix,
            count=len(pages),
            near=near,
            languages=context.library.languages,
            variant="suffix_many" if len(pages) > 1 else variant,
        )


def languages_follow_a_point(context: RuleContext) -> Iterator[Problem]:
    """A translation is called `visit.it.md`, and not `visit-it.md`."""
    for ref, localized in context.library.facts.items():
        if match := _joined_of(localized):
            near = f"{match['stem']}.{match['suffix'].lower()}.md"
            yield localized.file.problem("IDN001", variant="joined", name=ref, near=near)


def _joined_of(localized: LocalizedPage) -> re.Match[str] | None:
    """The parts of the name of a translation with its language behind a hyphen."""
    header = localized.file.header.data
    match = _JOINED.fullmatch(localized.file.id)
    is_translation = "translation" in header and "type" not in header
    return match if match and is_translation and language_named(match["suffix"]) else None


def _suffix_of(localized: LocalizedPage) -> re.Match[str] | None:
    match = _SUFFIX.fullmatch(localized.file.id)
    return match if match and language_named(match["suffix"]) else None


def _name_with(
    localized: LocalizedPage, language: str | None, languages: Sequence[str]
) -> str | None:
    """The name of the file in the form of a language that the site has."""
    match = _suffix_of(localized)
    if not match or language not in languages:
        return None
    ending = "" if language == languages[0] else f".{language}"
    return f"{match['stem']}{ending}.md"


LIBRARY_RULES: tuple[LibraryRule, ...] = (languages_exist, languages_follow_a_point)
