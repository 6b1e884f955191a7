"""Names of persons in a short text, such as the speakers of a session.

Only certain ones: a frequent given name with a surname behind it, or a form of address before
a name. What begins with another word is an organisation (`Fondazione Giovanni Rossi`).
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from newsroom.content.near import folded

_FILE = Path(__file__).with_name("given_names.txt")
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-Ž]"
_WORD = rf"{_CAPITAL}[\w’'-]*\.?"
_PARTICLE = r"(?:d[aeiou]|dal|dalla|de la|de los|del|della|di|la|le|lo|van|van der|von|y)"
_CAPITALISED = re.compile(rf"{_WORD}(?: (?:{_PARTICLE} )?{_WORD})*")
"""Words with capital letters, and small ones between parts of a name."""
_ADDRESSED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Professor|Signora?|Señora?|Don|Doña|Sayın|Bay|Bayan|Doç"
    r"|(?i:dr|dr\.ssa|prof|prof\.ssa|dott|dott\.ssa|sig|sig\.ra|sra?|ing|avv)\.?)\.? "
    rf"(?:(?:Dr|Ing|Prof)\.? )*(?P<name>{_WORD}(?: (?:{_PARTICLE} )?{_WORD})*)"
)
_TURKISH = re.compile(rf"(?P<name>{_WORD}) (?:Bey|Hanım)\b")


def persons_in(text: str) -> Iterator[str]:
    """The names of persons in a text, each once, in their order."""
    found = {match.start("name"): match["name"] for match in _ADDRESSED.finditer(text)}
    found |= {match.start("name"): match["name"] for match in _TURKISH.finditer(text)}
    for match in _CAPITALISED.finditer(text):
        first, _, others = match[0].partition(" ")
        if others and first.rstrip(".") in _given_names() and match.start() not in found:
            found[match.start()] = match[0]
    yield from dict.fromkeys(name.rstrip(".") for _, name in sorted(found.items()))


def is_called(name: str, others: str) -> bool:
    """Whether one name is the other, perhaps shortened: `M. Bianchi`, `Maria Bianchi`."""
    short, long = sorted((_parts(name), _parts(others)), key=len)
    return bool(short) and all(any(_is_part(one, other) for other in long) for one in short)


def _is_part(one: str, other: str) -> bool:
    return one == other or (len(one) == 1 and other.startswith(one))


def _parts(name: str) -> list[str]:
    return [part for part in folded(name).split("-") if part]


@cache
def _given_names() -> frozenset[str]:
    return frozenset(_FILE.read_text(encoding="utf-8").split())
