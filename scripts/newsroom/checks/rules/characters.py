"""Characters that deceive: those that nobody sees, and letters that look like others.

Judges what readers get, after character references and escapes are decoded. What stands in the
file as it is, `content.encoding` has judged; escapes in the header, `content.header`.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.code import without_certain_code
from newsroom.content.encoding import all_unwanted_in
from newsroom.content.header import leaves
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Problem
from newsroom.content.shown_text import decoded_text, shown_text

_NO_CHARACTER = re.compile("\N{REPLACEMENT CHARACTER}")
"""What browsers show for `&#0;`."""
_MARKED = re.compile("\\w[\u0300-\u036f]+")
"""A letter, and the marks that belong on it."""
_JOINED = re.compile("[\ufb00-\ufb06]")
_WORD = re.compile(r"[^\W\d_]{3,}")
"""Shorter ones are signs of physics more often than words: `hν`."""
_FOREIGN = ("CYRILLIC ", "ARMENIAN ", "CHEROKEE ", "COPTIC ")
"""Alphabets of which no letter belongs in a word in Latin letters."""
_LIKE_LATIN = frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονϲ")
"""Letters of Greek that nobody can tell from Latin ones, `ν` being `v`.

Not those of formulas and units: `kΩ`, `μm`, `Δt`, `TNFα`.
"""
_LIKE_LATIN_IN_WORDS = frozenset("ρυικτ")
"""The same, but in longer words only: `ρgh` is a formula."""
_LONG = 5
_ADDRESS = re.compile(r"\S*//\S*")


def characters_are_visible(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Texts hold no invisible characters, written as references (`&#8203;`) either."""
    body = localized.file.body
    source = without_certain_code(body.text) if "&" in body.text else ""
    shown = decoded_text(source)
    for match in (*all_unwanted_in(shown.text), *_NO_CHARACTER.finditer(shown.text)):
        at = shown.source(match.start())
        if source[at] == "&":
            yield localized.file.problem_at("SYN008", body.place(at), character=match[0])


def letters_are_single_characters(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """Every letter is one character, written as a reference (`&#xFB01;`, `o&#776;`) as well."""
    body = localized.file.body
    source = without_certain_code(body.text) if "&" in body.text else ""
    shown = decoded_text(source)
    for match in _MARKED.finditer(shown.text) if not shown.text.isascii() else ():
        at, end = (shown.source(index) for index in (match.start(), match.end() - 1))
        letter = unicodedata.normalize("NFC", match[0])
        if "&" in source[at : end + 1] and letter != match[0]:
            yield localized.file.problem_at(
                "SYN014", body.place(at), variant="parts", letter=letter
            )
    for match in _JOINED.finditer(shown.text):
        at = shown.source(match.start())
        if source[at] == "&":
            right = unicodedata.normalize("NFKC", match[0])
            values = {"variant": "joined", "letter": match[0], "right": right}
            yield localized.file.problem_at("SYN014", body.place(at), **values)


def words_are_of_one_alphabet(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """A word in Latin letters holds none that only looks like one."""
    body = localized.file.body
    if not (body.text.isascii() and "&" not in body.text):
        shown = shown_text(body.without_code)
        for start, word, letter in _mixed(shown.text):
            place = body.place(shown.source(start))
            yield localized.file.problem_at("SYN014", place, **_values(word, letter))
    for path, text in leaves(localized.file.header.data):
        for _, word, letter in _mixed(_ADDRESS.sub("", text)):
            yield localized.file.problem("SYN014", *path, **_values(word, letter))


def _values(word: str, letter: str) -> dict[str, Any]:
    return {"variant": "mixed", "word": word, "letter": letter, "character": letter}


def _mixed(text: str) -> Iterator[tuple[int, str, str]]:
    """The words of two alphabets, and the first letter of each that is in disguise."""
    if text.isascii():
        return
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isascii():
            continue
        disguised = next((letter for letter in word if _is_disguised(letter, word)), None)
        if disguised and any(_is_latin(letter) for letter in word):
            yield match.start(), word, disguised


def _is_disguised(letter: str, word: str) -> bool:
    """Whether a letter passes for a Latin one: one of another alphabet, width or font."""
    if letter in _LIKE_LATIN or (letter in _LIKE_LATIN_IN_WORDS and len(word) >= _LONG):
        return True
    is_foreign = unicodedata.name(letter, "").startswith(_FOREIGN)
    return is_foreign or (letter > "\u2fff" and _plain(letter) != letter)


def _is_latin(letter: str) -> bool:
    return (
        letter.isascii()
        or unicodedata.name(letter, "").startswith("LATIN ")
        or (letter > "\u2fff" and _plain(letter).isascii())
    )


def _plain(letter: str) -> str:
    """The letter of ASCII that is meant by one of another width or font, `ａ` or `𝐚`."""
    plain = unicodedata.normalize("NFKC", letter)
    return plain if len(plain) == 1 and plain.isascii() else letter


TEXT_RULES: tuple[PageRule, ...] = (
    characters_are_visible,
    letters_are_single_characters,
    words_are_of_one_alphabet,
)
