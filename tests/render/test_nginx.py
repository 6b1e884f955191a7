"""A real nginx serves the built site by `hosting/nginx.conf`."""

import gzip
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

import pytest

from newsroom.render.headers import ASKED_AGAIN, HEADERS, KEPT_FOR_EVER, ORIGIN, headers_of
from newsroom.words import FIRST_LANGUAGE, languages
from site_tools import ROOT

CHANGED = {"listen 80;": "listen 127.0.0.1:{port};", "root /srv/newsroom/site;": "root {site};"}
"""The marked values of the example, and what they become here."""
AROUND = """\
daemon off;
pid {folder}/pid;
error_log {folder}/errors warn;
events {{}}
http {{
    access_log off;
    {temporary}
    include {folder}/site.conf;
}}
"""
TO_COME = {
    "newsletter/2027/email.html": "text/html; charset=utf-8",
    "it/newsletter/2027/email.html": "text/html; charset=utf-8",
    "newsletter/2027/email.txt": "text/plain; charset=utf-8",
    "newsletter/2027/issue.pdf": "application/pdf",
    "embed/events/index.html": "text/html; charset=utf-8",
    "tr/embed/events/index.html": "text/html; charset=utf-8",
    "feed.xml": "application/atom+xml; charset=utf-8",
    "it/feed.xml": "application/atom+xml; charset=utf-8",
    "es/rss.xml": "application/rss+xml; charset=utf-8",
    "tr/feed.json": "application/feed+json",
    "events/calendar.ics": "text/calendar; charset=utf-8",
    "it/events/fair.ics": "text/calendar; charset=utf-8",
    "api/v1/events.csv": "text/csv; charset=utf-8",
    "api/v1/events.json": "application/json; charset=utf-8",
    "project/figures.ods": "application/vnd.oasis.opendocument.spreadsheet",
    "project/HALL.SVG": "image/svg+xml",
    "project/plan.svg": "image/svg+xml",
}
"""Files of kinds that the site may get, and their types."""
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


class Answer(NamedTuple):
    status: int
    headers: Message
    body: bytes


