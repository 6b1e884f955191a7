"""A build for publishing: check, make what differs, take over the rest, last look, swap."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from newsroom.build.cache_files import is_ci, require_own
from newsroom.build.inputs import Inputs, read_inputs
from newsroom.build.manifest import (
    FOLDER,
    FileStat,
    Manifest,
    Targets,
    file_stats,
    read_manifest,
    read_targets,
    write_manifest,
)
from newsroom.model.limits import UnableError

if TYPE_CHECKING:
    from newsroom.render.settings import Settings

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # a notice of Material for MkDocs

# Other modules are imported when they are needed: a build that finds nothing changed would take
# half a second longer.


@dataclass(frozen=True, kw_only=True)
class BuildOptions:
    """What to build, and how."""

    project: Path
    site: Path
    today: date
    choose_language: Callable[[Sequence[str]], str]
    """Chooses the language of the messages from those of the site."""
    reference: bool = False
    """Whether MkDocs builds, and nothing is taken over."""
    languages: tuple[str, ...] = ()
    """If not empty, only a share with these is built (`shares.py`)."""
    shares: tuple[Path, ...] = ()
    """If not empty, these are joined and nothing is built."""
    finish: Callable[[Path], object] | None = None
    """Changes the new folder before it is published."""
    flags: tuple[str, ...] = ()
    """Other values that the site depends on, such as what `finish` does."""


class StoppedError(Exception):
    """Nothing was published; the message says why."""

    exit_code = 1
    """That of the command: 1 for mistakes in content or settings, 2 for a failure of the tool."""


@dataclass(frozen=True)
class Result:
    """The published site."""

    pages: int
    languages: tuple[str, ...]
    is_new: bool
    """Whether it was built, as something had changed."""


@dataclass
class _Fresh:
    """The content of a new folder."""

    pages: int = 0
    languages: tuple[str, ...] = ()
    files: dict[str, FileStat] = field(default_factory=dict)
    targets: Targets | None = None


def build_site(options: BuildOptions) -> Result:
    """Build and publish the site, unless it is published already.

    Raises `StoppedError` or `CacheError`, and leaves the published site as it was.
    """
    require_own(options.project / FOLDER, options.project)
    options = replace(options, site=_real_site(options.site))
    flags = (*options.flags, *options.languages)
    inputs = read_inputs(options.project, flags)
    is_plain = not (options.reference or options.shares or is_ci())
    last = read_manifest(options.project, options.site) if is_plain else None
    if last and last.total == inputs.total:
        _clear_up(options.site.absolute())
        return Result(last.count, tuple(last.languages), is_new=False)
    fresh = _publish(options, inputs, is_there=last is not None)
    if not is_ci() and read_inputs(options.project, flags) == inputs:  # nothing was saved meanwhile
        manifest = Manifest(inputs.total, fresh.pages, [*fresh.languages], fresh.files)
        write_manifest(options.project, options.site, manifest, fresh.targets)
    return Result(fresh.pages, fresh.languages, is_new=True)


def _real_site(site: Path) -> Path:
    """The folder to publish into, which a symbolic link leads to."""
    if not site.is_symlink():
        return site.absolute()
    from newsroom.build.errors import BuildError
    from newsroom.build.publish import real_site

    try:
        return real_site(site)
    except BuildError as error:
        raise StoppedError(str(error)) from error


def _clear_up(site: Path) -> None:
    """Remove what killed builds have left, if there is anything."""
    if any(site.parent.glob(f"{site.name}.new-*")):
        from newsroom.build.publish import clear_up

        clear_up(site)


def _publish(options: BuildOptions, inputs: Inputs, *, is_there: bool) -> _Fresh:
    """Build and publish; `is_there` says whether the last site is as it was published."""
    from newsroom.build.errors import BuildError
    from newsroom.build.publish import publish, require_outside
    from newsroom.content.readable import UnreadableError
    from newsroom.render.settings import SettingsError, read_settings

    fresh = _Fresh()

    def make(folder: Path) -> None:
        _fill(folder, fresh, options, settings, inputs, is_there=is_there)
        if options.finish:
            options.finish(folder)
        fresh.files = file_stats(folder)

    try:
        _require_readable(options.project)  # before the settings, which name files in it
        settings = read_settings(options.project / "mkdocs.yml")
        require_outside(options.site, settings.docs)
        fresh.languages = options.languages or settings.languages
        if not set(fresh.languages) <= set(settings.languages):
            known, wanted = ", ".join(settings.languages), ", ".join(fresh.languages)
            raise StoppedError(f"The site has {known}, not {wanted}.")
        publish(options.site, make)
    except (BuildError, SettingsError, UnreadableError) as error:
        raise StoppedError(str(error)) from error
    except UnableError as error:
        stopped = StoppedError(str(error))
        stopped.exit_code = 2
        raise stopped from error
    return fresh


def _require_readable(project: Path) -> None:
    """Raise `UnreadableError` if pages or templates would be missing without a word."""
    from newsroom.content.readable import readable_files, require_pages

    if (docs := project / "docs").is_dir():
        require_pages(docs)
    if (overrides := project / "overrides").is_dir():
        readable_files(overrides)


def _fill(
    folder: Path,
    fresh: _Fresh,
    options: BuildOptions,
    settings: "Settings",
    inputs: Inputs,
    *,
    is_there: bool,
) -> None:
    """Put the complete site into a new folder."""
    from newsroom.build.pages_build import PagesBuild

    if options.shares:
        fresh.pages = _join(folder, options, settings)
        return
    if settings.plugins and not options.reference:
        named = ", ".join(settings.plugins)
        print(f"MkDocs builds, for mkdocs.yml names plugins: {named}.", file=sys.stderr)
    if options.reference or settings.plugins:
        fresh.pages = _by_mkdocs(folder, options, settings)
        return
    build = PagesBuild(
        project=options.project,
        settings=settings,
        inputs=inputs,
        fresh=folder,
        published=options.site if is_there else None,
        last=read_targets(options.project, options.site) if is_there else None,
        languages=fresh.languages,
        today=options.today,
        messages=options.choose_language(settings.languages),
    )
    fresh.pages, targets = build.run()
    if options.languages:
        from newsroom.build.shares import label

        label(folder, read_inputs(options.project, ()).total, fresh.languages)
    else:
        fresh.targets = targets


def _join(folder: Path, options: BuildOptions, settings: "Settings") -> int:
    from newsroom.build.shares import join

    join(options.shares, folder, read_inputs(options.project, ()).total, settings.languages)
    return _require_whole(folder, settings, options.today)


def _by_mkdocs(folder: Path, options: BuildOptions, settings: "Settings") -> int:
    from newsroom.build.mkdocs_build import build_with_mkdocs

    if options.languages:
        raise StoppedError("MkDocs cannot build a share.")
    build_with_mkdocs(settings.file, folder)
    return _require_whole(folder, settings, options.today)


def _require_whole(folder: Path, settings: "Settings", today: date) -> int:
    """The number of pages of a site. Raises `BuildError` if it has flaws."""
    from newsroom.build.inspection import inspect_site
    from newsroom.build.pages_build import require_no_flaw
    from newsroom.content.library import read_library
    from newsroom.content.publication import published
    from newsroom.views.addresses import address

    library = read_library(settings.docs, settings.languages)
    refs = published(library, today).originals
    addresses = [address(ref, lang) for lang in settings.languages for ref in refs]
    require_no_flaw(inspect_site(folder, addresses))
    return len(addresses)
