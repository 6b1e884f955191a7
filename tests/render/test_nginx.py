"""A real nginx serves the built site by `hosting/nginx.conf`."""

import gzip
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom.render.headers import ASKED_AGAIN, HEADERS, KEPT_FOR_EVER, ORIGIN, headers_of
from newsroom.words import FIRST_LANGUAGE, languages
from nginx import Answer, ask, serving_by_nginx

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


@pytest.fixture(scope="module")
def nginx(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real site, one of its pages packed beforehand, with a security.txt."""
    folder = tmp_path_factory.mktemp("nginx")
    site = folder / "site"
    shutil.copytree(real_site, site)
    (site / "it" / "index.html.gz").write_bytes(gzip.compress(b"packed beforehand"))
    for path in TO_COME:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text("made for the test\n")
    (site / ".well-known").mkdir(exist_ok=True)
    (site / ".well-known" / "security.txt").write_text("Contact: nobody\n")
    with serving_by_nginx(folder, site) as address:
        yield address


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
