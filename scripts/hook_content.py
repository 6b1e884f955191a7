"""MkDocs hook: the content is read and checked by our own code."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from newsroom.environment import DayError, language_of_user, today
from newsroom.render.markdown import own_extensions
from newsroom.render.mkdocs_site import UNPUBLISHED, MkDocsSite, site_of
from newsroom.render.settings import SettingsError, read_settings
from newsroom.render.site_context import ContentError, open_site

log = get_plugin_logger("newsroom")


def on_config(config: MkDocsConfig) -> None:
    """Read and check the content once, for the builds of all languages.

    It is kept in `config.extra`, which MkDocs drops when it loads `mkdocs.yml` again.
    """
    if not isinstance(config.extra.get("site"), MkDocsSite):
        try:
            settings = read_settings(Path(config.config_file_path))
            user = language_of_user(settings.languages)
            context, advice = open_site(settings, today(), user, base=Path.cwd())
        except ContentError as error:
            raise Abort(f"\n{error}") from None
        except (SettingsError, DayError) as error:
            raise Abort(str(error)) from None
        if advice:
            log.info("%s", advice)
        config.extra["site"] = MkDocsSite(context)
        extensions: list[Any] = config.markdown_extensions  # names, say its types
        extensions += own_extensions()
        for name, options in settings.markdown_configs.items():
            config.mdx_configs[name] = dict(options)  # the functions for icons are ours
    config.nav = config.extra["site"].context.sections.nav()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out the files of `docs` that are read and not published."""
    for name in UNPUBLISHED:
        if file := files.get_file_from_path(name):
            files.remove(file)
    return files


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    """The text of a page without its header.

    The empty first line keeps MkDocs from reading `Note: …` at the top as metadata.
    """
    site = site_of(config)
    return "\n" + site.renderer.text(*site.page(page, config))


@event_priority(90)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: object) -> str:
    """Set the metadata of the page, as other plugins expect it."""
    site = site_of(config)
    page.meta = site.metadata(*site.page(page, config))
    return markdown
