"""What cannot be right in the settings, with the line and the cure."""

import os
import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

import yaml

from newsroom.render.settings_file import ENVIRONMENT, TEXT, Fault, fault_at, under, value_of
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


def faults_of(root: yaml.MappingNode, project: Path) -> list[Fault]:
    """What is wrong with the settings of a project, as far as the file itself shows it."""
    return [
        *_written_twice(root),
        *_unknown(root),
        *_wrong_kind(root),
        *_wrong_address(root),
        *_not_there(root, project),
    ]


def faults_of_values(
    root: yaml.MappingNode, docs: Path, languages: Sequence[str], known: Sequence[str]
) -> list[Fault]:
    """What is wrong with the languages and the menu of a site; `known` languages have words."""
    return [*_wrong_languages(root, languages, known), *_wrong_nav(root, docs)]


def _written_twice(node: yaml.Node) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for part in node.value if isinstance(node, yaml.CollectionNode) else ():
        key, value = part if isinstance(part, tuple) else (None, part)
        if isinstance(key, yaml.ScalarNode):
            if key.value in seen:
                message = f"`{key.value}` already stands on line {seen[key.value]}."
                yield fault_at(key, message, "Keep one of the two.")
            seen.setdefault(key.value, key.start_mark.line + 1)
        yield from _written_twice(value)


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
    for names, kind, called in (
        (_TEXTS, yaml.ScalarNode, "a text"),
        (_LISTS, yaml.SequenceNode, "a list"),
        (_MAPPINGS, yaml.MappingNode, "a group of values"),
    ):
        for name in names:
            node = under(root, name)
            is_variable = node is not None and node.tag == ENVIRONMENT
            if node is not None and not isinstance(node, kind) and not is_variable:
                yield fault_at(node, f"`{name}` is {called}.", "Write it as in the documentation.")


def _wrong_address(root: yaml.MappingNode) -> Iterator[Fault]:
    """`site_url` is the http address of a folder, without query or fragment."""
    node = under(root, "site_url")
    if node is None:
        return
    value = value_of(node)
    variables = [part.value for part in node.value[:-1]] if node.tag == ENVIRONMENT else []
    named = next((f"`{name}`" for name in variables if name in os.environ), "`site_url`")
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
