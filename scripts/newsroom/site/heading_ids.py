"""Headings have the same ids in every language, so that a link keeps its place in all of them."""

from collections.abc import Callable

from newsroom.content.body import Body


def with_ids_of(original: Body, body: Body, slug: Callable[[str], str]) -> str:
    """The text of a translation, its headings with the ids of those in the original.

    Where an editor wrote no id (`{#place}`), the one that the original's words make is
    taken: `slug` is what makes it. A heading that has no counterpart is left alone.
    """
    text = body.text
    pairs = list(zip(original.headings, body.headings, strict=False))
    for theirs, ours in reversed(pairs):
        if not ours.anchor and theirs.level == ours.level:
            end = text.find("\n", ours.index)
            end = len(text) if end < 0 else end
            text = f"{text[:end].rstrip()} {{#{theirs.anchor or slug(theirs.text)}}}{text[end:]}"
    return text
