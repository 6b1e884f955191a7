"""What `mkdocs.yml` may name: the maintainers' list in `pyproject.toml`.

Hooks, plugins and extensions are programs, and a change of `mkdocs.yml` may come from anybody.
So they run only if they are on a list in a file that maintainers alone may change
(`.github/CODEOWNERS`).
"""

import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path

FILE = "pyproject.toml"
TABLE = "tool.newsroom.allowed"
SIZE_LIMIT = 1_000_000
"""Bytes."""
_LINE = re.compile(r"line (\d+), column (\d+)")


@dataclass(frozen=True, kw_only=True)
class Allowed:
    """The names that the settings may hold. The defaults are those of this project itself."""

    hooks: tuple[str, ...] = tuple(
        f"scripts/hook_{name}.py" for name in ("content", "pages", "targets")
    )
    """Files, from the folder of the project."""
    plugins: tuple[str, ...] = ("i18n",)
    markdown_extensions: tuple[str, ...] = (
        *("abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes"),
        *("md_in_html", "pymdownx.blocks.caption", "pymdownx.caret", "pymdownx.details"),
        *("pymdownx.emoji", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys"),
        *("pymdownx.magiclink", "pymdownx.mark", "pymdownx.quotes", "pymdownx.superfences"),
        *("pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde", "tables", "toc"),
    )
    page_folders: tuple[str, ...] = ("docs",)
    """Folders of pages, from the folder of the project."""
    template_folders: tuple[str, ...] = ("overrides",)
    """Folders of templates, which are programs too."""
    site_folders: tuple[str, ...] = ("site",)
    """Folders that a site may be built into, in place of what is there."""
    variables: tuple[str, ...] = ("SITE_URL",)
    """Environment variables: others may hold passwords, which would be published."""
    assets: tuple[str, ...] = ()
    """Scripts and styles that are published beside ours, from `docs`."""


class AllowedError(Exception):
    """The list cannot be used; holds what is wrong, with its place and cure."""

    def __init__(self, place: tuple[int, int], message: str, cure: str) -> None:
        self.line, self.column = place
        self.message, self.cure = message, cure
        super().__init__(f"{FILE}:{self.line}:{self.column}: error: {message}\n    {cure}")


def read_allowed(project: Path) -> Allowed:
    """The list of a project; without a file, a table or a name in it, the defaults.

    Raises `AllowedError`.
    """
    text = _text(project / FILE)
    try:
        found = tomllib.loads(text)
    except RecursionError:
        message = "The file is nested too deep."
        raise AllowedError((1, 1), message, "Look for brackets that do not belong here.") from None
    except tomllib.TOMLDecodeError as error:
        place = _LINE.search(str(error))
        line, column = (int(place[1]), int(place[2])) if place else (text.count("\n") + 1, 1)
        message = f"The file cannot be read from this place on: {str(error).partition(' (')[0]}."
        raise AllowedError((line, column), message, "Correct it as toml.io describes.") from None
    for name in TABLE.split("."):
        found = found.get(name, {})
        if not isinstance(found, dict):
            message, cure = f"`{name}` is a table.", f"Write `[{TABLE}]` on a line of its own."
            raise AllowedError(_place_of(name, text), message, cure)
    for message, cure, name in _faults(found):
        raise AllowedError(_place_of(name, text), message, cure)
    return Allowed(**{name: tuple(listed) for name, listed in found.items()})


def _faults(table: dict[str, object]) -> Iterator[tuple[str, str, str]]:
    """What is wrong in the table: message, cure, and the name where it is."""
    known = [field.name for field in fields(Allowed)]
    for name, listed in table.items():
        if name not in known:
            near = get_close_matches(name, known, n=1)
            cure = f"Did you mean `{near[0]}`?" if near else f"Known are: {', '.join(known)}."
            yield f"`[{TABLE}]` has no list `{name}`.", cure, name
        elif not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
            yield f"`{name}` is a list of texts.", f'Write {name} = ["…", "…"].', name


def _text(file: Path) -> str:
    """The text of the file; empty if there is none."""
    try:
        if not os.path.lexists(file):
            return ""
        if file.is_symlink() or not file.is_file():
            raise AllowedError((1, 1), "This is not a file.", "Put the file itself here.")
        with file.open("rb") as opened:
            raw = opened.read(SIZE_LIMIT + 1)
        if len(raw) > SIZE_LIMIT:
            message = f"The file is larger than {SIZE_LIMIT // 1000} KB."
            raise AllowedError((1, 1), message, "Shorten it.")
        return raw.decode("utf-8").replace("\r\n", "\n")
    except OSError as error:
        message = f"The file cannot be read: {error.strerror}."
        raise AllowedError((1, 1), message, "Give the right to read it.") from None
    except UnicodeDecodeError:
        message = "The file is not UTF-8 text."
        raise AllowedError((1, 1), message, "Save it again as UTF-8.") from None


def _place_of(name: str, text: str) -> tuple[int, int]:
    """Line and column of a name in the table: TOML's reader tells no places."""
    begin = text.find(f"[{TABLE}]")
    found = re.compile(rf'^[ \t]*["\']?{re.escape(name)}\b', re.MULTILINE).search(
        text, max(begin, 0)
    )
    start = found.end() - len(name) if found else max(begin, 0)
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
