"""The files of the installed Material package: its icons, its stylesheet, its templates.

Nothing else in this project knows where they are (see MAINTAINING.md, “When Material ends”).
"""

import re
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

TEMPLATES = Path(str(files("material"))) / "templates"
_ICON = re.compile(r"[a-z0-9]+(?:[-_/][a-z0-9]+)*")
"""A name of an icon as Material's documentation writes it: `material/calendar`."""


@lru_cache(maxsize=512)
def icon_svg(name: str) -> str:
    """The SVG of an icon, such as `material/calendar`. Raises `KeyError` for an unknown one."""
    path = TEMPLATES / ".icons" / f"{name}.svg"
    if not _ICON.fullmatch(name) or not path.is_file():
        raise KeyError(name)
    return path.read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def stylesheet() -> str:
    """The compiled stylesheet of the theme."""
    (found,) = (TEMPLATES / "assets" / "stylesheets").glob("main.*.min.css")
    return found.read_text(encoding="utf-8")


def icon_names() -> tuple[str, ...]:
    """The names of all icons."""
    folder = TEMPLATES / ".icons"
    return tuple(
        path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.svg")
    )
