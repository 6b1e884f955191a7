"""The faults of the settings as problems of the checker: what passes the check can be built."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from newsroom.content.library import Library
from newsroom.content.problem import Place, Problem, Sentence
from newsroom.render.settings import SettingsError, read_settings, require_menu
from newsroom.render.settings.tree import Fault
from newsroom.words import FIRST_LANGUAGE

FILE = "mkdocs.yml"
CODE = "SET001"


def settings_problems(library: Library) -> list[Problem]:
    """What is wrong with the settings beside the pages, and with their menu for these pages."""
    file = library.docs.parent / FILE
    try:
        settings = read_settings(file)
        if settings.docs == library.docs:
            require_menu(settings, library.originals)
    except SettingsError as error:
        return [_problem(fault, file) for fault in error.faults]
    return []


def of_site(problems: Sequence[Problem], library: Library) -> list[Problem]:
    """The problems without advice on translations into languages that the site does not have."""
    try:
        built = read_settings(library.docs.parent / FILE).languages
    except SettingsError:
        return [*problems]
    return [found for one in problems if (found := _in_languages(one, built))]


def _in_languages(problem: Problem, built: Sequence[str]) -> Problem | None:
    if problem.code != "I18003":
        return problem
    missing = [lang for lang in cast("list[str]", problem.values["languages"]) if lang in built]
    files = [
        file
        for file in cast("list[str]", problem.values["files"])
        if file.split(".")[-2] in missing
    ]
    values = {**problem.values, "languages": missing, "files": files}
    return replace(problem, values=values) if missing else None


def menu_problems(file: Path, library: Library) -> list[Problem]:
    """Pages that the menu of these settings leads to none of; nothing for settings with faults."""
    try:
        settings = read_settings(file)
    except SettingsError:
        return []
    try:
        require_menu(settings, library.originals)
    except SettingsError as error:
        return [_problem(fault, file) for fault in error.faults]
    return []


def _problem(fault: Fault, file: Path) -> Problem:
    return Problem(
        code=CODE,
        file=fault.file or file,
        place=Place(fault.line, fault.column),
        language=FIRST_LANGUAGE,
        values={"fact": Sentence(fault.message), "cure": Sentence(fault.cure)},
    )
