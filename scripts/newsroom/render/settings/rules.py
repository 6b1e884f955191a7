"""What cannot be right in the settings, with the place and the cure.

Each rule yields what it finds wrong, whatever else is wrong: the editor sees all at once.
"""

import importlib.metadata
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches

import yaml

from newsroom.content.allowed import FILE, TABLE
from newsroom.render.settings.addresses import wrong_addresses
from newsroom.render.settings.copyright import wrong_copyright
from newsroom.render.settings.extensions import misplaced_icons, refused_program
from newsroom.render.settings.languages import wrong_languages
from newsroom.render.settings.markdown import wrong_extensions
from newsroom.render.settings.menu import wrong_menu
from newsroom.render.settings.options import (
    EXTRA,
    FIXED,
    GROUPED,
    LANGUAGE,
    OPTIONS,
    REQUIRED,
    UNUSED,
    Kind,
    is_unused,
    language_nodes,
)
from newsroom.render.settings.organisation import (
    wrong_funding,
    wrong_legal_pages,
    wrong_licence,
    wrong_office,
    wrong_sign_up,
)
from newsroom.render.settings.palette import wrong_palette
from newsroom.render.settings.paths import wrong_paths
from newsroom.render.settings.stylesheets import wrong_styles
from newsroom.render.settings.templates import wrong_templates
from newsroom.render.settings.theme import (
    wrong_features,
    wrong_icons,
    wrong_notice,
    wrong_profiles,
)
from newsroom.render.settings.tree import (
    ENVIRONMENT,
    MERGE,
    SLUGIFY,
    TEXT,
    Fault,
    Tree,
    fault_at,
    nodes,
    under,
    unseen_in,
    value_of,
    variable_of,
    variables_of,
)

SLUGIFY_OPTIONS = dict.fromkeys(("case", "normalize", "percent_encode"))
NEAR = 0.85
"""How like a known name a free one must be to be taken for a misspelling."""


def faults_of(tree: Tree) -> list[Fault]:
    """Everything that is wrong in the settings."""
    return [fault for rule in RULES for fault in rule(tree)]


def wrong_names(tree: Tree) -> Iterator[Fault]:
    """Names are texts, and stand once in each group."""
    for _, root in tree.chain:
        for node in nodes(root):
            if isinstance(node, yaml.MappingNode):
                yield from _wrong_names_in(node, is_top=node is root)


def _wrong_names_in(node: yaml.MappingNode, *, is_top: bool) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for key, _ in node.value:
        if key.tag == TEXT:
            if key.value in seen:
                message = f"`{key.value}` already stands on line {seen[key.value]}."
                yield fault_at(key, message, "Keep one of the two.")
            seen.setdefault(key.value, key.start_mark.line + 1)
        elif not (is_top and key.tag == MERGE):
            yield fault_at(key, "The name of a setting is a text.", "Write `name: value`.")


def unknown_options(tree: Tree) -> Iterator[Fault]:
    """Every option is known, where it is known which there are."""
    for _, root in tree.chain:
        cure = "Delete it, or put it under `extra`."
        yield from _unknown_in(root, OPTIONS, "MkDocs knows no setting `{}`.", cure)
    for path, known in GROUPED.items():
        names = {**known, **_below(path)}
        yield from _unknown_in(tree.find(path), names, f"`{path}` knows no option `{{}}`.")
    for node in language_nodes(tree):
        yield from _unknown_in(node, LANGUAGE, "A language has no option `{}` here.")
    extra = tree.find("extra")
    for key, _ in extra.value if isinstance(extra, yaml.MappingNode) else ():
        near = get_close_matches(str(key.value), EXTRA, n=1, cutoff=NEAR)
        if near and key.value != near[0]:
            message = f"`extra` knows no option `{key.value}`."
            yield fault_at(key, message, f"Did you mean `{near[0]}`?")


def _below(path: str) -> Mapping[str, object]:
    """The unused and grouped options of a group, which have messages of their own."""
    paths = (*UNUSED, *GROUPED)
    return {one.rpartition(".")[2]: None for one in paths if one.rpartition(".")[0] == path}


def _unknown_in(
    node: yaml.Node | None, known: Mapping[str, object], message: str, cure: str = "Delete it."
) -> Iterator[Fault]:
    for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.tag in (TEXT, MERGE) and key.value not in known:
            near = get_close_matches(key.value, known, n=1)
            yield fault_at(
                key, message.format(key.value), f"Did you mean `{near[0]}`?" if near else cure
            )


def wrong_kinds(tree: Tree) -> Iterator[Fault]:
    """Every value is the text, list or group that it should be."""
    groups = {"": OPTIONS, **GROUPED, "extra": EXTRA}
    for group, options in groups.items():
        for name, kind in options.items():
            yield from _wrong_kind(tree.find(f"{group}.{name}".lstrip(".")), name, kind)
    i18n = tree.find("plugins.i18n")
    if i18n is not None:
        yield from _wrong_kind(i18n, "i18n", _OPTIONS_OF_I18N)
    for language in language_nodes(tree):
        for key, value in language.value:
            if key.value in LANGUAGE and key.value != "locale":
                yield from _wrong_kind(value, key.value, LANGUAGE[key.value])


