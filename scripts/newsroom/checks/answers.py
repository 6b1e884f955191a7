"""What the checker says of one field while a page is being started."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from newsroom.checks.checker import page_problems, severity
from newsroom.checks.rules.rule import RuleContext
from newsroom.content.encoding import decode
from newsroom.content.library import Library, original_page, translation_page
from newsroom.content.page_file import page_of
from newsroom.content.problem import Problem

_NOT_YET = frozenset({"SCH001", "SCH013", "SCH014", "DAT007"})
"""What is missing is asked for next."""


def problems_of_answer(
    name: str, files: Mapping[Path, str], library: Library, today: date
) -> Iterator[Problem]:
    """The errors of a field of a page that has these files, but is not in the library yet.

    The first of the files holds the facts, and perhaps another one the texts.
    """
    facts_file, *others = (
        page_of(path, library.docs, library.languages, *decode(text.encode()))
        for path, text in files.items()
    )
    facts = original_page(facts_file, *others[:1])
    new = (facts, *(translation_page(file, facts) for file in others))
    context = RuleContext(replace(library, pages=(*library.pages, *new)), today, None)
    for problem in (problem for page in new for problem in page_problems(page, context)):
        field = (problem.field or "").partition(".")[0].partition("[")[0]
        is_wrong = severity(problem.code) == "error" and problem.code not in _NOT_YET
        if field == name and is_wrong:
            yield problem
