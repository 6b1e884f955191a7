"""How a language writes dates: the patterns that find one in a text.

The names come from Unicode's data; only the small words between them are written here, so
another language needs no more than a few lines in `_WAYS`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from newsroom.words.formats import month_names, weekday_names

_DASH = "[–—-]"
_SPACE = "[ \u00a0]"


@dataclass(frozen=True, kw_only=True)
class _Ways:
    """The small words with which a language writes dates."""

    between: str
    """Between two days of a month."""
    until: str
    """Between two whole dates."""
    both: str
    """A word that makes a range only with a `between`."""
    before: str = ""
    """Before a month."""
    on_month: str = r"(?!\w)"
    on_year: str = ""
    article: str = ""
    """Between a weekday and its day."""
    on_weekday: str = ""
    months: tuple[tuple[str, int], ...] = ()
    """Names of months that Unicode does not know."""


_WAYS = {
    "en": _Ways(
        between=r"to|until|till|and|through",
        until=r"(?:to|until|till|through)(?:\sthe)?",
        both=r"and",
        before=r"of",
        article=r"the\s",
    ),
    "it": _Ways(
        between=r"al|all['’]|a|e|fino al|sino al",
        until=r"(?:fino\s|sino\s)?(?:al?|all['’])",
        both=r"ed?(?:\sil)?",
        before=r"del\smese\sdi",
        article=r"giorno\s",
        on_weekday=r"['’]?",
        months=(("sett", 9),),
    ),
    "es": _Ways(
        between=r"al|a|y|hasta el",
        until=r"(?:al?|hasta)(?:\sel)?",
        both=r"y(?:\sel)?",
        before=r"de|del\smes\sde",
        article=r"d[ií]a\s",
        months=(("setiembre", 9),),
    ),
    "tr": _Ways(
        between=r"ile|ve|ila|ilâ",
        until=r"ila|ilâ",
        both=r"ile|ve",
        on_month=r"(?:(?!\w)(?:['’]\w{1,5})?|[dt][ae]n?(?!\w))",
        on_year=r"(?:['’]\w{1,5})?",
        on_weekday=r"(?:\sgünü)?",
    ),
}
CAPITAL_MONTHS = frozenset({"en", "tr"})
"""Where a month is a name: `may` and `march` are verbs, and `ekim` is sowing."""
_ORDINAL = r"(?:st|nd|rd|th|\.?(?:º|°|ª|er\b)|['’]\w{1,5})?"
_ACCENTS = str.maketrans("ìéáó", "ieao")


@cache
def patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    """What finds a date, with the day or (in English) the month first; nothing elsewhere."""
    if lang not in _WAYS:
        return ()
    ways, month, weekday = _WAYS[lang], _month(lang), weekdays_pattern(lang)
    article = f"(?:{ways.article})?" if ways.article else ""
    before = rf"(?:(?:{ways.before})\s{{1,3}})?" if ways.before else ""
    initials = "".join(sorted({name[0] for name in (*weekdays(lang), *months(lang))}))
    soon = rf"(?=[\d{initials}])"  # so that no more is tried at every other character
    first = (
        rf"{soon}(?:(?<!{_DASH})\b(?P<weekday>{weekday}){ways.on_weekday},?\s{{1,3}}\(?{article})?"
    )
    year = rf"(?:,?\s{{1,3}}(?:de\s|del\s)?(?P<year>\d{{4}})\b{ways.on_year})?"
    day_first = re.compile(
        rf"{first}(?<![\w.,/%–-])(?P<day>\d{{1,3}})(?P<ordinal>{_ORDINAL})"
        rf"(?:\s{{0,2}}(?:{_DASH}|\s(?:{ways.between})\s|\s(?:fino\s)?all['’])\s{{0,2}}"
        rf"(?:(?P<weekday2>{weekday}),?\s{{1,3}})?{article}(?P<last>\d{{1,3}}){_ORDINAL})?"
        rf"\s{{1,3}}{before}(?P<month>{month}){ways.on_month}{year}{_behind(lang)}",
        re.IGNORECASE,
    )
    if lang != "en":
        return (day_first,)
    month_first = re.compile(
        rf"{first}(?<!\d\s)(?<!\d[snrt][tdh]\s)(?<!\bof\s)(?<!\bin\s)\b(?P<month>{month})\s"
        rf"{article}(?P<day>\d{{1,3}})(?P<ordinal>{_ORDINAL})"
        rf"(?:\s?(?:{_DASH}|\s(?:{ways.between})\s)\s?(?P<weekday2>(?!))?"
        rf"(?P<last>\d{{1,3}}){_ORDINAL})?(?![\w:%]|[.,]\d|\s(?:BCE?|AD|CE)\b){year}{_behind(lang)}",
        re.IGNORECASE,
    )
    return day_first, month_first


@cache
def joints(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What joins two dates: always to a range, or only with a `between`."""
    ways = _WAYS[lang]
    dash = rf"{_SPACE}{{0,2}}{_DASH}{_SPACE}{{0,2}}"
    until = re.compile(rf"{dash}|\s{{1,3}}(?:{ways.until})\s{{0,3}}", re.IGNORECASE)
    return until, re.compile(rf"\s{{1,3}}(?:{ways.both})\s{{1,3}}", re.IGNORECASE)


