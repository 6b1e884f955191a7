"""Dates, numbers and places as each language writes them. Data: Unicode CLDR, by Babel."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import MAXYEAR, MINYEAR, date, time
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, get_day_names, get_month_names
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent, get_decimal_symbol

from newsroom.words.vocabulary import load_words

_NOT_COUNTRIES = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"]
)
_SCRIPTS = {
    "ARMENIAN": "Armn",
    "CHEROKEE": "Cher",
    "COPTIC": "Copt",
    "CYRILLIC": "Cyrl",
    "GREEK": "Grek",
}
"""Scripts with letters that look Latin, by the first word of a letter's Unicode name."""

PERCENT = "%"
"""The unit that each language places in its own way."""


@cache
def locale(lang: str) -> Locale:
    """The locale whose conventions a language follows here."""
    return Locale.parse(load_words(lang).language.locale)


@cache
def day(value: date, lang: str) -> str:
    """`11 July 2023`, `11 de julio de 2023`."""
    return format_date(value, "long", locale=locale(lang))


@cache
def weekday(value: date, lang: str) -> str:
    """The day with its weekday: `Tuesday 11 July 2023`, `11 Temmuz 2023 Salı`."""
    return format_date(value, load_words(lang).language.weekday_date, locale=locale(lang))


@cache
def span(first: date, last: date, lang: str) -> str:
    """From one day to another: `7–9 September 2023`, `30 August – 2 September 2023`.

    Babel's own intervals shorten the months; here they are written out.
    """
    if first == last:
        return weekday(first, lang)
    pattern = locale(lang).date_formats["long"].pattern
    if (first.year, first.month) == (last.year, last.month):
        days = f"'{first.day}–{last.day}'"
        return format_date(last, re.sub(r"(?<!')\bd{1,2}\b", days, pattern), locale=locale(lang))
    if first.year == last.year:
        return f"{day_of_month(first, lang)} – {day(last, lang)}"
    return f"{day(first, lang)} – {day(last, lang)}"


@cache
def day_of_month(value: date, lang: str) -> str:
    """The day without its year: `8 September`, `8 de septiembre`."""
    return format_date(value, locale(lang).datetime_skeletons["MMMMd"].pattern, locale=locale(lang))


@cache
def weekday_of_month(value: date, lang: str) -> str:
    """The same with its weekday: `Tuesday 8 September`, `8 Eylül Çarşamba`."""
    pattern = re.sub(r"(?: '[^']*')?[ ,]*\by+\b", "", load_words(lang).language.weekday_date)
    return format_date(value, pattern, locale=locale(lang))


@cache
def short_month(value: date, lang: str) -> str:
    """The month alone and short, as calendars have it: `Sept`, `set`, `Eyl`."""
    return format_date(value, "LLL", locale=locale(lang))


def clock(value: time) -> str:
    """`09:30`: all our languages write programmes on the 24-hour clock."""
    return f"{value:%H:%M}"


def number(value: Decimal | int, lang: str) -> str:
    """`3,190` in English, `3.190` in Italian."""
    return format_decimal(value, locale=locale(lang))


def amount(value: Decimal | int, unit: str, lang: str) -> str:
    """A number with its unit: `12%` in English, `%12` in Turkish; `12 companies`."""
    if unit == PERCENT:
        digits = max(0, -int(Decimal(value).as_tuple().exponent))
        pattern = locale(lang).percent_formats[None].pattern
        pattern = re.sub(r"#,##0", "#,##0" + ("." + "0" * digits if digits else ""), pattern)
        return format_percent(Decimal(value) / 100, pattern, locale=locale(lang))
    return f"{number(value, lang)}\N{NO-BREAK SPACE}{unit}" if unit else number(value, lang)


def money(amount: Decimal, currency: str, lang: str) -> str:
    """`€50`, `50 €`; `€12.50`, `12,50 €`; `TRY 1,250` where a currency has no sign."""
    pattern = locale(lang).currency_formats["standard"].pattern
    if amount == amount.to_integral_value():
        pattern = pattern.replace(".00", "")
    written = format_currency(
        amount, currency, pattern, locale=locale(lang), currency_digits=".00" in pattern
    )
    return re.sub(r"(?<=[A-Z])(?=\d)", "\N{NO-BREAK SPACE}", written)


@cache
def currency_codes() -> frozenset[str]:
    """The codes of the currencies that countries use today."""
    rows = (row for rows in get_global("territory_currencies").values() for row in rows)
    return frozenset(code for code, _, end, is_tender in rows if is_tender and not end)


def file_size(size: int, lang: str) -> str:
    """`340 kB`, `1.2 MB` in English, `1,2 MB` in Italian."""
    kilobytes = max(1, round(size / 1000))
    if kilobytes < 1000:
        return f"{number(kilobytes, lang)}\N{NO-BREAK SPACE}kB"
    digits = 1 if size < 10_000_000 else 0
    return f"{number(round(Decimal(size) / 1_000_000, digits), lang)}\N{NO-BREAK SPACE}MB"


@cache
def decimal_mark(lang: str) -> str:
    """The decimal mark: `.` in English, `,` in Italian."""
    return str(get_decimal_symbol(locale(lang)))


