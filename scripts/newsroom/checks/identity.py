"""Numbers with check digits: identity numbers of persons in three countries."""

import re
from collections.abc import Iterator

_TURKISH = re.compile(r"(?<![\w.,/+-])[1-9]\d{10}(?![\w/-]|[.,]\d)")
_ITALIAN = re.compile(
    r"(?<![\w/-])[A-Z]{6}[0-9L-NP-V]{2}[A-EHLMPR-T][0-9L-NP-V]{2}[A-Z][0-9L-NP-V]{3}[A-Z](?![\w/-])",
    re.IGNORECASE | re.ASCII,
)
_SPANISH = re.compile(
    r"(?<![\w./-])(?P<digits>[XYZ]-?\d{7}|\d{2}\.\d{3}\.\d{3}|\d{8})-?(?P<letter>[A-Z])(?![\w/-])"
)
_TAX = re.compile(r"(?:P\. ?IVA|IVA|VAT|CIF|VKN|vergi)[^\d\n]{0,10}$", re.IGNORECASE)
"""Before a number of a firm, which is as long as one of a person."""
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])")

_SPANISH_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"
_ITALIAN_ODD = bytes.fromhex("0100050709 0d0f111315 0204 12140b03 06080c0e10 0a16191817")
"""What a letter or digit counts in an odd place."""


def numbers_in(text: str) -> Iterator[tuple[int, str, str]]:
    """Place, number and country of every identity number whose check digits are right."""
    for match in _TURKISH.finditer(text):
        is_of_firm = _TAX.search(text, max(match.start() - 24, 0), match.start())
        if not is_of_firm and _is_turkish(match[0]):
            yield match.start(), match[0], "TR"
    for match in _ITALIAN.finditer(text):
        if _is_italian(match[0].upper()):
            yield match.start(), match[0], "IT"
    for match in _SPANISH.finditer(text):
        if _is_spanish(re.sub("[.-]", "", match["digits"]), match["letter"]):
            yield match.start(), match[0], "ES"


def _is_turkish(number: str) -> bool:
    digits = [int(digit) for digit in number]
    tenth = (7 * sum(digits[0:9:2]) - sum(digits[1:8:2])) % 10
    return digits[9] == tenth and digits[10] == sum(digits[:10]) % 10


def _is_italian(code: str) -> bool:
    total = 0
    for position, sign in enumerate(code[:15]):
        value = int(sign) if sign.isdigit() else ord(sign) - ord("A")
        total += value if position % 2 else _ITALIAN_ODD[value]
    return chr(ord("A") + total % 26) == code[15]


def _is_spanish(digits: str, letter: str) -> bool:
    if _DAY.fullmatch(digits):
        return False
    number = digits.translate(str.maketrans("XYZ", "012"))
    return _SPANISH_LETTERS[int(number) % 23] == letter