@cache
def weekday_before(lang: str) -> re.Pattern[str]:
    """Another weekday just before, so that neither need be that of a date: `Monday to Friday`."""
    ways = _WAYS[lang]
    words = rf"\s(?:{ways.between}|{ways.until}|{ways.both}|or|o|veya)"
    return re.compile(rf"(?:{weekdays_pattern(lang)})s?(?:,|{words})\s{{1,2}}$", re.IGNORECASE)


@cache
def months(lang: str) -> dict[str, int]:
    """Every name of a month, folded, with its number."""
    others = _WAYS[lang].months if lang in _WAYS else ()
    return {fold(name): month for name, month in (*month_names(lang).items(), *others)}


@cache
def weekdays(lang: str) -> dict[str, int]:
    """Every name of a weekday, folded; Monday is 0."""
    return {
        fold(form): number
        for name, number in weekday_names(lang).items()
        for form in (name, _without_accents(name))
    }


def fold(name: str) -> str:
    """One form for all ways to write a name with capital and dotless letters."""
    return name.rstrip(".").lower().replace("i̇", "i").replace("ı", "i")


def _month(lang: str) -> str:
    """Names in full, and short ones where a point and a number show what they are."""
    names, is_capital = months(lang), lang in CAPITAL_MONTHS
    shortest = 3 if is_capital else 4  # `mar` and `set` are words in Italian
    follows = r"(?:the\s)?\d" if lang == "en" else r"(?:de\s|del\s)?\d{4}(?!\d)"
    short = _either(name for name in names if len(name) < 5)
    return rf"(?:{short})\.(?=,?\s{{1,3}}{follows})|" + _either(
        name for name in names if len(name) >= shortest
    )


def weekdays_pattern(lang: str) -> str:
    """The alternatives of a pattern: the names of weekdays, short ones with their point."""
    names = weekday_names(lang)
    short = _either(name for name in names if len(name) < 4)
    full = {form for name in names if len(name) > 3 for form in (name, _without_accents(name))}
    return rf"(?:{short})\.|(?:{_either(full)})(?!\w)"


def _behind(lang: str) -> str:
    """A weekday behind its date, which begins neither the next date nor a list."""
    weekday = weekdays_pattern(lang)
    comma = rf",{_SPACE}"
    next_date = ""
    if lang != "tr":
        comma += rf"(?:an?\s)?(?=(?:{weekday})(?:[.;:)\n]|,(?!\s(?:\d|{weekday}))|\Z))"
        next_date = r",?\s{1,3}(?:the\s)?\d{1,3}(?![\d.:])|"
    return (
        rf"(?(weekday)|(?:(?:{_SPACE}{{1,2}}|{comma}|{_SPACE}?\((?=(?:{weekday})\)))"
        rf"(?P<weekday3>{weekday})(?!{next_date}\s?{_DASH}|,?\s(?:(?:and|e|y|ve)\s)?(?:{weekday})|\sgünleri))?)"
    )


def _either(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _without_accents(name: str) -> str:
    """`miercoles`, `lunedi`; not in Turkish, where the letters are others."""
    return name.translate(_ACCENTS)
