"""The faults of the settings as problems of the checker: what passes the check can be built."""

from pathlib import Path

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
