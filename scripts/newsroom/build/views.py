"""What templates were given to show: a sum for each page, kept from one build to the next."""

from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from newsroom.build.kept import keep, recall
from newsroom.build.stock import i18n_of
from newsroom.content.page_file import name_of

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
        shown = repr((given["view"], given["shell"], given["footer_links"]))
        total = blake2b(shown.encode(), digest_size=12).hexdigest()
        self.sums.setdefault(plugin.current_language, {})[ref] = total


def keep_views(project: Path, made_from: str, sums: Mapping[str, Mapping[str, str]]) -> None:
    """Keep the sums of a whole site, with the sum of all that it was made from."""
    keep(project, NAME, {"made_from": made_from, "sums": sums})


def recall_views(project: Path, made_from: str) -> Sums:
    """The sums of the site that was made from this; empty when they were not kept."""
    kept = recall(project, NAME)
    if not isinstance(kept, dict) or kept.get("made_from") != made_from:
        return {}
    sums: Sums = kept["sums"]
    return sums