@cache
def large_numbers(lang: str) -> dict[str, int]:
    """The words for large numbers, with their values: `million`, `mil millones`, `mld`."""
    return {
        word: int(10 ** (len(power) - max(1, pattern.count("0"))))
        for width in ("long", "short")
        for forms in locale(lang).compact_decimal_formats[width].values()
        for power, form in forms.items()
        for pattern in [form.pattern.replace("\xa0", " ")]
        if len(word := lower(pattern.strip("0 .'"), lang)) > 1
    }


def month_name(month: int, year: int | None, lang: str) -> str:
    """The name of a month standing alone, or with its year: `febrero de 2023`.

    A text may name the year 0, which no calendar has: then the month stands alone.
    """
    if year is not None and MINYEAR <= year <= MAXYEAR:
        pattern = locale(lang).datetime_skeletons["yMMMM"].pattern
        return format_date(date(year, month, 1), pattern, locale=locale(lang))
    return str(get_month_names("wide", "stand-alone", locale(lang))[month])


@cache
def month_names(lang: str) -> dict[str, int]:
    """Every name and abbreviation of a month, in lower case, with its number."""
    return _numbers_of_names(get_month_names, lang)


@cache
def weekday_names(lang: str) -> dict[str, int]:
    """Every name and abbreviation of a weekday, in lower case; Monday is 0."""
    return _numbers_of_names(get_day_names, lang)


def _numbers_of_names(get_names: Callable[..., Mapping[int, str]], lang: str) -> dict[str, int]:
    """Wide and abbreviated names, in the forms of dates (`ocak`) and of standing alone."""
    return {
        lower(name, lang).rstrip("."): number
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in get_names(width, context, locale(lang)).items()
    }


def weekday_name(weekday: int, lang: str) -> str:
    """The name of a weekday standing alone; Monday is 0."""
    return str(get_day_names("wide", "stand-alone", locale(lang))[weekday])


def character_name(character: str, lang: str) -> str:
    """The code point of a character with its name or its script: `U+00AD, soft hyphen`."""
    code = f"U+{ord(character):04X}"
    script = _SCRIPTS.get(unicodedata.name(character, "").partition(" ")[0], "")
    name = load_words(lang).characters.get(code) or locale(lang).scripts.get(script)
    return f"{code}, {name}" if name else code


def language(code: str, lang: str) -> str:
    """The name of a language in another one: `inglese` for `en` in Italian."""
    known = locale(lang).languages
    own, _, rest = code.partition("-")
    name = str(known.get(code.replace("-", "_")) or known.get(own, own))
    return name if not rest or code.replace("-", "_") in known else f"{name} ({rest})"


@cache
def language_codes() -> tuple[str, ...]:
    """The codes of all languages that have a name."""
    return tuple(sorted(str(code) for code in Locale("en").languages))


def country(code: str, lang: str) -> str:
    """The name of a country: `Türkiye`, `Turchia`, `Turquía`."""
    return str(locale(lang).territories[code])


@cache
def country_codes() -> frozenset[str]:
    """The ISO 3166-1 codes of countries, without Unicode's own additions."""
    codes = {str(code) for code in Locale("en").territories}
    return frozenset(code for code in codes if re.fullmatch("[A-Z]{2}", code)) - _NOT_COUNTRIES


@cache
def country_aliases() -> dict[str, str]:
    """Other codes of countries, such as `ITA` and `UK`, with those of ISO 3166-1 alpha-2."""
    return {
        str(alias): str(codes[0])
        for alias, codes in get_global("territory_aliases").items()
        if alias.isalpha() and len(codes) == 1 and codes[0] in country_codes()
    }


@cache
def zone_cities(lang: str) -> dict[str, str]:
    """The cities of time zones whose name in the language differs from that in the zone.

    CLDR has the old names of some zones, here are the present ones, too.
    """
    zones = locale(lang).time_zones
    cities = {str(zone): str(zones[zone]["city"]) for zone in zones if "city" in zones[zone]}
    return cities | {zone_name(zone): city for zone, city in cities.items()}


def zone_name(zone: str) -> str:
    """The present name of a time zone: Asia/Kolkata for Asia/Calcutta."""
    return str(get_global("zone_aliases").get(zone, zone))


def listed(parts: Sequence[str], lang: str) -> str:
    """`a, b and c`."""
    return format_list(parts, locale=locale(lang)) if parts else ""


def sort_key(text: str, lang: str) -> tuple[tuple[int, ...], str]:
    """The key that sorts text by the alphabet of the language: in Turkish, ç after c."""
    alphabet = str(load_words(lang).language.alphabet)
    small = lower(text, lang)
    return tuple(_position(letter, alphabet) for letter in small), small


def lower(text: str, lang: str) -> str:
    """The text in lower case; in Turkish `I` becomes `ı` and `İ` becomes `i`."""
    if lang == "tr":
        text = text.replace("I", "ı").replace("İ", "i")
    return text.lower()


def _position(letter: str, alphabet: str) -> int:
    """The position of a letter in the alphabet; other accented letters sort as their base."""
    found = alphabet.find(letter)
    return found if found >= 0 else alphabet.find(_base(letter))


@cache
def _base(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]
