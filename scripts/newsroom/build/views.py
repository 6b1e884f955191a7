"""What pages show of headers: sums of views and of facts, kept from one build to the next."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from newsroom.build.inputs import sum_of
from newsroom.build.kept import keep, recall
from newsroom.build.stock import i18n_of
from newsroom.content.library import Library, LocalizedPage
from newsroom.content.page_file import name_of
from newsroom.model.kinds import own_fields_of

Sums = dict[str, dict[str, str]]
"""By language and page."""
NAME = "views"


class ViewSums(BasePlugin):  # type: ignore[type-arg,no-untyped-call]  # it has no settings
    """Notes for each page what its template is given, beside the text and what all pages show."""

    def __init__(self) -> None:
        self.sums: Sums = {}

    @event_priority(-1_000)  # after everybody
    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, **_: object
    ) -> None:
        """Note one sum of the view, the shell and the links of the footer."""
        plugin = i18n_of(config)
        ref, _lang = name_of(page.file.src_uri, plugin.all_languages)
        given: dict[str, Any] = {**context}
        shown = repr((given["view"], given["layout"], given["footer_links"]))
        self.sums.setdefault(plugin.current_language, {})[ref] = sum_of([shown])


def facts_of(library: Library) -> dict[str, str]:
    """One sum for each page of the facts in its header, which all languages share."""
    return {ref: _facts(localized) for ref, localized in library.originals.items()}


def _facts(localized: LocalizedPage) -> str:
    texts = own_fields_of(localized.kind) if localized.kind else ()
    data = {name: value for name, value in localized.file.header.data.items() if name not in texts}
    return sum_of([repr(data)])


def keep_views(project: Path, made_from: str, views: Sums, facts: Mapping[str, str]) -> None:
    """Keep the sums of a whole site, with the sum of all that it was made from."""
    keep(project, NAME, {"made_from": made_from, "views": views, "facts": facts})


def recall_views(project: Path, made_from: str) -> tuple[Sums, dict[str, str]]:
    """The sums of the views and facts of the site that was made from this; empty if unknown."""
    kept = recall(project, NAME)
    if not isinstance(kept, dict) or kept.get("made_from") != made_from:
        return {}, {}
    return kept["views"], kept["facts"]
