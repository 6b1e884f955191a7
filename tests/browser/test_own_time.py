"""The reader's own time beside that of the place, in browsers of other time zones."""

import pytest

from browsing import Visitor

EVENT = "events/otir2020-tfc-2017/"
ROME = {"timezone_id": "Europe/Rome"}
LOS_ANGELES = {"timezone_id": "America/Los_Angeles"}
TOKYO = {"timezone_id": "Asia/Tokyo"}
ISTANBUL = {"timezone_id": "Europe/Istanbul"}
SHOW = """async ([times, folder]) => {
    const { addOwnTimes } = await import(new URL("assets/javascripts/own-time.js", folder).href);
    const box = document.createElement("div");
    Object.assign(box.dataset, { nlOwnTime: "your time: {times}", nlLocale: "en_GB" });
    const line = document.createElement("p");
    line.className = "nl-times";
    for (const one of times) {
        const time = document.createElement("time");
        time.dateTime = one;
        line.append(time);
    }
    box.append(line);
    addOwnTimes(box);
    return line.querySelector(".nl-own-time")?.textContent ?? "";
}"""


def own_times(visitor: Visitor, address: str) -> list[str]:
    page = visitor.opens(address)
    page.wait_for_load_state("networkidle")
    return page.locator(".nl-own-time").all_inner_texts()


@pytest.mark.parametrize("visitor", [LOS_ANGELES], indirect=True)
@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        ("", "your time: 00:30–08:30"),
        ("it/", "nel vostro fuso: 00:30–08:30"),
        ("es/", "en su hora local: 00:30–08:30"),
        ("tr/", "sizin saatinizle: 00:30–08:30"),
    ],
)
def test_a_reader_elsewhere_sees_their_own_time(visitor: Visitor, lang: str, shown: str) -> None:
    assert own_times(visitor, lang + EVENT) == [shown]


@pytest.mark.parametrize("visitor", [ROME, ROME | {"java_script_enabled": False}], indirect=True)
def test_nothing_is_added_where_it_would_be_the_same_or_without_script(visitor: Visitor) -> None:
    page = visitor.opens(EVENT)
    page.wait_for_load_state("networkidle")
    assert page.locator(".nl-own-time").count() == 0
    assert page.locator(".nl-times time").count() == 2


@pytest.mark.parametrize("visitor", [LOS_ANGELES | {"java_script_enabled": False}], indirect=True)
def test_without_script_the_town_of_the_zone_is_there(visitor: Visitor) -> None:
    page = visitor.opens(EVENT)
    assert page.locator(".nl-own-time").count() == 0
    assert "local time in Rome" in page.locator(".nl-times").inner_text()


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
            "your time: 11:00 – 7 September, 17:00",
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
    visitor: Visitor, times: list[str], shown: str
) -> None:
    page = visitor.opens(EVENT)
    assert page.evaluate(SHOW, [times, visitor.host]) == shown
