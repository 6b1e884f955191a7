"""MkDocs with some of its functions replaced, for as long as a build takes."""

from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from functools import partialmethod
from typing import Any
from unittest import mock

from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs_static_i18n.reconfigure import ExtendedPlugin

from newsroom.build.converter import renderer
from newsroom.build.files import add_theme_files, copier, files_of_language


@contextmanager
def lean(config: MkDocsConfig, only: Collection[str] | None = None) -> Iterator[None]:
    """Within it, a build gives the same bytes with less work; and clears no folder.

    `only` as in `files_of_language`.
    """

    def same(_plugin: object, context: Any, *_: object) -> Any:
        return context  # only Material's templates ask for the alternates

    stock_or_quick = renderer(config, Page.render)

    def render(page: Page, config: MkDocsConfig, files: Files) -> None:
        kept = config.extra.get("markdown")  # a build may know many texts already
        if kept:
            kept.render(page, config, files, stock_or_quick)
        else:
            stock_or_quick(page, config, files)

    with ExitStack() as changed:
        for owner, name, ours in (
            (Files, "add_files_from_theme", add_theme_files),
            (Files, "copy_static_files", copier(config)),
            (ExtendedPlugin, "reconfigure_files", partialmethod(files_of_language, only=only)),
            (ExtendedPlugin, "reconfigure_page_context", same),
            (Page, "render", render),
            (utils, "clean_directory", lambda _: None),
        ):
            changed.enter_context(mock.patch.object(owner, name, ours))
        yield
