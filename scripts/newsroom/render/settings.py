"""The settings of a site, read from `mkdocs.yml` and checked.

MkDocs executes every `!!python/…` in its settings, and uses the last of a key that is written
twice. Here the file is read as a tree; what is dangerous or wrong is refused, with its line.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import yaml

from newsroom.content.encoding import FILE_LIMIT
from newsroom.words import FIRST_LANGUAGE, languages

ENVIRONMENT = "!ENV"
SLUGIFY = "tag:yaml.org,2002:python/object/apply:pymdownx.slugs.slugify"
TAGS = frozenset({ENVIRONMENT, SLUGIFY})
"""The only YAML tags that our settings need."""
DEPTH_LIMIT = 12
KNOWN = frozenset(
    {"INHERIT", "config_file_path", "copyright", "dev_addr", "docs_dir", "draft_docs", "edit_uri"}
    | {"edit_uri_template", "exclude_docs", "extra", "extra_css", "extra_javascript"}
    | {"extra_templates", "google_analytics", "hooks", "markdown_extensions", "mdx_configs"}
    | {"nav", "not_in_nav", "pages", "plugins", "remote_branch", "remote_name", "repo_name"}
    | {"repo_url", "site_author", "site_description", "site_dir", "site_name", "site_url"}
    | {"strict", "theme", "use_directory_urls", "validation", "watch"}
)
"""The settings that MkDocs 1.6 knows."""
MARKDOWN_BUILTINS = ("toc", "tables", "fenced_code")
"""The extensions that MkDocs adds by itself."""
EDIT_URIS = {"github.com": "edit/master/docs/", "gitlab.com": "edit/master/docs/"}
"""The defaults of MkDocs for `edit_uri`."""
MOST_NAMED = 5
"""The number of pages that a message names."""
_TEXTS = (
    "copyright",
    "not_in_nav",
    "site_description",
    "site_name",
    "repo_url",
    "edit_uri",
    "docs_dir",
)
_MAPPINGS = ("extra", "mdx_configs", "validation")
_LISTS = ("extra_css", "hooks", "nav")
_FILES = {"extra_css": "docs", "extra_javascript": "docs", "hooks": "."}
"""Settings that name files, and the folder of these files."""
_ADDRESS = re.compile(r"https?://[^\s/@?#\\]+(?:/[^\s?#\\]*)?")
_TEXT = "tag:yaml.org,2002:str"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Chain = Sequence[tuple[Path, yaml.MappingNode]]
"""The trees of a settings file and of those that it inherits from, the file itself first."""


@dataclass(frozen=True)
class Fault:
    """Something that is wrong with the settings; line and column are counted from 1."""

    line: int
    column: int
    message: str
    cure: str
    file: Path | None = None


class SettingsError(Exception):
    """The settings cannot be used; the message says where and why."""

    def __init__(self, file: Path, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda one: (one.line, one.column)))
        super().__init__(
            "\n".join(
                f"{(one.file or file).name}:{one.line}:{one.column}: error: {one.message}"
                f"\n    {one.cure}"
                for one in self.faults
            )
        )


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
    root = chain[0][1]
    faults = [
        *_written_twice(root),
        *_unknown(root),
        *_wrong_kind(root),
        *_wrong_address(root),
        *_not_there(root, file.parent),
    ]
    if not faults:
        values = _values(chain)
        faults = [*_wrong_languages(root, values, languages()), *_wrong_nav(root, values)]
    if faults:
        raise SettingsError(file, faults)
    return _settings(file, values)


def settings_files(file: Path) -> list[Path]:
    """The settings file and those that it inherits from, as far as they can be read."""
    try:
        return [one for one, _ in settings_chain(file)]
    except SettingsError as error:
        found = [one.file for one in error.faults if one.file]
        return [*dict.fromkeys([Path(os.path.normpath(file.absolute())), *found])]


def settings_chain(file: Path) -> Chain:
    """The settings and those that they inherit from. Raises `SettingsError`.

    If a file has something dangerous, other faults are not looked for.
    """
    place = Path(os.path.normpath(file.absolute()))
    chain: list[tuple[Path, yaml.MappingNode]] = []
    while True:
        root = _read(place)
        if isinstance(root, list):
            raise SettingsError(
                place, [Fault(**{**vars(one), "file": place}) for one in root]
            ) from None
        chain.append((place, root))
        parent = _under(root, "INHERIT")
        if parent is None:
            return chain
        if not (isinstance(parent, yaml.ScalarNode) and parent.tag == _TEXT):
            cure = "Write the name of a file."
            raise SettingsError(place, [_fault(parent, "`INHERIT` is no name.", cure, place)])
        following = Path(os.path.normpath(place.parent / parent.value))
        if following in [one for one, _ in chain] or not following.is_file():
            cure = "Correct the name, or delete the line."
            message = f"`INHERIT` names `{parent.value}`, which is no other file."
            raise SettingsError(place, [_fault(parent, message, cure, place)])
        place = following


def _read(file: Path) -> yaml.MappingNode | list[Fault]:
    """The tree of a settings file, or why it must not be used at all."""
    try:
        with file.open("rb") as opened:
            raw = opened.read(FILE_LIMIT + 1)
    except OSError as error:
        return [Fault(1, 1, f"The file cannot be read: {error.strerror}.", "Look for it.")]
    if len(raw) > FILE_LIMIT:
        return [Fault(1, 1, f"The file is larger than {FILE_LIMIT // 1024} KB.", "Shorten it.")]
    try:
        text = raw.decode("utf-8")
        harm = list(_harmful(text))
        root = None if harm else yaml.compose(text, Loader=_Loader)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        return [Fault(line, column, "The file is not UTF-8 text.", "Save it again as UTF-8.")]
    except yaml.YAMLError as error:
        return [_syntax_fault(error)]
    if isinstance(root, yaml.MappingNode):
        return root
    return harm or [Fault(1, 1, "These are no settings.", "Write `name: value`, one on a line.")]


def _syntax_fault(error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    why = getattr(error, "problem", None) or getattr(error, "reason", None) or "no YAML"
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    message = f"The file cannot be read from this place on: {why}."
    return Fault(line, column, message, "Look at the blanks, colons, brackets and quotation marks.")


def _harmful(text: str) -> Iterator[Fault]:
    """Tags that run programs, and aliases and nesting that can exhaust memory."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            depth += 1
            if depth > DEPTH_LIMIT:
                message = f"The settings are nested more than {DEPTH_LIMIT} levels deep."
                yield _fault(event, message, "Look for brackets that do not belong here.")
                return
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            message = "`&` and `*` refer to other values; our settings do not use this."
            yield _fault(event, message, "Write the value out, or put it in quotation marks.")
        tag = getattr(event, "tag", None)
        if tag and tag not in TAGS:
            written = tag.replace("tag:yaml.org,2002:", "!!")
            message = f"`{written}` is an instruction that our settings do not need."
            cure = "Leave it out; if it is needed after all, name it in render/settings.py."
            yield _fault(event, message, cure)


