"""The settings of a site: what `mkdocs.yml` says, checked before it is used."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from newsroom.render.settings_file import (
    Chain,
    Fault,
    SettingsError,
    fault_at,
    settings_chain,
    settings_files,
    under,
    value_of,
)
from newsroom.render.settings_rules import faults_of_file, faults_of_project, faults_of_values
from newsroom.words import languages

__all__ = ["Fault", "Settings", "SettingsError", "read_settings", "require_menu", "settings_files"]

MARKDOWN_BUILTINS = ("toc", "tables", "fenced_code")
"""The extensions that MkDocs adds by itself."""
EDIT_URIS = {"github.com": "edit/master/docs/", "gitlab.com": "edit/master/docs/"}
"""The defaults of MkDocs for `edit_uri`."""
OUR_HOOKS = frozenset(("scripts", f"hook_{name}.py") for name in ("content", "pages", "targets"))
"""Folder and file of each; any other hook is somebody else's, even if it is beside them."""
MOST_NAMED = 5
"""The number of pages that a message names."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings on which the files of the site depend."""

    file: Path
    docs: Path
    overrides: Path | None
    languages: tuple[str, ...]
    """The languages of the site, in the order of the language switch."""
    site_name: str = ""
    site_url: str = "/"
    """Ends with a slash."""
    favicon: str = ""
    logo: str = ""
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


def read_settings(file: Path) -> Settings:
    """The settings in a file. Raises `SettingsError`, which names every fault."""
    chain = settings_chain(file)
    own = chain[0][1]
    for place, root in chain:
        in_project = faults_of_project(root, file.parent) if root is own else []
        if faults := faults_of_file(root) + in_project:
            raise SettingsError(place, faults)
    values = _values(chain)
    if faults := faults_of_values(own, values["docs_dir"], _languages(values), languages()):
        raise SettingsError(file, faults)
    return _settings(file, values)


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
    root = settings_chain(settings.file)[0][1]
    named = ", ".join(f"`{ref}.md`" for ref in outside[:MOST_NAMED])
    more = ", …" if len(outside) > MOST_NAMED else ""
    cure = "Add the page or its folder to `nav`, or name it in `not_in_nav`."
    message = f"The menu leads to none of {named}{more}."
    raise SettingsError(settings.file, [fault_at(under(root, "nav") or root, message, cure)])


def _values(chain: Chain) -> dict[str, Any]:
    """The values of all files, merged as MkDocs does: groups are joined, the first file wins."""
    merged: dict[str, Any] = {}
    for file, root in reversed(chain):
        values = value_of(root)
        values.pop("INHERIT", None)
        if _theme(values).get("custom_dir"):
            values["theme"]["custom_dir"] = file.parent / values["theme"]["custom_dir"]
        if "docs_dir" in values or file == chain[0][0]:
            values["docs_dir"] = file.parent / (values.get("docs_dir") or "docs")
        merged = _joined(merged, values)
    return merged


def _joined(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    found = dict(below)
    for name, value in above.items():
        old = found.get(name)
        both = isinstance(value, dict) and isinstance(old, dict)
        found[name] = _joined(old or {}, value) if both else value
    return found


def _settings(file: Path, values: Mapping[str, Any]) -> Settings:
    theme = _theme(values)
    extensions, configs = _extensions(values)
    others = [hook for hook in values.get("hooks") or () if not _is_ours(hook)]
    return Settings(
        file=file,
        docs=values["docs_dir"],
        overrides=theme.get("custom_dir"),
        languages=_languages(values),
        site_name=values.get("site_name") or "",
        site_url=_with_slash(values.get("site_url") or "/"),
        favicon=theme.get("favicon") or "",
        logo=theme.get("logo") or "",
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


def _theme(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The options of the theme, which may be a name alone."""
    theme = values.get("theme")
    return theme if isinstance(theme, dict) else {}


def _is_ours(hook: str) -> bool:
    return Path(hook).parts[-2:] in OUR_HOOKS


def _languages(values: Mapping[str, Any]) -> tuple[str, ...]:
    for plugin in values.get("plugins") or ():
        if isinstance(plugin, dict) and "i18n" in plugin:
            listed = (plugin["i18n"] or {}).get("languages") or ()
            return tuple(one["locale"] for one in listed if one.get("build", True))
    return ()


def _names(listed: Any) -> Iterator[str]:
    for one in listed or ():
        yield from one if isinstance(one, dict) else [one]


def _extensions(
    values: Mapping[str, Any],
) -> tuple[tuple[str, ...], Mapping[str, Mapping[str, Any]]]:
    """The names of the Markdown extensions in their order, and their settings."""
    listed = values.get("markdown_extensions") or ()
    configs = dict(values.get("mdx_configs") or {})
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
