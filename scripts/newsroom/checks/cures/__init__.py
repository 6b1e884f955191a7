"""The nearest right value for what a header has wrong: the cure of a problem of validation.

A rule says what is wrong; here stands what was probably meant. A cure never guesses from afar:
without a near value, the form is described.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from newsroom.checks.cures import (
    choices,
    contacts,
    days,
    fields,
    money,
    numbers,
    places,
    references,
    shapes,
    times,
)
from newsroom.checks.cures.written import Written
from newsroom.content.library import Library, LocalizedPage
from newsroom.content.problem import Problem
from newsroom.model.fields import Record
from newsroom.model.page import BasePage

_CURES: Mapping[str, Callable[[Written], Mapping[str, object]]] = {
    "SCH001": choices.cure_of_missing,
    "SCH002": fields.cure,
    "SCH003": shapes.cure,
    "SCH004": choices.cure,
    "SCH009": numbers.cure,
    "SCH010": numbers.cure,
    "SCH011": choices.cure_of_flag,
    "SCH012": choices.cure_of_language,
    "SCH019": contacts.cure_of_mailbox,
    "SCH025": money.cure_of_currency,
    "DAT001": days.cure,
    "DAT003": days.cure_of_month,
    "TIM001": times.cure,
    "TIM002": places.cure_of_zone,
    "GEO002": places.cure_of_country,
    "REF001": references.cure,
    "IDN007": references.cure_of_id,
}


def with_cure(
    problem: Problem, page: LocalizedPage, library: Library, kind: type[Record] | None = None
) -> Problem:
    """The problem with what was probably meant among its values; `kind` is that of the page."""
    kind = kind or page.kind
    cure, path = _CURES.get(problem.code), problem.values.get("path")
    if cure is None or not isinstance(path, tuple) or (kind is None and problem.code != "SCH004"):
        return problem
    written = Written(
        problem.values.get("value"), path, kind or BasePage, page, library, problem.values
    )
    return replace(problem, values={**problem.values, **cure(written)})


def fields_meant(problems: Iterable[Problem]) -> frozenset[str]:
    """The fields of the page that unknown ones were probably meant for."""
    return frozenset(
        str(problem.values[name]).partition(".")[0]
        for problem in problems
        if problem.code == "SCH002" and problem.values.get("variant") in _MEANT
        for name in ("near", "other")
        if problem.values.get(name) and len(problem.field or "") == len(str(problem.values["name"]))
    )


def is_of_meant_field(problem: Problem, meant: frozenset[str]) -> bool:
    """Whether a problem says that a field is missing which has another name in the header."""
    if not meant or problem.code not in _MISSING:
        return False
    named = {problem.values.get("name"), problem.values.get("variant")}
    return bool(named & meant) or (problem.code == "SCH014" and bool(_ORGANISERS & meant))


_MEANT = ("near", "called", "both", "inside", "blank")
_MISSING = frozenset({"SCH001", "SCH013", "SCH014", "DAT007"})
_ORGANISERS = frozenset({"organisers", "external_organisers", "hosts"})
