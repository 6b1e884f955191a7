"""Gives headings the same ids in every language, so that a link leads to the same section."""

import re
from collections.abc import Callable

from newsroom.content.anchors import heading_ids
from newsroom.content.body import Body

_ATTRIBUTES = re.compile(r"\s*\{[^{}]*\}$")


def with_ids_of(original: Body, body: Body, slug: Callable[[str], str]) -> str:
    """The text of a translation, with the ids of the original's headings.

    Where an editor wrote no id (`{#place}`), `slug` makes it from the words of the original. A
    heading without a counterpart, or with attributes of its own (`{lang=it}`), does not change.
    """
    text = body.text
    ids = heading_ids(original, slug)
    for theirs, ours, name in reversed([*zip(original.headings, body.headings, ids, strict=False)]):
        if not ours.anchor and not _ATTRIBUTES.search(ours.text) and theirs.level == ours.level:
            end = text.find("\n", ours.index)
            end = len(text) if end < 0 else end
            text = f"{text[:end].rstrip()} {{#{name}}}{text[end:]}"
    return text
