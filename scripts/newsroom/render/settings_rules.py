"""What cannot be right in the settings, with the line and the cure."""

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from newsroom.render.settings_file import TEXT, Fault, fault_at, under, value_of, variable_of
from newsroom.words import FIRST_LANGUAGE

KNOWN = frozenset(
    {"INHERIT", "config_file_path", "copyright", "dev_addr", "docs_dir", "draft_docs", "edit_uri"}
    | {"edit_uri_template", "exclude_docs", "extra", "extra_css", "extra_javascript"}
    | {"extra_templates", "google_analytics", "hooks", "markdown_extensions", "mdx_configs"}
    | {"nav", "not_in_nav", "pages", "plugins", "remote_branch", "remote_name", "repo_name"}
    | {"repo_url", "site_author", "site_description", "site_dir", "site_name", "site_url"}
    | {"strict", "theme", "use_directory_urls", "validation", "watch"}
)
"""The settings that MkDocs 1.6 knows."""


def _is_text(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_list_of_names(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, str)
        or (isinstance(one, dict) and len(one) == 1 and all(isinstance(name, str) for name in one))
        for one in value
    )


def _is_list_of_languages(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, dict) and isinstance(one.get("locale"), str) for one in value
    )


_KINDS: Sequence[tuple[str, Callable[[Any], bool], Sequence[str]]] = (
    (
        "a text",
        _is_text,
        (
            *("copyright", "docs_dir", "edit_uri", "not_in_nav", "repo_url", "site_description"),
            *("site_name", "theme.custom_dir", "theme.favicon", "theme.logo"),
        ),
    ),
    ("a list", lambda value: isinstance(value, list), ("nav",)),
    ("a list of texts", _is_list_of_texts, ("extra_css", "hooks", "theme.static_templates")),
    (
        "a list of names, perhaps with options",
        _is_list_of_names,
        ("markdown_extensions", "plugins"),
    ),
    ("a list of languages with `locale`", _is_list_of_languages, ("plugins.i18n.languages",)),
    (
        "a group of values",
        lambda value: isinstance(value, dict),
        ("extra", "mdx_configs", "validation"),
    ),
    ("a group of options", lambda value: isinstance(value, dict | None), ("plugins.i18n",)),
    ("a name or a group of values", lambda value: isinstance(value, str | dict | None), ("theme",)),
)
"""What the value of a setting is; a dot leads into a group."""
_FILES = {"extra_css": "docs", "extra_javascript": "docs", "hooks": "."}
"""Settings that name files, and the folder of these files."""
_ADDRESS = re.compile(r"https?://[^\s/@?#\\]+(?:/[^\s?#\\]*)?")


def faults_of_file(root: yaml.MappingNode) -> list[Fault]:
    """What is wrong in a file, whatever others that inherit from it say instead."""
    return [*_wrong_names(root), *_unknown(root), *_wrong_kind(root)]


def faults_of_project(root: yaml.MappingNode, project: Path) -> list[Fault]:
    """What is wrong with the address and the files that a project names itself."""
    return [*_wrong_address(root), *_not_there(root, project)]


def faults_of_values(
    root: yaml.MappingNode, docs: Path, languages: Sequence[str], known: Sequence[str]
) -> list[Fault]:
    """What is wrong with the languages and the menu of a site; `known` languages have words."""
    return [*_wrong_languages(root, languages, known), *_wrong_nav(root, docs)]


def _wrong_names(node: yaml.Node) -> Iterator[Fault]:
    """Names that stand twice, and those that are no text."""
    seen: dict[str, int] = {}
    for part in node.value if isinstance(node, yaml.CollectionNode) else ():
        key, value = part if isinstance(part, tuple) else (None, part)
        if isinstance(key, yaml.ScalarNode):
            if key.value in seen:
                message = f"`{key.value}` already stands on line {seen[key.value]}."
                yield fault_at(key, message, "Keep one of the two.")
            seen.setdefault(key.value, key.start_mark.line + 1)
        elif key is not None:
            yield fault_at(key, "The name of a setting is a text.", "Write `name: value`.")
        yield from _wrong_names(value)


