"""The register: its own file, and the values that pages take from its lists."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newsroom.checks.cures import with_cure
from newsroom.checks.cures.choices import value_meant
from newsroom.checks.rules.rule import LibraryRule, PageRule, RuleContext
from newsroom.content.header import Path, without_empty_parts
from newsroom.content.library import LocalizedPage
from newsroom.content.near import folded
from newsroom.content.page_file import PageFile
from newsroom.content.problem import Problem
from newsroom.model.register import LISTS, Register, Watched, written_values

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def values_are_listed(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """A value from a list of the register is in that list, or has the form of one if it is open."""
    register, kind = context.library.register, localized.kind
    for path, name, value in written_values(kind, localized.file.header.data) if kind else ():
        known = [*register.values(name)]
        if known and value and value not in known:
            near = value_meant(value, known, register)
            variant = "near" if near else "known"
            yield localized.file.problem(
                "SCH004", *path, value=value, known=known, near=near, variant=variant
            )
        elif not known and value and not _ID.fullmatch(value):
            yield localized.file.problem("IDN007", *path, **_near_id(value))


def _near_id(value: str) -> dict[str, Any]:
    near = folded(value)
    is_id = _ID.fullmatch(near)
    return {"value": value, "near": near, "variant": "near" if is_id else "form"}


def register_is_sound(context: RuleContext) -> Iterator[Problem]:
    """The register can be read."""
    if found := context.library.register_file:
        page = LocalizedPage(found.file)
        for problem in found.problems:
            yield with_cure(problem, page, context.library, Register)


def ids_are_plain(context: RuleContext) -> Iterator[Problem]:
    """The ids of the register are lower-case letters, digits and hyphens."""
    for file, name, value, _ in _labels(context):
        if not _ID.fullmatch(value):
            yield file.problem("IDN007", name, value, of_key=True, **_near_id(value))


def values_have_labels(context: RuleContext) -> Iterator[Problem]:
    """Each value of the register has a label in the first language of the site."""
    first = context.library.languages[0]
    for file, name, value, labels in _labels(context):
        if first not in labels:
            example = f"{value}: {{{first}: …}}"
            yield file.problem("REG001", name, value, of_key=True, example=example)


def labels_are_read(context: RuleContext) -> Iterator[Problem]:
    """The languages of the register are those of the site."""
    known = context.library.languages
    for file, name, value, _ in _labels(context):
        for lang in context.library.register.values(name).get(value, ()):
            if lang not in known:
                path = (name, value, lang)
                yield file.problem("REG002", *path, of_key=True, value=lang, known=known)


def _labels(context: RuleContext) -> Iterator[tuple[PageFile, str, str, Mapping[str, str]]]:
    """Every value of the register with its labels, as they are written."""
    found = context.library.register_file
    for name in LISTS if found else ():
        assert found
        written = found.file.header.data.get(name)
        for value, labels in written.items() if isinstance(written, dict) else ():
            if isinstance(labels, dict) or not labels:
                yield found.file, name, value, without_empty_parts(labels or {})


def wrong_forms_are_wrong(context: RuleContext) -> Iterator[Problem]:
    """A wrong form of the register is not right, and no other entry reports it."""
    if found := context.library.register_file:
        for path, entries in _watched(found.register):
            seen: dict[str, str] = {}
            for number, entry in enumerate(entries):
                for place, form in enumerate(entry.wrong):
                    other = seen.setdefault(form, entry.right)
                    variant = "same" if form == entry.right else "twice"
                    if variant == "same" or other != entry.right:
                        where = (*path, number, "wrong", place)
                        yield found.file.problem(
                            "REG003", *where, value=form, right=other, variant=variant
                        )


def _watched(register: Register) -> Iterator[tuple[Path, Sequence[Watched]]]:
    yield ("names",), register.names
    for name, by_language in (("terms", register.terms), ("joined", register.joined)):
        for lang, entries in by_language.items():
            yield (name, lang), entries


FACT_RULES: tuple[PageRule, ...] = (values_are_listed,)
LIBRARY_RULES: tuple[LibraryRule, ...] = (
    register_is_sound,
    ids_are_plain,
    values_have_labels,
    labels_are_read,
    wrong_forms_are_wrong,
)
WARNINGS = frozenset({"REG002"})
