"""Earlier addresses on real hosts: nginx by `hosting/nginx.conf`, at the root and in a folder, and
a host that knows nothing of redirections."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from earlier_addresses import LANGUAGES, LONG, write_site
from newsroom.render.redirects import REDIRECT_FILES
from nginx import ask, serving_by_nginx

ENDINGS = ("", "/", "/index.html")


@pytest.fixture(scope="module", params=["https://news.example/", "https://example.org/news/"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with earlier addresses, at the root of its host and in a folder."""
    return write_site(tmp_path_factory.mktemp("hosts"), request.param)


def root_of(site: Path) -> str:
    return "/news/" if site.name == "news" else "/"


@pytest.fixture(scope="module")
def nginx(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("nginx")
    top = site.parent if site.name == "news" else site
    with serving_by_nginx(folder, top, site) as address:
        yield address + root_of(site)


@pytest.fixture(scope="module")
def plain(site: Path) -> Iterator[str]:
    """A host that only knows files."""
    top = site.parent if site.name == "news" else site
    handler = partial(SimpleHTTPRequestHandler, directory=str(top))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{root_of(site)}"
        server.shutdown()


@pytest.mark.parametrize("lang", ["", "es/", "it/", "tr/"])
@pytest.mark.parametrize("ending", ENDINGS)
def test_nginx_leads_on_from_every_spelling(nginx: str, site: Path, lang: str, ending: str) -> None:
    root = root_of(site)
    fair = f"{root}{lang}events/fair/"
    wanted = {"events/fair-2025": fair, LONG: fair, "events/open-day": f"{fair}#weaves"}
    for old, new in wanted.items():
        answer = ask(f"{nginx}{lang}{old}{ending}")
        assert (answer.status, answer.headers["Location"]) == (301, new), old
        assert answer.headers["Content-Security-Policy"]


def test_nginx_leads_on_from_nothing_else(nginx: str) -> None:
    assert ask(f"{nginx}events/fair/").status == 200
    for path in ("events/fair-2025x/", "xevents/fair-2025/", "de/events/fair-2025/", "fair-2025/"):
        assert ask(f"{nginx}{path}").status == 404, path
    for name in REDIRECT_FILES:
        assert ask(f"{nginx}{name}").status == 404, name


@pytest.mark.parametrize("lang", ["", "es/", "it/", "tr/"])
def test_on_a_plain_host_a_page_leads_on(plain: str, lang: str) -> None:
    answer = ask(f"{plain}{lang}events/open-day/")
    target = "../fair/#weaves"
    assert answer.status == 200
    assert f'content="0; url={target}"' in answer.body.decode()
    assert f'<a href="{target}"' in answer.body.decode()


def test_other_hosts_read_every_address(site: Path) -> None:
    root = root_of(site)
    rules = (site / "_redirects").read_text(encoding="utf-8").splitlines()
    found = [tuple(line.split()) for line in rules if not line.startswith("#")]
    assert (f"{root}it/events/fair-2025/", f"{root}it/events/fair/", "301") in found
    assert (f"{root}events/open-day", f"{root}events/fair/#weaves", "301") in found
    assert len(found) == len(set(found)) == 3 * len(LANGUAGES) * 2
    caddy = (site / "_redirects.caddy").read_text(encoding="utf-8")
    for ending in ENDINGS:
        assert f"redir {root}tr/events/fair-2025{ending} {root}tr/events/fair/ 301\n" in caddy
