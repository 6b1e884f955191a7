"""The site as it is previewed: its renderer, and any file of it that is no page."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from newsroom.content.library import Library
from newsroom.render.assets import PHOTOGRAPHS
from newsroom.render.pictures import FOLDER
from newsroom.render.renderer import Renderer
from newsroom.render.search import is_searched, search_files, words_of
from newsroom.render.settings import Settings
from newsroom.render.site_context import SiteContext
from newsroom.render.targets import Target, make, targets
from newsroom.render.templates import open_templates

_DIGEST = re.compile(r"\.[0-9a-f]{10}(?=\.[a-z]+$)")
"""What the name of a file has beyond that of its target."""
MOST_TEXTS = 5_000
"""Texts whose HTML is kept in memory."""


class RecentMemo:
    """Keeps values in memory; of too many, the oldest are dropped."""

    def __init__(self) -> None:
        self._values: dict[str, Any] = {}

    def get(self, key: str, _shape: Any) -> Any:
        """The value for a key; `None` when it is not known."""
        return self._values.get(key)

    def put(self, key: str, value: Any) -> None:
        """Keep a value."""
        self._values[key] = value
        if len(self._values) > MOST_TEXTS:
            del self._values[next(iter(self._values))]


class PreviewSite:
    """The settings, the templates and the pages as they are shown now."""

    def __init__(self, settings: Settings, library: Library, today: date) -> None:
        self.settings = settings
        self._today, self._memo = today, RecentMemo()
        self.reload(library)

    def reload(self, library: Library) -> None:
        """Show these pages, with the templates as they are now."""
        self._templates = open_templates(self.settings.overrides, joined=False)
        self.show(library)

    def show(self, library: Library) -> None:
        """Show these pages from now on, with the files that are no pages as they are now."""
        context = SiteContext(self.settings, library, self._today)
        self.renderer = Renderer(context, self._templates, self._memo)
        vars(self).pop("_targets", None)

    def show_texts(self, library: Library) -> None:
        """Show these pages, which differ in their texts alone: nothing else is read again."""
        before, context = self.renderer.context, SiteContext(self.settings, library, self._today)
        vars(context).update(
            catalogue=before.catalogue, sections=before.sections, assets=before.assets
        )
        self.renderer.context = context

    def file(self, path: str) -> bytes | None:
        """A file that is no page, by its path from the root; `None` when there is none."""
        for target in self._candidates(path):
            content = make(target, self.renderer).files.get(path)
            if content is not None:
                return content
        return None

    def index(self, lang: str, pages: Mapping[str, bytes]) -> Mapping[str, str]:
        """The files of the search index, from the pages of a language by name."""
        context = self.renderer.context
        words = {
            ref: words_of(page.decode(), lang)
            for ref, page in pages.items()
            if is_searched(ref, lang, context)
        }
        return search_files(words, lang, context)

    @cached_property
    def _targets(self) -> Mapping[str, Target]:
        """The targets that are no pages, by name."""
        every = targets(self.renderer.context)
        return {target.name: target for target in every if target.ref is None}

    def _candidates(self, path: str) -> Iterable[Target]:
        """The targets that may make this file."""
        if path.startswith(FOLDER):
            photographs = (name for name in self._targets if name.lower().endswith(PHOTOGRAPHS))
            stem = path.removeprefix(f"{FOLDER}/").rsplit(".", 3)[0]
            return [self._targets[name] for name in photographs if f"{stem}." in name]
        names = dict.fromkeys((path, _DIGEST.sub("", path)))
        return [self._targets[name] for name in names if name in self._targets]
