"""Sorting saved files: pages, templates, words, settings, or other files."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from newsroom.render.settings import Settings
from newsroom.words import vocabulary


@dataclass
class Saves:
    """The files that were saved together."""

    pages: list[Path] = field(default_factory=list)
    assets: list[Path] = field(default_factory=list)
    """Pictures and other files that pages may refer to."""
    words: list[Path] = field(default_factory=list)
    has_templates: bool = False
    has_settings: bool = False


def sort_out(
    paths: Iterable[Path], settings_files: Collection[Path], settings: Settings | None
) -> Saves:
    """The files by what they are; without usable settings, any but words may be settings."""
    found = Saves()
    overrides = settings.overrides.resolve() if settings and settings.overrides else None
    for path in paths:
        if _is_temporary(path):
            continue
        if path.parent == vocabulary.FOLDER:
            found.words.append(path)
        elif settings is None or path in settings_files:
            found.has_settings = True
        elif overrides and overrides in path.parents:
            found.has_templates = True
        else:
            name = path.relative_to(settings.docs.resolve())
            if not any(part.startswith(".") for part in name.parts):  # hidden: not published
                (found.pages if path.suffix == ".md" else found.assets).append(settings.docs / name)
    return found


def _is_temporary(path: Path) -> bool:
    """Whether a file is one that text editors write beside the real one while they save."""
    name = path.name
    is_backup = name.endswith(("~", ".swp", ".swx", ".tmp", ".bak", "___jb_tmp___", "___jb_old___"))
    return name.startswith((".", "#")) or is_backup or name == "4913"
