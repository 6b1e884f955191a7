"""What the checker says of one field while a page is being started."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from newsroom.checks.checker import page_problems, severity
from newsroom.checks.rules.rule import RuleContext
from newsroom.content.encoding import decode
from newsroom.content.library import Library, original_page
from newsroom.content.page_file import page_of
from newsroom.content.problem import Problem

_NOT_YET = frozenset({"SCH001", "SCH013", "SCH014", "DAT007"})
"""What is missing is asked for next."""


def problems_of_answer(
    name: str, text: str, path: Path, library: Library, today: date
) -> Iterator[Problem]:
    """The errors of a field of a page that has this text, but is not in the library yet."""
    file = page_of(path, library.docs, library.languages, *decode(text.encode()))
    localized = original_page(file)
    others = (page for page in library.pages if page.file.path != path)
    known = replace(library, pages=(*others, localized))
    for problem in page_problems(localized, RuleContext(known, today, None)):
        field = (problem.field or "").partition(".")[0].partition("[")[0]
        is_wrong = severity(problem.code) == "error" and problem.code not in _NOT_YET
        if field == name and is_wrong:
            yield problem
