"""The texts of a page, one by one, and a page put together from them again.

Each text has a name that lasts: the section's anchor and a number, or the field of the header.
A translation fits its original, section by section, where both have the same blocks.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from newsroom.content.blocks import Block, blocks_of
from newsroom.content.fingerprint import HEADER, INTRODUCTION
from newsroom.content.header import Value
from newsroom.content.page_file import PageFile
from newsroom.model.kinds import texts_of
from newsroom.model.page import BasePage


@dataclass(frozen=True)
class Section:
    """A part of a body, as `Body.sections` cuts it."""

    name: str
    """Its anchor, or what its heading says; unique on the page, and a token of XML."""
    part: str
    """What `fingerprint.changed_parts` calls it."""
    blocks: tuple[Block, ...]

    def fits(self, other: "Section") -> bool:
        """Whether both have the same blocks, so that their texts belong together."""
        return [block.shape for block in self.blocks] == [block.shape for block in other.blocks]

    def texts(self) -> Iterator[tuple[str, Block, str]]:
        """Each text with its name and its block."""
        number = 0
        for block in self.blocks:
            for text in block.texts:
                number += 1
                yield f"{self.name}.{number}", block, text

    def written(self, texts: Mapping[str, str]) -> str:
        """The section with these texts, by their names."""
        names = iter([name for name, _, _ in self.texts()])
        return "".join(
            block.written([texts[next(names)] for _ in block.texts]) for block in self.blocks
        )


def sections_of(file: PageFile) -> tuple[Section, ...]:
    """The sections of a page, the introduction first."""
    seen: dict[str, int] = {}
    sections = []
    for part, text in file.body.sections():
        name = _token(part) if part else INTRODUCTION
        seen[name] = seen.get(name, 0) + 1
        unique = name if seen[name] == 1 else f"{name}-{seen[name]}"
        sections.append(Section(unique, part or INTRODUCTION, blocks_of(text)))
    return tuple(sections)


def pairs(original: PageFile, translation: PageFile | None) -> list[tuple[Section, Section | None]]:
    """The sections of the original, each with that of the translation that fits it, if any."""
    theirs = sections_of(original)
    ours = sections_of(translation) if translation else ()
    if len(theirs) != len(ours):  # then only anchors tell which belong together
        by_name = {section.name: section for section in ours}
        matched = [by_name.get(section.name) for section in theirs]
    else:
        matched = list(ours)
    return [
        (section, other if other and section.fits(other) else None)
        for section, other in zip_longest(theirs, matched)
    ]


def header_texts(file: PageFile, kind: type[BasePage]) -> Iterator[tuple[str, str]]:
    """Each text of the header with its name: `header.title`, `header.topics.2`."""
    for field, _ in texts_of(kind):
        yield from _leaves(f"{HEADER}.{field}", file.header.data.get(field, ""))


def header_fields(
    file: PageFile, kind: type[BasePage], texts: Mapping[str, str]
) -> dict[str, Value]:
    """The fields of the original's header with these texts, by their names."""
    return {
        field: _filled(f"{HEADER}.{field}", file.header.data[field], texts)
        for field, _ in texts_of(kind)
        if file.header.data.get(field)
    }


def texts_by_name(original: PageFile, other: PageFile, kind: type[BasePage]) -> dict[str, str]:
    """The texts of another page under the names that they have in the original."""
    found = dict(header_texts(other, kind))
    for section, fitting in pairs(original, other):
        if fitting:
            names = (name for name, _, _ in section.texts())
            found |= zip(names, (text for _, _, text in fitting.texts()), strict=True)
    return found


def _leaves(name: str, value: Value) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if value.strip():
            yield name, " ".join(value.split())
        return
    steps: Sequence[tuple[str, Value]] = (
        list(value.items())
        if isinstance(value, dict)
        else [(str(number), part) for number, part in enumerate(value, start=1)]
    )
    for step, part in steps:
        yield from _leaves(f"{name}.{_token(step)}", part)


def _filled(name: str, value: Value, texts: Mapping[str, str]) -> Value:
    if isinstance(value, str):
        return texts.get(name, value)
    if isinstance(value, dict):
        return {
            step: _filled(f"{name}.{_token(step)}", part, texts) for step, part in value.items()
        }
    return [_filled(f"{name}.{n}", part, texts) for n, part in enumerate(value, start=1)]


def _token(name: str) -> str:
    """The name as XML accepts it: letters, digits, `.`, `-` and `_`."""
    return re.sub(r"[^\w.-]+", "-", name, flags=re.ASCII).strip("-") or "section"
