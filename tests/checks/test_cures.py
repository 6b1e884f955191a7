"""The cures of headers: what the tables name exists, and no input is too odd for a guess."""

import random
from dataclasses import replace
from time import process_time
from typing import Any

import pytest

from little_worlds import Worlds
from newsroom.checks.cures import _CURES, with_cure
from newsroom.checks.cures.data import table
from newsroom.checks.cures.fields import every_target
from newsroom.checks.messages import format_problem
from newsroom.content.library import Library
from newsroom.content.near import nearest
from newsroom.content.problem import Problem
from newsroom.model.kinds import field_names
from newsroom.words import languages, load_words

PATHS = [("start",), ("end_time",), ("timezone",), ("venue", "country"), ("venue", "lat")]
PATHS += [("edition",), ("registration", "capacity"), ("organisers", 0), ("related", 0)]
PATHS += [("kind",), ("hosts",), ("venue",), ("checks",), ("hosts", 0, "lang")]
PIECES = ["2026", "-", "/", ".", "12", "3", " ", ":", "h", "am", "pm", "°", "'", '"', "N", "€", "~"]
PIECES += ["March", "marzo", "Mart", "CET", "GMT+1", "Europe/", "Rome", "Italy", "İtalya", "x", "é"]
PIECES += [
    "\n",
    "\t",
    "{",
    "}",
    "[",
    ",",
    "#",
    "%s",
    "1.200",
    "١٢",
    "²",
    "½",
    "٣",
    "\ud800",
    "about",
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    with Worlds(tmp_path_factory.mktemp("worlds")).changed({}) as found:
        return found


def texts() -> list[Any]:
    chance = random.Random(11)  # noqa: S311
    short = ["".join(chance.choices(PIECES, k=chance.randint(0, 9))) for _ in range(40)]
    long = [piece * 20_000 for piece in ("1", "1.", "9 ", "a", "[", "x-", "March ", "'", "1,200")]
    return [*short, *long, [], {}, ["a", {"b": ["c"]}], {"a": "b"}, None]


@pytest.mark.parametrize("code", _CURES)
def test_no_value_is_too_odd(code: str, library: Library) -> None:
    page = library.originals["events/fair"]
    given = {"name": "x", "known": ["fair", "seminar"], "variant": "list", "example": "x"}
    given |= {"number": 13, "length": 1, "is_whole": True, "is_qualified": True}
    chance = random.Random(code)  # noqa: S311
    before = process_time()
    for path in chance.sample(PATHS, 4):
        for text in texts() if code != "DAT003" else ["2026-13-01", "2026-99-99", "2026-00-00"]:
            values = {**given, "path": path, "value": text}
            problem = with_cure(
                replace(page.file.problem(code, *path), values=values), page, library
            )
            assert isinstance(problem, Problem)
            assert format_problem(problem, "tr").hint
    assert process_time() - before < 20


def test_the_tables_name_fields_that_exist() -> None:
    for path in every_target():
        assert path.rpartition(".")[2] in field_names(), path


@pytest.mark.parametrize("lang", languages())
def test_what_has_no_field_has_a_cure(lang: str) -> None:
    assert set(table("fields")["nowhere"]) <= set(load_words(lang).problems["SCH002"]["hint"])


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("vat", ["lat", "lon"], None),
        ("price", ["end", "site"], None),
        ("twitter", ["title"], None),
        ("rate", ["date"], None),
        ("posts", ["hosts"], None),
        ("code", ["mode", "node"], None),
        ("", ["a"], None),
        ("x" * 500, ["x"], None),
        ("strat", ["start"], "start"),
        ("edn", ["end"], "end"),
        ("Titel", ["title"], "title"),
        ("organizers", ["organisers"], "organisers"),
        ("Città", ["citta"], "citta"),
        ("startTime", ["start_time"], "start_time"),
        ("İSTANBUL", ["istanbul"], "istanbul"),
    ],
)
def test_only_slips_are_near(word: str, known: list[str], near: str | None) -> None:
    assert nearest(word, known) == near


def test_looking_for_a_near_word_among_many_takes_no_long_time() -> None:
    known = [f"word-{number}-of-many" for number in range(5_000)]
    before = process_time()
    nearest("wrod-4711-of-mnay", known)
    assert process_time() - before < 5
