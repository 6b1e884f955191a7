"""One build with less work: lean, the content judged once, a process for each language."""

import base64
import logging
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from newsroom.build import languages as processes
from newsroom.build.inputs import Inputs
from newsroom.build.kept_markdown import MarkdownKept
from newsroom.build.kept_words import WordsKept
from newsroom.build.lean import lean
from newsroom.build.stock import changed_parts, i18n_of
from newsroom.build.views import ViewSums
from newsroom.render.shared import find_shared


def why_not_quick(config: MkDocsConfig) -> str:
    """What stands against a fast build; empty when nothing does."""
    others = [name for name in config.plugins if name != "i18n" and name not in config.hooks]
    if others or "i18n" not in config.plugins:
        return f"plugins that it does not know ({', '.join(others)})"
    if i18n_of(config).config.docs_structure != "suffix":
        return "a structure of folders that it does not know"
    changed = changed_parts()
    return f"files that it does not know ({', '.join(changed)})" if changed else ""


def build_quickly(
    config: MkDocsConfig, options: Sequence[str], project: Path, inputs: Inputs
) -> None:
    """Build these languages into `config.site_dir`. Raises MkDocs' `Abort`."""
    plugin = i18n_of(config)
    views: ViewSums = config.extra["views"]

    def work(lang: str) -> dict[str, Any]:
        plugin.current_language = lang
        reading = config.extra["reading"] = WordsKept(project, lang, inputs.code)
        markdown = config.extra["markdown"] = MarkdownKept(project, lang, inputs.code)
        build(config)
        reading.keep()
        markdown.keep()
        bare = config.extra.get("bare_pictures", {})
        pictures = {path: base64.b64encode(data).decode() for path, data in bare.items()}
        return {"pictures": pictures, "views": views.sums.get(lang, {})}

    with lean(config):
        _prepare(config)
        find_shared(config.extra["context"])
        plugin.building = True  # or the plugin would build the other languages itself
        if processes.can_fork():
            outcomes = processes.in_processes(work, options)
        else:
            outcomes = [processes.outcome_of(work, lang) for lang in options]
        processes.messages(outcomes)
        _stop_if_warned(config, outcomes)
        config.extra["bare_pictures"] = _bare(outcomes)
        views.sums = {
            lang: outcome.value["views"]
            for lang, outcome in zip(options, outcomes, strict=True)
            if outcome.value
        }
        config.plugins.on_post_build(config=config)  # what belongs to the whole site, once


def _prepare(config: MkDocsConfig) -> None:
    """Read and judge the content. What is logged here, each language will log again."""
    log, silent = logging.getLogger("mkdocs"), logging.NullHandler()
    propagate, log.propagate = log.propagate, False
    log.addHandler(silent)
    try:
        config.plugins.on_config(config)
    finally:
        log.removeHandler(silent)
        log.propagate = propagate


def _stop_if_warned(config: MkDocsConfig, outcomes: Sequence[processes.Outcome]) -> None:
    for outcome in outcomes:
        if outcome.stopped and "in strict mode" not in outcome.stopped:
            raise Abort(outcome.stopped)
    levels = Counter(level for one in outcomes for _, level, _ in one.records)
    counted = [(level, number) for level, number in levels.items() if level >= logging.WARNING]
    if counted and config.strict:
        said = ", ".join(
            f"{number} {logging.getLevelName(level).lower()}s"
            for level, number in sorted(counted, reverse=True)
        )
        raise Abort(f"Aborted with {said} in strict mode!")


def _bare(outcomes: Sequence[processes.Outcome]) -> dict[str, bytes]:
    found: dict[str, Any] = {}
    for outcome in outcomes:
        found |= outcome.value["pictures"] if outcome.value else {}
    return {path: base64.b64decode(data) for path, data in found.items()}
