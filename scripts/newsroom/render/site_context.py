"""What a site is made from: its settings, its pages, and the day."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from newsroom.content.library import Library, LocalizedPage
from newsroom.content.page_file import name_of
from newsroom.model.catalogue import Catalogue
from newsroom.render.settings import Settings
from newsroom.views.navigation import Sections, sections_of

_TEMPLATES = (".html", ".md", ".py", ".pyc")
"""Endings below `overrides/` of what is not published."""


@dataclass(frozen=True)
class SiteContext:
    """The content of a site without errors, and how it is to be shown."""

    settings: Settings
    library: Library
    today: date

    @cached_property
    def catalogue(self) -> Catalogue:
        """The pages as things one can ask about."""
        return self.library.catalogue()

    @cached_property
    def sections(self) -> Sections:
        """The sections of the menu."""
        return sections_of(self.settings.nav, self.catalogue, self.today)

    @cached_property
    def assets(self) -> Mapping[str, Path]:
        """The published files that are no pages, by their path below `docs` or `overrides`."""
        theme = {
            name: path
            for name, path in _files(self.settings.overrides)
            if not name.endswith(_TEMPLATES) and name not in self.settings.static_templates
        }
        return theme | {
            name: path for name, path in _files(self.settings.docs) if not name.endswith(".md")
        }

    def localized(self, src_uri: str) -> LocalizedPage:
        """The page in a file, by its path below `docs`."""
        ref, lang = name_of(src_uri, self.library.languages)
        if lang == self.library.languages[0]:
            return self.library.originals[ref]
        return self.library.translations[ref, lang]


def _files(folder: Path | None) -> Iterator[tuple[str, Path]]:
    """The files below a folder, in a fixed order. Hidden ones are not published."""
    for here, folders, names in os.walk(folder) if folder else ():
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(here, name)
            if not name.startswith(".") and not path.is_symlink():
                assert folder
                yield path.relative_to(folder).as_posix(), path