@pytest.fixture(scope="module")
def nginx(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real site, one of its pages packed beforehand, with a security.txt."""
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        reason = "no nginx: install nginx-light"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    folder = tmp_path_factory.mktemp("nginx")
    folder.chmod(0o755)
    site = folder / "site"
    shutil.copytree(real_site, site)
    (site / "it" / "index.html.gz").write_bytes(gzip.compress(b"packed beforehand"))
    for path in TO_COME:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text("made for the test\n")
    (site / ".well-known").mkdir(exist_ok=True)
    (site / ".well-known" / "security.txt").write_text("Contact: nobody\n")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "site.conf").write_text(example(site, port), encoding="utf-8")
    temporary = " ".join(f"{name}_temp_path {folder}/{name};" for name in TEMPORARY)
    around = AROUND.format(folder=folder, temporary=temporary)
    if os.getuid() == 0:  # or nginx would run as a user who may not read our folder
        around = f"user root;\n{around}"
    (folder / "nginx.conf").write_text(around, encoding="utf-8")
    errors = folder / "errors"
    server = subprocess.Popen(
        [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(errors)],
        stderr=subprocess.DEVNULL,
    )
    try:
        await_answer(server, port, errors)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()
    log = errors.read_text(encoding="utf-8")
    assert not re.search(r"\[(warn|crit|alert|emerg)\]", log), log


def example(site: Path, port: int) -> str:
    """The example with its marked values changed; each stands in it once, and is marked."""
    text = (ROOT / "hosting" / "nginx.conf").read_text(encoding="utf-8")
    assert text.count("# CHANGE: ") == len(CHANGED) + 1  # and the name of the host
    for value, ours in CHANGED.items():
        assert re.search(rf"^ *{re.escape(value)} *# CHANGE: ", text, re.MULTILINE), value
        text = text.replace(value, ours.format(site=site, port=port))
    return text


def await_answer(server: subprocess.Popen[bytes], port: int, errors: Path) -> None:
    deadline = time.monotonic() + 10
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert server.poll() is None, errors.read_text(encoding="utf-8")
            assert time.monotonic() < deadline, "nginx does not answer"
            time.sleep(0.05)
        else:
            return


def ask(address: str, **headers: str) -> Answer:
    """Ask for exactly this address, and follow no redirection."""
    host, _, path = address.removeprefix("http://").partition("/")
    connection = HTTPConnection(host, timeout=10)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(connection):
        connection.request("GET", f"/{path}", headers=named)
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())


def stylesheet(site: Path) -> str:
    [path] = (site / "assets").glob("site.*.css")
    return f"/assets/{path.name}"


def shard(site: Path) -> str:
    path = next((site / "assets" / "search").glob("*/*/*"))
    return f"/{path.relative_to(site).as_posix()}"


def headers_from(answer: Answer) -> dict[str, list[str]]:
    """Those of our headers that were sent, with every value."""
    found = {name: answer.headers.get_all(name) for name in {*HEADERS, ORIGIN}}
    return {name: values for name, values in found.items() if values}


def test_every_answer_has_the_headers_of_its_address(nginx: str, real_site: Path) -> None:
    here = ["/", "/it/events/", stylesheet(real_site), shard(real_site), "/assets/images/logo.svg"]
    invented = [f"/{path}".removesuffix("index.html") for path in TO_COME]
    paths = [*here, *invented, "/events", "/assets/javascripts/site.js", "/robots.txt"]
    for path in paths:
        answer = ask(nginx + path)
        assert answer.status == (301 if path == "/events" else 200), path
        assert headers_from(answer) == {name: [value] for name, value in headers_of(path).items()}
        assert answer.headers["Server"] in (None, "nginx"), path


def test_what_is_not_there_has_the_headers_of_a_page(nginx: str) -> None:
    paths = ("/nothing", "/tr/nothing/", "/assets/", "/.newsroom-site", "/api/nothing.json")
    for path in (
        *paths,
        "/embed/",
        "/it/embed/x/",
        "/rss.xml",
        "/x.ics",
        "/x.svg",
        "/x/email.html",
    ):
        answer = ask(nginx + path)
        assert answer.status == 404, path
        assert headers_from(answer) == {name: [value] for name, value in HEADERS.items()}, path
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8", path


def test_no_spelling_of_an_address_gets_it_other_headers(nginx: str) -> None:
    for path in ("/project/plan%2Esvg", "//project/plan.svg", "/x/../project/plan.svg"):
        assert headers_from(ask(nginx + path)) == headers_from(ask(f"{nginx}/project/plan.svg"))


def test_files_say_what_they_are(nginx: str, real_site: Path) -> None:
    types = {
        "/": "text/html; charset=utf-8",
        stylesheet(real_site): "text/css; charset=utf-8",
        "/assets/javascripts/site.js": "text/javascript; charset=utf-8",
        "/assets/images/logo.svg": "image/svg+xml",
        "/assets/search/en/m.json": "application/json; charset=utf-8",
        "/sitemap.xml": "application/xml; charset=utf-8",
        "/robots.txt": "text/plain; charset=utf-8",
        **{f"/{path}": named for path, named in TO_COME.items()},
    }
    found = {path: ask(nginx + path) for path in types}
    assert {path: answer.status for path, answer in found.items()} == dict.fromkeys(types, 200)
    assert {path: answer.headers["Content-Type"] for path, answer in found.items()} == types


def test_what_changes_its_name_is_kept_and_the_rest_asked_for_again(
    nginx: str, real_site: Path
) -> None:
    kept = [stylesheet(real_site), shard(real_site)]
    others = ["/", "/assets/javascripts/site.js", "/assets/search/en/m.json", "/sitemap.xml"]
    lost = ["/assets/site.0000000000.css", "/assets/search/en/000000000000/t0.json", "/it/x/"]
    for path in (*kept, *others, *lost):
        wanted = KEPT_FOR_EVER if path in kept else ASKED_AGAIN
        assert ask(nginx + path).headers.get_all("Cache-Control") == [wanted], path
    first = ask(f"{nginx}/it/events/")
    again = ask(f"{nginx}/it/events/", If_None_Match=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("lang", languages())
def test_what_is_not_there_is_said_in_the_language_of_its_address(nginx: str, lang: str) -> None:
    folder = "" if lang == FIRST_LANGUAGE else f"/{lang}"
    for path in ("/nothing", "/deep/down/", "/events/nothing.html", "/x.ics", "/nothing/rss.xml"):
        answer = ask(nginx + folder + path)
        assert answer.status == 404
        assert f'<html lang="{lang}"'.encode() in answer.body
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    "path", ["/assets/", "/assets/search/", "/.newsroom-site", "/_headers", "/.git/config", "/../"]
)
def test_no_folder_is_listed_and_nothing_hidden_is_shown(nginx: str, path: str) -> None:
    answer = ask(nginx + path)
    assert answer.status in (400, 404)
    assert b"Index of" not in answer.body
    assert b"newsroom" not in answer.body


def test_whom_one_tells_is_not_hidden(nginx: str) -> None:
    answer = ask(f"{nginx}/.well-known/security.txt")
    assert (answer.status, answer.body) == (200, b"Contact: nobody\n")


@pytest.mark.parametrize("path", ["/events", "/it/partners"])
def test_a_page_without_its_last_slash_leads_to_the_page(nginx: str, path: str) -> None:
    answer = ask(nginx + path)
    assert (answer.status, answer.headers["Location"]) == (301, f"{path}/")


def test_texts_are_sent_packed(nginx: str, real_site: Path) -> None:
    for path in ("/", stylesheet(real_site), "/assets/search/en/m.json"):
        plain, packed = ask(nginx + path), ask(nginx + path, Accept_Encoding="gzip")
        assert gzip.decompress(packed.body) == plain.body
        assert packed.headers["Vary"] == "Accept-Encoding"
    beforehand = ask(f"{nginx}/it/", Accept_Encoding="gzip")
    assert gzip.decompress(beforehand.body) == b"packed beforehand"
