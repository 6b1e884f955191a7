"""The commands as an editor or a program runs them: output, exit code, paths."""

import json
import os
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from commands import SCRIPTS, environment_with
from commands import run_here as run
from little_worlds import make_world
from newsroom.checks.explanation import explain
from newsroom.words import languages, load_words
from platforms import needs


def run_alone(
    command: str, *arguments: str, folder: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    """In a process of its own, for what only that can show."""
    return subprocess.run(
        [sys.executable, str(SCRIPTS / command), *arguments],
        cwd=folder,
        env=environment_with(**environment),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """A world with one mistake in an event; the folder that holds its `docs`."""
    case = {"file": "events/fair.md", "change": {"end: 2026-06-13": "end: 2026-06-31"}}
    make_world(tmp_path, case)
    return tmp_path


def test_an_error_ends_with_one_and_is_shown_from_where_one_stands(world: Path) -> None:
    done = run_alone("check_events.py", "--docs", "docs", folder=world)
    assert done.returncode == 1
    assert (
        "docs/events/fair.md:8:6: error: `end`: `2026-06-31` is not a date; June has 30 days.\n"
        "    | end: 2026-06-31\n"
        "    |      ^\n"
        "    Correct the day.  (DAT002)\n"
    ) in done.stdout
    assert done.stderr == ""


def test_a_kind_is_checked_alone(world: Path) -> None:
    assert run("check_partners.py", "--docs", "docs", folder=world).returncode == 0
    assert run("check_content.py", "--docs", "docs", folder=world).returncode == 1


def test_paths_narrow_what_is_checked_not_what_is_known(world: Path) -> None:
    fine = run("check_content.py", "--docs", "docs", "docs/events/visit.md", folder=world)
    assert fine.returncode == 0
    folder = run("check_content.py", "--docs", "docs", "docs/events", folder=world)
    assert folder.returncode == 1
    assert "partners/" not in folder.stdout


def test_warnings_end_with_nought_unless_strict(tmp_path: Path) -> None:
    make_world(tmp_path, {})
    assert run("check_content.py", "--docs", "docs", folder=tmp_path).returncode == 0
    assert run("check_content.py", "--docs", "docs", "--strict", folder=tmp_path).returncode == 1


def test_the_record_of_a_problem_has_the_promised_names(world: Path) -> None:
    done = run("check_events.py", "--docs", "docs", "--format", "json", folder=world)
    problem = next(one for one in json.loads(done.stdout) if one["code"] == "DAT002")
    assert problem == {
        "file": "docs/events/fair.md",
        "line": 8,
        "column": 6,
        "code": "DAT002",
        "severity": "error",
        "language": "en",
        "field": "end",
        "message": "`end`: `2026-06-31` is not a date; June has 30 days.",
        "hint": "Correct the day.",
        "help": "handbook/problems/#dat002",
    }


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({"LANG": "tr_TR.UTF-8"}, "bir tarih değil; Haziran ayında 30 gün var."),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "it_IT.UTF-8"}, "giugno ha 30 giorni"),
        ({"LANG": "pt_BR.UTF-8"}, "June has 30 days"),
        ({"LANG": "C"}, "June has 30 days"),
        ({}, "June has 30 days"),
    ],
    ids=str,
)
def test_messages_come_in_the_language_of_the_environment(
    world: Path, environment: dict[str, str], message: str
) -> None:
    utf8 = {"PYTHONUTF8": "1"} | environment
    assert message in run("check_events.py", "--docs", "docs", folder=world, **utf8).stdout


