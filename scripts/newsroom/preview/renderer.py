"""The press: makes one page at a time with MkDocs' own steps, from a state that stays.

What `mkdocs.commands.build.build` does for a whole language is done here once for each
language (`_set`) and then page by page (`page`). Nothing is written: `_Catcher` takes each page
before MkDocs would.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.commands.build import _build_page, _build_template, _populate_page
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from newsroom.content.page_file import name_of
from newsroom.outputs.pictures import Variant
from newsroom.render.pictures import FOLDER
from newsroom.render.search import BuiltPage, is_searched, search_files
from newsroom.render.site_context import SiteContext
from newsroom.render.table_labels import TableLabels
from newsroom.views.navigation import sections_of


class _Catcher(BasePlugin):  # type: ignore[type-arg,no-untyped-call]  # it has no settings
    """Takes the finished page; MkDocs writes no file for an empty one."""

    caught = ""

    @event_priority(-1_000)  # after everybody
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002 - named by MkDocs
        self.caught = output
        return ""


@dataclass
class LanguageState:
    """One language, set for printing."""

    files: Files
    nav: Navigation
    documents: list[File]
    pages: Mapping[str, Page]
    """By name."""
    read: set[str] = field(default_factory=set)
    """The pages whose Markdown is converted already."""


class Renderer:
    """The settings, the templates and the languages, ready for any page."""

    def __init__(self, config_file: Path, folder: Path) -> None:
        self.config: MkDocsConfig = load_config(config_file=str(config_file), site_dir=str(folder))
        self.config.plugins.on_startup(command="build", dirty=False)
        self._catcher = _Catcher()
        self.config.plugins["preview"] = self._catcher
        i18n: Any = self.config.plugins["i18n"]
        self._i18n = i18n
        # Nobody shows them (our switch of languages is `shell.versions`), and finding them takes
        # half of the time that a language needs.
        i18n.reconfigure_files_alternates = lambda *_: None
        self._states: dict[str, LanguageState] = {}
        self._env: Any = None

    @property
    def docs(self) -> Path:
        """Where the pages lie."""
        return Path(self.config.docs_dir)

    @property
    def languages(self) -> list[str]:
        """The languages of the site, in the order of `mkdocs.yml`."""
        return list(self._i18n.build_languages)

    def lay(self, context: SiteContext) -> None:
        """Put what is known of the pages on the desk; the files are the same as before."""
        before = self.config.extra.get("context")
        self.config.extra["context"] = context
        if before and before.catalogue is not context.catalogue and "sections" in self.config.extra:
            entries = self.config.extra["sections"].entries
            self.config.extra["sections"] = sections_of(entries, context.catalogue, context.today)

    def prepare(self, lang: str) -> None:
        """Set a language, if it is not set, before somebody asks for its pages."""
        self._state(lang)

    def is_prepared(self) -> bool:
        """Whether every language is set."""
        return self._states.keys() >= set(self.languages)

    def forget_files(self) -> None:
        """Pages have come or gone: look at the folders again."""
        self._states.clear()

    def forget_templates(self) -> None:
        """Templates have changed: read them again."""
        self._env = None

    def forget_text(self, ref: str, lang: str) -> None:
        """The Markdown of a page has changed."""
        if lang in self._states:
            self._states[lang].read.discard(ref)

    def page(self, ref: str, lang: str) -> bytes:
        """The HTML of a page for the readers of a language. Raises what a template raises."""
        state = self._state(lang)
        page = state.pages[ref]
        if ref not in state.read:
            _populate_page(page, self.config, state.files)
            state.read.add(ref)
        try:
            _build_page(page, self.config, state.documents, state.nav, self._templates())
        finally:
            self.config.extra.pop("built_pages", None)  # the search index is made when asked for
        return self._catcher.caught.encode(errors="xmlcharrefreplace")

    def template(self, name: str, lang: str) -> bytes:
        """A file made from a template alone: `404.html`, `sitemap.xml`, `robots.txt`."""
        state = self._state(lang)
        made = self._templates().get_template(name)
        text = _build_template(name, made, state.files, self.config, state.nav)
        written = Path(self.config.site_dir, lang, name)  # the hook writes those not in English
        return text.encode() if text.strip() else written.read_bytes()

    def static_templates(self) -> set[str]:
        """The names of the files that are made from templates alone."""
        return set(self.config.theme.static_templates)

    def file(self, address: str) -> bytes | None:
        """A picture, a stylesheet or a script; `None` when the site has no such file."""
        bare: Mapping[str, bytes] = self.config.extra.get("bare_pictures", {})
        if address in bare:
            return bare[address]
        made: Mapping[str, list[Variant]] = self.config.extra.get("pictures", {})
        for variants in made.values() if address.startswith(FOLDER) else ():
            for one in variants:
                if address == f"{FOLDER}/{one.name}":
                    return one.data
        for lang in self.languages:
            file = self._state(lang).files.src_uris.get(address)
            found = file if file and file.dest_uri == address else self._by_address(lang, address)
            if found and not found.is_documentation_page():
                return found.content_bytes
        return None

    def index(self, lang: str, pages: Mapping[str, bytes]) -> Mapping[str, str]:
        """The files of the search index, from the pages of a language by name."""
        context = self.config.extra["context"]
        built = (
            BuiltPage(ref, pages[ref].decode())
            for ref in self.order(lang)
            if ref in pages and is_searched(ref, lang, context)
        )
        return search_files(built, lang, context)

    def order(self, lang: str) -> list[str]:
        """The names of all pages, in the order of the build."""
        return list(self._state(lang).pages)

    def _by_address(self, lang: str, address: str) -> File | None:
        media = self._states[lang].files.media_files()
        return next((file for file in media if file.dest_uri == address), None)

    def _state(self, lang: str) -> LanguageState:
        with self._speaking(lang):
            if lang not in self._states:
                self._states[lang] = self._set()
            return self._states[lang]

    @contextmanager
    def _speaking(self, lang: str) -> Iterator[None]:
        """Tell static-i18n which language is made; whoever comes next tells it anew."""
        self._i18n.current_language = lang
        self.config.theme["language"] = lang
        yield

    def _set(self) -> LanguageState:
        """What a build does before it reads the first page."""
        config = self.config.plugins.on_config(self.config)
        extensions: list[Any] = config.markdown_extensions
        if not any(isinstance(one, TableLabels) for one in extensions):
            extensions.append(TableLabels())  # the hook adds it only where it opens the desk
        config.plugins.on_pre_build(config=config)
        files = get_files(config)
        files.add_files_from_theme(self._templates(), config)
        files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        nav = get_navigation(files, config)
        nav = config.plugins.on_nav(nav, config=config, files=files)
        documents = list(files.documentation_pages())
        speaking = self.config.extra["context"].library.languages
        pages = {
            name_of(file.src_uri, speaking)[0]: file.page or Page(None, file, config)
            for file in documents
        }
        return LanguageState(files, nav, documents, pages)

    def _templates(self) -> Any:
        if self._env is None:
            env = self.config.theme.get_env()
            self._env = self.config.plugins.on_env(env, config=self.config, files=Files([]))
        return self._env
