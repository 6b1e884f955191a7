"""The settings of a site: what `mkdocs.yml` says, checked before it is used."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from newsroom.content.allowed import FILE, Allowed, AllowedError, read_allowed
from newsroom.render.palette import Palette, palette_of
from newsroom.render.settings.file import settings_chain, settings_files
from newsroom.render.settings.languages import built_languages
from newsroom.render.settings.options import language_nodes
from newsroom.render.settings.paths import folder_of_pages
from newsroom.render.settings.rules import faults_of
from newsroom.render.settings.tree import Chain, Fault, SettingsError, Tree, fault_at, value_of

__all__ = ["Fault", "Settings", "SettingsError", "read_settings", "require_menu", "settings_files"]

MARKDOWN_BUILTINS = ("toc", "tables", "fenced_code")
"""The extensions that MkDocs adds by itself."""
EDIT_URIS = {"github.com": "edit/master/docs/", "gitlab.com": "edit/master/docs/"}
"""The defaults of MkDocs for `edit_uri`."""
OUR_HOOKS = Allowed().hooks
"""Any other hook is somebody else's, even if it is beside them."""
MOST_NAMED = 5
"""The number of pages that a message names."""


@dataclass(frozen=True, kw_only=True)
class SiteTexts:
    """What the site says of itself in a language."""

    site_name: str = ""
    site_description: str = ""
    site_author: str = ""
    copyright: str = ""
    """May hold HTML, as in Material."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings on which the files of the site depend."""

    file: Path
    docs: Path
    overrides: Path | None
    languages: tuple[str, ...]
    """The languages of the site, in the order of the language switch."""
    texts: Mapping[str, SiteTexts] = field(default_factory=dict)
    """By language."""
    site_url: str = "/"
    """Ends with a slash."""
    repo_url: str = ""
    favicon: str = ""
    logo: str = ""
    """Empty where an icon stands in its place."""
    icons: Mapping[str, str] = field(default_factory=dict)
    """The names of icons by their part, where they are not ours."""
    admonition_icons: Mapping[str, str] = field(default_factory=dict)
    """The names of icons by the type of admonition, where they are not Material's own."""
    features: frozenset[str] = frozenset()
    palette: Palette = field(default_factory=Palette)
    static_templates: tuple[str, ...] = ()
    nav: tuple[str, ...] = ()
    not_in_nav: str = ""
    """Patterns of pages that are in no section, one on a line."""
    stylesheets: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)
    edit_url: str = ""
    """The address where the folder `docs` can be edited; empty if there is none."""
    markdown_extensions: tuple[str, ...] = ()
    markdown_configs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    plugins: tuple[str, ...] = ()
    """Plugins and hooks that are not ours: with any of them, only MkDocs can build the site."""

    def texts_of(self, lang: str) -> SiteTexts:
        """What the site says of itself in a language."""
        return self.texts.get(lang) or SiteTexts()

    @property
    def history_url(self) -> str:
        """The address where the history of `docs` can be read; empty if there is none."""
        found = re.sub(r"/(?:edit|blob)/", "/commits/", self.edit_url, count=1)
        return found if found != self.edit_url else ""


def read_settings(file: Path) -> Settings:
    """The settings in a file. Raises `SettingsError`, which names every fault."""
    chain = settings_chain(file)
    place, project = chain[0][0], chain[0][0].parent
    try:
        tree = Tree(chain, read_allowed(project))
    except AllowedError as error:
        fault = Fault(error.line, error.column, error.message, error.cure, project / FILE)
        raise SettingsError(place, [fault]) from None
    if faults := faults_of(tree):
        raise SettingsError(place, faults)
    return _settings(tree)


