"""The preview answers this machine only, with nothing but the site, until it is ended."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from http.client import HTTPMessage, parse_headers
from pathlib import Path

import pytest

from little_worlds import make_world
from newsroom.preview.checker_process import CheckerProcess
from newsroom.preview.versions import MOST_WAITING
from newsroom.render.headers import ORIGIN, headers_of
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
        "http://evil.example/../secret.txt", "x://[bad/",
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
    assert f"{port} is not a port; ports are 0 to 65535" in done[1]
    assert "Traceback" not in done[1]


def raw(editor: Editor, request: bytes) -> tuple[str, HTTPMessage, bytes]:
    """The status line, headers and body that a request gets, byte by byte as it is here."""
    with socket.create_connection(("127.0.0.1", editor.port), timeout=20) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        answer = connection.makefile("rb")
        status = answer.readline().decode("ascii").strip()
        headers = parse_headers(answer)
        with suppress(ConnectionResetError):  # what we sent in vain may be answered so
            return status, headers, answer.read()
        return status, headers, b""


@pytest.mark.parametrize(
    ("request_line", "status"),
    [
        (b"GET", "400 Bad Request"),
        (b"G E T /", "400 Bad Request"),
        (b"GET / HTTP/x", "400 Bad Request"),
        (b"\xff\xfe / HTTP/1.1", "501 Not Implemented"),
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1", "414 Request-URI Too Long"),
        (b"GET / HTTP/1.1" + b"\r\nX: 1" * 200, "431 Request Header Fields Too Large"),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * 70_000, "431 Request Header Fields Too Large"),
        (b"BREW / HTTP/1.1", "501 Not Implemented"),
        (b"<script>alert(1)</script> / HTTP/1.1", "501 Not Implemented"),
        (b"GET / HTTP/2.0", "505 HTTP Version Not Supported"),
        (b"GET /", "421 Misdirected Request"),
    ],
)
def test_what_cannot_be_read_is_refused_under_the_same_headers(
    editor: Editor, request_line: bytes, status: str
) -> None:
    line, headers, body = raw(editor, request_line + b"\r\n\r\n")
    assert line == f"HTTP/1.1 {status}"
    wanted = headers_of("/status.txt") | {"Content-Type": "text/plain; charset=utf-8"}
    assert {name: headers[name] for name in wanted} == dict(wanted)
    assert headers["Cache-Control"] == "no-store"
    assert headers["Server"] is None
    assert not body or re.fullmatch(rb"\d{3} [\w -]+\n", body)


def test_each_file_has_the_headers_of_its_address_and_none_is_for_other_sites(
    editor: Editor,
) -> None:
    (editor.docs / "api").mkdir(exist_ok=True)
    for name in ("plan.svg", "list.csv", "fair.ics", "api/list.json"):
        (editor.docs / name).write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    for address in ("/plan.svg", "/list.csv", "/fair.ics", "/api/list.json"):
        editor.waits_for(address, lambda text: text.startswith("<svg"))
    for address in ("/plan.svg", "/list.csv", "/fair.ics", "/api/list.json", "/", "/nothing.svg"):
        _, headers, _ = editor.asks(address)
        named = "/" if address == "/nothing.svg" else address
        wanted = {name: value for name, value in headers_of(named).items() if name != ORIGIN}
        assert {name: headers[name] for name in wanted} == wanted, address
        assert headers[ORIGIN] is None, address
        assert headers["Server"] is None
    assert editor.asks("/fair.ics")[1]["Content-Type"] == "text/calendar; charset=utf-8"


def children(process: int) -> list[int]:
    """The processes that the threads of a process have started."""
    lists = Path(f"/proc/{process}/task").glob("*/children")
    return [int(one) for path in lists for one in path.read_text().split()]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked for in /proc")
@pytest.mark.parametrize("how", ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"])
def test_nothing_is_left_of_a_preview_however_it_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    make_world(tmp_path, {})
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    with run_verb("--port", "0", "--lang", "en", "-f", str(small_config(tmp_path))) as running:
        try:
            assert running.stdout
            running.stdout.readline()
            await_that(lambda: bool(children(running.pid)))
            checkers, before = children(running.pid), sorted(tmp_path.rglob("*"))
            running.send_signal(getattr(signal, how))
            out, err = running.communicate(timeout=20)
        finally:
            running.kill()
    assert err == ""
    assert out.endswith("The preview has stopped.\n") is (how != "SIGKILL")
    await_that(lambda: not any(Path(f"/proc/{one}").exists() for one in checkers))
    assert sorted(tmp_path.rglob("*")) == before
    assert [*temporary.iterdir()] == []


def test_nohup_keeps_a_preview_when_its_terminal_is_closed(tmp_path: Path) -> None:
    make_world(tmp_path, {})
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # which a process hands on
    try:
        running = run_verb("--port", "0", "--lang", "en", "-f", str(small_config(tmp_path)))
    finally:
        signal.signal(signal.SIGHUP, before)
    assert running.stdout
    running.stdout.readline()
    running.send_signal(signal.SIGHUP)
    with pytest.raises(subprocess.TimeoutExpired):
        running.wait(1.5)
    running.send_signal(signal.SIGTERM)
    out, _ = running.communicate(timeout=20)
    assert out.endswith("The preview has stopped.\n")


def await_that(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)