def _fault(place: Any, message: str, cure: str, file: Path | None = None) -> Fault:
    """A fault at the start of a YAML event or node."""
    return Fault(place.start_mark.line + 1, place.start_mark.column + 1, message, cure, file)


def _written_twice(node: yaml.Node) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for part in node.value if isinstance(node, yaml.CollectionNode) else ():
        key, value = part if isinstance(part, tuple) else (None, part)
        if isinstance(key, yaml.ScalarNode):
            if key.value in seen:
                message = f"`{key.value}` already stands on line {seen[key.value]}."
                yield _fault(key, message, "Keep one of the two.")
            seen.setdefault(key.value, key.start_mark.line + 1)
        yield from _written_twice(value)


def _unknown(root: yaml.MappingNode) -> Iterator[Fault]:
    for key, _ in root.value:
        name = key.value if isinstance(key, yaml.ScalarNode) and key.tag == _TEXT else "…"
        name = "<<" if key.tag == "tag:yaml.org,2002:merge" else name
        if name not in KNOWN:
            near = get_close_matches(name, KNOWN, n=1)
            cure = f"Did you mean `{near[0]}`?" if near else "Delete it, or put it under `extra`."
            yield _fault(key, f"MkDocs knows no setting `{name}`.", cure)


def _wrong_kind(root: yaml.MappingNode) -> Iterator[Fault]:
    """Settings that are not the text, list or group that they should be."""
    for names, kind, called in (
        (_TEXTS, yaml.ScalarNode, "a text"),
        (_LISTS, yaml.SequenceNode, "a list"),
        (_MAPPINGS, yaml.MappingNode, "a group of values"),
    ):
        for name in names:
            node = _under(root, name)
            is_variable = node is not None and node.tag == ENVIRONMENT
            if node is not None and not isinstance(node, kind) and not is_variable:
                yield _fault(node, f"`{name}` is {called}.", "Write it as in the documentation.")


def _wrong_address(root: yaml.MappingNode) -> Iterator[Fault]:
    """`site_url` is the http address of a folder, without query or fragment."""
    node = _under(root, "site_url")
    if node is None:
        return
    value = _plain(node)
    variables = [part.value for part in node.value[:-1]] if node.tag == ENVIRONMENT else []
    named = next((f"`{name}`" for name in variables if name in os.environ), "`site_url`")
    last = str(value).rpartition("/")[2] if isinstance(value, str) else ""
    is_file = "." in last and str(value).count("/") > 2
    if not isinstance(value, str) or not _ADDRESS.fullmatch(value) or is_file:
        message = f"{named} is not the address of a site: `{value if value is not None else ''}`."
        cure = "Write https://, the host and perhaps a folder: https://clustem.example/site/."
        yield _fault(node, message, cure)


