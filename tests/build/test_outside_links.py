"""Links to other sites: which are broken, how they are requested, and what is remembered.

The only server that gets requests is our own, on this machine.
"""

import json
import socket
import threading
import time
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar, NoReturn

import pytest

from commands import run_here
from newsroom.build import requests
from newsroom.build.outside_links import (
    Answer,
    MemoryLostError,
    RequestOptions,
    broken,
    failures_as_json,
    outside_links,
    read_failures,
    remember,
    report,
    request,
    request_all,
)
from newsroom.build.requests import is_public
from newsroom.words import languages, load_words

WORDS = load_words("en").commands.outside_links
OPTIONS = RequestOptions("test", timeout_seconds=0.5, pause_seconds=0.02, allow_private=True)
GONE = Answer("broken", "404 Not Found", 404)
WORKS = Answer("works", "200 OK", 200)
AWAY = Answer("unknown", "no answer in 20 s")
NAMELESS = Answer("broken", "there is no such host")
REDIRECTIONS = {
    "/moved": "/fine",
    "/moved-and-gone": "/404/",
    "/round": "/round",
    "/to-a-file": "file:///etc/passwd",
    "/to-ftp": "ftp://127.0.0.1/",
    "/to-nowhere": "https://[bad/",
    "/without-slashes": "http:/fine",
    "/signs": "http://\x1b[31m/",
}
HOSTILE = {
    "/drips-headers": [b"HTTP/1.1 200 OK\r\n", *[b"X: y\r\n"] * 50],
    "/drips-a-body": [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", *[b"0"] * 50],
    "/drips-a-status": [*[b"H"] * 50],
    "/continues": [*[b"HTTP/1.1 100 Continue\r\n\r\n"] * 50],
    "/large-headers": [b"HTTP/1.1 200 OK\r\n", *[b"X: " + b"y" * 60_000 + b"\r\n"] * 50],
    "/raw-signs": [b"HTTP/1.1 200 \x1b[2J\x1b]0;gone\x07\x9b31m\r\n\r\n"],
    "/signs-in-a-line": [b"\x1b[2J \x1b]0;gone\x07\r\n\r\n"],
}
"""What these addresses send, piece after piece."""


class Host(BaseHTTPRequestHandler):
    """Answers as its addresses say: `/404/…` with 404, `/head-404/…` with 404 for heads only."""

    requests: ClassVar[list[tuple[str, str, str]]] = []
    at_once = most_at_once = 0
    lock = threading.Lock()

    def do_HEAD(self) -> None:
        with self.lock:
            Host.requests.append((self.command, self.path, self.headers["User-Agent"]))
            Host.at_once += 1
            Host.most_at_once = max(Host.most_at_once, Host.at_once)
        try:
            self.answer()
        finally:
            with self.lock:
                Host.at_once -= 1

    do_GET = do_HEAD  # noqa: N815 - the name is given

    def answer(self) -> None:
        if self.path in HOSTILE:
            self.send_pieces(HOSTILE[self.path])
            return
        what = self.path.split("/")[1]
        time.sleep({"late": 0.15, "slow": 1}.get(what, 0))
        if what == "noise":
            self.wfile.write(b"\x00\xff noise\r\n\r\n")
            return
        only_heads = what.startswith("head-")
        code = what.removeprefix("head-")
        status = int(code) if code.isdecimal() else 200
        if self.path in REDIRECTIONS:
            self.send_response(302)
            self.send_header("Location", REDIRECTIONS[self.path])
        else:
            self.send_response(200 if only_heads and self.command == "GET" else status)
        self.end_headers()

    def send_pieces(self, pieces: list[bytes]) -> None:
        self.close_connection = True
        for piece in pieces:
            try:
                self.wfile.write(piece)
            except OSError:
                return
            time.sleep(0 if len(pieces) == 1 or len(piece) > 1000 else 0.1)

    def log_message(self, *_: object) -> None:
        """Log no requests."""


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("no_proxy", "*")
    Host.requests, Host.at_once, Host.most_at_once = [], 0, 0
    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("path", "state", "message"),
    [
        ("/fine", "works", "200 OK"),
        ("/caf%C3%A9?q=1", "works", "200 OK"),
        ("/café/İzmir", "works", "200 OK"),
        ("/moved", "works", "200 OK"),
        ("/head-404/", "works", "200 OK"),
        ("/head-405/", "works", "200 OK"),
        ("/head-500/", "works", "200 OK"),
        ("/404/", "broken", "404 Not Found"),
        ("/410/", "broken", "410 Gone"),
        ("/moved-and-gone", "broken", "404 Not Found"),
        ("/401/", "unknown", "401 Unauthorized"),
        ("/403/", "unknown", "403 Forbidden"),
        ("/405/", "unknown", "405 Method Not Allowed"),
        ("/429/", "unknown", "429 Too Many Requests"),
        ("/500/", "unknown", "500 Internal Server Error"),
        ("/503/", "unknown", "503 Service Unavailable"),
        ("/slow", "unknown", "no answer in 0.5 s"),
        ("/to-ftp", "unknown", "unknown url type: ftp"),
    ],
)
def test_only_what_is_certain_is_broken(host: str, path: str, state: str, message: str) -> None:
    answer = request(host + path, OPTIONS)
    assert (answer.state, answer.message) == (state, message)


