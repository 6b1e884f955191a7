"""The prose: its links and its pictures."""

import re
from collections.abc import Iterator

from newsroom.checks.rules.rule import House, PageRule
from newsroom.content.library import Sheet
from newsroom.content.problem import Problem

_FILE_NAME = re.compile(r"[\w.-]+\.(png|jpe?g|gif|svg|webp|avif)|(IMG|DSC)[_-]?\d+", re.IGNORECASE)


def links_are_encrypted(sheet: Sheet, _house: House) -> Iterator[Problem]:
    """Links are encrypted: https, not http."""
    for link in sheet.file.body.links():
        if link.target.lower().startswith("http:"):
            yield sheet.file.problem_at("URL001", link.place, value=link.target)


def pictures_have_alternative_text(sheet: Sheet, _house: House) -> Iterator[Problem]:
    """Pictures have an alternative text that says what they show (WCAG 2.2, 1.1.1)."""
    for link in sheet.file.body.links():
        if link.alt is None:
            continue
        if not link.alt.strip():
            yield sheet.file.problem_at("A11001", link.place)
        elif _FILE_NAME.fullmatch(link.alt.strip()):
            yield sheet.file.problem_at("A11002", link.place, value=link.alt)


TEXT_RULES: tuple[PageRule, ...] = (links_are_encrypted, pictures_have_alternative_text)
