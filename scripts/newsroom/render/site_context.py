"""The content of a site: its settings, its pages, and the day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from newsroom.checks.checker import check_library, severity
from newsroom.checks.messages import format_problem
from newsroom.checks.reports import Findings, text_report
from newsroom.content.files.kinds import is_left_over
from newsroom.content.folders import walk
from newsroom.content.library import Library, published_files, read_library
from newsroom.content.problem import Problem
from newsroom.content.publication import published, unpublished
from newsroom.content.readable import UnreadableError, require_pages
from newsroom.model.catalogue import Catalogue
from newsroom.model.list_pages import ListPage, list_pages
from newsroom.render.page_html import TextHtml
from newsroom.render.settings import Settings, require_menu
from newsroom.views.navigation import Sections, sections_of

_TEMPLATES = (".html", ".md", ".py", ".pyc")
"""Endings of the files in `overrides/` that are not published."""


@dataclass(frozen=True)
class SiteContext:
    """The content of a site without errors, and its settings."""

    settings: Settings
    library: Library
    """The pages that are shown: those published on the day, or in the preview all."""
    today: date
    unpublished: frozenset[str] = frozenset()
    """The names of the pages that were left out."""

    @cached_property
    def catalogue(self) -> Catalogue:
        """The pages as models."""
        return self.library.catalogue()

    @cached_property
    def list_pages(self) -> tuple[ListPage, ...]:
        """The pages that long lists are divided into."""
        return tuple(list_pages(self.catalogue))

    @cached_property
    def sections(self) -> Sections:
        """The sections of the menu."""
        return sections_of(self.settings.nav, self.catalogue, self.today)

    @cached_property
    def assets(self) -> Mapping[str, Path]:
        """The published files that are no pages, by their path in `docs` or `overrides`."""
        theme = {
            name: path
            for name, path in _files(self.settings.overrides)
            if not name.endswith(_TEMPLATES) and name not in self.settings.static_templates
        }
        return theme | {
            name: path
            for name in sorted(published_files(self.settings.docs))  # now, not when it was read
            if not name.endswith(".md") and _is_ordinary(path := self.settings.docs / name)
        }

    def is_published(self, name: str) -> bool:
        """Whether a file of `docs` is a page, or is published beside them."""
        return name in self.assets or name in self._page_files

    @cached_property
    def _page_files(self) -> frozenset[str]:
        docs, pages = self.settings.docs, self.library.pages
        return frozenset(page.file.path.relative_to(docs).as_posix() for page in pages)


class ContentError(Exception):
    """The content has errors; the message is the checker's report."""


def published_site(settings: Settings, library: Library, today: date) -> SiteContext:
    """The site as it is published on a day."""
    return SiteContext(settings, published(library, today), today, unpublished(library, today))


def open_site(settings: Settings, today: date, lang: str, *, base: Path) -> tuple[SiteContext, str]:
    """Read and check the content; the site, and a report of its warnings.

    `lang` is the language of the report, whose paths are shown from `base`. Raises
    `ContentError` if the content has errors, and `SettingsError`.
    """
    try:
        require_pages(settings.docs)
        library = read_library(settings.docs, settings.languages)
    except UnreadableError as error:
        raise ContentError(str(error)) from None
    report = require_no_errors(
        check_library(library, today, TextHtml(settings)), library, lang, base=base
    )
    require_menu(settings, library.originals)
    return published_site(settings, library, today), report


def require_no_errors(
    problems: Sequence[Problem], library: Library, lang: str, *, base: Path
) -> str:
    """The report of warnings; empty if there are none. Raises `ContentError` for errors."""
    formatted = [format_problem(problem, lang) for problem in problems]
    findings = Findings(formatted=formatted, pages=len(library.pages), base=base, lang=lang)
    report = text_report(findings) if formatted else ""
    if any(severity(problem.code) == "error" for problem in problems):
        raise ContentError(report)
    return report


def _files(folder: Path | None) -> Iterator[tuple[str, Path]]:
    """The files below a folder, in a fixed order. Hidden and left-over ones are not published."""
    for here, folders, names in walk(folder) if folder else ():
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(here, name)
            is_kept = not name.startswith(".") and not is_left_over(name)
            if is_kept and _is_ordinary(path):
                assert folder
                yield path.relative_to(folder).as_posix(), path


def _is_ordinary(path: Path) -> bool:
    """Whether a path is a file itself: a pipe would block whoever opens it."""
    return path.is_file() and not path.is_symlink()