@pytest.mark.parametrize("path", ["/noise", "/round", "/to-a-file"])
def test_what_cannot_be_understood_is_not_broken(host: str, path: str) -> None:
    answer = request(host + path, OPTIONS)
    assert answer.state == "unknown"
    assert "\n" not in answer.message


@pytest.mark.parametrize("path", HOSTILE)
def test_a_server_that_sends_without_end_is_left_in_time(host: str, path: str) -> None:
    started = time.monotonic()
    answer = request(host + path, OPTIONS)
    assert time.monotonic() - started < 2
    assert answer.message.isprintable()
    if path.startswith(("/drips", "/continues")):
        expected = [("unknown", "no answer in 0.5 s"), ("works", "200 OK")]
        assert (answer.state, answer.message) in expected


@pytest.mark.parametrize("path", ["/to-nowhere", "/signs"])
def test_a_redirection_to_no_address_leaves_the_state_unknown(host: str, path: str) -> None:
    assert request(host + path, OPTIONS) == Answer("unknown", "no address")


def test_redirections_are_read_as_browsers_read_them(host: str) -> None:
    assert request(f"{host}/without-slashes", OPTIONS) == WORKS


def test_redirections_have_an_end(host: str) -> None:
    assert request(f"{host}/round", OPTIONS) == Answer("unknown", "more than 10 redirections")
    assert len(Host.requests) == 22  # 11 heads, 11 pages


NOT_PUBLIC = Answer("unknown", "not asked: this host is not on the public internet")
PRIVATE = """
127.0.0.1 127.1 2130706433 0x7f.1 0177.0.0.1 0 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254
100.64.0.1 198.18.0.1 192.0.2.1 224.0.0.1 240.0.0.1 255.255.255.255 [::1] [::] [::ffff:127.0.0.1]
[::ffff:10.0.0.1] [::127.0.0.1] [64:ff9b::7f00:1] [64:ff9b::169.254.169.254] [2002:7f00:1::]
[2002:a9fe:a9fe::] [fe80::1] [fc00::1] [fd00::1] [fec0::1] [ff02::1] [2001:db8::1] [100::1]
[64:ff9b:1::1] [2001:0:4136:e378:8000:63bf:f5ff:fffe]
"""


@pytest.mark.parametrize("number", PRIVATE.split())
def test_hosts_of_the_own_network_are_not_asked(number: str) -> None:
    answer = request(f"http://{number}/", RequestOptions("test", 0.3, 0))
    assert answer == NOT_PUBLIC


@pytest.mark.parametrize("number", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_public_addresses_are_known_as_such(number: str) -> None:
    assert is_public(number)


def found_at(*numbers: str) -> Any:
    """A name service that knows every name, at these addresses."""
    return lambda _host, port, **_: [
        (socket.AF_INET6 if ":" in one else socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port))
        for one in numbers
    ]


