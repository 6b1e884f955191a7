"""The types of field values: how the text in a header is parsed and validated.

The header parser yields every scalar as text, so that `10:30` is not 630 and `NO` is not
false; each type here defines the form of its text. Invalid text raises a
`PydanticCustomError` whose type names the reason (`day_impossible`) and whose context holds
the values for the message; the messages are in `words`. Each type also defines its JSON
Schema, for editors' tools.
"""

import calendar
import re
from datetime import date, time
from decimal import Decimal
from functools import cache
from typing import Annotated, Final
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BeforeValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from newsroom.model.text_forms import Described, shaped

FIRST_YEAR, LAST_YEAR = 2000, 2050

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)
_WHOLE = re.compile(r"-?\d{1,9}", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,20})?", re.ASCII)
_DECIMALS = 6
"""Of degrees, which is a tenth of a metre; maps give more when they are copied."""
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_CURRENCY = r"[A-Z]{3}"
_FILE = r"[^\s<>/\\:?#][^<>\\:?#]*"
_ADDRESS = re.compile(r"https?://[^\s/?#]+\.[^\s/?#]+([/?#]\S*)?", re.IGNORECASE)
_COUNTRY = r"[A-Z]{2}"
_REFERENCE = r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*"
ANCHOR = r"[\w-]+"
"""The id of a heading, as `{#id}` may hold it."""
_ADDRESS_BEFORE = rf"{_REFERENCE}(#{ANCHOR})?"
_ITEM_ID = r"[a-z0-9]+(-[a-z0-9]+)*"
_PERIOD = r"[12]\d{3}( ?[-–] ?[12]\d{3})?"
_LANGUAGE = r"[a-z]{2,3}(-[A-Z][A-Za-z]+)*"
_MAILBOX = r"[\w.+-]+@[\w-]+(\.[\w-]+)+"
_HASHTAG = r"#?\w*[^\W\d_]\w*"
_TELEPHONE = r"\+[1-9]([ -]?[0-9]){6,14}"


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    written = _scalar(value)
    match = _DAY.fullmatch(written)
    if not match:
        raise PydanticCustomError("day_form", "not a date", {"value": written})
    year, month, day = (int(part) for part in match.groups())
    if not 1 <= month <= 12:
        raise PydanticCustomError("day_month", "no such month", {"value": written, "number": month})
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise PydanticCustomError(
            "day_year",
            "year out of range",
            {"value": written, "year": year, "first": FIRST_YEAR, "last": LAST_YEAR},
        )
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise PydanticCustomError(
            "day_impossible",
            "no such day",
            {"value": written, "year": year, "month": month, "days": days},
        )
    return date(year, month, day)


def _day_or_year(value: object) -> date | int:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}", value):
        return int(value)
    return value if isinstance(value, int) else _day(value)


def _clock(value: object) -> time:
    if isinstance(value, time):
        return value
    match = _CLOCK.fullmatch(_scalar(value))
    if not match:
        raise PydanticCustomError("clock_form", "not a time", {"value": str(value)})
    return time(int(match[1]), int(match[2]))


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if value not in ("true", "false"):
        raise PydanticCustomError("flag_form", "not true or false", {"value": _scalar(value)})
    return value == "true"


def _whole(value: object) -> int:
    if isinstance(value, int):
        return value
    if not _WHOLE.fullmatch(_scalar(value)):
        raise PydanticCustomError("whole_form", "not a whole number", {"value": str(value)})
    return int(str(value))


def _number(value: object) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if not _NUMBER.fullmatch(_scalar(value)):
        raise PydanticCustomError("number_form", "not a number", {"value": str(value)})
    return Decimal(str(value))


def _amount(value: object) -> object:
    if isinstance(value, str) and _THOUSANDS.fullmatch(value):  # 1.2, or 1200?
        raise PydanticCustomError("number_form", "a thousands mark", {"value": value})
    return value


def _scalar(value: object) -> str:
    """The text of a single value; lists and groups are refused."""
    if not isinstance(value, str):
        raise PydanticCustomError("single_value", "not a single value")
    return value


def _address_or_file(value: str) -> str:
    return value if re.fullmatch(_FILE, value) else _address(value)


def _address(value: str) -> str:
    if not _ADDRESS.fullmatch(value):
        raise PydanticCustomError("address_form", "not a web address", {"value": value})
    if not value.lower().startswith("https://"):
        raise PydanticCustomError("address_insecure", "not https", {"value": value})
    return value


@cache
def _zones() -> set[str]:
    """The time zones known to this machine; cached, as listing them reads many folders."""
    return available_timezones()


def _zone(value: str) -> str:
    if "/" not in value or value not in _zones():
        raise PydanticCustomError("zone_unknown", "no such time zone", {"value": value})
    return value


def _plain(value: str) -> str:
    if "\n" in value:
        raise PydanticCustomError("several_lines", "several lines", {"value": value})
    if "<" in value or ">" in value:
        raise PydanticCustomError("html_in_text", "HTML in plain text", {"value": value})
    return value


def _untitled_stop(value: str) -> str:
    if value.endswith(".") and not value.endswith(".."):
        raise PydanticCustomError("title_stop", "full stop after a title", {"value": value})
    return value


def _between(low: int, high: int) -> AfterValidator:
    def within(value: Decimal) -> Decimal:
        if not low <= value <= high:
            raise PydanticCustomError(
                "coordinate_range", "out of range", {"value": str(value), "low": low, "high": high}
            )
        places = value.as_tuple().exponent
        return round(value, _DECIMALS) if isinstance(places, int) and -places > _DECIMALS else value

    return AfterValidator(within)


