"""A site for another organisation is made by one command, and names nobody else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

import start_site
from newsroom.new_site.letter_mark import initials
from newsroom.new_site.sample_pages import FACTS, sample_languages, sample_texts
from newsroom.words import FIRST_LANGUAGE, further_languages, languages, load_words
from pages import read, texts
from site_tools import ROOT
from test_any_organisation import OF_THE_REAL_PROJECT

NAME = "Mühle & Söhne"
ADDRESS = "https://www.example.org/mill"
MESSAGES = load_words("en").commands.start_site


def start(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setattr(sys, "argv", ["start_site.py", *arguments, "--today", "2026-11-22"])
    return start_site.main()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of another organisation in English and German, built by its own programs."""
    folder = tmp_path_factory.mktemp("new") / "site of ours"
    with pytest.MonkeyPatch.context() as monkeypatch:
        options = ["--name", NAME, "--languages", "en,de", "--site-url", ADDRESS]
        assert start(monkeypatch, str(folder), *options) == 0
    done = run(folder, "build_site.py")
    assert done.returncode == 0, done.stderr
    return folder


def run(folder: Path, command: str, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, f"scripts/{command}", *options, "--today", "2026-11-22"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder / "scripts"), "LC_ALL": "C"},
        capture_output=True,
        text=True,
    )


def test_no_file_of_it_names_the_project_that_it_came_from(project: Path) -> None:
    files = [path for path in (project / "site").rglob("*") if path.is_file()]
    assert len(files) > 100
    found = {
        (path.name, match[0])
        for path in files
        if path.suffix not in (".png", ".ico")
        for match in OF_THE_REAL_PROJECT.finditer(path.read_text(encoding="utf-8"))
    }
    assert found == set()
    names = {path.relative_to(project).as_posix() for path in project.rglob("*")}
    assert not any(OF_THE_REAL_PROJECT.search(name) for name in names)


def test_it_has_the_name_the_address_and_the_languages_that_were_asked_for(project: Path) -> None:
    page = read(project / "site" / "de" / "index.html")
    assert page.get("lang") == "de"
    assert NAME in page.findtext(".//title")
    canonical = page.cssselect("link[rel=canonical]")[0].get("href")
    assert canonical == f"{ADDRESS}/de/"
    switch = [one.text_content().split()[0] for one in page.cssselect(".nl-languages__link")]
    assert switch == ["English", "Deutsch"]
    assert page.cssselect(".nl-funding") == []


def test_its_sample_events_say_in_each_language_that_they_are_samples(project: Path) -> None:
    for prefix, word in (("", "sample"), ("de/", "Muster")):
        listed = read(project / "site" / f"{prefix}events/index.html")
        cards = listed.cssselect(".nl-card")
        assert len(cards) == 2
        assert all(word in card.text_content() for card in cards)
        event = read(project / "site" / f"{prefix}events/sample-workshop/index.html")
        assert word in event.cssselect("main")[0].text_content()
        assert event.cssselect(".nl-notice--untranslated") == []
    assert texts(event, ".nl-facts__row dt")[0] == "Wann"
    assert "Januar 2027" in event.cssselect(".nl-facts")[0].text_content()


def test_its_checker_has_nothing_to_say_but_of_the_handbook(project: Path) -> None:
    done = run(project, "check_content.py", "--format", "json")
    found = {(one["code"], one["file"].split("/")[1]) for one in yaml.safe_load(done.stdout)}
    assert done.returncode == 0
    assert found == {("I18003", "handbook")}  # which nobody has translated into German yet


def test_another_site_can_be_made_from_it(project: Path, tmp_path: Path) -> None:
    options = ["--name", "Grandchild", "--languages", "en", "--site-url", ADDRESS]
    done = run(project, "start_site.py", str(tmp_path / "next"), *options)
    assert (done.returncode, done.stderr) == (0, "")
    done = run(tmp_path / "next", "check_content.py")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_messages_are_in_english_where_a_language_has_none(project: Path) -> None:
    (project / "docs" / "events" / "bad.md").write_text("No header.\n", encoding="utf-8")
    said = [run(project, "check_content.py", "--lang", lang).stdout for lang in ("de", "en")]
    (project / "docs" / "events" / "bad.md").unlink()
    assert said[0] == said[1]
    assert load_words("en").problems.SYN001.message in said[0]


@pytest.mark.parametrize("lang", sample_languages())
def test_every_language_has_all_sample_pages(lang: str) -> None:
    first = sample_texts(FIRST_LANGUAGE)
    assert sample_texts(lang).keys() == first.keys() == {*FACTS, "site"}
    assert {*languages(), *further_languages()} == {*sample_languages()}
    for ref in FACTS:
        assert sample_texts(lang)[ref].keys() == first[ref].keys()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--languages", "en,xx"], MESSAGES.refusals.language.split("`")[0]),
        (["--languages", "de,it"], MESSAGES.refusals.first.split("`")[0]),
        (["--languages", " , "], MESSAGES.refusals.first.split("`")[0]),
        (["--site-url", "http://example.org/"], MESSAGES.refusals.address.split("`", 2)[2]),
        (["--name", "<b>"], MESSAGES.refusals.name.format(most=50)),
        (["--name", "M" * 51], MESSAGES.refusals.name.format(most=50)),
        (["--name", "   "], MESSAGES.refusals.missing.format(option="--name")),
        (["--name", "a\x1bb"], MESSAGES.refusals.missing.format(option="--name")),
    ],
)
def test_what_cannot_be_made_is_said(
    options: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    good = ["--name", "Mill", "--languages", "en", "--site-url", ADDRESS]
    with pytest.raises(SystemExit) as raised:
        start(monkeypatch, str(tmp_path / "new"), *good, *options)
    assert raised.value.code == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_nothing_is_written_where_something_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good = ["--name", "Mill", "--languages", "en", "--site-url", ADDRESS]
    (tmp_path / "mine.txt").touch()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for folder in (tmp_path, tmp_path / "mine.txt", tmp_path / "link", ROOT / "new"):
        with pytest.raises(SystemExit):
            start(monkeypatch, str(folder), *good)
        assert f"{folder} is " in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "mine.txt"]


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Braga Mill", "BM"), ("mill", "M"), ("& Co", "C"), ("—", "•"), ("ß", "SS")],
)
def test_the_mark_is_made_of_the_name(name: str, letters: str) -> None:
    assert initials(name) == letters
