"""What a text defines in one place and uses in another: footnotes, references, anchors."""

import re
from collections import Counter
from collections.abc import Iterator

from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.anchors import RESERVED, listed_anchors
from newsroom.content.body import Body
from newsroom.content.code import without_comments
from newsroom.content.library import LocalizedPage
from newsroom.content.links import defined_in
from newsroom.content.problem import Problem

_NOTE = re.compile(
    r"^(?:[ \t>]|[*+-][ ]|\d{1,3}[.)][ ]){0,40}\[\^([^\]\n]{0,200})\]:", re.MULTILINE
)
_MARK = re.compile(r"(?<!\\)\[\^([^\]\n]{0,200})\]")
_REFERENCE = re.compile(r"(?<![\w\\\]])\[(?!\^)([^\[\]\n]{1,500})\]\[(?!\^)([^\[\]\n]{0,200})\]")

_PARTED = re.compile(
    r"^[ ]{0,3}\[(?!\^)([^\]\n]{1,200})\]:[ ]*([^\s\"'(]+(?:[ ][^\s\"'(]+){1,20})[ ]*$",
    re.MULTILINE,
)


def footnotes_have_mark_and_text(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """Every footnote stands once below the text, and has its mark in the text."""
    body = localized.file.body
    if "[^" not in body.text:
        return
    text = body.without_certain_code
    notes = {match.start(1): match[1] for match in _NOTE.finditer(text)}
    seen = _marks(body)
    first: set[str] = set()
    for index, name in notes.items():
        variant = "twice" if name in first else "unused" if name not in seen else ""
        first.add(name)
        if variant:
            place = body.place(index - 2)
            yield localized.file.problem_at("REF008", place, name=name, variant=variant)
    for name, index in seen.items():
        if name not in first:
            place = body.place(index)
            yield localized.file.problem_at("REF008", place, name=name, variant="missing")


def _marks(body: Body) -> dict[str, int]:
    """The marks of footnotes, each where it stands first, in what is sure to be text."""
    certain, meant = body.without_certain_code, body.without_code
    text = without_comments(certain)
    notes = {match.start(1) for match in _NOTE.finditer(certain)}
    found: dict[str, int] = {}
    for match in _MARK.finditer(text):
        if match.start(1) not in notes and not meant[match.start() : match.end()].isspace():
            found.setdefault(match[1], match.start())
    return found


def references_are_defined(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """A link `[words][name]` has its `[name]: address`."""
    body = localized.file.body
    if "][" not in body.text:
        return
    text, defined = body.without_code, dict(defined_in(body.without_certain_code))
    for match in _REFERENCE.finditer(text):
        name = " ".join((match[2] or match[1]).lower().split())
        if name in defined:
            continue
        if parted := _parted(text, name):
            place, target = body.place(parted.start(2)), parted[2].strip()
            right = target.replace(" ", "%20")
            yield localized.file.problem_at(
                "REF004", place, value=target, near=right, variant="blank"
            )
        else:
            place = body.place(match.start())
            yield localized.file.problem_at("REF009", place, name=name)


def _parted(text: str, name: str) -> re.Match[str] | None:
    """The definition of a link that is none, as there is a blank in its address."""
    return next(
        (one for one in _PARTED.finditer(text) if " ".join(one[1].lower().split()) == name), None
    )


def anchors_are_unique(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """An anchor stands once in a page, and is not one of the site's own."""
    body = localized.file.body
    seen: Counter[str] = Counter()
    for name, index in listed_anchors(body):
        seen[name] += 1
        variant = "twice" if seen[name] > 1 else "reserved" if name.startswith(RESERVED) else ""
        if variant:
            place = body.place(index)
            yield localized.file.problem_at("REF007", place, anchor=name, variant=variant)


TEXT_RULES: tuple[PageRule, ...] = (
    footnotes_have_mark_and_text,
    references_are_defined,
    anchors_are_unique,
)
