"""What lies in the docs folder beside the pages: files that are published as they are."""

import html
import os
import re
from collections.abc import Iterator
from pathlib import Path

from newsroom.checks.rules.rule import House, HouseRule
from newsroom.content.problem import Problem

_PUBLISHED = frozenset({".md", ".jpg", ".jpeg", ".png", ".webp", ".svg", ".pdf", ".csv"})
_IN_FOLDER = {".css": "assets/", ".js": "assets/", ".json": "api/"}
"""What is ours, by the folder that it lies in."""
_LARGEST_DRAWING = 1_000_000
_RUNS = re.compile(
    r"<(?:[\w.-]+:)?(?:script|foreignobject|iframe|embed|object|handler|set|animate\w*)\b|<!(?!--)"
    r"|[\s\"'/]on[a-z]+\s*=|(?:java|vb)script:|data:text|@import|url\(\s*[\"']?\s*(?:https?:)?//"
    r"|href\s*=\s*[\"']?\s*(?:https?:)?//",
    re.IGNORECASE,
)
"""What a drawing has no use for, and a browser obeys."""


def folder_holds_no_links(house: House) -> Iterator[Problem]:
    """The docs folder holds real files: a symbolic link could publish what lies elsewhere."""
    for path in _entries(house):
        is_page = path.suffix == ".md" and not path.name.startswith(".")
        if path.is_symlink() and not is_page:  # a page that is one is refused when it is read
            yield from _problem_near(path, "SEC006", house)


def folder_hides_nothing(house: House) -> Iterator[Problem]:
    """The docs folder holds no hidden files and folders. Advice: they are not published."""
    for path in _entries(house):
        if path.name.startswith(".") and path.name != ".gitkeep":
            yield from _problem_near(path, "SEC007", house)


def folder_runs_nothing(house: House) -> Iterator[Problem]:
    """The docs folder holds pages, pictures and documents: no other HTML, and no programs."""
    for path in _entries(house):
        if path.name.startswith(".") or path.is_symlink() or path.is_dir():
            continue
        name = path.relative_to(house.library.docs).as_posix()
        if path.suffix not in _PUBLISHED or not (path.is_file() or path.suffix == ".md"):
            folder = _IN_FOLDER.get(path.suffix)
            if not folder or not name.startswith(folder):
                yield from _problem_near(path, "SEC008", house, variant="kind")
        elif path.suffix == ".svg" and _runs(path):
            yield from _problem_near(path, "SEC008", house, variant="runs")


def _runs(drawing: Path) -> bool:
    """Whether a drawing could do more than be looked at; in doubt, it could."""
    try:
        with drawing.open("rb") as file:
            text = file.read(_LARGEST_DRAWING + 1).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return True
    too_large = len(text) > _LARGEST_DRAWING
    return too_large or "\0" in text or bool(_RUNS.search(html.unescape(text)))


def _entries(house: House) -> Iterator[Path]:
    """Everything in the docs folder but what lies in hidden folders."""
    for folder, folders, names in os.walk(house.library.docs):
        for name in sorted([*folders, *names]):
            yield Path(folder, name)
        folders[:] = sorted(name for name in folders if not name.startswith("."))


def _problem_near(path: Path, code: str, house: House, variant: str = "") -> Iterator[Problem]:
    """The problem on a page nearby, because a report knows only pages."""
    name = path.relative_to(house.library.docs).as_posix()
    originals = house.library.originals
    folder = name.rpartition("/")[0]
    sheet = originals.get(f"{folder}/index") or originals.get("index")
    for near in [sheet] if sheet else house.library.sheets[:1]:
        yield near.file.problem(code, value=name, variant=variant)


HOUSE_RULES: tuple[HouseRule, ...] = (
    folder_holds_no_links,
    folder_hides_nothing,
    folder_runs_nothing,
)
WARNINGS = frozenset({"SEC007"})
