"""A build for publishing: check, make what differs, take over the rest, look once more, swap."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from newsroom.build.inputs import Inputs, read_inputs
from newsroom.build.manifest import (
    FileStat,
    Manifest,
    Targets,
    file_stats,
    read_manifest,
    read_targets,
    write_manifest,
)

if TYPE_CHECKING:
    from newsroom.render.settings import Settings

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's notice of its end, known to us

# A build that finds nothing changed loads nothing else: that would take half a second.


@dataclass(frozen=True, kw_only=True)
class BuildOptions:
    """What to build, and how."""

    project: Path
    site: Path
    today: date
    choose_language: Callable[[Sequence[str]], str]
    """Chooses the language of the messages among those that there are."""
    reference: bool = False
    """By MkDocs, without anything kept."""
    languages: tuple[str, ...] = ()
    """Only these: a share, to be joined with others (`shares.py`)."""
    shares: tuple[Path, ...] = ()
    """Nothing is built; these are joined."""
    finish: Callable[[Path], object] | None = None
    """What is done to the fresh folder when all is in it."""
    flags: tuple[str, ...] = ()
    """What else the site depends on, such as how it is finished."""


class StoppedError(Exception):
    """Nothing was published; the text says why."""


@dataclass(frozen=True)
class Result:
    """What was published."""

    pages: int
    languages: tuple[str, ...]
    is_new: bool
    """Whether anything was to be built."""


@dataclass
class _Fresh:
    """What a fresh folder holds."""

    pages: int = 0
    languages: tuple[str, ...] = ()
    files: dict[str, FileStat] = field(default_factory=dict)
    targets: Targets | None = None


def build_site(options: BuildOptions) -> Result:
    """Build the site and put it in its place, or see that it stands there already.

    Raises `StoppedError`; the published site is then as it was.
    """
    flags = (*options.flags, *options.languages)
    inputs = read_inputs(options.project, flags)
    is_plain = not (options.reference or options.shares)
    last = read_manifest(options.project, options.site) if is_plain else None
    if last and last.total == inputs.total:
        _clear_up(options.site.absolute())
        return Result(last.count, tuple(last.languages), is_new=False)
    fresh = _publish(options, inputs, is_there=last is not None)
    if read_inputs(options.project, flags) == inputs:  # nobody wrote a page meanwhile
        manifest = Manifest(inputs.total, fresh.pages, [*fresh.languages], fresh.files)
        write_manifest(options.project, options.site, manifest, fresh.targets)
    return Result(fresh.pages, fresh.languages, is_new=True)


def _clear_up(site: Path) -> None:
    """Clear up after killed builds, where there is anything to be cleared up."""
    if any(site.parent.glob(f"{site.name}.new-*")):
        from newsroom.build.publish import clear_up

        clear_up(site)


def _publish(options: BuildOptions, inputs: Inputs, *, is_there: bool) -> _Fresh:
    """Build and publish; `is_there` says whether the last site still stands as it was built."""
    from newsroom.build.errors import BuildError
    from newsroom.build.publish import PublishError, publish, require_outside
    from newsroom.build.shares import ShareError
    from newsroom.build.workers import WorkerError
    from newsroom.render.settings import SettingsError, read_settings

    fresh = _Fresh()

    def make(folder: Path) -> None:
        _fill(folder, fresh, options, settings, inputs, is_there=is_there)
        if options.finish:
            options.finish(folder)
        fresh.files = file_stats(folder)

    try:
        settings = read_settings(options.project / "mkdocs.yml")
        require_outside(options.site, settings.docs)
        fresh.languages = options.languages or settings.languages
        if not set(fresh.languages) <= set(settings.languages):
            there, wanted = ", ".join(settings.languages), ", ".join(fresh.languages)
            raise StoppedError(f"The site has {there}, not {wanted}.")
        publish(options.site, make)
    except (BuildError, PublishError, SettingsError, ShareError, WorkerError) as error:
        raise StoppedError(str(error)) from error
    return fresh


def _fill(
    folder: Path,
    fresh: _Fresh,
    options: BuildOptions,
    settings: "Settings",
    inputs: Inputs,
    *,
    is_there: bool,
) -> None:
    """Put the whole site into a fresh folder."""
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
    return _require_whole(folder, settings)


def _by_mkdocs(folder: Path, options: BuildOptions, settings: "Settings") -> int:
    from newsroom.build.mkdocs_build import build_with_mkdocs

    if options.languages:
        raise StoppedError("MkDocs cannot build a share.")
    build_with_mkdocs(settings.file, folder)
    return _require_whole(folder, settings)


def _require_whole(folder: Path, settings: "Settings") -> int:
    """How many pages a site has. Raises `BuildError` naming every flaw."""
    from newsroom.build.inspection import inspect_site
    from newsroom.build.pages_build import require_no_flaw
    from newsroom.content.library import read_library
    from newsroom.views.addresses import address

    refs = read_library(settings.docs, settings.languages).originals
    addresses = [address(ref, lang) for lang in settings.languages for ref in refs]
    require_no_flaw(inspect_site(folder, addresses))
    return len(addresses)
