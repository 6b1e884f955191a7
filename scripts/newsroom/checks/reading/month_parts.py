"""Parts of a month or a year: `early September`, `metà settembre`, `Eylül 2027 sonu`."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from newsroom.checks.folding import words_in
from newsroom.checks.reading.date_patterns import CAPITAL_MONTHS, fold, months

_WORDS = {
    "en": {
        "early": r"early|(?:beginning|start)\sof",
        "mid": r"mid|middle\sof",
        "late": r"late|end\sof",
    },
    "it": {
        "early": r"inizi?o?(?:\s(?:di|del))?|primi(?:\s(?:giorni\s)?(?:di|del))",
        "mid": r"(?<!prima\s)(?<!seconda\s)metà(?:\s(?:di|del))?",
        "late": r"fine(?:\s(?:di|del))?",
    },
    "es": {
        "early": r"(?:principios?|comienzos?|inicios?|primeros)\s(?:de|del)",
        "mid": r"mediados\s(?:de|del)",
        "late": r"(?:finales|fines|fin|final)\s(?:de|del)",
    },
    "tr": {
        "early": r"baş(?:[ıi](?:n\w{0,4})?|lar[ıi]\w{0,5})",
        "mid": r"orta(?:s[ıi]\w{0,5}|lar[ıi]\w{0,5})",
        "late": r"son(?:u(?:n\w{0,4})?|lar[ıi]\w{0,5})",
    },
}
_OF_MONTH = {
    "en": r"(?:-|\s)(?:the\smonth\sof\s)?",
    "it": r"\s(?:mese\sdi\s)?",
    "es": r"\s(?:mes\sde\s)?",
}
_OF_YEAR = {"en": r"(?:\sof)?,?\s", "it": r"(?:\sdel)?\s", "es": r"\s(?:de|del)\s", "tr": r"\s"}
_KEYS = {
    "en": "early mid late beginning start middle end",
    "it": "inizio inizi primi metà fine",
    "es": "principio principios comienzo comienzos inicio inicios primeros mediados finales fines"
    " fin final",
}
"""Words without which there is none; Turkish has endings to them."""


class MonthPart(NamedTuple):
    """The beginning, the middle or the end of a month or of a year."""

    start: int
    end: int
    written: str
    part: str
    """`early`, `mid` or `late`."""
    month: int | None
    """None where the part is of a year."""
    year: int | None


@lru_cache(maxsize=64)
def month_parts(text: str, lang: str) -> tuple[MonthPart, ...]:
    """Every part of a month or a year that the text names, in order."""
    if lang not in _WORDS or (lang in _KEYS and words_in(text).isdisjoint(words_in(_KEYS[lang]))):
        return ()
    return tuple(_found(text, lang))


def _found(text: str, lang: str) -> Iterator[MonthPart]:
    for match in _pattern(lang).finditer(text):
        name = match["month"]
        if name and lang in CAPITAL_MONTHS and not name[0].isupper():
            continue
        year = match["year"] or match["whole"]
        yield MonthPart(
            match.start(),
            match.end(),
            " ".join(match[0].split()),
            next(part for part in _WORDS[lang] if match[part]),
            months(lang)[fold(name)] if name else None,
            int(year) if year else None,
        )


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    names = sorted((name for name in months(lang) if len(name) > 3 or lang == "en"), key=len)
    month = "|".join(re.escape(name).replace("i", "[iİıI]") for name in reversed(names))
    parts = "|".join(f"(?P<{part}>{words})" for part, words in _WORDS[lang].items())
    year = rf"(?:{_OF_YEAR[lang]}(?P<year>(?:19|20)\d\d)(?!\d))?"
    whole = r"(?P<whole>(?:19|20)\d\d)(?!\d)"
    if lang == "tr":
        genitive = r"(?:['’]\w{2,4})?"
        of_month = rf"(?P<month>{month})(?!\w){year}{genitive}(?:\sayının)?"
        form = rf"(?<!\w)(?:{of_month}|{whole}{genitive}(?:\syılının)?)\s(?:{parts})(?!\w)"
    else:
        of_month = rf"(?P<month>{month})(?!\w){year}"
        form = rf"(?<![\w-])(?:{parts}){_OF_MONTH[lang]}(?:{of_month}|{whole}(?![\w–-]))"
    return re.compile(form, re.IGNORECASE)
