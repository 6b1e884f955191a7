"""Making some pages of a language, by MkDocs' own steps."""

# ruff: noqa: SLF001 - `stock.py` watches over the private parts that are named here

from collections.abc import Collection
from types import SimpleNamespace
from typing import Any

from mkdocs.commands import build as stock
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from newsroom.build.lean import lean
from newsroom.build.stock import i18n_of


def look_at_pages(config: MkDocsConfig, lang: str, refs: Collection[str]) -> None:
    """Have plugins see what the templates of these pages would be given; nothing is made."""
    i18n_of(config).current_language = lang
    with lean(config):
        for ref in refs:
            page: Any = SimpleNamespace(file=SimpleNamespace(src_uri=f"{ref}.md"), content="")
            nothing: Any = {}
            config.plugins.on_page_context(
                nothing, page=page, config=config, nav=Navigation([], [])
            )


def make_pages(
    config: MkDocsConfig, lang: str, refs: Collection[str], walked: list[File], *, others: bool
) -> None:
    """Make these pages of a language, and with `others` what has no Markdown, such as 404.html.

    This is what `mkdocs.commands.build.build` does, for some pages; `walked` are all files.
    """
    i18n_of(config).current_language = lang
    config = config.plugins.on_config(config)
    nav = Navigation([], [])
    with lean(config, only=refs):
        files = config.plugins.on_files(Files(walked), config=config)
        set_exclusions(files, config)
        env = config.theme.get_env()
        pages = files.documentation_pages()
        for file in pages:
            stock._populate_page(Page(None, file, config), config, files)
        env = config.plugins.on_env(env, config=config, files=files)
        for name in sorted(config.theme.static_templates) if others else ():
            stock._build_theme_template(name, env, files, config, nav)
        for file in pages:
            # Each has its page since the loop above, which MkDocs' types do not tell.
            stock._build_page(file.page, config, pages, nav, env)  # type: ignore[arg-type]
