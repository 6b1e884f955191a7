"""What commands meet around them: a wrong day, an ASCII locale, a full disk, odd arguments."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from commands import SCRIPTS, environment_with, run_here
from little_worlds import make_world
from platforms import needs

ASCII = {
    "LC_ALL": "C",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONIOENCODING": "ascii",
}
COMMANDS = {
    "check": ("check_content.py", "--lang", "tr"),
    "check as JSON": ("check_content.py", "--lang", "tr", "--format", "json"),
    "explain": ("check_content.py", "--explain", "DAT002", "--lang", "tr"),
    "events": ("check_events.py", "--lang", "tr"),
    "repairs": ("fix_content.py", "--diff"),
    "states": ("translation_status.py", "--lang", "tr"),
    "states as JSON": ("translation_status.py", "--format", "json"),
    "export": ("translation_exchange.py", "export", "events/fair", "it"),
    "new page": ("new_page.py", "event", "brand-new"),
}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
    picture = {"file": "events/visit.md", "change": {"It was good.": "![Örs](café.svg) It was."}}
    return make_world(tmp_path, picture | {"write": {"events/café.svg": drawing}})


def run_alone(
    *command: str, docs: Path, out: int = subprocess.PIPE, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    named = () if "--explain" in command else ("--docs", str(docs))
    return subprocess.run(
        [sys.executable, str(SCRIPTS / command[0]), *command[1:], *named],
        env=environment_with(**environment),
        stdout=out,
        stderr=subprocess.PIPE,
    )


BAD_DAYS = {
    "BUILD_TODAY": ["", "tomorrow", "2026-13-01", "01/02/2026", "9999-12-31", "0001-01-01"],
    "SOURCE_DATE_EPOCH": ["", "abc", "-1", "1_000", " 5", "1e9", "٣", "9" * 12, "9" * 400, "0x10"],
}


@pytest.mark.parametrize("command", ["check_content.py", "new_page.py", "build_site.py"])
@pytest.mark.parametrize(
    ("variable", "value"), [(name, value) for name, values in BAD_DAYS.items() for value in values]
)
def test_a_wrong_day_in_the_environment_is_said(
    tmp_path: Path, command: str, variable: str, value: str
) -> None:
    arguments = ("event", "x1") if command == "new_page.py" else ()
    done = run_here(command, *arguments, folder=tmp_path, **{variable: value})
    assert done.returncode == 2
    assert (
        done.stderr
        == {
            "BUILD_TODAY": f"BUILD_TODAY: `{value}` is not a day. "
            "Write a day as YYYY-MM-DD, or unset the variable.\n",
            "SOURCE_DATE_EPOCH": f"SOURCE_DATE_EPOCH: `{value}` is not a time. "
            "Write the seconds since 1970 in digits, or unset the variable.\n",
        }[variable]
    )


@needs("locales")
@pytest.mark.parametrize("name", COMMANDS)
def test_an_ascii_terminal_gets_what_it_can_show(docs: Path, name: str) -> None:
    done = run_alone(*COMMANDS[name], docs=docs, **ASCII)
    assert b"Traceback" not in done.stderr
    assert done.returncode in (0, 1)
    if "JSON" in name:
        assert json.loads(done.stdout)
    elif name not in ("export", "repairs"):  # a file and a patch, in UTF-8
        assert done.stdout.isascii()
    again = run_alone(*COMMANDS[name], docs=docs, PYTHONIOENCODING="utf-8")
    if name != "new page":
        assert again.stdout.decode().encode("ascii", "backslashreplace") == (
            done.stdout.decode().encode("ascii", "backslashreplace")
        )


@needs("/dev/full")
@pytest.mark.parametrize("name", COMMANDS)
def test_a_disk_that_is_full_while_something_is_printed_is_said(docs: Path, name: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run_alone(*COMMANDS[name], docs=docs, out=full.fileno())
    assert done.returncode == 2
    assert done.stderr == b"No space left on device.\n"


@needs("a shell")
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_without_a_terminal_does_its_work(docs: Path, name: str) -> None:
    command, *arguments = COMMANDS[name]
    named = () if "--explain" in arguments else ("--docs", str(docs))
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" >&-', "-", sys.executable, SCRIPTS / command, *arguments, *named],
        env=environment_with(),
        stderr=subprocess.PIPE,
    )
    assert done.returncode in (0, 1)
    assert done.stderr == b""


NO_NAMES = (
    *(
        "../../x",
        "../x",
        "/etc/x",
        "a/../../x",
        "",
        ".",
        "..",
        "con",
        "AUX",
        "日本",
        "x" * 65,
    ),
    *("a.it", "ab//cd", "ab/", "a\\b", "fair.it.md", "ab\ncd", "-x"),
)


@pytest.mark.parametrize("ref", NO_NAMES)
def test_a_page_has_a_name_that_can_be_an_address(docs: Path, ref: str) -> None:
    before = everything(docs.parent)
    done = run_here("new_page.py", "event", f"--docs={docs}", "--", ref, folder=docs.parent)
    assert done.returncode == 2
    assert "cannot be used in an address." in done.stderr
    assert "Traceback" not in done.stderr
    assert everything(docs.parent) == before


def test_no_page_lies_where_a_language_has_its_pages(docs: Path) -> None:
    done = run_here("new_page.py", "page", "it", "--docs", str(docs), folder=docs.parent)
    assert done.returncode == 2
    assert done.stderr.endswith(
        "error: The name `it` cannot be used in an address. Choose another name; this is the "
        "address of the pages in that language.\n"
    )


@needs("links")
def test_a_page_is_not_written_through_a_link(docs: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (docs / "events").rename(docs / "old-events")
    (docs / "events").symlink_to(tmp_path / "elsewhere")
    done = run_here("new_page.py", "event", "brand-new", "--docs", str(docs), folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr.endswith(
        f"error: {docs}/events is a symbolic link. Replace it with a folder.\n"
    )
    assert [*(tmp_path / "elsewhere").iterdir()] == []


def test_a_translation_that_is_there_is_not_overwritten(docs: Path) -> None:
    (docs / "events/brand-new.it.md").write_text("years of work")
    before = everything(docs)
    new = ("event", "brand-new", "--translate", "it")
    done = run_here("new_page.py", *new, "--docs", str(docs), folder=docs.parent)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{docs}/events/brand-new.it.md already exists.\n"
    assert everything(docs) == before


@pytest.mark.parametrize("number", range(4))
def test_a_full_disk_leaves_no_part_of_a_new_page(
    docs: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    before = everything(docs)
    fill_disk(monkeypatch, after=number)
    new = ("event", "brand-new", "--translate", "es,it,tr")
    done = run_here("new_page.py", *new, "--docs", str(docs), folder=docs.parent)
    lang = ("", ".es", ".it", ".tr")[number]
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"{docs}/events/brand-new{lang}.md: No space left on device. Nothing was written.\n"
    )
    assert everything(docs) == before


def test_a_full_disk_leaves_a_page_that_was_to_be_repaired(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(docs)
    fill_disk(monkeypatch)
    done = run_here("fix_content.py", "--docs", str(docs), folder=docs.parent)
    assert done.returncode == 2
    assert ("docs/events/fair.md: not changed: No space left on device.\n") in done.stderr
    assert everything(docs) == before


def test_a_full_disk_leaves_no_part_of_an_exchange_file(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (docs.parent / "fair.xlf").write_bytes(b"of yesterday")
    before = everything(docs.parent)
    real = os.fdopen

    def fail(*arguments: object, **_: object) -> object:
        real(*arguments).close()  # type: ignore[call-overload]
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("os.fdopen", fail)
    done = run_here(
        "translation_exchange.py",
        *("export", "events/fair", "it", "--docs", str(docs), "-o", "fair.xlf"),
        folder=docs.parent,
    )
    assert (done.returncode, done.stderr) == (
        2,
        "The file cannot be written: fair.xlf: No space left on device.\n",
    )
    assert everything(docs.parent) == before


def test_a_full_disk_leaves_a_translation_as_it_was(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange = ("translation_exchange.py", "--docs", str(docs))
    run_here(
        *(exchange[0], "export", "events/fair", "it", "-o", "fair.po", "--format", "po"),
        *exchange[1:],
        folder=docs.parent,
    )
    file = docs.parent / "fair.po"
    lines = file.read_text(encoding="utf-8").split("\n")
    filled = ['msgstr "Una frase."' if line == 'msgstr ""' else line for line in lines]
    header = lines.index('msgstr ""')
    filled[header] = lines[header]
    file.write_text("\n".join(filled), encoding="utf-8")
    before = everything(docs.parent)
    fill_disk(monkeypatch)
    options = ("--method", "human", "--accept-unconfirmed")
    done = run_here(
        *(exchange[0], "import", "fair.po", *options), *exchange[1:], folder=docs.parent
    )
    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        f"The file cannot be written: {docs}/events/fair.it.md: "
        "No space left on device.\nNothing was written.\n",
    )
    assert everything(docs.parent) == before


def fill_disk(monkeypatch: pytest.MonkeyPatch, after: int = 0) -> None:
    """Let writing fail as on a full disk, after so many files."""
    written: list[int] = []

    def sync(handle: int) -> None:
        if len(written) >= after:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written.append(handle)

    monkeypatch.setattr("os.fsync", sync)


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("lang", ["../it", "/etc/passwd", "xx", "", "en", "IT"])
@pytest.mark.parametrize("command", ["translation_exchange.py", "translation_status.py"])
def test_a_language_is_one_of_the_site(docs: Path, command: str, lang: str) -> None:
    before = everything(docs.parent)
    arguments = ("export",) if "exchange" in command else ("--diff",)
    done = run_here(
        command, *arguments, "events/fair", lang, "--docs", str(docs), folder=docs.parent
    )
    assert done.returncode in (1, 2)
    assert done.stdout == ""
    assert done.stderr
    assert "Traceback" not in done.stderr
    assert everything(docs.parent) == before