def require_menu(settings: Settings, refs: Iterable[str]) -> None:
    """Raise `SettingsError` if a page is neither in the menu nor in `not_in_nav`."""
    allowed = [line.strip().lstrip("/") for line in settings.not_in_nav.splitlines()]
    outside = [
        ref
        for ref in refs
        if f"{ref}.md" not in settings.nav
        and f"{ref.partition('/')[0]}/" not in settings.nav
        and not any(fnmatch(f"{ref}.md", pattern) for pattern in allowed if pattern)
    ]
    if not outside:
        return
    chain = settings_chain(settings.file)
    place = Tree(chain, Allowed()).find("nav") or chain[0][1]
    named = ", ".join(f"`{ref}.md`" for ref in outside[:MOST_NAMED])
    more = ", …" if len(outside) > MOST_NAMED else ""
    cure = "Add the page or its folder to `nav`, or name it in `not_in_nav`."
    message = f"The menu leads to none of {named}{more}."
    raise SettingsError(settings.file, [fault_at(place, message, cure)])


def _values(chain: Chain) -> dict[str, Any]:
    """The values of all files, merged as MkDocs does: groups are joined, the first file wins."""
    merged: dict[str, Any] = {}
    for _, root in reversed(chain):
        merged = _joined(merged, value_of(root))
    return merged


def _joined(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    found = dict(below)
    for name, value in above.items():
        old = found.get(name)
        both = isinstance(value, dict) and isinstance(old, dict)
        found[name] = _joined(old or {}, value) if both else value
    return found


def _settings(tree: Tree) -> Settings:
    values = _values(tree.chain)
    theme = values["theme"]
    icons = theme.get("icon") or {}
    extensions, configs = _extensions(values)
    others = [hook for hook in values.get("hooks") or () if hook not in OUR_HOOKS]
    return Settings(
        file=tree.chain[0][0],
        docs=folder_of_pages(tree),
        overrides=tree.project / theme["custom_dir"],
        languages=built_languages(tree),
        texts=_texts(values, tree),
        site_url=_with_slash(values["site_url"]),
        favicon=theme["favicon"],
        repo_url=values.get("repo_url") or "",
        logo=theme.get("logo") or "",
        icons={part: name for part, name in icons.items() if name and part != "admonition"},
        admonition_icons=icons.get("admonition") or {},
        features=frozenset(theme.get("features") or ()),
        palette=palette_of(theme.get("palette")),
        static_templates=tuple(theme.get("static_templates") or ()),
        nav=tuple(values.get("nav") or ()),
        not_in_nav=values.get("not_in_nav") or "",
        stylesheets=tuple(values.get("extra_css") or ()),
        extra=values.get("extra") or {},
        edit_url=_edit_url(values),
        markdown_extensions=extensions,
        markdown_configs=configs,
        plugins=(*(name for name in _names(values.get("plugins")) if name != "i18n"), *others),
    )


def _texts(values: Mapping[str, Any], tree: Tree) -> Mapping[str, SiteTexts]:
    """What each language says of the site: its own texts, or those for all."""
    names = [one.name for one in fields(SiteTexts)]
    own = {one["locale"]: one for one in map(value_of, language_nodes(tree))}
    return {
        lang: SiteTexts(**{name: own[lang].get(name) or values.get(name) or "" for name in names})
        for lang in built_languages(tree)
    }


def _names(listed: Any) -> Iterator[str]:
    for one in listed or ():
        yield from one if isinstance(one, dict) else [one]


def _extensions(
    values: Mapping[str, Any],
) -> tuple[tuple[str, ...], Mapping[str, Mapping[str, Any]]]:
    """The names of the Markdown extensions in their order, and their settings."""
    listed = values.get("markdown_extensions") or ()
    configs: dict[str, Mapping[str, Any]] = {}
    for one in listed:
        if isinstance(one, dict):
            configs |= {name: config for name, config in one.items() if config}
    return tuple(dict.fromkeys([*MARKDOWN_BUILTINS, *_names(listed)])), configs


def _edit_url(values: Mapping[str, Any]) -> str:
    repository = values.get("repo_url") or ""
    host = repository.partition("://")[2].partition("/")[0]
    uri = values.get("edit_uri", EDIT_URIS.get(host)) or ""
    if not uri or "://" in uri:
        return _with_slash(uri) if uri else ""
    return _with_slash(_with_slash(repository) + uri.lstrip("/"))


def _with_slash(address: str) -> str:
    return address if address.endswith("/") else f"{address}/"