def _unknown(root: yaml.MappingNode) -> Iterator[Fault]:
    for key, _ in root.value:
        name = key.value if isinstance(key, yaml.ScalarNode) and key.tag == TEXT else "…"
        name = "<<" if key.tag == "tag:yaml.org,2002:merge" else name
        if name not in KNOWN:
            near = get_close_matches(name, KNOWN, n=1)
            cure = f"Did you mean `{near[0]}`?" if near else "Delete it, or put it under `extra`."
            yield fault_at(key, f"MkDocs knows no setting `{name}`.", cure)


def _wrong_kind(root: yaml.MappingNode) -> Iterator[Fault]:
    """Settings that are not the text, list or group that they should be."""
    for kind, is_right, paths in _KINDS:
        for path in paths:
            node: yaml.Node | None = root
            for name in path.split("."):
                node = under(node, name)
            if node is not None and not is_right(value_of(node)):
                yield fault_at(node, f"`{name}` is {kind}.", "Write it as in the documentation.")


def _wrong_address(root: yaml.MappingNode) -> Iterator[Fault]:
    """`site_url` is the http address of a folder, without query or fragment."""
    node = under(root, "site_url")
    if node is None:
        return
    value = value_of(node)
    named = f"`{variable_of(node) or 'site_url'}`"
    last = str(value).rpartition("/")[2] if isinstance(value, str) else ""
    is_file = "." in last and str(value).count("/") > 2
    if not isinstance(value, str) or not _ADDRESS.fullmatch(value) or is_file:
        message = f"{named} is not the address of a site: `{value if value is not None else ''}`."
        cure = "Write https://, the host and perhaps a folder: https://clustem.example/site/."
        yield fault_at(node, message, cure)


def _not_there(root: yaml.MappingNode, project: Path) -> Iterator[Fault]:
    """Files that are named exist."""
    for name, folder in _FILES.items():
        listed = under(root, name)
        for one in listed.value if isinstance(listed, yaml.SequenceNode) else ():
            if isinstance(one, yaml.ScalarNode) and not (project / folder / one.value).is_file():
                message = f"There is no file `{(Path(folder) / one.value).as_posix()}`."
                yield fault_at(one, message, "Correct the name, or delete the line.")


def _wrong_languages(
    root: yaml.MappingNode, languages: Sequence[str], known: Sequence[str]
) -> Iterator[Fault]:
    """Each language of the site has words, and that of the originals is among them."""
    plugins = under(root, "plugins")
    listed = under(under(plugins, "i18n"), "languages")
    for node in listed.value if isinstance(listed, yaml.SequenceNode) else ():
        locale = under(node, "locale")
        if isinstance(locale, yaml.ScalarNode) and locale.value not in known:
            cure = f"Correct it, or add scripts/newsroom/words/{locale.value}.yml."
            message = f"There are no words for the language `{locale.value}`."
            yield fault_at(locale, message, cure)
    if FIRST_LANGUAGE not in languages:
        message = f"The language `{FIRST_LANGUAGE}` is not among the languages of the site."
        cure = "Add it to `languages` of `i18n`: the original pages are written in it."
        yield fault_at(listed or plugins or root, message, cure)


def _wrong_nav(root: yaml.MappingNode, docs: Path) -> Iterator[Fault]:
    """The entries of the menu are pages, or folders with an overview."""
    listed = under(root, "nav")
    for node in listed.value if isinstance(listed, yaml.SequenceNode) else ():
        name = node.value if isinstance(node, yaml.ScalarNode) else ""
        page = f"{name}index.md" if name.endswith("/") else name
        if not name.endswith(("/", ".md")) or not (docs / page).is_file():
            message = f"The menu names `{name or '…'}`, but there is no page `{page}`."
            yield fault_at(
                node, message, "Name a page, `about.md`, or a folder with one, `events/`."
            )
