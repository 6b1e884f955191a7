"""`new_page.py`: nothing that it writes passes unfilled, and what it asks is checked at once."""

import io
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from unittest import mock

import pytest

from commands import run_here
from little_worlds import make_world
from newsroom.checks.checker import check_library, severity
from newsroom.checks.messages import format_problem
from newsroom.content.library import Library, read_library
from newsroom.content.page_id import page_id
from newsroom.content.starter import started_fields
from newsroom.model.kinds import ABOUT_THE_FILE, KINDS
from newsroom.words import languages, load_words
from page_html import own_html

DAY = date(2026, 11, 22)
ARGUMENTS = ("--docs", "docs", "--today", DAY.isoformat())
NOT_STARTED = {"id", "original", *ABOUT_THE_FILE}
"""Fields that a new page does not offer."""


class Terminal(io.StringIO):
    """A place to read from or write to that says that somebody is there."""

    def isatty(self) -> bool:
        return True


def new_page(folder: Path, *arguments: str, lang: str = "en") -> list[Path]:
    """The files of a page that is started without a terminal."""
    done = run_here("new_page.py", *ARGUMENTS, "--lang", lang, *arguments, folder=folder)
    assert done.returncode == 0, done.stderr
    return [Path(file) for file in done.stdout.split()]


def dialogue(folder: Path, arguments: Sequence[str], answers: Sequence[str]) -> str:
    """What is said in a terminal in which these answers are given."""
    written = Terminal("".join(f"{answer}\n" for answer in answers))
    with mock.patch("sys.stdin", written), mock.patch("commands.io.StringIO", Terminal):
        done = run_here("new_page.py", *ARGUMENTS, *arguments, folder=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


def errors(folder: Path, lang: str = "en") -> list[str]:
    """The errors of the pages, each with its file, line, code and message."""
    library = read_library(folder / "docs", languages())
    return [
        f"{found.file.name}:{found.place.line} {found.code} {format_problem(found, lang).message}"
        for found in check_library(library, DAY, own_html())
        if severity(found.code) == "error"
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_world(tmp_path, {})
    return tmp_path


@pytest.mark.parametrize("kind", KINDS)
def test_each_empty_field_is_reported_once_and_nothing_else_is_wrong(
    folder: Path, kind: str
) -> None:
    [file] = new_page(folder, kind, "brand-new")
    header = file.read_text(encoding="utf-8").splitlines()
    empty = [line.partition(":")[0] for line in header if re.match(r"[a-z_]+:  # ", line)]
    said = errors(folder)
    places = [line.partition(" ")[0].rpartition(":")[2] for line in said]
    assert len(places) == len(set(places)) > 0, said
    reported = [header[int(place) - 1].partition(":")[0] for place in places]
    # One organiser is enough, and where an event is held depends on how one takes part.
    depend = ("venue", "online_url", "external_organisers")
    assert reported == [name for name in empty if name not in depend]


FILLED: Mapping[str, Mapping[str, str]] = {
    "event": {
        "title": "Opening of the mill",
        "summary": "The looms of the old mill run again after forty years of silence.",
        "kind": "workshop",
        "event_status": "scheduled",
        "start": "2027-09-07",
        "end": "2027-09-07",
        "mode": "onsite",
        "venue": "{city: Bologna, country: IT}",
        "organisers": "[loom]",
    },
    "issue": {
        "title": "Winter issue",
        "summary": "What the partners of the project have woven in the winter.",
        "date": "2026-11-22",
        "sections": "[{kind: partners, items: [partners/loom]}]",
    },
    "module": {
        "title": "Dyeing cloth",
        "summary": "How cloth is dyed without water, and what that saves a mill.",
        "topics": "[Dyes, Water]",
    },
    "page": {
        "title": "About the mill",
        "summary": "What the old mill was, and what it has been since it was closed.",
    },
}


@pytest.mark.parametrize("kind", FILLED)
def test_a_filled_page_passes(folder: Path, kind: str) -> None:
    [file] = new_page(folder, kind, "brand-new")
    text = file.read_text(encoding="utf-8")
    for name, value in FILLED[kind].items():
        text, count = re.subn(rf"(?m)^{name}:  # .*$", f"{name}: {value}", text)
        assert count == 1, name
    file.write_text(text, encoding="utf-8")
    assert errors(folder) == []


def test_only_what_is_certain_is_written(folder: Path) -> None:
    assert values_in(new_page(folder, "event", "brand-new")) == {
        "type": "event",
        "updated": "2026-11-22",
    }
    assert values_in(new_page(folder, "module", "dyeing"))["order"] == "2"
    assert values_in(new_page(folder, "issue", "second"))["number"] == "2"


def values_in(files: Sequence[Path]) -> dict[str, object]:
    library = library_of(files[0])
    [page] = [page for page in library.pages if page.file.path == files[0]]
    return {name: value for name, value in page.file.header.data.items() if value}


def library_of(file: Path) -> Library:
    docs = next(folder for folder in file.parents if folder.name == "docs")
    return read_library(docs, languages())


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_there_with_its_help_in_the_language_of_the_editor(
    folder: Path, kind: str, lang: str
) -> None:
    [file] = new_page(folder, kind, "brand-new", lang=lang)
    text, words = file.read_text(encoding="utf-8"), load_words(lang).fields
    for name, field in KINDS[kind].model_fields.items():
        if name in NOT_STARTED or re.search(rf"(?m)^{name}: \S+$", text):
            continue
        [line] = re.findall(rf"(?m)^(?:# )?{name}:.*$", text)
        own = words.get(f"{kind}_{name}") or words[name]
        assert own.removesuffix(".") in line
        assert line.startswith("# ") == (name not in started_fields(kind, KINDS[kind]))
        assert lang != "en" or own == field.description


NAMES = {
    "Braga Mill": "braga-mill",
    "Açılış Günü 2027": "acilis-gunu-2027",
    "İZMİR IŞIK Şöleni": "izmir-isik-soleni",
    "Straße & Øl — “Ünïted”": "strasse-ol-united",
    "L’arte della lana": "larte-della-lana",
    "events/Café_Noir.md": "cafe-noir",
    "docs/events/fair-2027.md": "fair-2027",
    " ¿Qué? ": "que",
    "fair-2027": "fair-2027",
}


@pytest.mark.parametrize("called", NAMES)
def test_a_name_is_repaired(called: str) -> None:
    assert page_id(called, "events") == NAMES[called]


def test_a_repaired_name_is_reported(folder: Path) -> None:
    done = run_here("new_page.py", "event", "Braga", "Mill", *ARGUMENTS, folder=folder)
    assert done.stdout.endswith("docs/events/braga-mill.md\n")
    assert done.stderr == (
        "The page is called `braga-mill`: names are in lower case, without accents and spaces.\n"
    )


def test_translations_start_when_asked_and_wait_for_their_text(folder: Path) -> None:
    files = new_page(folder, "event", "brand-new", "--translate", "it,es")
    assert [file.name for file in files] == ["brand-new.md", "brand-new.es.md", "brand-new.it.md"]
    library = library_of(files[0])
    assert [key for key in library.translations if key[0] == "events/brand-new"] == []
    assert [line for line in errors(folder) if not line.startswith("brand-new.md:")] == []


def test_a_page_is_written_first_in_any_language(folder: Path) -> None:
    arguments = ("--original", "it", "--translate", "en,tr")
    facts, original, waiting = new_page(folder, "event", "brand-new", *arguments)
    assert (facts.name, original.name, waiting.name) == (
        "brand-new.md",
        "brand-new.it.md",
        "brand-new.tr.md",
    )
    library = library_of(facts)
    assert library.originals["events/brand-new"].file.path == original
    assert library.facts["events/brand-new"].file.is_untranslated
    texts = [line for line in errors(folder) if "title" in line or "summary" in line]
    assert [line.partition(" ")[0] for line in texts] == ["brand-new.it.md:2", "brand-new.it.md:3"]


def test_a_page_like_another_has_neither_its_dates_nor_its_state(folder: Path) -> None:
    values = values_in(new_page(folder, "--like", "events/fair", "event", "fair-2027"))
    before = library_of(folder / "docs/events/fair.md").facts["events/fair"].file.header.data
    left_out = {"start", "end", "event_status", "updated"}
    assert values == {
        **{name: value for name, value in before.items() if name not in left_out},
        "updated": "2026-11-22",
    }
    assert [line.split()[1] for line in errors(folder)] == ["SCH001", "DAT007", "DAT007"]


def test_a_page_like_another_has_its_texts_in_the_language_of_the_new_one(folder: Path) -> None:
    fair = folder / "docs/events/fair.md"
    session = 'sessions: [{id: opening, start: "09:30", title: Looms}]'
    fair.write_text(fair.read_text("utf-8").replace("edition: 3", session), encoding="utf-8")
    arguments = ("--like", "events/fair", "event", "fiera", "--original", "it")
    facts, texts = new_page(folder, *arguments)
    assert values_in([facts])["sessions"] == [{"id": "opening", "start": "09:30"}]
    title = library_of(fair).translations["events/fair", "it"].file.header.data["title"]
    assert values_in([texts])["title"] == title
    assert "sessions" not in values_in([texts])


def test_no_page_like_another_passes_unfilled(folder: Path) -> None:
    for ref, page in read_library(folder / "docs", languages()).facts.items():
        kind = str(page.file.header.data["type"])
        [file] = new_page(folder, kind, f"like-{ref.replace('/', '-')}", "--like", ref)
        assert [line for line in errors(folder) if line.startswith(f"{file.name}:")], ref


ANSWERS = {
    "Opening of the mill": "title: ",
    "Too short": "summary: ",
    "The looms of the old mill run again after forty years of silence.": "summary: ",
    "seminario": "kind: ",
    "workshop": "kind: ",
    "scheduled": "event_status: ",
    "2027-09-90": "start: ",
    "2027-09-07": "start: ",
    "2027-09-06": "end: ",
    " 2027-09-07": "end: ",
    "onsite": "mode: ",
    "Bologna": "venue.city: ",
    "Italia": "venue.country: ",
    "IT": "venue.country: ",
    "2, anv": "organisers: ",
}


def test_in_a_terminal_each_answer_is_checked_at_once(folder: Path) -> None:
    said = dialogue(folder, (), ["event", "Açılış Günü", *ANSWERS])
    asked = re.findall(r"(?:^|> )([a-z_.]+: )(?=.*\(For example)", said, re.MULTILINE)
    assert asked == [*ANSWERS.values()]
    assert "Did you mean `seminar`?" in said
    assert "September has 30 days. Correct the day." in said
    assert "`end` (2027-09-06) is before `start` (2027-09-07)." in said
    assert "Write `IT`." in said
    assert "  1  anvil  ANV\n  2  loom  LOOM\n" in said
    assert errors(folder) == []
    page = library_of(folder / "docs/events/acilis-gunu.md").facts["events/acilis-gunu"].page
    assert getattr(page, "organisers", ()) == ("loom", "anvil")


def test_answers_are_read_in_the_language_of_the_text(folder: Path) -> None:
    summary = "Una fiera con 1.200 visitatori, la più grande di tutta la regione."
    dialogue(folder, ("event", "Fiera", "--original", "it"), ["La fiera", summary])
    text = (folder / "docs/events/fiera.it.md").read_text(encoding="utf-8")
    assert f"title: La fiera\nsummary: {summary}\n" in text


def test_in_a_terminal_what_is_not_answered_stays_empty(folder: Path) -> None:
    dialogue(folder, ("page", "about-us"), ["About us"])
    assert errors(folder) == ["about-us.md:4 SCH001 The field `summary` is empty."]


def test_nothing_is_asked_where_nobody_answers(folder: Path) -> None:
    said = dialogue(folder, ("page", "about-us", "--no-input"), ["About us"])
    assert said == f"{folder}/docs/about-us.md\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "these arguments are missing: KIND, ID"),
        (("event",), "these arguments are missing: ID"),
        (
            ("event", "x1", "--translate", "it,xx"),
            "--translate: 'it,xx' is not allowed; allowed values: en, es, it, tr",
        ),
        (
            ("event", "x1", "--like", "events/none"),
            "There is no page `events/none`. Give its folder and name, for example"
            " `partners/loom`.",
        ),
        (
            ("event", "x1", "--like", "partners/loom"),
            "`partners/loom` is of another kind: partner.",
        ),
    ],
    ids=str,
)
def test_a_page_is_not_started(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run_here("new_page.py", *ARGUMENTS, *arguments, folder=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith(f"error: {said}\n")
