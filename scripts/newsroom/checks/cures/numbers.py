"""Which number is meant by what stands in place of one: `3rd`, `1.200`, `45,123`, `about 12`."""

import re
from collections.abc import Mapping
from decimal import Decimal

from newsroom.checks.cures.data import table, words_of
from newsroom.checks.cures.written import Written
from newsroom.content.near import folded

_GROUPED = re.compile(r"[+-]?\d{1,3}(?:([., '’\u00a0\u202f])\d{3})(?:\1\d{3}){0,5}")
_DECIMAL = re.compile(r"([+-]?)(\d{1,12})[.,](\d{1,20})")
_MIXED = re.compile(r"(\d{1,3}(?:[. ’']\d{3}){1,5}),(\d{1,2})|(\d{1,3}(?:,\d{3}){1,5})\.(\d{1,2})")
_ORDINAL = re.compile(
    r"(\d{1,6})\s?(?:st|nd|rd|th|º|ª|°|\.ª|\.º|\.|['’]?\s?[iıuü]?nc[iıuü])\.?", re.IGNORECASE
)
_WITH_UNIT = re.compile(
    r"(?:[€$£₺]|[A-Za-z]{3}\s)?\s?([\d][\d., '’]{0,24}\d|\d)\s?(?:°|º|%|€|\+|[^\W\d_][^\d]{0,30})?"
)
_DEGREES = re.compile(
    r"([NSEWO]?)\s?(\d{1,3})\s?[°º]\s?(?:(\d{1,2})\s?['′’]\s?)?(?:(\d{1,2}(?:[.,]\d{1,6})?)\s?(?:[\"″”]|'')\s?)?([NSEWO]?)",
    re.IGNORECASE,
)
_LONGEST = 60
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_YEARS = ("founded", "since")
_COORDINATES = ("lat", "lon")


def cure(written: Written) -> Mapping[str, object]:
    """The number in digits, or the two that may be meant."""
    text = written.text[:_LONGEST]
    if written.path[-1] in _COORDINATES:
        near = _coordinate(text)
        return {"variant": "coordinate", "near": near} if near else {"variant": "digits"}
    is_whole = written.values.get("is_whole") is True
    word = words_of("values", "numbers").get(folded(text))
    if word:
        return _near(word)
    if written.path[-1] in _YEARS:
        years = set(_YEAR.findall(text))
        return _near(years.pop() if len(years) == 1 else None)
    qualifier, rest = _qualified(text)
    found = _numbers(rest, is_whole=is_whole)
    if qualifier and found and written.values.get("is_qualified"):
        return {"variant": "about", "near": found[0], "qualifier": qualifier}
    if len(found) == 2:
        return {"variant": "both", "near": found[0], "other": found[1]}
    return _near(found[0] if found else None)


def _near(value: str | None) -> Mapping[str, object]:
    return {"variant": "near", "near": value} if value else {"variant": "digits"}


def _numbers(text: str, *, is_whole: bool) -> list[str]:
    """What a number may mean: `1.200` is 1200, or 1.2 where there are decimals."""
    text = text.strip()
    if match := _ORDINAL.fullmatch(text):
        return [match[1]]
    if match := _MIXED.fullmatch(text):
        whole, rest = (match[1], match[2]) if match[1] else (match[3], match[4])
        return [_plain(re.sub(r"\D", "", whole) + "." + rest)]
    if match := _GROUPED.fullmatch(text):
        together = re.sub(r"[^\d-]", "", text)
        is_clear = is_whole or match[1] not in ".," or text.count(match[1]) > 1
        small = together if is_clear else _plain(text.replace(",", "."))
        return [together] if small.isdecimal() else [together, small]
    if match := _DECIMAL.fullmatch(text):
        value = _plain(text.replace(",", ".").lstrip("+"))
        return [] if is_whole and "." in value else [value]
    if text.lstrip("+-").isdecimal():
        return [str(int(text))]
    match = _WITH_UNIT.fullmatch(text)
    return _numbers(match[1], is_whole=is_whole) if match and match[1] != text else []


def _plain(text: str) -> str:
    """The number without zeros at its end."""
    return f"{Decimal(text).normalize():f}"


def _qualified(text: str) -> tuple[str, str]:
    """Whether a number is about or over what is written, and the number."""
    small = text.lower()
    for qualifier, words in table("values")["qualifiers"].items():
        for word in sorted(words, key=len, reverse=True):
            if small.startswith(word):
                return qualifier, text[len(word) :].strip()
            if small.endswith(word) and not word.endswith("."):
                return qualifier, text[: len(text) - len(word)].strip(" '’-")
    return "", text


def _coordinate(text: str) -> str | None:
    """Degrees with decimals: `45,123`, `45.123°`, `43° 52' 48" N`."""
    bare = re.sub(r"\s?[°º]$|^\+", "", text.strip())
    if match := _DECIMAL.fullmatch(bare):
        return f"{match[1]}{match[2]}.{match[3]}".lstrip("+")
    if match := re.fullmatch(
        r"([NSEWO]?)\s?(\d{1,3}[.,]\d{1,20})\s?°?\s?([NSEWO]?)", bare, re.IGNORECASE
    ):
        return _signed(Decimal(match[2].replace(",", ".")), match[1] + match[3])
    if (match := _DEGREES.fullmatch(text.strip())) and (match[3] or match[1] or match[5]):
        seconds = Decimal((match[4] or "0").replace(",", "."))
        value = int(match[2]) + Decimal(match[3] or 0) / 60 + seconds / 3600
        return _signed(round(value, 4), match[1] + match[5])
    return None


def _signed(value: Decimal, side: str) -> str:
    is_below = side.upper() in ("S", "W", "O")
    return f"{(-value if is_below else value).normalize():f}"
