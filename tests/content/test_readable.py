"""What lies in `docs` and cannot be read stops every command: nothing disappears silently."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from commands import SCRIPTS, environment_with, run_here
from little_worlds import make_world
from platforms import needs

COMMANDS = {
    "check_content.py": (),
    "translation_status.py": (),
    "fix_content.py": (),
    "new_page.py": ("event", "brand-new"),
    "translation_exchange.py": ("export", "events/fair", "it"),
}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return make_world(tmp_path, {})


def replaced_by_a_file(docs: Path) -> None:
    shutil.rmtree(docs)
    docs.write_text("a file")


def replaced_by_a_broken_link(docs: Path) -> None:
    shutil.rmtree(docs)
    docs.symlink_to("nowhere")


def with_pipe(name: str) -> Callable[[Path], None]:
    def put(docs: Path) -> None:
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(docs / name)

    return put


def with_socket(docs: Path) -> None:
    os.chdir(docs)  # the path of a socket is short
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("talk.csv")


def with_name_in_latin_1(docs: Path) -> None:
    Path(os.fsdecode(bytes(docs / "caf") + b"\xe9.png")).write_bytes(b"")


PLACES = {
    "the folder is a file": (replaced_by_a_file, "The folder of the pages is a file."),
    "the folder is a broken link": (
        replaced_by_a_broken_link,
        "The folder of the pages is a broken link.",
    ),
    "the folder is gone": (shutil.rmtree, "The folder of the pages does not exist."),
    "a pipe": (
        with_pipe("assets/list.csv"),
        "assets/list.csv: error: This is not an ordinary file.",
    ),
    "a pipe among the data": (with_pipe("api/all.json"), "api/all.json: error: This is not an"),
    "a socket": (with_socket, "talk.csv: error: This is not an ordinary file."),
    "a name that is not UTF-8": (
        with_name_in_latin_1,
        "caf\\xe9.png: error: This name is not UTF-8.",
    ),
}


@needs("pipes, links and names of bytes")
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", PLACES)
def test_a_command_says_what_cannot_be_read(
    docs: Path, name: str, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(docs.parent)
    change, message = PLACES[name]
    change(docs)
    done = run_here(command, *COMMANDS[command], "--docs", str(docs), folder=docs.parent)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    is_missing = "does not exist" in done.stderr and name != "a pipe"
    assert message in done.stderr or is_missing
    assert not (docs / "events/brand-new.md").exists()


@needs("users with other rights")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_without_permission_stops_a_command(docs: Path, command: str) -> None:
    (docs / "events").chmod(0)
    done = run_without_rights(command, *COMMANDS[command], docs=docs)
    assert done.returncode == 2
    assert done.stderr == (
        f"{docs}/events: error: This folder cannot be read: Permission denied.\n"
        "    Give yourself the right to read it, or remove it.\n"
    )


@needs("users with other rights")
def test_a_file_without_permission_stops_the_check(docs: Path) -> None:
    (docs / "assets").mkdir(exist_ok=True)
    (docs / "assets/plan.pdf").write_bytes(b"%PDF-")
    (docs / "assets/plan.pdf").chmod(0)
    done = run_without_rights("check_content.py", docs=docs)
    assert done.returncode == 2
    assert f"{docs}/assets/plan.pdf: error: This file cannot be read.\n" in done.stderr


def run_without_rights(
    command: str, *arguments: str, docs: Path
) -> subprocess.CompletedProcess[str]:
    """Run a command without the right of root to read everything."""
    limits = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    return subprocess.run(
        [
            *(limits if os.geteuid() == 0 else ()),
            *(sys.executable, str(SCRIPTS / command), *arguments, "--docs", str(docs)),
        ],
        env=environment_with(),
        capture_output=True,
        text=True,
    )


@needs("pipes")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_pipe_in_the_place_of_a_page_holds_up_nobody(docs: Path, command: str) -> None:
    os.mkfifo(docs / "events/pipe.md")
    done = subprocess.run(
        [sys.executable, str(SCRIPTS / command), *COMMANDS[command], "--docs", str(docs)],
        env=environment_with(),
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert "Traceback" not in done.stderr
    if command == "check_content.py":
        assert "events/pipe.md:1:1: error: The file cannot be read." in done.stdout
