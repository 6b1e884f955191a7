"""What a new site takes over from the published one, and what is lost between them."""

import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from newsroom.render.headers import is_kept_for_ever
from newsroom.render.pictures import FOLDER

_ID = re.compile(r'\sid="([^"]*)"')
_PICTURE = re.compile(rf"{re.escape(FOLDER)}/[^\s\"?#]+")


PACKED = (".br", ".gz")
"""Endings of packed texts: they are packed anew, as nobody knows whose text will be another."""


def carry_over(site: Path, fresh: Path, names: Iterable[str]) -> None:
    """Bring these files of the published site along.

    Pages and what is kept for ever are linked: nobody writes to them. All others, which a hook
    may write to, are copied: writing to a link would write into the published site.
    """
    names = [name for name in names if not name.endswith(PACKED)]
    for folder in {name.rpartition("/")[0] for name in names}:
        Path(fresh, folder).mkdir(parents=True, exist_ok=True)
    for name in names:
        if name.endswith("/index.html") or is_kept_for_ever(f"/{name}"):
            os.link(f"{site}/{name}", f"{fresh}/{name}")
        else:
            shutil.copy(f"{site}/{name}", f"{fresh}/{name}")


def loses_a_place(site: Path, fresh: Path, names: Iterable[str]) -> bool:
    """Whether one of these pages lost a place that others may lead to."""
    return any(_lost(site, fresh, names, lambda text: set(_ID.findall(text))))


def loses_a_picture(site: Path, fresh: Path, names: Iterable[str]) -> bool:
    """Whether one of these pages lost a picture, which nobody else may show."""
    return any(_lost(site, fresh, names, lambda text: set(_PICTURE.findall(text))))


def _lost(
    site: Path, fresh: Path, names: Iterable[str], found: Callable[[str], set[str]]
) -> Iterator[set[str]]:
    return (found(_read(site / name)) - found(_read(fresh / name)) for name in names)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""
