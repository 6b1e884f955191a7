"""Sorting out what was saved: pages, templates, words, settings, or nothing at all."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from newsroom.preview.renderer import Renderer
from newsroom.preview.settings import words_folder


@dataclass
class Saves:
    """What a batch of saved files asks for."""

    pages: list[Path] = field(default_factory=list)
    words: list[Path] = field(default_factory=list)
    templates: bool = False
    settings: bool = False
    """Settings, or files that are no pages: everything has to be found out again."""


def sort_out(paths: Iterable[Path], settings: Collection[Path], renderer: Renderer | None) -> Saves:
    """What these files are; `press` is `None` while there are no settings that can be used."""
    found = Saves()
    custom = renderer.config.theme.custom_dir if renderer else None
    for path in paths:
        if _is_passing(path):
            continue
        if path.parent == words_folder():
            found.words.append(path)
        elif renderer is None or path in settings:
            found.settings = True
        elif custom and Path(custom).resolve() in path.parents:
            found.templates = True
        elif path.suffix != ".md":
            found.settings = True
        else:
            name = path.relative_to(renderer.docs.resolve())
            if not any(part.startswith(".") for part in name.parts):  # hidden: not published
                found.pages.append(renderer.docs / name)
    return found


def _is_passing(path: Path) -> bool:
    """Whether a file is one that editors write beside the real one while they save."""
    name = path.name
    is_backup = name.endswith(("~", ".swp", ".swx", ".tmp", ".bak", "___jb_tmp___", "___jb_old___"))
    return name.startswith((".", "#")) or is_backup or name == "4913"
