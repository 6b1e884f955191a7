"""What passes the check never stops the build.

Many pages are generated. Those in which the checker finds errors are taken out, and the build
of the others must succeed. If it does not, the pages are halved until one or two are left, which
are shown. The short form makes two hundred pages, the sweep (`SWEEP=1`) thousands.
"""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generated_pages import FILES, FOLDER, PAGES, MadePage
from newsroom.checks.checker import check_library, severity
from newsroom.content.library import read_library
from newsroom.content.problem import Problem
from newsroom.words import languages
from page_html import own_html
from small_projects import TODAY, Project

EXAMPLES, AT_ONCE = (60, 120) if os.environ.get("SWEEP") else (2, 100)

Pages = Mapping[int, MadePage]


def put(project: Project, pages: Pages, files: Mapping[str, bytes]) -> None:
    """Fill the project with the small world and these pages."""
    project.restore()
    for left in (".cache", "site"):  # each build begins anew
        shutil.rmtree(project.folder / left, ignore_errors=True)
    folder = project.folder / "docs" / FOLDER
    made = {f"{FOLDER}/{name}": content for name, content in files.items()}
    for number, page in pages.items():
        made |= page.files(number)
    for name, content in made.items():
        path = folder.parent / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def errors(project: Project) -> list[Problem]:
    """The errors that the checker finds."""
    library = read_library(project.folder / "docs", languages())
    found = check_library(library, date.fromisoformat(TODAY[1]), own_html())
    return [problem for problem in found if severity(problem.code) == "error"]


def passing(project: Project, pages: Pages, files: Mapping[str, bytes]) -> Pages:
    """The pages without errors, which are then in the project."""
    pages, files = dict(pages), dict(files)
    while True:
        put(project, pages, files)
        wrong = {problem.file.name for problem in errors(project)}
        if not wrong:
            return pages
        before = len(pages) + len(files)
        pages = {number: page for number, page in pages.items() if not named(wrong, number)}
        files = {name: data for name, data in files.items() if name.split("/")[-1] not in wrong}
        assert len(pages) + len(files) < before, wrong


def named(names: set[str], number: int) -> bool:
    return bool({f"made-{number}.md", f"made-{number}.it.md"} & names)


def halves(pages: Pages) -> Iterator[Pages]:
    numbers = sorted(pages)
    middle = len(numbers) // 2
    for part in (numbers[:middle], numbers[middle:]):
        yield {number: pages[number] for number in part}


def culprits(project: Project, pages: Pages) -> tuple[Pages, str]:
    """As few of these pages as stop the build, and its messages."""
    errors = ""
    while len(pages) > 1:
        for half in halves(pages):
            left = passing(project, half, FILES)
            built = project.builder.build(*TODAY)
            if built.code:
                pages, errors = left, built.errors
                break
        else:
            return pages, errors
    return pages, errors


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(made=st.lists(PAGES, min_size=AT_ONCE, max_size=AT_ONCE))
def test_what_passes_the_check_never_stops_the_build(
    made: Sequence[MadePage], small_project: Project
) -> None:
    pages = passing(small_project, dict(enumerate(made)), FILES)
    built = small_project.builder.build(*TODAY)
    if built.code:
        few, errors = culprits(small_project, pages)
        bodies = "\n".join(f"{page.is_translated} {page.body!r}" for page in few.values())
        pytest.fail(f"{bodies}\n{errors or built.errors}")
