"""What copying leaves in a text: text decoded wrongly, bullets, feet of pages, words cut in two.

Each function finds one sort of damage, and what is right where that is beyond doubt. The checker
names them (`checks.rules.pasted`), and `content.repair` mends them.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_WIDTH = "[ \t]{0,12}"
_MORE = range(0x80, 0xC0)


def _shown(code: int) -> str:
    """The sign that a byte of UTF-8 becomes when it is read as Windows-1252, or Latin-1."""
    try:
        return bytes([code]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(code)


_BYTES = {_shown(code): code for code in range(0x80, 0x100)}
_CONTINUED = "".join(re.escape(_shown(code)) for code in _MORE)
_WRONGLY_DECODED = re.compile(
    rf"[ÂÃÄÅ][{_CONTINUED}]|â[€‚„†ˆ‰\x80-\x8f][{_CONTINUED}]|â€(?![{_CONTINUED}])|ï»¿"
    r"|(?<=[a-z])Ã(?:[ ](?=[ ,.;:!?)])|(?=[ ,.;:!?)\n]|\Z))|(?<=\d)Â(?=[ ])"
)
"""Letters of our languages, typographic signs and a byte order mark, decoded wrongly."""
_CLOSING = "”’»…–—"
"""What may stand behind a capital letter: `CITTÀ»` is right."""
_ANGSTROM = re.compile(r"\d[ \u00a0]?\Z")
"""Before a unit: `30 Å’dan`."""
NO_BREAK = "\N{NO-BREAK SPACE}"
_CUT_OFF = {"â€": "”", "Ã": "à", "Ã ": "à", "Â": ""}
"""Signs whose last byte means nothing in Windows-1252, or is a blank, and is often left out."""
_UNREADABLE = re.compile(
    r"\ufffd|\(cid:\d{1,4}\)"
    r"|(?<![^\W\d_])Ã(?=[a-z])"  # Á, Í or Ý
    r"|(?<=[^\W\d_])√[†®©π≤¨±≥∫≠º∂ß°§]"  # UTF-8 read as the letters of a Mac
    r"|[├┬┼][^\W\d_]|[├┬┼][^\w\s─-╿]"  # or of DOS
    r"|\\u00[\da-f]{2}|%C3%[89AB][\dA-F]|=C3=[89AB][\dA-F]|=E2=80="
    r"|(?<=[a-zà-ÿ]{2})(?<!\.php)(?<!\.asp)\?(?=[a-zà-ÿ]{1,40})|(?<=\w\?[ ])\?(?=[ ])",
)
"""What stands where letters have been lost."""
_TURKISH = re.compile("[þðÞÐ]|Ý(?=[a-z])")
"""Letters of Turkish, read as Latin-1."""

_SURE_BULLETS = "•▪‣●\uf020-\uf0ff"
"""The last are those of Word's fonts of symbols."""
_BLANKS = "[ \t\u00a0]{0,12}"
_BULLET = re.compile(
    rf"^{_WIDTH}(?:[{_SURE_BULLETS}]{_BLANKS}(?:\n(?![ \t]*[{_SURE_BULLETS}\n]))?"
    rf"|[·◦○■□]{_BLANKS}(?<=[ \t\u00a0])(?![·◦○■□])"
    rf"|o\t[\t ]{{0,12}}(?![^\n]*\t)|[-*+]\u00a0{_BLANKS})(?=\S)",
    re.MULTILINE,
)
_BULLETS = re.compile(rf"[{_SURE_BULLETS}·◦○■□]|o\t|[-*+]\u00a0")
_INNER = "o"
"""The bullet of Word for a list inside another one."""
_SOFT = "\u00ad¬"
_CUT = re.compile(
    rf"(?<![\w’'-])(?P<first>[^\W\d_]{{2,40}})(?P<sign>[-‐{_SOFT}])[ \t]{{0,2}}\n[ \t]{{0,8}}"
    r"(?P<second>[^\W\d_]{2,40})(?P<after>[^\s\w]{0,5})(?:[ ]|(?=\n|\Z))"
)
_FOOT = re.compile(
    r"^[-–—|* \t]{0,9}(?:page|p\.|pag\.|pagina|pág\.|página|sayfa|s\.)[ ]{0,2}\|?[ ]{0,2}\d{1,4}"
    r"(?:[ ]{0,2}(?:/|\||of|di|de|su|-)[ ]{0,2}\d{1,4})[-–—|* \t]{0,9}$"
    r"|^[-–—|* \t]{0,9}(?:page|pagina|página|sayfa)[ ]{0,2}\|[ ]{0,2}\d{1,4}[-–—|* \t]{0,9}$"
    r"|^\d{1,4}[ ]\|[ ](?:page|pagina|página|sayfa)$|^[-–—][ ]\d{1,4}[ ][-–—]$"
    r"|(?:(?<=\n\n)|\A)(?:page|pag\.|pagina|pág\.|página|sayfa)[ ]\d{1,4}(?=\n\n|\n?\Z)",
    re.MULTILINE | re.IGNORECASE,
)
_JOINED = re.compile("[\ufb00-\ufb06]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\u200e\u200f]")
"""What nobody sees, and no word of our languages needs."""


