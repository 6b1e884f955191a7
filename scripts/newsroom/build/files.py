"""The files of a language, in one walk: what MkDocs and static-i18n do, without their detours.

Stock static-i18n makes a `File` of every file for every language, and again for each alternate;
nothing on our pages asks for those. Stock MkDocs lists Material's 14,000 icons for each
language, and `hook_assets.py` takes them all out again.
"""

import os
from collections.abc import Callable, Collection
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.utils import markdown_extensions
from mkdocs_static_i18n.config import RE_LOCALE
from mkdocs_static_i18n.suffix import I18nFiles, create_i18n_file

from newsroom.build.stock import i18n_of

_MATERIAL = Path("material", "templates").as_posix()


class Languages(NamedTuple):
    """What static-i18n says of the languages; it makes its list anew each time it is asked."""

    here: str
    """The one that is being built."""
    first: str
    known: list[str]
    falls_back: bool


class QuickFiles(I18nFiles):  # type: ignore[misc]  # static-i18n has no types
    """The files of a language; a name is looked for as static-i18n does, but with strings."""

    lazily: Callable[[str], File | None] = staticmethod(lambda _: None)
    """What gives a file that is not among them yet, when only some are."""

    def get_file_from_path(self, path: str) -> File | None:
        """The file of this name in the language of the build, else in the first, else as it is."""
        stem, _, ending = path.rpartition(".")
        is_plain = stem and ending and not stem.endswith("/") and "/" not in ending
        if not is_plain or os.path.normpath(path) != path:
            return super().get_file_from_path(path)  # type: ignore[no-any-return]  # as above
        uris = self.src_uris
        for lang in (self.plugin.current_language, self.plugin.default_language):
            there: File | None = uris.get(f"{stem}.{lang}.{ending}")
            if there:
                return there
        found: File | None = uris.get(path) or self.lazily(path)
        return found


def add_theme_files(files: Files, _env: object, config: MkDocsConfig) -> None:
    """Add the files of the theme that are ours; Material's own would only be taken out again."""
    for folder in config.theme.dirs:
        if _MATERIAL not in Path(folder).as_posix():
            for name in sorted(_published(folder, config.theme.static_templates)):
                if files.get_file_from_path(name) is None:
                    files.append(File(name, folder, config.site_dir, config.use_directory_urls))


def _published(folder: str, templates: Any) -> list[str]:
    """The names of what is no template, as MkDocs chooses them."""
    endings = (".py", ".pyc", ".html", *markdown_extensions)
    names = []
    for here, folders, found in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in found:
            path = PurePath(here, name).relative_to(folder).as_posix()
            low = path.lower()
            if (
                not name.startswith(".")
                and not low.endswith(endings)
                and "readme" not in low
                and low not in ("mkdocs_theme.yml", *templates)
                and not low.startswith("locales/")
            ):
                names.append(path)
    return names


def files_of_language(
    plugin: Any, files: Files, config: MkDocsConfig, *, only: Collection[str] | None = None
) -> Files:
    """The files of the language that is being built, as static-i18n chooses them.

    `only` are the pages that are wanted, by name; others are found when a link leads to them.
    """
    inside = config.docs_dir + os.sep
    languages = _languages(plugin)
    chosen: dict[str, File] = {}
    others = []
    for file in files:
        if not (file.abs_src_path or "").startswith(inside):
            others.append(file)
        elif only is None or not file.is_documentation_page() or _ref(file, languages) in only:
            _choose(file, languages, config, chosen)
    found = QuickFiles(plugin, [])
    for file in (*others, *chosen.values()):
        found.append(file)

    def lazily(path: str) -> File | None:
        there: dict[str, File] = {}
        stem, _, ending = path.rpartition(".")
        for lang in (languages.here, None):
            name = f"{stem}.{lang}.{ending}" if lang else path
            if not there and (file := files.src_uris.get(name)):
                _choose(file, languages, config, there)
        return next(iter(there.values()), None)

    if only is not None:
        found.lazily = lazily
    return found


def _languages(plugin: Any) -> Languages:
    return Languages(
        plugin.current_language,
        plugin.default_language,
        plugin.all_languages,
        plugin.config.fallback_to_default,
    )


def _ref(file: File, languages: Languages) -> str:
    """The name of a page without language and ending."""
    marked = _language_of(file.name, languages.known)
    stem = file.src_uri.rpartition(".")[0]
    return stem.removesuffix(f".{marked}") if marked else stem


def _choose(
    file: File, languages: Languages, config: MkDocsConfig, chosen: dict[str, File]
) -> None:
    """Take a file if it is that of the language, or of the first one and there is none yet."""
    here, first, all_of_them, falls_back = languages
    marked = _language_of(file.name, all_of_them)
    locale = marked or first
    norm = file.src_uri.replace(f".{marked}", "", 1) if marked else file.src_uri
    is_page = file.is_documentation_page()
    known = chosen.get(norm)
    if known is not None:
        if locale == here and is_page and marked and getattr(known, "locale", None) == locale:
            raise ValueError(f"choose either '{norm}' or '{known.src_uri}' but not both")
        take = locale == here if is_page else marked == here
    else:
        take = locale == here or (falls_back and locale == first)
    if take:
        lang = here if is_page or locale == here else first
        chosen[norm] = create_i18n_file(file, lang, first, all_of_them, config)


def _language_of(name: str, known: list[str]) -> str | None:
    """The language in a file's name, `page.it`; none when there is none."""
    stem, _, suffix = name.rpartition(".")
    return suffix if stem and suffix and (suffix in known or RE_LOCALE.match(suffix)) else None


def copier(config: MkDocsConfig) -> Callable[..., None]:
    """What takes the place of `Files.copy_static_files`: every file is copied for one language.

    Stock copies what no language has for itself once more with each.
    """

    def copy(files: Files, dirty: bool = False, *, inclusion: Any) -> None:
        plugin = i18n_of(config)
        here, first = plugin.current_language, plugin.default_language
        for file in files:
            if file.is_documentation_page() or not inclusion(file.inclusion):
                continue
            if here == first or file.dest_uri.startswith(f"{here}/"):
                file.copy_file(dirty)

    return copy
