"""The languages in the settings: each with words and once, and all that pages are written in."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import yaml

from newsroom.content.folders import walk
from newsroom.render.settings.options import language_nodes
from newsroom.render.settings.paths import usable_folders
from newsroom.render.settings.tree import Fault, Tree, fault_at, under, value_of
from newsroom.words import FIRST_LANGUAGE, languages

MOST_NAMED = 3
"""The number of pages that a message names."""
FEWEST_PAGES = 3
"""Pages that make a language of which there are no words."""
_TRANSLATION = re.compile(r"(.+)\.([a-z]{2})\.md")


def wrong_languages(tree: Tree) -> Iterator[Fault]:
    """The languages of the site have words, and English is the one of the originals."""
    seen: dict[str, yaml.Node] = {}
    for node in language_nodes(tree):
        locale = under(node, "locale")
        code = value_of(locale) if locale is not None else None
        if locale is None or not isinstance(code, str):
            continue
        if code in seen:
            yield fault_at(locale, f"The language `{code}` stands twice.", "Keep one of the two.")
        elif code not in languages():
            cure = f"Correct it, or add scripts/newsroom/words/{code}.yml."
            yield fault_at(locale, f"There are no words for the language `{code}`.", cure)
        seen.setdefault(code, node)
        yield from _wrong_default(node, code)
        if under(node, "name") is None:
            message = f"The language `{code}` has no name."
            yield fault_at(node, message, "Write its own name for itself: `name: English`.")
    yield from _left_out(tree)


def built_languages(tree: Tree) -> tuple[str, ...]:
    """The languages of the site, in their order."""
    values = [value_of(node) for node in language_nodes(tree)]
    return tuple(str(one.get("locale")) for one in values if one.get("build", True))


def _wrong_default(node: yaml.Node, code: str) -> Iterator[Fault]:
    values = value_of(node)
    is_first = code == FIRST_LANGUAGE
    if values.get("default", False) is not is_first:
        message = f"The language `{code}` {'has no' if is_first else 'has'} `default: true`."
        cure = f"Only `{FIRST_LANGUAGE}` has it: the original pages are written in it."
        yield fault_at(under(node, "default") or node, message, cure)


def _left_out(tree: Tree) -> Iterator[Fault]:
    """No language is left out that pages are written in; English is there in any case."""
    place = tree.find("plugins.i18n.languages")
    if place is None:
        return
    built = built_languages(tree)
    if FIRST_LANGUAGE not in built:
        message = f"The language `{FIRST_LANGUAGE}` is not among the languages of the site."
        cure = "Add it to `languages` of `i18n`: the original pages are written in it."
        yield fault_at(place, message, cure)
    found: dict[str, list[str]] = {}
    for docs in usable_folders(tree, "docs_dir"):
        found |= _pages_in_others(docs, built)
    for code, names in sorted(found.items()):
        named = ", ".join(f"`{name}`" for name in names[:MOST_NAMED])
        more = ", …" if len(names) > MOST_NAMED else ""
        message = (
            f"The language `{code}` is not built, but pages are written in it:"
            f" {len(names)} ({named}{more})."
        )
        cure = "Add it to `languages` with `build: true`, or remove these pages."
        yield fault_at(place, message, cure)


def _pages_in_others(docs: Path, built: tuple[str, ...]) -> dict[str, list[str]]:
    """The translations into languages that are not built.

    Of a language without words there must be several: a single one is a misspelt name, which the
    rules for pages report.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for folder, _, names in walk(docs):
        there = set(names)
        for name in names:
            match = _TRANSLATION.fullmatch(name)
            if match and match[2] not in built and f"{match[1]}.md" in there:
                path = Path(folder, name).relative_to(docs).as_posix()
                found[match[2]].append(path)
    known = languages()
    return {
        code: sorted(paths)
        for code, paths in found.items()
        if code in known or len(paths) >= FEWEST_PAGES
    }
