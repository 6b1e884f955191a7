"""Waivers: problems that a page accepts, with the reason and perhaps a last day.

`checks: {PRO007: "The title of the event.", until: 2027-01-01}`. A waiver is for one file.
A problem is reported if it has expired, is no longer needed, or names no rule.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from newsroom.checks.cures.days import nearest_day
from newsroom.content.header import Value
from newsroom.content.library import Library
from newsroom.content.page_file import PageFile
from newsroom.content.problem import Problem
from newsroom.words import FIRST_LANGUAGE, load_words

WARNINGS = frozenset({"WAI002"})
_UNTIL = "until"
_NEVER_WAIVED = (
    *("SYN", "SEC", "IDN", "PIC", "FIL", "REF", "PUB", "LIM", "WAI"),
    *("SCH00", "SCH010", "SCH011", "SCH012", "DAT001", "DAT002", "DAT003", "DAT004"),
    *("GEO001", "GEO002", "GEO005", "I18002", "TIM001", "TIM002", "URL002", "URL006"),
)
"""What cannot be waived: unreadable headers, safety, budgets, all that stops a build."""


@dataclass(frozen=True)
class _Waivers:
    file: PageFile
    codes: frozenset[str]
    until: date | None
    faults: tuple[Problem, ...]


def without_waived(problems: Iterable[Problem], library: Library, today: date) -> Iterator[Problem]:
    """The problems that are not waived, and those of the waivers themselves."""
    waivers = {
        localized.file.path: _read(localized.file, written)
        for localized in library.pages
        if isinstance(written := localized.file.header.data.get("checks"), dict)
    }
    needed: set[tuple[object, str]] = set()
    for problem in problems:
        waiver = waivers.get(problem.file)
        if waiver is None or problem.code not in waiver.codes:
            yield problem
            continue
        needed.add((problem.file, problem.code))
        if waiver.until and waiver.until < today:
            yield problem
    for path, waiver in waivers.items():
        yield from waiver.faults
        expired = waiver.until is not None and waiver.until < today
        if expired and waiver.codes:
            yield waiver.file.problem("WAI001", "checks", _UNTIL, until=waiver.until)
        for code in sorted(waiver.codes):
            if (path, code) not in needed:
                yield waiver.file.problem("WAI002", "checks", code, of_key=True, name=code)


def _read(file: PageFile, written: Mapping[str, Value]) -> _Waivers:
    known = load_words(FIRST_LANGUAGE).problems
    codes, faults, until = set(), [], None
    for name, value in written.items():
        if name == _UNTIL:
            until = _day(value)
            if until is None:
                faults.append(
                    file.problem("DAT001", "checks", name, value=value, **nearest_day(value))
                )
        elif name in known and not name.startswith(_NEVER_WAIVED):
            codes.add(name)
        else:
            faults.append(file.problem("WAI003", "checks", name, of_key=True, name=name))
    return _Waivers(file, frozenset(codes), until, tuple(faults))


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
