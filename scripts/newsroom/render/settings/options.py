"""The options of `mkdocs.yml`: which there are, of what kind their values are, which we refuse."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import yaml

from newsroom.render.settings.tree import Tree, under, value_of


class Kind(NamedTuple):
    """What a value must be, as a message says it."""

    name: str
    is_right: Callable[[Any], bool]
    example: str


def _is_line(value: Any) -> bool:
    return isinstance(value, str) and "\n" not in value and "\t" not in value


def _is_list_of(is_right: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(map(is_right, value))


def _is_name(value: Any) -> bool:
    """A name, or one name with options, which are a group of values or nothing."""
    if isinstance(value, dict) and len(value) == 1:
        ((name, options),) = value.items()
        return isinstance(name, str) and isinstance(options, dict | None)
    return isinstance(value, str)


LINE = Kind("a text on one line", lambda value: value is None or _is_line(value), "text")
LINES = Kind("a text", lambda value: value is None or isinstance(value, str), "text")
LIST = Kind("a list", lambda value: isinstance(value, list), "[…]")
TEXTS = Kind("a list of texts", _is_list_of(_is_line), "[one, another]")
NAMES = Kind(
    "a list of names, perhaps with options", _is_list_of(_is_name), "[one, {another: {option: …}}]"
)
GROUP = Kind("a group of values", lambda value: isinstance(value, dict), "{name: value}")
GROUPS = Kind(
    "a list of groups of values", _is_list_of(lambda one: isinstance(one, dict)), "[{name: value}]"
)
GROUP_OR_NOTHING = GROUP._replace(is_right=lambda value: isinstance(value, dict | None))
SWITCH = Kind("`true` or `false`", lambda value: isinstance(value, bool), "true")
PROFILES = GROUPS._replace(example="[{icon: fontawesome/brands/mastodon, link: https://…}]")
ALTERNATES = GROUPS._replace(example="[{name: Deutsch, link: https://…, lang: de}]")
LEVEL = Kind(
    "`warn`, `info` or `ignore`", lambda value: value in ("warn", "info", "ignore"), "warn"
)
LANGUAGES = Kind(
    "a list of languages with `locale`",
    lambda value: (
        isinstance(value, list)
        and all(isinstance(one, dict) and isinstance(one.get("locale"), str) for one in value)
    ),
    "[{locale: en, name: English, default: true, build: true}]",
)
ANYTHING = Kind("a value", lambda _value: True, "…")

OPTIONS: Mapping[str, Kind] = {
    "INHERIT": LINE,
    "copyright": LINES,
    **dict.fromkeys(("site_author", "site_description", "site_name"), LINE),
    **dict.fromkeys(("dev_addr", "docs_dir", "edit_uri", "repo_name", "repo_url"), LINE),
    **dict.fromkeys(("remote_branch", "remote_name", "site_dir"), LINE),
    **dict.fromkeys(("not_in_nav", "site_url"), LINES),
    "nav": LIST,
    **dict.fromkeys(("extra_css", "hooks", "watch"), TEXTS),
    **dict.fromkeys(("markdown_extensions", "plugins"), NAMES),
    **dict.fromkeys(("strict", "use_directory_urls"), SWITCH),
    **dict.fromkeys(("extra", "theme", "validation"), GROUP),
    # Read by no template of ours, but by a theme or plugin that a project may add.
    **dict.fromkeys(
        ("exclude_docs", "draft_docs", "extra_javascript", "extra_templates"), ANYTHING
    ),
    **dict.fromkeys(("config_file_path", "edit_uri_template", "google_analytics"), ANYTHING),
    **dict.fromkeys(("mdx_configs", "pages"), ANYTHING),
}
"""The settings that MkDocs 1.6 knows, and the kind of each."""
GROUPED: Mapping[str, Mapping[str, Kind]] = {
    "theme": {
        **dict.fromkeys(("name", "custom_dir", "language", "locale", "logo", "favicon"), LINE),
        **dict.fromkeys(("features", "static_templates"), TEXTS),
        **dict.fromkeys(("direction", "font", "icon", "palette"), ANYTHING),
    },
    "validation": dict.fromkeys(("nav", "links"), GROUP)
    | dict.fromkeys(("omitted_files", "not_found", "absolute_links"), LEVEL)
    | dict.fromkeys(("anchors", "unrecognized_links"), LEVEL),
    "validation.nav": dict.fromkeys(("omitted_files", "not_found", "absolute_links"), LEVEL),
    "validation.links": dict.fromkeys(
        ("not_found", "anchors", "absolute_links", "unrecognized_links"), LEVEL
    ),
    "plugins.i18n": {
        "languages": LANGUAGES,
        "docs_structure": LINE,
        **dict.fromkeys(("fallback_to_default", "reconfigure_material"), SWITCH),
        "reconfigure_search": SWITCH,
    },
}
"""Groups whose options are known, each with its own."""
EXTRA: Mapping[str, Kind] = {
    **dict.fromkeys(("security_contact", "security_policy", "homepage"), LINE),
    "share_images": SWITCH,
    **dict.fromkeys(("funding", "contact"), GROUP_OR_NOTHING),
    "newsletter": LINE,
    "licence": ANYTHING,
    "legal": TEXTS,
    "social": PROFILES,
    "alternate": ALTERNATES,
    **dict.fromkeys(("announce", "generator"), ANYTHING),
}
"""Options under `extra` that are known; others are free, but for misspelt ones."""
LANGUAGE: Mapping[str, Kind] = {
    **dict.fromkeys(("locale", "name"), LINE),
    **dict.fromkeys(("default", "build"), SWITCH),
    **dict.fromkeys(("site_name", "site_description", "site_author"), LINE),
    "copyright": LINES,
}
"""The options of a language. Others would be used by MkDocs, but not by our own build."""
REQUIRED: Sequence[str] = (
    *("site_name", "site_url", "theme.custom_dir", "theme.logo", "theme.favicon"),
    "plugins.i18n.languages",
)

UNUSED: Mapping[str, tuple[str, str]] = {
    "config_file_path": ("MkDocs sets it by itself.", "Delete it."),
    "mdx_configs": ("MkDocs sets it by itself.", "Write the options in `markdown_extensions`."),
    "pages": ("MkDocs knows it no more.", "Write the menu in `nav`."),
    "exclude_docs": (
        "All pages in the folder of the pages are published.",
        "Move what is not to be published out of that folder.",
    ),
    "draft_docs": (
        "All pages in the folder of the pages are published.",
        "Move drafts out of that folder.",
    ),
    "extra_javascript": (
        "Scripts are loaded by templates, and the pages ask nothing of other hosts.",
        "Delete it; a maintainer names a script in a template.",
    ),
    "extra_templates": (
        "Templates are in the folder of `theme.custom_dir`.",
        "Name them in `theme.static_templates`.",
    ),
    "repo_name": (
        "The pages do not name the repository; links below each page lead there.",
        "Delete it.",
    ),
    "edit_uri_template": ("Our pages do not use it.", "Write `edit_uri`."),
    "google_analytics": ("A page asks nothing of other hosts.", "Delete it."),
    "theme.font": ("A page asks no other host for fonts.", "Write `font: false`."),
    "theme.direction": (
        "Each language has its own direction, in scripts/newsroom/words/.",
        "Delete it.",
    ),
    "extra.analytics": ("A page asks nothing of other hosts.", "Delete it."),
    "extra.annotate": ("Code has no annotations, which need Material's script.", "Delete it."),
    "extra.consent": ("The site sets no cookies to consent to.", "Delete it."),
    "extra.generator": ("The pages do not name the program that made them.", "Delete it."),
    "extra.polyfills": (
        "Scripts are loaded by templates, and the pages ask nothing of other hosts.",
        "Delete it.",
    ),
    "extra.scope": ("What a browser stores of the site holds for all of it.", "Delete it."),
    "extra.status": (
        "The states of a page are those of its kind, with words in scripts/newsroom/words/.",
        "Delete it.",
    ),
    "extra.tags": ("Pages have kinds and topics in place of tags.", "Delete it."),
    "extra.version": ("There is one version of the site.", "Delete it."),
    "extra.site": ("Our hooks keep the content of the site there.", "Choose another name."),
    "plugins.i18n.build_only_locale": (
        "Languages are chosen in the environment.",
        "Delete it, and set BUILD_LANGUAGES.",
    ),
}
"""Options that would change nothing or do harm: why, and what to do instead."""
FIXED: Mapping[str, tuple[Any, str]] = {
    "use_directory_urls": (True, "Links and translations rely on addresses such as `/events/`."),
    "theme.name": ("material", "The templates of the site complete those of Material."),
    "theme.language": ("en", "Each language has its own words in scripts/newsroom/words/."),
    "theme.locale": ("en", "Each language has its own words in scripts/newsroom/words/."),
    "plugins.i18n.docs_structure": ("suffix", "A translation is `page.it.md`, beside `page.md`."),
    "plugins.i18n.fallback_to_default": (True, "A missing translation shows the English page."),
}
"""Options of which only one value works: that value, and why."""


def is_unused(path: str, tree: Tree) -> yaml.Node | None:
    """The node of an unused option that is set to something; nothing, `false` or empty is fine."""
    node = tree.find(path)
    return node if node is not None and value_of(node) else None


def language_nodes(tree: Tree) -> Sequence[yaml.MappingNode]:
    """The nodes of the languages."""
    listed = under(tree.find("plugins.i18n"), "languages")
    nodes = listed.value if isinstance(listed, yaml.SequenceNode) else ()
    return [node for node in nodes if isinstance(node, yaml.MappingNode)]
