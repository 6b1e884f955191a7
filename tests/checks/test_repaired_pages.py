"""Whatever the repairs write passes the checker: no page has more problems than before."""

import random
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from little_worlds import Worlds
from newsroom.checks.checker import check_library
from newsroom.content.repair import repair
from newsroom.model.event import Event
from page_html import own_html

TODAY = date(2026, 1, 15)
PAGE = (Path(__file__).parents[1] / "world" / "events" / "fair.md").read_text(encoding="utf-8")
FORMS = ["{day}.6.2026", "{day}.06.2026", "2026-6-{day}", "202606{day}", "2026/06/{day}"]
FORMS += ["6/{day}/2026", "{day}/6/2026", "{day}-6-2026", "2026.06.{day}", "'{day}.6.2026'"]
FORMS += ['"2026-6-{day}"', "2026-06-{day}", "{day}.06.26", "06.2026", "2026-13-{day}", "31.6.2026"]
FORMS += ["0000-00-{day}", "99.{day}.2026", "{day} June 2026"]
CLOCKS = ["{hour}:30", "{hour}.30", "'{hour}.30'", '"{hour}:30"', "{hour}:30:00", "{hour}:30:15"]
CLOCKS += [
    "{hour}:60",
    "{hour},30",
    "{hour}",
    "{hour}h30",
    "{hour}:30 # about",
    "{hour}:3",
    "2{hour}:99",
]
ABOUT_TRANSLATIONS = ("FRE", "I18")
"""Those of this page are of another English text in any case."""
TEXTS = ["cafe\u0301", "Th\u00ade fair", "The ﬁrst", "• one\n• two", "cafÃ© â€“ bar", "clus-\nter"]
TEXTS += ["Page 3 of 12", "Steps:\n- a\n- b", "| a | b |\n|---|---|\n| 1 | 2 |", "x  \ny", "x\t\n"]
TEXTS += ["Text\n| a | b |\n|---|---|\n| 1 | 2 |", "12. Fair", "a\u200bb", "\ufeffx", "- a\n  - b"]
TEXTS += ["o\tone\no\ttwo", "```\n• x \n```", "[x](a\u0301.pdf)", "## Ø\n\nx", "La cittÃ  bella"]
ORDER = ["type", "title", "kind", "start", "end", "mode", "edition", "related", "event_status"]


def pages() -> list[str]:
    """Pages with a day, times and a text in every form, their fields in any order."""
    chance = random.Random(5)  # noqa: S311
    found = []
    for number in range(70):
        days, clocks = FORMS[number % len(FORMS)], CLOCKS[number % len(CLOCKS)]
        text = PAGE.replace("2026-06-11", days.format(day=11))
        text = text.replace("2026-06-13", chance.choice(FORMS).format(day=13))
        text = text.replace('"09:30"', clocks.format(hour=9))
        text = text.replace('"17:30"', chance.choice(CLOCKS).format(hour=17))
        more = "\n\n".join(chance.sample(TEXTS, 3))
        head, _, body = text.removeprefix("---\n").partition("\n---\n")
        fields = head.split("\n")
        if chance.random() < 0.5:
            first = [line for line in fields if line.split(":")[0] in ORDER]
            chance.shuffle(first)
            fields = first + [line for line in fields if line not in first]
        fields = [f"{line}{chance.choice(['', '', ' ', '  '])}" for line in fields]
        found.append("---\n" + "\n".join(fields) + f"\n---\n{body}\n{more}\n")
    return found


def problems_of(text: str, worlds: Worlds) -> Counter[str]:
    with worlds.changed({"write": {"events/fair.md": text}}) as library:
        codes = (one.code for one in check_library(library, TODAY, own_html()))
        return Counter(code for code in codes if not code.startswith(ABOUT_TRANSLATIONS))


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    return Worlds(tmp_path_factory.mktemp("worlds"))


def test_a_repaired_page_has_no_problem_that_it_had_not(worlds: Worlds) -> None:
    for text in pages():
        mended = repair(text, Event)
        assert repair(mended, Event) == mended
        if mended != text:
            before, after = problems_of(text, worlds), problems_of(mended, worlds)
            assert not after - before, (text, mended, after - before)


@pytest.mark.parametrize(
    ("code", "line", "forms"),
    [
        ("DAT001", "start: 2026-06-11", [form.format(day=11) for form in FORMS]),
        ("TIM001", 'start_time: "09:30"', [form.format(hour=9) for form in CLOCKS]),
        ("TIM001", 'end_time: "17:30"', [form.format(hour=17) for form in CLOCKS]),
    ],
)
def test_what_is_repaired_is_right(code: str, line: str, forms: list[str], worlds: Worlds) -> None:
    field, repaired = line.partition(":")[0], 0
    for value in forms:
        text = PAGE.replace(line, f"{field}: {value}")
        mended = repair(text, Event)
        if f"{field}: {value}\n" not in mended:
            repaired += 1
            assert code not in problems_of(mended, worlds), value
    assert repaired > 4