def _not_there(root: yaml.MappingNode, project: Path) -> Iterator[Fault]:
    """Files that are named exist."""
    for name, folder in _FILES.items():
        listed = _under(root, name)
        for one in listed.value if isinstance(listed, yaml.SequenceNode) else ():
            if isinstance(one, yaml.ScalarNode) and not (project / folder / one.value).is_file():
                message = f"There is no file `{(Path(folder) / one.value).as_posix()}`."
                yield _fault(one, message, "Correct the name, or delete the line.")


def _wrong_languages(
    root: yaml.MappingNode, values: Mapping[str, Any], known: Sequence[str]
) -> Iterator[Fault]:
    """Each language of the site has words, and that of the originals is among them."""
    plugins = _under(root, "plugins")
    listed = _under(_under(plugins, "i18n"), "languages")
    codes = _languages(values)
    for node in listed.value if isinstance(listed, yaml.SequenceNode) else ():
        locale = _under(node, "locale")
        if isinstance(locale, yaml.ScalarNode) and locale.value not in known:
            cure = f"Correct it, or add scripts/newsroom/words/{locale.value}.yml."
            message = f"There are no words for the language `{locale.value}`."
            yield _fault(locale, message, cure)
    if FIRST_LANGUAGE not in codes:
        message = f"The language `{FIRST_LANGUAGE}` is not among the languages of the site."
        cure = "Add it to `languages` of `i18n`: the original pages are written in it."
        yield _fault(listed or plugins or root, message, cure)


def _wrong_nav(root: yaml.MappingNode, values: Mapping[str, Any]) -> Iterator[Fault]:
    """The entries of the menu are pages, or folders with an overview."""
    listed = _under(root, "nav")
    for node in listed.value if isinstance(listed, yaml.SequenceNode) else ():
        name = node.value if isinstance(node, yaml.ScalarNode) else ""
        page = f"{name}index.md" if name.endswith("/") else name
        if not name.endswith(("/", ".md")) or not (values["docs_dir"] / page).is_file():
            message = f"The menu names `{name or '…'}`, but there is no page `{page}`."
            yield _fault(node, message, "Name a page, `about.md`, or a folder with one, `events/`.")


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
    raise SettingsError(settings.file, [_fault(_under(root, "nav") or root, message, cure)])


def _under(node: yaml.Node | None, name: str) -> yaml.Node | None:
    """The node under a name, in a mapping or in a list of mappings."""
    if isinstance(node, yaml.SequenceNode):
        found = (_under(part, name) for part in node.value)
        return next((one for one in found if one is not None), None)
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == name), None)
    return None


def _plain(node: yaml.Node) -> Any:
    """The value of a node, as MkDocs reads it."""
    if node.tag == ENVIRONMENT:
        parts = node.value if isinstance(node, yaml.SequenceNode) else [node]
        names = [part.value for part in (parts[:-1] if len(parts) > 1 else parts)]
        set_ones = [os.environ[name] for name in names if name in os.environ]
        if set_ones:
            return set_ones[0]
        return _plain(parts[-1]) if len(parts) > 1 else None
    if node.tag == SLUGIFY:
        return _slugify(node)
    if isinstance(node, yaml.MappingNode):
        return {_plain(key): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(part) for part in node.value]
    return yaml.safe_load(node.value) if node.tag != _TEXT else node.value


def _slugify(node: yaml.Node) -> Any:
    """The function that makes the ids of headings."""
    from pymdownx.slugs import slugify

    options = _under(node, "kwds")
    return slugify(**(_plain(options) if options is not None else {}))


def _values(chain: Chain) -> dict[str, Any]:
    """The values of all files, merged as MkDocs does: groups are joined, the first file wins."""
    merged: dict[str, Any] = {}
    for file, root in reversed(chain):
        values = _plain(root)
        values.pop("INHERIT", None)
        if "custom_dir" in (values.get("theme") or {}):
            values["theme"]["custom_dir"] = file.parent / values["theme"]["custom_dir"]
        if "docs_dir" in values or file == chain[0][0]:
            values["docs_dir"] = file.parent / values.get("docs_dir", "docs")
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
    theme = values.get("theme")
    theme = theme if isinstance(theme, dict) else {}
    extensions, configs = _extensions(values)
    own_hooks = Path(__file__).parents[2]
    others = [hook for hook in values.get("hooks") or () if not _is_ours(file, hook, own_hooks)]
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


def _is_ours(file: Path, hook: str, folder: Path) -> bool:
    path = (file.parent / hook).resolve()
    return path.parent.resolve() == folder.resolve() or path.parent.name == "scripts"


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
