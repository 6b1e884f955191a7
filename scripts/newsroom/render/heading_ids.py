"""Headings have the same ids in every language, so that a link keeps its place in all of them."""

import re
from collections.abc import Callable

from newsroom.content.body import Body

_ATTRIBUTES = re.compile(r"\s*\{[^{}]*\}$")


def with_ids_of(original: Body, body: Body, slug: Callable[[str], str]) -> str:
    """The text of a translation, its headings with the ids of those in the original.

    Where an editor wrote no id (`{#place}`), the one that the original's words make is
    taken: `slug` is what makes it. A heading that has no counterpart, or attributes of its own
    (`{lang=it}`), is left alone.
    """
    text = body.text
    pairs = list(zip(original.headings, body.headings, strict=False))
    for theirs, ours in reversed(pairs):
        if not ours.anchor and not _ATTRIBUTES.search(ours.text) and theirs.level == ours.level:
            end = text.find("\n", ours.index)
            end = len(text) if end < 0 else end
            anchor = theirs.anchor or slug(_ATTRIBUTES.sub("", theirs.text))
            text = f"{text[:end].rstrip()} {{#{anchor}}}{text[end:]}"
    return text
