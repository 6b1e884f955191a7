"""Sorting out what was saved: pages, templates, words, settings, or nothing at all."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from newsroom.preview.settings import words_folder
from newsroom.render.settings import Settings


@dataclass
class Saves:
    """What a batch of saved files asks for."""

    pages: list[Path] = field(default_factory=list)
    assets: list[Path] = field(default_factory=list)
    """Pictures and other files that pages may refer to."""
    words: list[Path] = field(default_factory=list)
    templates: bool = False
    settings: bool = False
    """Whether everything has to be found out again."""


def sort_out(
    paths: Iterable[Path], settings_files: Collection[Path], settings: Settings | None
) -> Saves:
    """What these files are; `settings` is `None` while there are none that can be used."""
    found = Saves()
    overrides = settings.overrides.resolve() if settings and settings.overrides else None
    for path in paths:
        if _is_passing(path):
            continue
        if path.parent == words_folder():
            found.words.append(path)
        elif settings is None or path in settings_files:
            found.settings = True
        elif overrides and overrides in path.parents:
            found.templates = True
        else:
            name = path.relative_to(settings.docs.resolve())
            if not any(part.startswith(".") for part in name.parts):  # hidden: not published
                (found.pages if path.suffix == ".md" else found.assets).append(settings.docs / name)
    return found


def _is_passing(path: Path) -> bool:
    """Whether a file is one that editors write beside the real one while they save."""
    name = path.name
    is_backup = name.endswith(("~", ".swp", ".swx", ".tmp", ".bak", "___jb_tmp___", "___jb_old___"))
    return name.startswith((".", "#")) or is_backup or name == "4913"
