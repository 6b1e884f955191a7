"""The places in a page that links can lead to: ids that are written, and those made of headings.

Knows what the build makes of them; where that is in doubt, a place is not there.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from newsroom.content.code import without_comments

if TYPE_CHECKING:
    from newsroom.content.body import Body, Heading

RESERVED = "nl-"
"""How ids of our templates begin; the cleaner takes such ids out of texts."""
_LIST = r"\{:?[ ]*(?P<inside>[^{}\n]+)\}"
_ANYWHERE = re.compile(_LIST)
_AT_HEADING = re.compile(rf"^#{{1,6}}[^#\n][^\n]*?[ ]{_LIST}[ ]*#*[ ]*$", re.MULTILINE)
_AFTER_BLOCK = re.compile(rf"(?<=\S)[ ]*\n[ ]*{_LIST}[ ]*$(?=\n[ ]*\n|\n?\Z)", re.MULTILINE)
_INLINE = re.compile(rf"(?<=[^\s*_][*_`)]){_LIST}")
_ID = re.compile(r"(?:^|[ ])(?:#([^\s=}]+)|id=(?:\"([^\"]*)\"|'([^']*)'|([^\s}'\"]+)))")
_TRAILING_LIST = re.compile(r"(?<!\s)\s*\{[^{}]*\}$")
_COUNTED = re.compile(r"(.*)_(\d+)")
_NOT_IN_SLUG = re.compile(r"[^\w\- ]")
_TAG = re.compile(r"</?[^>]*>")
_LINKED = re.compile(r"\[([^\[\]]*)\](?:\([^()\s]*\)|\[[^\[\]]*\])")
_EMPHASISED = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*]*[^\s*])\1(?![\w*])")
_DOUBTFUL = re.compile(r"[<>&\\!*_`\[\]{}\x02\x03]")
"""What Markdown may read as more than a letter."""


def written_anchors(body: "Body") -> Iterator[tuple[str, int]]:
    """Each id that the text gives to something, and where."""
    if "{" not in body.text:
        return
    text = without_comments(body.without_certain_code)
    found: dict[int, str] = {}
    for pattern in (_AT_HEADING, _AFTER_BLOCK, _INLINE):
        for match in pattern.finditer(text):
            for one in list(_ID.finditer(match["inside"]))[-1:]:  # the last one counts
                name = next(part for part in one.groups() if part is not None)
                found.setdefault(match.start("inside"), name)
    yield from ((name, index) for index, name in sorted(found.items()))


def listed_anchors(body: "Body") -> Iterator[tuple[str, int]]:
    """Each id in any attribute list of the text, and where.

    More than `written_anchors` finds: those of cells, terms, quotations and admonitions, too.
    """
    if "{" not in body.text:
        return
    text = without_comments(body.without_certain_code)
    for match in _ANYWHERE.finditer(text):
        for one in list(_ID.finditer(match["inside"]))[-1:]:
            yield next(part for part in one.groups() if part is not None), match.start("inside")


def heading_ids(body: "Body", slug: Callable[[str], str]) -> Iterator[str]:
    """The id of each heading: the one that is written, or one made of its words by `slug`.

    Of headings with the same words, the second gets `_1`, as in Python-Markdown's `toc`.
    """
    used = {name for name, _ in written_anchors(body)}
    for heading in body.headings:
        name = heading.anchor or _unique(slug(_TRAILING_LIST.sub("", heading.text)), used)
        used.add(name)
        yield name


def anchors_of(body: "Body", original: "Body | None" = None) -> frozenset[str]:
    """The ids of a page: headings take those that the words of the original make."""
    given = _given(original or body, body)
    used = {name for name, _ in written_anchors(body)} | set(given.values())
    made: set[str] = set()
    for heading in body.headings:
        if heading.anchor or _TRAILING_LIST.search(heading.text) or heading.index in given:
            continue
        name = slug(plain) if (plain := _plain(heading.text)) is not None else None
        if name is None:  # after that, nobody knows which number the next one gets
            made = {one for one in made if not _COUNTED.fullmatch(one)}
            return frozenset(one for one in used | made if not one.startswith(RESERVED))
        name = _unique(name, used | made)
        made.add(name)
    return frozenset(one for one in used | made if not one.startswith(RESERVED))


def slug(words: str) -> str:
    """The id that is made of words, as pymdownx' `slugify` does in small letters."""
    text = _TAG.sub("", unicodedata.normalize("NFC", words)).strip().lower()
    return _NOT_IN_SLUG.sub("", text).replace(" ", "-")


def _given(original: "Body", body: "Body") -> dict[int, str]:
    """The ids that headings take from the words of the original, by their places."""
    found = zip(original.headings, body.headings, heading_ids(original, slug), strict=False)
    return {ours.index: name for theirs, ours, name in found if _takes(theirs, ours)}


def _takes(theirs: "Heading", ours: "Heading") -> bool:
    return not ours.anchor and not _TRAILING_LIST.search(ours.text) and theirs.level == ours.level


def _plain(words: str) -> str | None:
    """The words of a heading without marks; `None` where it is not sure what they are."""
    text = words.strip().rstrip("#").strip()
    for pattern, group in ((_LINKED, r"\1"), (_EMPHASISED, r"\2")):
        text = pattern.sub(group, text)
    return None if _DOUBTFUL.search(text) else " ".join(text.split())


def _unique(name: str, used: set[str]) -> str:
    """The id with the next free number, as Python-Markdown counts."""
    if name and name not in used:
        return name
    match = _COUNTED.fullmatch(name)
    base, number = (match[1], int(match[2])) if match else (name, 0)
    number += 1
    while f"{base}_{number}" in used:
        number += 1
    return f"{base}_{number}"
