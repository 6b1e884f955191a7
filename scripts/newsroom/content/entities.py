"""Character references of HTML (`&#64;`, `&commat;`), decoded as browsers decode them.

`html.unescape` drops the references of control characters, which browsers keep, and raises an
error for numbers of more than 4,300 digits.
"""

import html
import re

ENTITY = r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]{1,31};?)"
"""The pattern of a character reference, which HTML also reads without its semicolon."""

_ENTITY = re.compile(ENTITY)
_LAST = 0x10FFFF
_MOST_DIGITS = 7


def decoded(text: str) -> str:
    """A text with its character references decoded (WHATWG HTML, 13.2.5.72 and following)."""
    return _ENTITY.sub(lambda match: entity(match[0]), text) if "&" in text else text


def entity(written: str) -> str:
    """What a reference stands for; what is no reference stays as it is."""
    if not written.startswith("&#"):
        return html.unescape(written)
    digits = written[2:].rstrip(";")
    base = 16 if digits[:1] in ("x", "X") else 10
    digits = digits.lstrip("xX").lstrip("0")
    number = int(digits or "0", base) if len(digits) <= _MOST_DIGITS else _LAST + 1
    # `unescape` knows the numbers of Windows-1252, and what stands for those that are none.
    return html.unescape(f"&#{min(number, _LAST + 1)};") or chr(number)
