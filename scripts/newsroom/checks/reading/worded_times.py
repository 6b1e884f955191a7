"""Times of day in words: `noon`, `half past nine`, `le nove e mezza`, `saat dokuz buçuk`."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsroom.checks.folding import words_in
from newsroom.checks.reading.time_words import BLANK
from newsroom.words.formats import lower

Clock = tuple[int, int]
"""Hour and minute."""

_NOON, _MIDNIGHT = frozenset({(12, 0)}), frozenset({(0, 0), (24, 0)})
_NAMED = {
    "en": {"noon": _NOON, "midday": _NOON, "midnight": _MIDNIGHT},
    "it": {"mezzogiorno": _NOON, "mezzanotte": _MIDNIGHT, "mezzodì": _NOON},
    "es": {"mediodía": _NOON, "mediodia": _NOON, "medianoche": _MIDNIGHT},
    "tr": {"öğlen": _NOON, "öğleyin": _NOON, "gece yarısı": _MIDNIGHT},
}
_NAMES_OF_PLACES = re.compile(r"(?<!\w)(?:nel|del|dal|al|il)\s$", re.IGNORECASE)
"""Before `Mezzogiorno`, the south of Italy."""
_HOURS = {
    "en": "one two three four five six seven eight nine ten eleven twelve",
    "it": "una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici"
    " quindici sedici diciassette diciotto diciannove venti ventuno ventidue ventitré ventiquattro",
    "es": "una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
    " dieciséis diecisiete dieciocho diecinueve veinte veintiuna veintidós veintitrés veinticuatro",
    "tr": "bir iki üç dört beş altı yedi sekiz dokuz on on_bir on_iki on_üç on_dört on_beş on_altı"
    " on_yedi on_sekiz on_dokuz yirmi yirmi_bir yirmi_iki yirmi_üç yirmi_dört",
}
_MINUTES = {
    "en": {"fifteen": 15, "thirty": 30, "forty-five": 45},
    "it": {"mezza": 30, "mezzo": 30, "trenta": 30, "quarto": 15, "quindici": 15}
    | {"tre quarti": 45, "quarantacinque": 45, "dieci": 10, "venti": 20, "cinque": 5},
    "es": {"media": 30, "treinta": 30, "cuarto": 15, "quince": 15, "diez": 10, "veinte": 20}
    | {"cinco": 5, "tres cuartos": 45, "cuarenta y cinco": 45},
    "tr": {"buçuk": 30, "otuz": 30, "on beş": 15, "kırk beş": 45},
}
_FORMS = {
    "en": (
        r"(?<!\w)(?P<time>(?:(?P<half>half)|(?:a\s)?(?P<quarter>quarter)|(?P<ten>ten)"
        r"|(?P<twenty>twenty))\s(?:minutes\s)?past\s(?P<hour>{hour}))(?!\w)",
        r"(?<!\w)(?P<time>(?:a\s)?(?P<to>quarter)\sto\s(?P<hour>{hour}))"
        r"(?=\s{{0,2}}(?:[.,;:!?)]|\n|\Z)|\s(?:on|and|in|sharp|for)\b)",
        r"(?<!\w)(?P<time>(?P<hour>{name})(?:\s(?P<minute>{minute}))?\so['’]clock)",
        r"(?<!\w)at\s(?P<time>(?P<hour>{name})\s(?P<minute>{minute}))(?!\w)",
    ),
    "it": (
        r"(?<!\w)(?:(?:d?alle|le|ore)\s|(?:d?all|l)['’])(?P<time>(?P<hour>{hour})\s(?:e\s(?:un\s)?"
        r"(?P<minute>{minute})|meno\s(?:un\s)?(?P<less>{minute})))(?!\w)",
        r"(?<!\w)ore\s(?P<time>(?P<hour>{name}))(?!\w|\se\s)",
        r"(?<!\w)(?:d?alle|le)\s(?P<time>(?P<hour>{name}))"
        r"(?=\s(?:di|del|della)\s(?:mattina|mattino|pomeriggio|sera|notte)\b|\sin punto\b)",
    ),
    "es": (
        r"(?<!\w)las?\s(?P<time>(?P<hour>{hour})\s(?:y\s(?P<minute>{minute})"
        r"|menos\s(?P<less>{minute})))(?!\w)",
        r"(?<!\w)las?\s(?P<time>(?P<hour>{name}))"
        r"(?=\s(?:de la (?:mañana|tarde|noche|madrugada)|en punto)\b)",
    ),
    "tr": (
        r"(?<!\w)saat\s(?P<time>(?P<hour>{hour})(?:['’]?\s(?P<minute>{minute}))?)"
        r"(?=['’]?[dt][ae]n?(?!\w)|['’]?y?[ae](?!\w)"
        r"|(?![\w.:]|\s(?:{name}|dakika|boyunca|süre)))",
        r"(?<!\w)(?P<time>(?P<hour>{hour})\s(?P<minute>buçuk))(?=['’]?ta\b)",
        r"(?<!\w)(?P<time>(?P<hour>{hour})['’]?y?[ıiuü]\s(?P<past>çeyrek)\sgeç\w{{1,4}})",
        r"(?<!\w)(?P<time>(?P<hour>{hour})['’]?y?[ae]\s(?P<to>çeyrek)\s(?:kala|var))\b",
    ),
}
_KEYS = {
    "en": "past quarter clock at",
    "it": "le l all dall alle dalle ore",
    "es": "las la",
    "tr": "saat buçukta buçuk çeyrek",
}


class Worded(NamedTuple):
    """A time of day in words."""

    start: int
    end: int
    hour: int
    minute: int
    values: frozenset[Clock] | None = None
    """What a name such as `midnight` means; `None` if the hour says it."""


def worded_times(text: str, lang: str) -> Iterator[Worded]:
    """Every time of day in words, without the part of the day beside it."""
    there = words_in(text)
    for name, values in _NAMED.get(lang, {}).items():
        if not there.isdisjoint(words_in(name)):
            for match in _name(name).finditer(text):
                before = text[max(0, match.start() - 5) : match.start()]
                if not (match[0][0] == "M" and lang == "it" and _NAMES_OF_PLACES.search(before)):
                    yield Worded(match.start(), match.end(), 0, 0, values)
    if there.isdisjoint(words_in(_KEYS.get(lang, ""))):
        return
    for pattern in _patterns(lang):
        for match in pattern.finditer(text):
            hour, minute = _clock(match, lang)
            if 0 < hour <= 24:
                yield Worded(match.start("time"), match.end("time"), hour, minute)


def _clock(match: re.Match[str], lang: str) -> Clock:
    groups = {name: words for name, words in match.groupdict().items() if words}
    hour = _hour(groups["hour"], lang)
    if "to" in groups:
        return hour - 1 or 12, 45
    if "less" in groups:
        return hour - 1 or 12, 60 - _minutes(groups["less"], lang)
    if "minute" in groups:
        return hour, _minutes(groups["minute"], lang)
    for name, minute in (("half", 30), ("quarter", 15), ("past", 15), ("ten", 10), ("twenty", 20)):
        if name in groups:
            return hour, minute
    return hour, 0


def _hour(words: str, lang: str) -> int:
    return int(words) if words.isdecimal() else _hours(lang)[" ".join(lower(words, lang).split())]


def _minutes(words: str, lang: str) -> int:
    return _MINUTES[lang][" ".join(lower(words, lang).split())]


@cache
def _hours(lang: str) -> dict[str, int]:
    names = {name.replace("_", " "): hour for hour, name in enumerate(_HOURS[lang].split(), 1)}
    if lang == "tr":
        names |= {"dörd": 4, "on dörd": 14, "yirmi dörd": 24}
    return names


@cache
def _name(name: str) -> re.Pattern[str]:
    ending = r"(?!\w)" if name != "gece yarısı" else r"(?:n\w{0,3})?(?!\w)"
    return re.compile(rf"(?<!\w){name.replace(' ', BLANK)}{ending}", re.IGNORECASE)


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    name, minute = (
        "|".join(sorted(words, key=len, reverse=True)).replace(" ", r"\s")
        for words in (_hours(lang), _MINUTES[lang])
    )
    return tuple(
        re.compile(form.format(name=name, hour=rf"{name}|\d{{1,2}}", minute=minute), re.IGNORECASE)
        for form in _FORMS[lang]
    )