_OPTIONS_OF_I18N = Kind(
    "a group of options", lambda value: isinstance(value, dict), "{languages: […]}"
)


def _wrong_kind(node: yaml.Node | None, name: str, kind: Kind) -> Iterator[Fault]:
    if node is not None and not kind.is_right(value_of(node)):
        variable = variable_of(node)
        named = f"`{variable}`, which gives `{name}`," if variable else f"`{name}`"
        yield fault_at(node, f"{named} is {kind.name}.", f"Write `{name}: {kind.example}`.")


def missing_options(tree: Tree) -> Iterator[Fault]:
    """What no site can do without is there."""
    for path in REQUIRED:
        if path == "theme.logo" and tree.value("theme.icon.logo"):
            continue  # an icon in its place
        node = tree.find(path)
        value = value_of(node) if node is not None else None
        value = value.strip() if isinstance(value, str) else value
        if value in (None, "", []) and not (path == "site_url" and node is not None):
            group = tree.find(path.rpartition(".")[0]) if "." in path else None
            place = node or group or tree.chain[0][1]
            yield fault_at(place, f"`{path}` is missing.", "Write it; the site needs it.")


def unused_options(tree: Tree) -> Iterator[Fault]:
    """What would change nothing or do harm is left out."""
    for path, (why, cure) in UNUSED.items():
        node = is_unused(path, tree)
        if node is not None:
            yield fault_at(node, f"`{path}` is not used here. {why}", cure)
    for path, (only, why) in FIXED.items():
        node = tree.find(path)
        if node is not None and value_of(node) != only:
            written = str(only).lower() if isinstance(only, bool) else only
            yield fault_at(
                node, f"`{path}` can only be `{written}`. {why}", f"Write `{written}` for it."
            )


def unlisted_programs(tree: Tree) -> Iterator[Fault]:
    """Plugins and extensions are on the maintainers' list, and installed."""
    for kind in ("plugins", "markdown_extensions"):
        listed = getattr(tree.allowed, kind)
        for node, name, _ in tree.named(kind):
            if name not in listed:
                fault = refused_program(node, name, kind)
                yield fault or unlisted(node, f"The program `{name}`", kind)
    seen: set[str] = set()
    for node, name, _ in tree.named("plugins"):
        if name in seen:
            yield fault_at(node, f"The plugin `{name}` stands twice.", "Keep one of the two.")
        seen.add(name)
        if name != "i18n" and name in tree.allowed.plugins and not _is_installed(name):
            cure = "Correct the name, or add its package to pyproject.toml."
            yield fault_at(node, f"No plugin `{name}` is installed.", cure)


def _is_installed(plugin: str) -> bool:
    found = importlib.metadata.entry_points(group="mkdocs.plugins")
    return bool({plugin, f"material/{plugin}"} & found.names)


def unlisted(node: yaml.Node, what: str, kind: str) -> Fault:
    """The fault of a name that maintainers have not put on their list."""
    message = f"{what} is not among `{kind}` that the maintainers allow."
    cure = f"Delete it. If it is needed, a maintainer adds it to `[{TABLE}]` in {FILE}."
    return fault_at(node, message, cure)


def wrong_variables(tree: Tree) -> Iterator[Fault]:
    """Values come only from listed variables, and hold no unseen characters."""
    for _, root in tree.chain:
        for node in nodes(root):
            for name in variables_of(node):
                if name not in tree.allowed.variables:
                    yield unlisted(node, f"The environment variable `{name}`", "variables")
            value = value_of(node) if node.tag == ENVIRONMENT else None
            if isinstance(value, str) and (character := unseen_in(value)):
                message = f"`{variable_of(node)}` holds U+{ord(character):04X}, which nobody sees."
                yield fault_at(node, message, "Set the variable anew.")


def misplaced_functions(tree: Tree) -> Iterator[Fault]:
    """A function is given where one is asked for: ids of headings, icons."""
    right = tree.find("markdown_extensions.toc.slugify")
    for node in tree.every_node():
        if node.tag == SLUGIFY and node is not right:
            yield fault_at(node, "This function makes ids of headings.", "Move it to `toc`.")
        elif node.tag == SLUGIFY:
            yield from _unknown_in(under(node, "kwds"), SLUGIFY_OPTIONS, "`slugify` knows no `{}`.")
    yield from misplaced_icons(tree)


RULES: tuple[Callable[[Tree], Iterator[Fault]], ...] = (
    *(wrong_names, unknown_options, wrong_kinds, missing_options, unused_options),
    *(unlisted_programs, wrong_variables, misplaced_functions, wrong_paths, wrong_addresses),
    *(wrong_languages, wrong_menu, wrong_extensions, wrong_features, wrong_palette, wrong_icons),
    *(wrong_funding, wrong_office, wrong_sign_up, wrong_legal_pages, wrong_licence),
    *(wrong_profiles, wrong_notice, wrong_copyright, wrong_templates, wrong_styles),
)