@pytest.mark.parametrize("numbers", [["127.0.0.1"], ["::1", "10.0.0.1"], ["::ffff:127.0.0.1"], []])
def test_names_that_lead_into_the_own_network_are_not_asked(
    host: str, numbers: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", found_at(*numbers))
    port = host.rpartition(":")[2]
    assert request(f"http://inside.example:{port}/", RequestOptions("test", 0.3, 0)) == NOT_PUBLIC
    assert Host.requests == []


def test_a_redirection_into_the_own_network_is_not_followed(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first address is taken for a public one, as of a server outside."""
    monkeypatch.setattr(requests, "is_public", lambda number: number == "127.0.0.1")
    monkeypatch.setitem(REDIRECTIONS, "/inside", host.replace("127.0.0.1", "127.0.0.2"))
    assert request(f"{host}/inside", RequestOptions("test", 0.3, 0)) == NOT_PUBLIC


def test_a_name_service_that_does_not_answer_is_left_in_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(4) or [])
    started = time.monotonic()
    assert request("http://a.example/", OPTIONS) == Answer("unknown", "no answer in 0.5 s")
    assert time.monotonic() - started < 2


def test_the_report_holds_no_control_characters() -> None:
    link = "https://a.example/\x1b[2J\u202e"
    text = report({link: ["\x1b]0;x\x07"]}, {link: GONE}, {link: (day(1),)}, [link], WORDS)
    assert text == (
        "https://a.example/\ufffd[2J\ufffd: 404 Not Found, first on 2026-11-01\n"
        "    on \ufffd]0;x\ufffd\n"
        "Links checked: 1. Working: 0, failed today: 1, could not be checked: 0."
    )


def test_a_port_without_a_server_leaves_the_state_unknown() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert request(f"http://127.0.0.1:{port}/", OPTIONS).state == "unknown"


@pytest.mark.parametrize("link", ["http://[::1/", "http://x.example:port/", "http://"])
def test_an_address_that_is_none_is_not_broken(link: str) -> None:
    assert request(link, OPTIONS).state == "unknown"


@pytest.mark.parametrize(
    ("error", "state"), [(socket.EAI_NONAME, "broken"), (socket.EAI_AGAIN, "unknown")]
)
def test_a_host_without_a_name_is_broken_but_not_when_names_are_away(
    monkeypatch: pytest.MonkeyPatch, error: int, state: str
) -> None:
    def no_name(*_: object, **__: object) -> NoReturn:
        raise socket.gaierror(error, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", no_name)
    monkeypatch.setenv("no_proxy", "*")
    assert request("https://kümelenme.example/", OPTIONS).state == state


def test_a_host_gets_one_request_at_a_time_with_a_user_agent(host: str) -> None:
    links = [f"{host}/{number}/x" for number in ("fine", "404", "moved", "403", "also")]
    answers = request_all(links, OPTIONS)
    assert list(answers) == sorted(links)
    assert Host.most_at_once == 1
    assert {name for _, _, name in Host.requests} == {"test"}
    assert [method for method, path, _ in Host.requests if path == "/fine/x"] == ["HEAD"]
    assert [method for method, path, _ in Host.requests if path == "/404/x"] == ["HEAD", "GET"]


def test_a_host_that_refuses_gets_no_more_requests(host: str) -> None:
    answers = request_all([f"{host}/429/a", f"{host}/fine/b", f"{host}/fine/c"], OPTIONS)
    assert [path for _, path, _ in Host.requests] == ["/429/a"]
    assert {answer.state for answer in answers.values()} == {"unknown"}
    assert answers[f"{host}/fine/c"].message == "not asked: 429 Too Many Requests before"


def test_several_hosts_get_requests_at_the_same_time(host: str) -> None:
    other = host.replace("127.0.0.1", "127.0.0.2")
    port = host.rpartition(":")[2]
    slow = ThreadingHTTPServer(("127.0.0.2", int(port)), Host)
    threading.Thread(target=slow.serve_forever, args=[0.01], daemon=True).start()
    try:
        request_all([f"{host}/late", f"{other}/late"], OPTIONS)
    finally:
        slow.shutdown()
        slow.server_close()
    assert Host.most_at_once == 2


def day(number: int) -> date:
    return date(2026, 11, number)


def test_a_link_is_named_only_after_failing_on_several_days() -> None:
    failures, named = {}, []
    for number, answer in enumerate([GONE, GONE, AWAY, GONE], start=1):
        answers = {"https://a.example/": answer, "https://b.example/": WORKS}
        failures = dict(remember(failures, answers, day(number)))
        named.append(broken(failures, answers, times=3))
    assert named == [[], [], [], ["https://a.example/"]]
    assert failures == {"https://a.example/": (day(1), day(2), day(4))}


def test_failing_twice_on_one_day_counts_once() -> None:
    once = remember({}, {"a": GONE}, day(1))
    assert remember(once, {"a": GONE}, day(1)) == once


def test_a_link_that_works_again_or_has_gone_is_forgotten() -> None:
    before = {"a": (day(1), day(2)), "b": (day(1),), "c": (day(1),)}
    answers = {"a": WORKS, "c": AWAY}
    assert remember(before, answers, day(3)) == {"c": (day(1),)}


def test_a_link_that_cannot_be_checked_today_is_not_named() -> None:
    failures = {"a": (day(1), day(2), day(3))}
    assert broken(failures, {"a": AWAY}, times=3) == []


def test_without_a_network_nothing_is_remembered() -> None:
    before = {"a": (day(1), day(2))}
    assert remember(before, {"a": NAMELESS, "b": AWAY}, day(3)) == before


def test_what_is_remembered_is_read_again(tmp_path: Path) -> None:
    failures = {"https://b.example/": (day(2),), "https://a.example/ş": (day(1), day(2))}
    file = tmp_path / "links.json"
    file.write_bytes(failures_as_json(failures))
    assert read_failures(file) == failures
    assert list(json.loads(file.read_text(encoding="utf-8"))["failed"]) == sorted(failures)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"failed": 1}', '{"failed": {"a": ["x"]}}'])
def test_a_damaged_memory_is_an_error(tmp_path: Path, text: str) -> None:
    file = tmp_path / "links.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(MemoryLostError, match="cannot be read"):
        read_failures(file)


def test_links_are_found_once_with_the_pages_that_lead_there(tmp_path: Path) -> None:
    (tmp_path / "it").mkdir()
    (tmp_path / "index.html").write_text(
        '<link href="https://other.example/"> <a class="x" href="https://a.example/?x=1&amp;y=2#z">'
        '<a href="it/"> <a href="https://own.example/it/"> <a href="mailto:x@a.example">'
        '<a href="//c.example/x#y"> <a href="https://[bad/#z"> <a href="https:/d.example">',
        encoding="utf-8",
    )
    (tmp_path / "it" / "index.html").write_text(
        '<a href="https://a.example/?x=1&amp;y=2"> <a href="HTTP://b.example/">', encoding="utf-8"
    )
    assert outside_links(tmp_path, "https://own.example/") == {
        "https://a.example/?x=1&y=2": ["/", "it/"],
        "HTTP://b.example/": ["it/"],
        "https://c.example/x": ["/"],
        "https://d.example/": ["/"],
    }


def test_the_command_names_a_broken_link_on_the_third_day(host: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    for name in ("index.html", "then.html"):
        text = f'<a href="{host}/404/x">x</a> <a href="{host}/fine">x</a> <a href="{host}/403/x">'
        (site / name).write_text(text, encoding="utf-8")
    memory = tmp_path / "kept" / "links.json"
    for number in (1, 2, 3):
        done = run_here(
            "check_outside_links.py",
            *(
                str(site),
                "--memory",
                str(memory),
                "--pause",
                "0",
                "--allow-private",
                "--today",
                f"2026-11-0{number}",
            ),
            folder=tmp_path,
            no_proxy="*",
        )
        assert done.returncode == (1 if number == 3 else 0), done.stderr
        sums = "Links checked: 3. Working: 1, failed today: 1, could not be checked: 1.\n"
        if number < 3:
            assert done.stdout == sums
    assert done.stdout == (
        f"{host}/404/x: 404 Not Found, first on 2026-11-01\n    on / and 1 more\n{sums}"
    )


def test_the_command_writes_over_no_file_that_is_not_its_own(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    memory = tmp_path / "links.json"
    memory.write_text("half a fi", encoding="utf-8")
    done = run_here(
        "check_outside_links.py", "site", "--memory", str(memory), folder=tmp_path, no_proxy="*"
    )
    assert done.returncode == 2
    assert done.stderr.endswith(f"{memory} cannot be read; name another file.\n")
    assert memory.read_text(encoding="utf-8") == "half a fi"


@pytest.mark.parametrize("lang", languages())
def test_the_report_is_in_the_language(lang: str) -> None:
    words = load_words(lang).commands.outside_links
    link = "http://nowhere.example/"
    text = report({link: ["/", "/a/"]}, {link: NAMELESS}, {link: (day(1),)}, [link], words)
    first, second, last = text.split("\n")
    assert first == words.broken.format(link=link, message=words.no_host, since="2026-11-01")
    assert second == f"    {words.on_pages.format(page='/', count=1)}"
    assert last == words.summary.format(count=1, works=0, broken=1, unknown=0)
