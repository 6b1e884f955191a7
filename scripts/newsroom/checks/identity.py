"""Identity numbers of persons in three countries, recognised by their check digits."""

import re
from collections.abc import Iterator

from newsroom.checks.reading import digits

_TURKISH = re.compile(r"(?<![\w.,/+-])[1-9]\d{10}(?![\w/-]|[.,]\d)")
_ITALIAN = re.compile(
    r"(?<![\w/-])[A-Z]{6}[0-9L-NP-V]{2}[A-EHLMPR-T][0-9L-NP-V]{2}[A-Z][0-9L-NP-V]{3}[A-Z](?![\w/-])",
    re.IGNORECASE | re.ASCII,
)
_SPANISH = re.compile(
    r"(?<![\w./-])(?P<digits>[XYZ]-?\d{7}|\d{2}\.\d{3}\.\d{3}|\d{8})-?(?P<letter>[A-Z])(?![\w/-])"
)
_SPANISH_POINTS = re.compile(r"\.\d{3}\.\d")
_SHORTEST = 9
_LENGTH = 16
"""Of an Italian code."""
_PIECES = bytes(49 if chr(byte).isalnum() and byte < 128 else 32 for byte in range(256))
"""Makes a `1` of every letter and digit of ASCII, and a blank of everything else."""
_LONG = b"1" * _LENGTH
_TAX = re.compile(r"(?:P\. ?IVA|IVA|VAT|CIF|VKN|vergi)[^\d\n]{0,10}$", re.IGNORECASE)
"""Before a number of a firm, which is as long as one of a person."""
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])")

_SPANISH_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"
_ITALIAN_ODD = bytes.fromhex("0100050709 0d0f111315 0204 12140b03 06080c0e10 0a16191817")
"""What a letter or digit counts in an odd place."""


def numbers_in(text: str) -> Iterator[tuple[int, str, str]]:
    """Place, number and country of every identity number whose check digits are right."""
    if len(text) < _SHORTEST:
        return
    most = digits.longest(text)
    for match in _TURKISH.finditer(text) if most >= 11 else ():
        is_of_firm = _TAX.search(text, max(match.start() - 24, 0), match.start())
        if not is_of_firm and _is_turkish(match[0]):
            yield match.start(), match[0], "TR"
    has_long = _LONG in text.encode("ascii", "replace").translate(_PIECES)
    # A code stands in one piece, so only long pieces can hold one.
    long = [part for part in text.split() if len(part) >= _LENGTH] if has_long else ()
    for match in _ITALIAN.finditer(text) if any(map(_ITALIAN.search, long)) else ():
        if _is_italian(match[0].upper()):
            yield match.start(), match[0], "IT"
    has_points = most >= 3 and _SPANISH_POINTS.search(text)
    for match in _SPANISH.finditer(text) if most >= 7 or has_points else ():
        if _is_spanish(re.sub("[.-]", "", match["digits"]), match["letter"]):
            yield match.start(), match[0], "ES"


def _is_turkish(number: str) -> bool:
    signs = [int(digit) for digit in number]
    tenth = (7 * sum(signs[0:9:2]) - sum(signs[1:8:2])) % 10
    return signs[9] == tenth and signs[10] == sum(signs[:10]) % 10


def _is_italian(code: str) -> bool:
    total = 0
    for position, sign in enumerate(code[:15]):
        value = int(sign) if sign.isdigit() else ord(sign) - ord("A")
        total += value if position % 2 else _ITALIAN_ODD[value]
    return chr(ord("A") + total % 26) == code[15]


def _is_spanish(written: str, letter: str) -> bool:
    if _DAY.fullmatch(written):
        return False
    number = written.translate(str.maketrans("XYZ", "012"))
    return _SPANISH_LETTERS[int(number) % 23] == letter
