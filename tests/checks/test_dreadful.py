"""A folder of wrong pages, and all that is said of them, whole, in each form and language.

The pages are wrong as editors get them wrong, and some are hardly text. `said/` holds the
outputs. When a message changes on purpose, run this file by hand
(`python tests/checks/test_dreadful.py`) to write them anew, and read the difference.
"""

import sys
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent / "dreadful"
FORMS = ("text", "json", "github", "gitlab", "sarif", "rdjson")
OUTPUTS = [*(f"en.{form}" for form in FORMS), "es.text", "it.text", "tr.text"]
NOT_HERE = {
    *("FIL001", "FIL002", "FIL003", "FIL004", "FIL005", "PIC005"),  # files that are no pages
    "IDN006",  # Windows and macOS could not hold both files
    "LIM001",  # hundreds of kilobytes for one message
    "LIM002",  # five thousand letters
    "LIM003",  # nine folders
    "REG004",  # a register of 256 KB
    "SEC006",  # no symbolic links on Windows
    "REF011",  # a page that is gone since an earlier state
    "SET001",  # a fault of the settings, which stand beside the pages
    "SEC008",  # a file that is no page
    "SYN010",  # half a megabyte for one message
    "SYN015",  # no symbolic links on Windows
    "SYN016",  # fifty brackets, or a flight of lists
    "URL002",  # its cure names the address that `test_reports.py` must not find
}
"""The codes that no page here shows; they have their cases in `cases/`."""


@cache
def checked_folder() -> tuple[Any, list[Any]]:
    """The folder and its problems, for all outputs alike."""
    from newsroom.checks.checker import check_library
    from newsroom.content.library import read_library
    from newsroom.words import languages
    from page_html import own_html

    library = read_library(HERE / "docs", languages())
    return library, check_library(library, date(2026, 1, 15), own_html())


def formatted_report(output: str) -> bytes:
    from newsroom.checks.messages import format_problem
    from newsroom.checks.reports import REPORTS, Findings

    lang, form = output.split(".")
    library, problems = checked_folder()
    formatted = [format_problem(problem, lang) for problem in problems]
    findings = Findings(formatted=formatted, pages=len(library.pages), base=HERE, lang=lang)
    return f"{REPORTS[form](findings)}\n".encode()


@pytest.mark.parametrize("output", OUTPUTS)
def test_a_dreadful_folder(output: str) -> None:
    assert formatted_report(output).decode() == (HERE / "said" / output).read_bytes().decode()


def test_there_are_sixty_dreadful_pages_at_least_and_each_has_its_problem() -> None:
    library, problems = checked_folder()
    assert len(library.pages) >= 60
    assert {localized.file.path for localized in library.pages} <= {one.file for one in problems}


def test_the_dreadful_pages_show_nearly_every_code() -> None:
    from newsroom.words import load_words

    assert {one.code for one in checked_folder()[1]} == set(load_words("en").problems) - NOT_HERE


if __name__ == "__main__":
    here = Path(__file__).parents
    sys.path[:0] = [str(here[2] / "scripts"), str(here[1])]
    for name in OUTPUTS:
        (HERE / "said" / name).write_bytes(formatted_report(name))