_DAY_SCHEMA = {"type": "string", "format": "date", "pattern": r"^20\d{2}-\d{2}-\d{2}$"}
_YEAR_SCHEMA = {"type": "integer", "minimum": 1000, "maximum": 9999}

Day = Annotated[date, BeforeValidator(_day), WithJsonSchema(_DAY_SCHEMA)]
"""A day of the calendar, written `2023-09-07`."""

DayOrYear = Annotated[
    date | int,
    BeforeValidator(_day_or_year),
    WithJsonSchema({"anyOf": [_DAY_SCHEMA, _YEAR_SCHEMA]}),
]
"""A day, or only the year when no more is known: `2023-05-16` or `2023`."""

Clock = Annotated[
    time,
    BeforeValidator(_clock),
    WithJsonSchema({"type": "string", "pattern": f"^(?:{_CLOCK.pattern})$"}),
]
"""A time of day, written `"09:30"`; its time zone is a field of its own."""

Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": "integer"})]
Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number"})]

Amount = Annotated[Number, BeforeValidator(_amount)]
"""A number that may be large: `1.200` is refused, which in three of our languages is 1200."""

Line = Annotated[
    str,
    BeforeValidator(_scalar),
    StringConstraints(strip_whitespace=True, min_length=1, max_length=300),
    AfterValidator(_plain),
    Described(r"[^<>]*"),
]
"""Plain text on one line, without HTML: it is shown escaped, and in many places."""

Sentences = Annotated[
    str,
    BeforeValidator(_scalar),
    StringConstraints(strip_whitespace=True, min_length=1, max_length=600),
    AfterValidator(_plain),
    Described(r"[^<>]*"),
]
"""The same, but longer: two or three sentences that stand beside the text of a page."""

Title = Annotated[Line, StringConstraints(max_length=90), AfterValidator(_untitled_stop)]
ShortTitle = Annotated[Line, StringConstraints(max_length=30)]
Summary = Annotated[Line, StringConstraints(min_length=40)]

Address = Annotated[Line, AfterValidator(_address), Described(r"https://[^\s<>]+", "uri")]
"""A web address; https, because browsers may refuse, or be misled by, anything else."""

AddressOrFile = Annotated[Line, AfterValidator(_address_or_file), Described(r"[^\s<>].*")]
"""A web address, or a file of the site from the folder of the page: `slides.pdf`."""

Currency = Annotated[Line, shaped(_CURRENCY, "currency_form"), Described(_CURRENCY)]
"""ISO 4217: `EUR`, `TRY`. Whether the currency exists is checked by a rule."""

Zone = Annotated[Line, AfterValidator(_zone), Described(r"[\w+-]+(/[\w+-]+)+")]
"""A time zone of the IANA data base, `Europe/Rome`."""

Country = Annotated[Line, shaped(_COUNTRY, "country_form"), Described(_COUNTRY)]
"""ISO 3166-1 alpha-2: `GB`, not `UK`. Whether the country exists is checked by a rule."""

NAMES_PAGE: Final = "names a page"
"""Marks the type of such values, for whoever renames pages."""
Reference = Annotated[Line, shaped(_REFERENCE, "reference_form"), Described(_REFERENCE), NAMES_PAGE]
"""The name of another page: its folder and file name without `.md`, `partners/loom`."""

Anchor = Annotated[Line, shaped(ANCHOR, "anchor_form"), Described(r"[^\s#{}<>]+")]
"""The id of a heading, without the `#`."""

EarlierAddress = Annotated[
    Line,
    shaped(_ADDRESS_BEFORE, "earlier_address_form"),
    Described(rf"{_REFERENCE}(#[^\s#{{}}<>]+)?"),
]
"""The name that a page had, or that and the id of a heading: `events/open-day#programme`."""

ItemId = Annotated[
    Line, StringConstraints(max_length=64), shaped(_ITEM_ID, "item_id_form"), Described(_ITEM_ID)
]
"""The name of an entry in a list, `opening-talk`: small letters, digits and hyphens."""

Period = Annotated[Line, shaped(_PERIOD, "period_form"), Described(_PERIOD)]
"""A year or several, `2014` or `2014-2016`: the same in every language."""

LanguageCode = Annotated[Line, shaped(_LANGUAGE, "language_form"), Described(_LANGUAGE)]
"""BCP 47, `en` or `pt-BR`."""

Mailbox = Annotated[Line, shaped(_MAILBOX, "mailbox_form"), Described(_MAILBOX, "email")]
"""An e-mail address, `training@example.org`."""

Telephone = Annotated[Line, shaped(_TELEPHONE, "telephone_form"), Described(_TELEPHONE)]
"""A telephone number as one dials it from abroad, `+39 0574 634040` (E.164)."""

Hashtag = Annotated[
    Line,
    shaped(_HASHTAG, "hashtag_form"),
    AfterValidator(lambda value: value.removeprefix("#")),
    Described(r"#?[^\s#<>]+"),
]
"""A hashtag; its `#` may be left out, as it must be in quotation marks: `ClusterDay27`."""

Latitude = Annotated[
    Number,
    _between(-90, 90),
    WithJsonSchema({"type": "number", "minimum": -90, "maximum": 90}),
]
Longitude = Annotated[
    Number,
    _between(-180, 180),
    WithJsonSchema({"type": "number", "minimum": -180, "maximum": 180}),
]
