"""What passes the check never stops the build: damaged and hostile files of every kind.

Damaged files are generated; hostile ones are in `hostile_files.yml`. Those in which the checker
finds errors are taken out, and the build of the others must succeed. If it does not, each is
built alone and those that stop the build are shown. `test_agreement.py` does the same with
pages that link to one another.
"""

import os
import posixpath
import random
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from damaged_files import DAMAGED, SHOWN, SOUND
from generated_pages import HEADER
from newsroom.checks.checker import check_library, severity
from newsroom.content.library import read_library
from newsroom.render.settings.problems import settings_problems
from newsroom.words import languages
from page_html import own_html
from small_projects import TODAY, Project

EXAMPLES, AT_ONCE, SETTINGS = (40, 150, 400) if os.environ.get("SWEEP") else (2, 100, 12)
HERE = Path(__file__).parent
HOSTILE = yaml.safe_load((HERE / "hostile_files.yml").read_text(encoding="utf-8"))
FOLDER = "case-studies"

PLACED = re.compile(r"\n?(?:mkdocs\.yml|docs/[^\n]*):\d+:\d+: error: ")
"""The beginning of a message about a mistake of the project."""

Files = Mapping[str, bytes]


def files_of(number: int, kind: str, data: bytes) -> Files:
    """A damaged file, and the page that shows it or leads to it."""
    name = f"made-{number}"
    if kind == "it.md":
        return {f"{name}.md": SOUND["md"], f"{name}.it.md": data}
    if kind == "md":
        return {f"{name}.md": data}
    sign = "!" if kind in SHOWN else ""
    text = f"{HEADER}{sign}[A loom at work]({name}.{kind})\n"
    return {f"{name}.{kind}": data, f"{name}.md": text.encode()}


def written(case: Mapping[str, Any]) -> Files:
    """The files of a hostile case: texts, bytes in hexadecimal, repeated texts, pages."""
    made = {name: str(text).encode() for name, text in case.get("write", {}).items()}
    made |= {name: bytes.fromhex(digits) for name, digits in case.get("bytes", {}).items()}
    made |= {name: (HEADER + text).encode() for name, text in case.get("page", {}).items()}
    for name, part in case.get("repeat", {}).items():
        text = part.get("before", "") + part["text"] * part["times"] + part.get("after", "")
        made[name] = text.encode()
    for name, kind in case.get("sound", {}).items():
        made[name] = SOUND[kind]
    return made


def path_of(name: str) -> str:
    """The path of a file of a case from `docs` on."""
    return posixpath.normpath(f"{FOLDER}/{name}")


def put(project: Project, cases: Iterable[Files]) -> None:
    """Fill the project with the small world and these files; the build begins anew."""
    project.restore()
    for left in (".cache", "site"):
        shutil.rmtree(project.folder / left, ignore_errors=True)
    for files in cases:
        for name, data in files.items():
            path = project.folder / "docs" / path_of(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def errors(project: Project) -> str:
    """What the checker finds: each error with the file, and its values, which may name another."""
    library = read_library(project.folder / "docs", languages())
    found = check_library(library, date.fromisoformat(TODAY[1]), own_html()) + settings_problems(
        library
    )
    return "\n".join(
        " ".join(map(str, [one.file, *one.values.values()]))
        for one in found
        if severity(one.code) == "error"
    )


def passes(project: Project, files: Files) -> bool:
    put(project, [files])
    return not errors(project)


def passing(project: Project, cases: Sequence[Files]) -> Sequence[Files]:
    """The cases without errors, which are then in the project."""
    while True:
        put(project, cases)
        wrong = errors(project)
        if not wrong:
            return cases
        left = [files for files in cases if not any(path_of(name) in wrong for name in files)]
        if len(left) == len(cases):  # the name is written in another way
            left = [files for files in cases if passes(project, files)]
            assert len(left) < len(cases), wrong
        cases = left


def require_buildable(project: Project, cases: Sequence[Files]) -> None:
    """Every case that passes the check is built."""
    cases = passing(project, cases)
    built = project.builder.build(*TODAY)
    if built.code == 0:
        return
    stopping = []
    for files in cases:
        put(project, [files])
        alone = project.builder.build(*TODAY)
        if alone.code:
            stopping.append(f"{files!r:.2000}\n{alone.errors}")
    pytest.fail("\n".join(stopping) or built.errors)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(made=st.lists(DAMAGED, min_size=AT_ONCE, max_size=AT_ONCE))
def test_damaged_files(made: Sequence[tuple[str, bytes]], small_project: Project) -> None:
    cases = [files_of(number, *one) for number, one in enumerate(made)]
    require_buildable(small_project, cases)


def test_hostile_files(small_project: Project) -> None:
    require_buildable(small_project, [written(case) for case in HOSTILE])


def test_sound_files_pass(small_project: Project) -> None:
    cases = [files_of(number, kind, data) for number, (kind, data) in enumerate(SOUND.items())]
    put(small_project, cases)
    assert errors(small_project) == ""


VALUES = [
    "",
    "0",
    "-1",
    "1.5",
    "x",
    "{}",
    "[]",
    "[1]",
    "{x: y}",
    "[[]]",
    "2026-01-01",
    '"\\0"',
    "..",
    "/",
]
VALUES += [
    "true",
    "!ENV X",
    "!!set {x}",
    "*x",
    "[{x: [y]}]",
    '"https://[bad/"',
    "../../etc",
    "[/etc]",
]


def changed_settings(text: str) -> Iterator[tuple[str, str]]:
    """A changed line, and the settings with it, for each line and each of the values."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        start = re.match(r" *- (?=\S)| *(?:- )?\w+:", line)
        if not start:
            continue
        end = number + 1
        while end < len(lines) and _indent(lines[end]) > _indent(line):
            end += 1
        for value in VALUES:
            changed = f"{start[0]} {value}"
            yield changed, "\n".join([*lines[:number], changed, *lines[end:]])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def test_settings(small_project: Project) -> None:
    """With any value of any setting the site is built, or the place in the file is named."""
    put(small_project, [])
    file = small_project.folder / "mkdocs.yml"
    every = [*changed_settings(file.read_text(encoding="utf-8"))]
    wrong = {}
    for changed, text in random.Random(12).sample(every, SETTINGS):  # noqa: S311 - no secret
        file.write_text(text, encoding="utf-8")
        built = small_project.builder.build(*TODAY)
        if built.code and not PLACED.match(built.errors):
            wrong[changed] = built.errors
    assert wrong == {}
