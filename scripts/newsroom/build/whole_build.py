"""A whole build for publishing: with as little work as the last one leaves to be done."""

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from newsroom.build.inputs import Inputs, read_inputs
from newsroom.build.written import Look, Written, last_written, look_at, remember

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's notice of its end, known to us


@dataclass(frozen=True, kw_only=True)
class Options:
    """What to build, and how."""

    project: Path
    site: Path
    reference: bool = False
    """By MkDocs alone, without anything kept."""
    languages: tuple[str, ...] = ()
    """Only these: a share, to be joined with others (`shares.py`)."""
    shares: tuple[Path, ...] = ()
    """Nothing is built; these are joined."""
    finish: Callable[[Path], object] | None = None
    """What is done to the fresh folder when all is in it."""
    options: tuple[str, ...] = ()
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


def publish_site(order: Options) -> Result:
    """Build the site and put it in its place, or see that it stands there already.

    Raises `StoppedError`; the published site is then as it was.
    """
    options = (*order.options, *order.languages)
    inputs = read_inputs(order.project, options)
    last = None
    if not order.reference and not order.shares:
        last = last_written(order.project, order.site)
    if last and last.total == inputs.total:
        _clear_up(order.site.absolute())
        return Result(last.count, tuple(last.languages), is_new=False)
    result, files = _publish(order, inputs, last)
    if read_inputs(order.project, options) == inputs:  # nobody wrote a page meanwhile
        count, languages = result.pages, result.languages
        remember(order.project, order.site, inputs, count=count, languages=languages, files=files)
    return result


def _clear_up(site: Path) -> None:
    """Clear up after killed builds, where there is anything to be cleared up."""
    if any(site.parent.glob(f"{site.name}.new-*")):
        from newsroom.build.publish import clear_up

        clear_up(site)


def _publish(
    order: Options, inputs: Inputs, last: Written | None
) -> tuple[Result, dict[str, Look]]:
    """Build and publish; what was published, and how its files look."""
    # What follows takes half a second to load.
    from mkdocs.exceptions import Abort

    from newsroom.build.mkdocs_build import BuildError
    from newsroom.build.publish import PublishError, publish, require_outside
    from newsroom.build.settings import SettingsError, require_sound_settings
    from newsroom.build.shares import ShareError
    from newsroom.words import languages

    count, wanted = 0, order.languages or languages()
    files: dict[str, Look] = {}
    if not set(wanted) <= set(languages()):
        raise StoppedError(f"The site has {', '.join(languages())}, not {', '.join(wanted)}.")

    def make(fresh: Path) -> None:
        nonlocal count, files
        count = _join(fresh, order) if order.shares else _fill(fresh, order, inputs, last)
        if order.finish:
            order.finish(fresh)
        files = look_at(fresh)

    try:
        require_sound_settings(order.project / "mkdocs.yml", languages())
        require_outside(order.site, order.project / "docs")
        publish(order.site, make)
    except (Abort, BuildError, PublishError, SettingsError, ShareError) as stopped:
        raise StoppedError(str(stopped)) from stopped
    return Result(count, wanted, is_new=True), files


def _join(fresh: Path, order: Options) -> int:
    """Fill a fresh folder from the shares; how many pages the site has."""
    from newsroom.build.mkdocs_build import require_whole
    from newsroom.build.shares import join
    from newsroom.content.library import read_library
    from newsroom.words import languages

    join(order.shares, fresh, read_inputs(order.project, ()).total, languages())
    refs = read_library(order.project / "docs", languages()).originals
    return require_whole(fresh, _addresses(refs, languages()))


def _fill(fresh: Path, order: Options, inputs: Inputs, last: Written | None) -> int:
    """Put the whole site into a fresh folder; how many pages it has."""
    import logging

    from mkdocs.config import load_config

    from newsroom.build.quick import why_not_quick

    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    settings = order.project / "mkdocs.yml"
    config = load_config(config_file=str(settings), site_dir=str(fresh), strict=True)
    reason = "" if order.reference else why_not_quick(config)
    if reason:
        print(f"MkDocs builds without our help: it has {reason}.", file=sys.stderr)
    if order.reference or reason:
        if order.languages:
            raise StoppedError("MkDocs alone cannot build a share.")
        return _by_mkdocs_alone(settings, fresh)
    return _quickly(config, order, inputs, last)


def _by_mkdocs_alone(settings: Path, fresh: Path) -> int:
    from newsroom.build.mkdocs_build import build_with_mkdocs, require_whole
    from newsroom.content.library import read_library
    from newsroom.words import languages

    build_with_mkdocs(settings, fresh)
    refs = read_library(settings.parent / "docs", languages()).originals
    return require_whole(fresh, _addresses(refs, languages()))


def _quickly(config: "MkDocsConfig", order: Options, inputs: Inputs, last: Written | None) -> int:
    from newsroom.build.edit import edit
    from newsroom.build.kept_headers import HeadersKept
    from newsroom.build.mkdocs_build import require_whole
    from newsroom.build.quick import build_quickly
    from newsroom.build.shares import label
    from newsroom.build.stock import i18n_of
    from newsroom.build.verdicts import quick_check
    from newsroom.build.views import ViewSums, facts_of, keep_views

    checking = partial(quick_check, project=order.project, inputs=inputs)
    headers = HeadersKept(order.project, inputs.code)
    config.extra["known"] = {"parse": headers.parse, "checking": checking}
    config.extra["views"] = config.plugins["views"] = views = ViewSums()
    config.plugins.on_startup(command="build", dirty=False)
    languages = order.languages or i18n_of(config).build_languages
    if order.languages or (last and last.around != inputs.around):
        last = None
    try:
        is_edited = last is not None and edit(config, order.site, last, inputs, order.project)
        if not is_edited:
            build_quickly(config, languages, order.project, inputs)
    finally:
        config.plugins.on_shutdown()
    headers.keep()
    fresh = Path(config.site_dir)
    library = config.extra["context"].library
    addresses = _addresses(library.originals, languages)
    if order.languages:  # links to other languages lead to other shares
        label(fresh, read_inputs(order.project, ()).total, languages)
        return len(addresses)
    keep_views(order.project, inputs.total, views.sums, facts_of(library))
    return len(addresses) if is_edited else require_whole(fresh, addresses)


def _addresses(refs: Iterable[str], languages: Iterable[str]) -> list[str]:
    from newsroom.views.addresses import address

    return [address(ref, lang) for lang in languages for ref in refs]
