"""The reader's own time beside that of the place, in browsers of other time zones."""

import re
from pathlib import Path

import pytest

from browsing import Visitor
from newsroom.model.event import Event
from newsroom.words import load_words
from real_content import examples

EVENT = next(
    f"{one.file.ref}/"
    for one in examples("event")
    if isinstance(one.page, Event) and one.page.start_time
)
ROME = {"timezone_id": "Europe/Rome"}
LOS_ANGELES = {"timezone_id": "America/Los_Angeles"}
TOKYO = {"timezone_id": "Asia/Tokyo"}
ISTANBUL = {"timezone_id": "Europe/Istanbul"}
DAY = ["2027-09-07T09:30+02:00", "2027-09-07T17:30+02:00"]
TIMES = re.compile(r'<span class="nl-times">.*?</span>', re.DOTALL)


def own_times(visitor: Visitor, site: Path, times: list[str], lang: str = "en") -> list[str]:
    """What is added to an event with these times, which is not over."""
    marked = "–".join(f'<time datetime="{one}">{one[11:16]}</time>' for one in times)
    address = EVENT if lang == "en" else f"{lang}/{EVENT}"
    words = load_words(lang)
    locale = words.language.locale.replace("_", "-")
    attributes = f'data-nl-own-time="{words.phrases.own_time}" data-nl-locale="{locale}"'
    text = (site / address / "index.html").read_text(encoding="utf-8")
    text = TIMES.sub(f'<span class="nl-times">{marked}</span>', text)
    text = text.replace('class="nl-event"', f'class="nl-event" {attributes}')
    assert attributes in text
    visitor.page.route(
        f"**/{EVENT}", lambda route: route.fulfill(body=text, content_type="text/html")
    )
    page = visitor.opens(address)
    page.wait_for_load_state("networkidle")
    assert page.locator(".nl-times time").count() == len(times)
    return page.locator(".nl-times .nl-facts__note").all_inner_texts()


@pytest.mark.parametrize("visitor", [LOS_ANGELES], indirect=True)
@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        ("en", "your time: 00:30–08:30"),
        ("it", "nel vostro fuso: 00:30–08:30"),
        ("es", "en su hora local: 00:30–08:30"),
        ("tr", "sizin saatinizle: 00:30–08:30"),
    ],
)
def test_somebody_elsewhere_sees_their_own_time(
    visitor: Visitor, real_site: Path, lang: str, shown: str
) -> None:
    assert own_times(visitor, real_site, DAY, lang) == [shown]


@pytest.mark.parametrize(
    "visitor", [ROME, LOS_ANGELES | {"java_script_enabled": False}], indirect=True
)
def test_nothing_is_added_where_it_would_be_the_same_or_without_script(
    visitor: Visitor, real_site: Path
) -> None:
    assert own_times(visitor, real_site, DAY) == []


@pytest.mark.parametrize("visitor", [LOS_ANGELES], indirect=True)
def test_of_an_event_that_is_over_the_town_of_the_zone_is_said(visitor: Visitor) -> None:
    page = visitor.opens(EVENT)
    page.wait_for_load_state("networkidle")
    assert "local time in " in page.locator(".nl-times").inner_text()
    assert page.locator(".nl-times .nl-facts__note").count() == 0


@pytest.mark.parametrize(
    ("visitor", "times", "shown"),
    [
        # A morning in Rome is an afternoon in Tokyo, its afternoon the next day.
        (
            TOKYO,
            ["2027-09-07T09:30+02:00", "2027-09-07T17:30+02:00"],
            "your time: 16:30 – 8 September, 00:30",
        ),
        (
            TOKYO,
            ["2027-09-07T20:00+02:00", "2027-09-07T23:00+02:00"],
            "your time: 8 September, 03:00–06:00",
        ),
        # A night in Rome is one day in Los Angeles.
        (
            LOS_ANGELES,
            ["2027-09-07T20:00+02:00", "2027-09-08T02:00+02:00"],
            "your time: 11:00–17:00",
        ),
        # Several spans of a day.
        (
            ISTANBUL,
            [
                *("2027-09-07T09:00+02:00", "2027-09-07T13:00+02:00"),
                *("2027-09-07T14:00+02:00", "2027-09-07T18:00+02:00"),
            ],
            "your time: 10:00–14:00; 15:00–19:00",
        ),
        # Only a start; the clocks of both places change on other days.
        (LOS_ANGELES, ["2027-03-20T09:30+01:00"], "your time: 01:30"),
        (ISTANBUL, ["2027-01-07T09:30+03:00"], ""),
        (ISTANBUL, ["2027-01-07T09:30+05:30"], "your time: 07:00"),
    ],
    indirect=["visitor"],
)
def test_the_day_is_said_where_it_is_another(
    visitor: Visitor, real_site: Path, times: list[str], shown: str
) -> None:
    assert own_times(visitor, real_site, times) == ([shown] if shown else [])
