"""The preview answers this machine only, with nothing but the site, until it is ended."""

import os
import signal
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import pytest

from little_worlds import make_world
from newsroom.preview.checker_process import CheckerProcess
from newsroom.preview.versions import MOST_WAITING
from newsroom.words import load_words
from previewing import Editor, marks, previewing
from site_tools import ROOT, small_config


def test_it_answers_nobody_but_this_machine(editor: Editor) -> None:
    for host in ("evil.example", f"evil.example:{editor.port}", "127.0.0.1", ""):
        assert editor.asks("/", Host=host)[0] == 421, host
    assert editor.asks("/", Host=f"localhost:{editor.port}")[0] == 200
    assert editor.preview._server.server_address[0] == "127.0.0.1"


def test_no_path_leaves_the_site(editor: Editor) -> None:
    (editor.folder / "secret.txt").write_text("secret")
    paths = (
        "/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/it/../../secret.txt",
        "/..%5csecret.txt", "//etc/passwd", "/assets/../../secret.txt",
        f"/{editor.folder}/secret.txt",
        "/.preview/../secret.txt", "/.preview/panel.py", "/a%00b", "/events/fair.md", "/mkdocs.yml",
        "http://evil.example/../secret.txt",
    )  # fmt: skip
    for path in paths:
        status, _, body = editor.asks(path)
        assert status in (400, 404, 421), path
        assert b"secret" not in body or b"<html" in body, path


def test_only_reading_is_allowed(editor: Editor) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        status, headers, _ = editor.asks("/", method)
        assert (status, headers["Allow"]) == (405, "GET, HEAD"), method
    status, headers, body = editor.asks("/", "HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["Content-Length"]) > 1_000
    assert "script-src 'self'" in headers["Content-Security-Policy"]


def test_a_mistake_of_ours_does_not_end_the_preview(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(editor.preview.session, "saved", lambda paths: paths / 0)
        with editor.changed("events/fair.md", "Come", "Do come"):
            editor.reads(lambda text: "unsupported operand" in text)
    with editor.changed("events/fair.md", "Come", "Please come"):
        editor.waits_for_text("/events/fair/", "Please come")
    editor.waits_for("/events/fair/", lambda page: "Please come" not in page)


def test_addresses_are_kind(editor: Editor) -> None:
    status, headers, _ = editor.asks("/events/fair?x=1")
    assert (status, headers["Location"]) == (302, "/events/fair/?x=1")
    assert editor.built("/events/fair/index.html") == editor.built("/events/fair/")
    assert editor.asks("/assets/search/it/m.json")[0] == 200
    assert editor.asks("/assets/search/xx/m.json")[0] == 404


def test_a_taken_port_is_reported_and_ctrl_c_ends_it(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        refused = run_verb("--port", port, "--lang", "it")
        done = refused.communicate(timeout=20)
        assert f"La porta {port} è occupata" in done[1]
        assert "--port" in done[1]
        assert refused.returncode == 2
    make_world(tmp_path, {})
    running = run_verb("--port", "0", "--lang", "tr", "-f", str(small_config(tmp_path)))
    assert running.stdout
    assert running.stdout.readline().startswith("Önizleme: http://127.0.0.1:")
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=20)
    assert out.endswith("Önizleme kapatıldı.\n")
    assert (running.returncode, err) == (0, "")


def run_verb(*arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "scripts/preview_site.py", *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_seventh_window_is_not_blocked_by_six_that_wait(editor: Editor) -> None:
    version, count = marks(editor.waits_for_text("/events/", "</article>"))
    with ThreadPoolExecutor() as windows:
        waiting = [windows.submit(editor.hears, "/events/", version, count) for _ in range(8)]
        done, _ = wait(waiting, timeout=3)
        assert len(done) >= 8 - MOST_WAITING
        with editor.changed("events/index.md", "title: ", "title: New "):
            assert all(one.result(timeout=10)["version"] for one in waiting)


def test_the_list_of_problems_says_nothing_before_all_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CheckerProcess, "start", lambda *_: None)
    make_world(tmp_path, {})
    with previewing(tmp_path, small_config(tmp_path)) as editor:
        editor.waits_for_text("/", "</article>")
        assert "Nothing wrong" not in editor.sees("/.preview/problems")
        assert load_words("en").preview.building in editor.sees("/.preview/problems")


@pytest.mark.parametrize("port", ["99999", "65536", "-1", "x", "", "٨٠٨٠", "9" * 5000])
def test_what_is_no_port_is_refused(port: str) -> None:
    refused = run_verb(f"--port={port}")
    done = refused.communicate(timeout=20)
    assert refused.returncode == 2
    assert f"{port} is not a port: 0 to 65535" in done[1]
    assert "Traceback" not in done[1]