def test_an_empty_folder_stops_the_check(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    done = run("check_content.py", "--docs", "docs", folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr == f"No pages found in {tmp_path}/docs: nothing was checked.\n"


@pytest.mark.parametrize(
    "arguments",
    [["--docs", "nowhere"], ["docs/nothing.md"], ["--format", "xml"], ["--today", "tomorrow"]],
    ids=str,
)
def test_what_cannot_run_ends_with_two(world: Path, arguments: list[str]) -> None:
    done = run("check_content.py", *arguments, folder=world)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_the_day_can_be_set(tmp_path: Path) -> None:
    change = {"event_status: scheduled": "event_status: completed"}
    make_world(tmp_path, {"file": "events/fair.md", "change": change})
    for day, code in (("2026-06-13", 1), ("2026-06-14", 0)):
        done = run("check_events.py", "--docs", "docs", "--today", day, folder=tmp_path)
        assert done.returncode == code


def test_the_day_of_the_environment(tmp_path: Path) -> None:
    change = {"event_status: scheduled": "event_status: completed"}
    make_world(tmp_path, {"file": "events/fair.md", "change": change})
    for epoch, code in (("1781308800", 1), ("1781395200", 0)):  # 13 and 14 June 2026
        done = run("check_events.py", "--docs", "docs", folder=tmp_path, SOURCE_DATE_EPOCH=epoch)
        assert done.returncode == code


def files_named(done: subprocess.CompletedProcess[str]) -> set[str]:
    assert done.stderr == ""
    return {record["file"].removeprefix("docs/") for record in json.loads(done.stdout)}


@pytest.mark.parametrize(
    ("changed", "checked"),
    [
        (["events/fair.md"], ["events/fair", "index", "newsletter/first"]),
        (["events/fair.it.md"], ["events/fair", "index", "newsletter/first"]),
        (["partners/anvil.md"], ["events/fair", "partners/anvil"]),
        (["training/weave.md"], ["training/weave", "training/weaving"]),
    ],
    ids=str,
)
def test_pages_that_refer_to_a_changed_page_are_checked_too(
    tmp_path: Path, changed: list[str], checked: list[str]
) -> None:
    docs = make_world(tmp_path, {})
    for path in docs.rglob("*.md"):  # a problem on every page
        path.write_text(path.read_text(encoding="utf-8") + "\n![](no.png)\n", encoding="utf-8")
    paths = [f"docs/{name}" for name in changed]
    options = ["--docs", "docs", "--format", "json", "--with-referring"]
    named = files_named(run("check_content.py", *options, *paths, folder=tmp_path))
    refs = {name.removesuffix(".md").removesuffix(".it") for name in named}
    assert sorted(refs) == checked
    assert named >= {f"{ref}.md" for ref in checked}
    assert any(name.endswith(".it.md") for name in named)


def test_a_rule_is_explained(tmp_path: Path) -> None:
    done = run("check_content.py", "--explain", "dat002", "--lang", "it", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    words = load_words("it")
    assert done.stdout.startswith("DAT002 (errore): ")
    for label in (words.labels.why, words.commands.says, words.labels.cure):
        assert f"\n\n{label}:\n    " in done.stdout
    assert f"    {words.problems.DAT002.why}\n" in done.stdout
    assert "`…`: `…` non è una data; … ha … giorni." in done.stdout
    assert f"\n\n{words.labels.wrong}:\n    end: 2023-09-90\n" in done.stdout


@pytest.mark.parametrize("lang", languages())
def test_every_rule_can_be_explained(lang: str) -> None:
    for code in load_words(lang).problems:
        said = explain(code, lang)
        assert said.startswith(code)
        assert not re.search(r"\{\w+\}", said.partition(f"\n{load_words(lang).labels.wrong}:")[0])


@pytest.mark.parametrize(
    ("code", "near"), [("DAT02", "DAT002"), ("dat2", "DAT002"), ("REF0003", "REF003")]
)
def test_an_unknown_code_is_met_with_the_nearest(tmp_path: Path, code: str, near: str) -> None:
    done = run("check_content.py", "--explain", code, folder=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.endswith(f"There is no rule {code.upper()}. Did you mean {near}?\n")


def on_a_terminal(folder: Path, **environment: str) -> str:
    """What the checker prints when it writes to a terminal."""
    import pty  # not on Windows

    ours, its = pty.openpty()
    names = {"TERM": "xterm", "LC_ALL": "C.UTF-8"} | environment
    kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    command = [sys.executable, str(SCRIPTS / "check_content.py"), "--docs", "docs"]
    checker = subprocess.Popen(command, cwd=folder, env=kept | names, stdout=its)
    os.close(its)
    parts = []
    with suppress(OSError):  # so ends a terminal that nobody writes to any more
        while part := os.read(ours, 65536):
            parts.append(part)
    os.close(ours)
    checker.wait()
    return b"".join(parts).decode()


@needs("pseudo-terminals")
@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, True),  # so says no-color.org
        ({"TERM": "dumb"}, False),
    ],
    ids=str,
)
def test_colours_are_for_terminals(
    world: Path, environment: dict[str, str], coloured: bool
) -> None:
    said = on_a_terminal(world, **environment)
    assert "DAT002" in said
    assert ("\x1b[" in said) == coloured


def test_colours_are_not_for_files(world: Path) -> None:
    assert (
        "\x1b" not in run("check_content.py", "--docs", "docs", TERM="xterm", folder=world).stdout
    )


def test_the_handbook_has_a_full_address_when_the_site_has_one(world: Path) -> None:
    options = ["--docs", "docs", "--format", "sarif", "--lang", "tr"]
    done = run("check_content.py", *options, folder=world, SITE_URL="https://www.example.org")
    rules = json.loads(done.stdout)["runs"][0]["tool"]["driver"]["rules"]
    addresses = [rule["helpUri"] for rule in rules]
    assert "https://www.example.org/tr/handbook/problems/#dat002" in addresses


def test_a_file_that_is_no_page_is_checked_by_its_name(world: Path) -> None:
    for text, ending in (("a,b\n1\n", "Errors: 1, warnings: 0."), ("a,b\n1,2\n", "Nothing wrong.")):
        (world / "docs" / "booths.csv").write_text(text)
        options = ["--with-referring", "--lang", "en", "docs/booths.csv"]
        done = run("check_content.py", "--docs", "docs", *options, folder=world)
        assert done.stdout.splitlines()[-1] == f"Pages checked: 0. {ending}"
