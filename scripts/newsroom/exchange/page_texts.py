"""The translatable texts of a page, and sections and header fields made from such texts.

Each text has a stable name: the section's anchor and a number, or the header field. A section
of a translation matches that of the original if both have the same blocks.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from newsroom.content.blocks import Block, blocks_of
from newsroom.content.fingerprint import HEADER, INTRODUCTION
from newsroom.content.header import Value
from newsroom.content.page_file import PageFile
from newsroom.model import kinds
from newsroom.model.page import BasePage


@dataclass(frozen=True)
class Section:
    """A section of a body, as `Body.sections` yields it."""

    name: str
    """Its anchor, or the text of its heading; unique on the page, and a valid XML token."""
    part: str
    """Its name in `fingerprint.changed_parts`."""
    blocks: tuple[Block, ...]

    def matches(self, other: "Section") -> bool:
        """Whether both have the same blocks, so that their texts correspond."""
        return [block.shape for block in self.blocks] == [block.shape for block in other.blocks]

    def texts(self) -> Iterator[tuple[str, Block, str]]:
        """Each text with its name and its block."""
        number = 0
        for block in self.blocks:
            for text in block.texts:
                number += 1
                yield f"{self.name}.{number}", block, text

    def written(self, texts: Mapping[str, str]) -> str:
        """The Markdown of the section with these texts, by name."""
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


def matched_sections(
    original: PageFile, translation: PageFile | None
) -> list[tuple[Section, Section | None]]:
    """The sections of the original, each with the matching one of the translation, if any."""
    original_sections = sections_of(original)
    translated_sections = sections_of(translation) if translation else ()
    if len(original_sections) != len(translated_sections):  # then only anchors can be compared
        by_name = {section.name: section for section in translated_sections}
        matched = [by_name.get(section.name) for section in original_sections]
    else:
        matched = list(translated_sections)
    return [
        (section, other if other and section.matches(other) else None)
        for section, other in zip_longest(original_sections, matched)
    ]


def header_texts(file: PageFile, kind: type[BasePage]) -> Iterator[tuple[str, str]]:
    """Each translatable text of the header with its name: `header.title`, `header.topics.2`."""
    for field, value in kinds.header_texts(kind, file.header.data):
        yield from _leaves(f"{HEADER}.{field}", value)


def header_fields(
    file: PageFile, kind: type[BasePage], texts: Mapping[str, str]
) -> dict[str, Value]:
    """The translatable header fields of the original, filled with these texts."""
    return {
        field: _filled(f"{HEADER}.{field}", value, texts)
        for field, value in kinds.header_texts(kind, file.header.data)
        if value
    }


def texts_by_name(
    original: PageFile, translation: PageFile, kind: type[BasePage]
) -> dict[str, str]:
    """The texts of a translation, by the names that they have in the original."""
    found = dict(header_texts(translation, kind))
    for section, matching in matched_sections(original, translation):
        if matching:
            names = (name for name, _, _ in section.texts())
            found |= zip(names, (text for _, _, text in matching.texts()), strict=True)
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
    """The name as an XML token: letters, digits, `.`, `-` and `_`."""
    return re.sub(r"[^\w.-]+", "-", name, flags=re.ASCII).strip("-") or "section"
