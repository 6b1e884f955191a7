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
_BLANKS = r"(?:[ \u00a0]{1,3}(?:\n[ ]{0,3})?|\n[ ]{0,3})(?!\n)"
_GAP = rf"(?:[*_]{{0,2}}[,:]?[*_]{{0,2}}{_BLANKS}|[*_]{{0,2}}[ ]?\|[ ]?)[*_]{{0,2}}"
"""Between a weekday and its day: `**Thursday** 8`, `Thursday: 8`, two cells of a table."""


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
    weekdays: tuple[tuple[str, int], ...] = ()
    """Names that Unicode does not know."""


_WAYS = {
    "en": _Ways(
        between=r"to|until|till|and|through",
        until=r"(?:to|until|till|through)(?:\sthe)?",
        both=r"and",
        before=r"of",
        article=r"the\s",
        months=(("sep", 9),),
        weekdays=(("tues", 1), ("weds", 2), ("thur", 3), ("thurs", 3)),
    ),
    "it": _Ways(
        between=r"al|all['’]|a|e|fino al|sino al",
        until=r"(?:fino\s|sino\s)?(?:al?|all['’])",
        both=r"ed?(?:\sil)?",
        before=r"del\smese\sdi",
        article=r"giorno\s",
        on_weekday=r"['’]?",
        months=(("sett", 9),),
        weekdays=(("mart", 1), ("merc", 2), ("giov", 3)),
    ),
    "es": _Ways(
        between=r"al|a|y|hasta el",
        until=r"(?:al?|hasta)(?:\sel)?",
        both=r"y(?:\sel)?",
        before=r"de|del\smes\sde",
        article=r"d[ií]a\s",
        months=(("setiembre", 9), ("sep", 9)),
    ),
    "tr": _Ways(
        between=r"ile|ve|ila|ilâ",
        until=r"ila|ilâ",
        both=r"ile|ve",
        on_month=r"(?:(?!\w)(?:['’]\w{1,5})?|[dt][ae]n?(?!\w))",
        on_year=r"(?:['’]\w{1,5})?",
        on_weekday=r"(?:\sgünü)?",
        weekdays=(("pts", 0), ("çrş", 2), ("prş", 3), ("cts", 5)),
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
        rf"{soon}(?:(?<!{_DASH})\b(?P<weekday>{weekday}|{_short_before(lang)}){ways.on_weekday}"
        rf"{_GAP}\(?{article})?"
    )
    year = rf"(?:,?\s{{1,3}}(?:de\s|del\s)?(?P<year>\d{{4}})\b{ways.on_year})?"
    short = rf"|(?(weekday)(?:{_short_months(lang)})|(?!))"
    day_first = re.compile(
        rf"{first}(?<![\w.,/%–-])(?P<day>\d{{1,3}})(?P<ordinal>{_ORDINAL})"
        rf"(?:\s{{0,2}}(?:{_DASH}|\s(?:{ways.between})\s|\s(?:fino\s)?all['’])\s{{0,2}}"
        rf"(?:(?P<weekday2>{weekday}|{_short_before(lang)}),?\s{{1,3}})?{article}(?P<last>\d{{1,3}}){_ORDINAL})?"
        rf"\s{{1,3}}{before}(?P<month>{month}{short}){ways.on_month}{year}{_behind(lang)}",
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
def short_date(lang: str) -> re.Pattern[str]:
    """A day with a short month, which is a date only beside a weekday: `8 sep`."""
    return re.compile(rf"\d{{1,2}}\s{{1,3}}(?:de\s)?(?:{_short_months(lang)})(?!\w)", re.IGNORECASE)


@cache
def weekday_beside(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A weekday just before a date in figures, and one just behind it."""
    ways, weekday, short = _WAYS[lang], weekdays_pattern(lang), _short_weekdays(lang)
    article = f"(?:{ways.article})?" if ways.article else ""
    before = (
        rf"(?<!\w)(?P<weekday>{weekday}|{short}){ways.on_weekday},?{_SPACE}{{1,2}}\(?{article}$"
    )
    next_date = r"\d{1,4}[./-]\d|\d{1,2}\s[^\W\d]"
    comma, dated = ",?", ""
    if lang == "tr":  # the weekday stands behind, and a comma ends the date
        comma, dated = rf"(?:,(?={_SPACE}(?:{weekday})(?:[.;:)\n]|\Z)))?", r"(?<!\d\s)"
    behind = (
        rf"(?:{comma}{_SPACE}{{1,2}}|{_SPACE}?(?P<bracket>\())"
        rf"(?P<weekday>{weekday}|{short}(?![\w.]))"
        rf"(?(bracket)(?=\))|(?!{_SPACE}?{_DASH}|{comma}{_SPACE}(?:{next_date}|{weekday})))"
    )
    before = dated + before
    return re.compile(before, re.IGNORECASE), re.compile(behind, re.IGNORECASE)


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
    others = _WAYS[lang].weekdays if lang in _WAYS else ()
    return {
        fold(form): number
        for name, number in (*weekday_names(lang).items(), *others)
        for form in (name, _without_accents(name))
    }


def fold(name: str) -> str:
    """One form for all ways to write a name with capital and dotless letters."""
    return name.rstrip(".").lower().replace("i̇", "i").replace("ı", "i")


def _month(lang: str) -> str:
    """Names in full, and short ones where a point or a year shows what they are."""
    names, is_capital = months(lang), lang in CAPITAL_MONTHS
    shortest = 3 if is_capital else 4  # `mar` and `set` are words in Italian
    year = r"(?:de\s|del\s)?\d{4}(?!\d)"
    follows = r"(?:the\s)?\d" if lang == "en" else year
    short = _short_months(lang)
    with_year = "" if is_capital else rf"(?:{short})(?=\s(?:de\s|del\s)?(?:19|20)\d\d(?!\d))|"
    return rf"(?:{short})\.(?=,?\s{{1,3}}{follows})|{with_year}" + _either(
        name for name in names if len(name) >= shortest
    )


def _short_months(lang: str) -> str:
    """Those that are the beginning of a longer name; `May` and `June` are none."""
    names = months(lang).items()
    return _either(
        name
        for name, month in names
        if len(name) < 6 and any(month == of and len(name) < len(full) for full, of in names)
    )


def _short_before(lang: str) -> str:
    """A short weekday without a point, where a day or a month follows: `Thu 8 Sep`."""
    article = _WAYS[lang].article
    return rf"{_short_weekdays(lang)}(?={_GAP}(?:{article}(?=\d)|\d|(?:{_month(lang)})\s))"


def _short_weekdays(lang: str) -> str:
    """Short names, in capitals where they are words as well: `Sat`, `Sun`, `Per`."""
    names = _short_names(lang)
    forms = {name.capitalize() for name in names}
    if lang not in CAPITAL_MONTHS:
        return f"(?:{_either(forms)})"
    return rf"(?-i:(?<!The\s)(?:{_either(forms | {name.upper() for name in names})}))"


def _short_names(lang: str) -> frozenset[str]:
    return frozenset(weekdays(lang)) - full_weekdays(lang)


@cache
def full_weekdays(lang: str) -> frozenset[str]:
    """The names of weekdays that are not short, also without their accents."""
    names = {name for name in weekday_names(lang) if len(name) > 3}
    return frozenset(fold(form) for name in names for form in (name, _without_accents(name)))


def weekdays_pattern(lang: str) -> str:
    """The alternatives of a pattern: the names of weekdays, short ones with their point."""
    names = weekday_names(lang)
    short = _either(_short_names(lang))
    full = {form for name in names if len(name) > 3 for form in (name, _without_accents(name))}
    return rf"(?:{short})\.|(?:{_either(full)})(?!\w)"


def _behind(lang: str) -> str:
    """A weekday behind its date, which begins neither the next date nor a list."""
    weekday, short = weekdays_pattern(lang), _short_weekdays(lang)
    ends = rf"(?=(?:{weekday})(?:[.;:)\n]|,(?!\s(?:\d|{weekday}))|\Z))"
    comma = rf",{_SPACE}"
    next_date, plain, dash = "", "", _DASH
    if lang == "tr":
        plain, dash = rf"|{short}(?![\w.])", rf"{_DASH}(?!\s?\d)"
    else:
        comma += rf"(?:an?\s)?{ends}"
        next_date = r",?\s{1,3}(?:the\s)?\d{1,3}(?![\d.:])|"
    return (
        rf"(?(weekday)|(?:(?:{_SPACE}{{1,2}}|{comma}|(?::|\s{_DASH})\s{ends}|{_SPACE}?\((?=(?:{weekday}|{short})\)))"
        rf"(?P<weekday3>{weekday}{plain}|(?<=\(){short}(?=\)))"
        rf"(?!{next_date}\s?{dash}|,?\s(?:(?:and|e|y|ve)\s)?(?:{weekday})|\sgünleri))?)"
    )


def _either(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _without_accents(name: str) -> str:
    """`miercoles`, `lunedi`; not in Turkish, where the letters are others."""
    return name.translate(_ACCENTS)
