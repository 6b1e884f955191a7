"""Texts of the settings that readers see: one for all languages, or one for each."""

from collections.abc import Iterator

import yaml

from newsroom.render.settings.languages import built_languages
from newsroom.render.settings.tree import Fault, Tree, fault_at, value_of
from newsroom.words import FIRST_LANGUAGE, languages


def no_text(node: yaml.Node, name: str) -> Iterator[Fault]:
    """A value that is no text on one line."""
    text = value_of(node)
    if not isinstance(text, str) or not text.strip():
        yield fault_at(node, f"`{name}` is a text.", f"Write `{name}: text`.")


def wrong_texts(
    texts: yaml.Node | None, name: str, what: str, cure: str, place: yaml.Node, tree: Tree
) -> Iterator[Fault]:
    """A text, or texts by language: each is a language of the site, the first is there.

    Texts in a language that the site has no more do no harm.
    `what` is what has the text, as a message says it; `place` is where it is missing.
    """
    found = value_of(texts) if texts is not None else None
    if isinstance(texts, yaml.MappingNode):
        built = built_languages(tree)
        for key, text in texts.value:
            if isinstance(key, yaml.ScalarNode) and key.value not in (*built, *languages()):
                known = f"The languages are {', '.join(f'`{one}`' for one in built)}."
                yield fault_at(key, f"The site has no language `{key.value}`.", known)
            yield from no_text(text, name)
        found = found.get(FIRST_LANGUAGE) if isinstance(found, dict) else None
    if not isinstance(found, str) or not found.strip():
        yield fault_at(texts or place, f"{what} has no text in English.", cure)