class Damage(NamedTuple):
    """A damaged part of a text."""

    start: int
    end: int
    right: str
    """What should stand there."""


def wrongly_decoded(text: str) -> Iterator[Damage]:
    """UTF-8 that was read as Windows-1252: `cafÃ©`, `â€“`, `Ä±`."""
    if text.isascii():
        return
    for match in _WRONGLY_DECODED.finditer(text):
        right = _decoded(match[0])
        before = text[max(0, match.start() - 2) : match.start()]
        is_capital = match[0][0] in "ÂÃÄÅ" and (before[-1:].isupper() or _ANGSTROM.search(before))
        is_right = is_capital and len(match[0]) > 1 and match[0][1] in _CLOSING
        if right is not None and not is_right:
            yield Damage(*match.span(), right)


def _decoded(written: str) -> str | None:
    if written in _CUT_OFF:
        return _CUT_OFF[written]
    try:
        right = bytes([_BYTES[sign] for sign in written]).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None
    right = right.removeprefix("\ufeff")
    return right if right.isprintable() or right == NO_BREAK else None


def lost_letters(text: str, lang: str) -> Iterator[tuple[int, str]]:
    """Where letters were lost in decoding, and what stands there: `citt?`, `Ãrea`, U+FFFD."""
    for pattern in (_UNREADABLE, _TURKISH) if lang == "tr" else (_UNREADABLE,):
        yield from ((match.start(), match[0]) for match in pattern.finditer(text))


def bullets(text: str) -> Iterator[Damage]:
    """Bullets of other programs at the beginning of a line: `•`, `·`, U+F0B7."""
    for match in _BULLET.finditer(text) if _BULLETS.search(text) else ():
        indent = len(match[0]) - len(match[0].lstrip(" \t"))
        is_inner = match[0][indent] == _INNER
        yield Damage(match.start() + indent, match.end(), "  - " if is_inner else "- ")


def feet(text: str) -> Iterator[Damage]:
    """Lines that are the foot of a printed page: `Page 3 of 12`; not those of a sentence."""
    for match in _FOOT.finditer(text):
        is_below_text = text[: match.start()][-2:].strip("\n") != ""
        if not (is_below_text and match[0].lstrip("-–—|* \t")[:1].islower()):
            yield Damage(*match.span(), "")


def cut_words(text: str) -> Iterator[Damage]:
    """Words cut in two at the end of a line, if their whole stands elsewhere in the text.

    A soft hyphen, and the sign that becomes of it, leave no doubt.
    """
    if not re.search(rf"[-‐{_SOFT}][ \t]*\n", text):
        return
    words = frozenset(re.findall(r"[^\W\d_]{4,}", text.lower()))
    for match in _CUT.finditer(text):
        whole = match["first"] + match["second"]
        if match["second"].islower() and (match["sign"] in _SOFT or _is_known(whole, words)):
            end = "\n" if match[0].endswith(" ") else ""  # else one follows
            yield Damage(*match.span(), f"{whole}{match['after']}{end}")


def _is_known(whole: str, words: frozenset[str]) -> bool:
    """Whether a word, or its plural or singular, is among others."""
    small = whole.lower()
    return small in words or small + "s" in words or small.removesuffix("s") in words


def plain_letters(text: str) -> str:
    """The text with letters for ligatures, and without what nobody sees."""
    if text.isascii():
        return text
    whole = _JOINED.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return _INVISIBLE.sub("", whole)


def mended(text: str, found: Iterator[Damage]) -> str:
    """The text with what is right in place of what was found."""
    parts, at = [], 0
    for damage in found:
        parts += [text[at : damage.start], damage.right]
        at = damage.end
    return "".join([*parts, text[at:]])
