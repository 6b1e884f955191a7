"""Mistakes in templates: where they are, and what they are, in plain words."""

import re
import traceback
from collections.abc import Iterator
from dataclasses import fields
from difflib import get_close_matches
from pathlib import Path

from jinja2 import TemplateNotFound

from newsroom.render.template_values import ConfigValues, PageValues, ThemeValues

VALUES_PAGE = "docs/handbook/theme.md"
"""The page of the handbook that lists blocks and values."""
_UNDEFINED = re.compile(r"'([^']+)' is undefined")
_NO_PART = re.compile(r"has no attribute '([^']+)'")


def template_place(error: Exception, folder: Path | None) -> tuple[Path, int] | None:
    """The template in this folder, and its line, that an error comes from; `None` for others.

    Jinja puts the lines of templates into tracebacks, and into its syntax errors.
    """
    frames = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    own = (getattr(error, "filename", None), getattr(error, "lineno", None))
    for name, line in (own, *reversed(frames)):
        path = Path(str(name))
        if path.suffix in (".html", ".txt", ".xml") and folder in path.parents:
            return path, line or 1
    return None


def fact_of(error: Exception) -> str:
    """What is wrong, without the names of Python's types."""
    said = str(error)
    if isinstance(error, TemplateNotFound):
        return f"There is no template `{error.name}`."
    if unknown := _UNDEFINED.search(said):
        return f"There is no value `{unknown[1]}`."
    if unknown := _NO_PART.search(said):
        near = get_close_matches(unknown[1], [*_parts()], n=1)
        return f"There is no part `{unknown[1]}`{f'; `{near[0]}`?' if near else '.'}"
    return said if said.endswith(".") else f"{said}."


def template_message(error: Exception, folder: Path | None) -> str | None:
    """A mistake in a template with its place and a cure; `None` if an error is no such mistake."""
    place = template_place(error, folder)
    if place is None or folder is None:
        return None
    path = place[0].relative_to(folder.parent).as_posix()
    cure = f"Correct the template. The values that it may show are listed in {VALUES_PAGE}."
    return f"{path}:{place[1]}:1: error: {fact_of(error)}\n    {cure}"


def _parts() -> Iterator[str]:
    """The parts of `config`, `config.theme` and `page`."""
    for values in (ConfigValues, ThemeValues, PageValues):
        yield from (one.name for one in fields(values))
