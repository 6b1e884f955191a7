"""Every way of hosting the site sends the same headers; `security.txt` names the contact."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from lxml import html

from little_worlds import make_world
from newsroom.render.headers import (
    ADDRESSES,
    EVERYWHERE,
    FEEDS,
    HEADERS,
    KEPT_FOR_EVER,
    POLICY,
    TYPES,
    WIDEST_POLICY,
    addresses_of,
    headers_file,
    headers_of,
    meta_policy,
    policy_text,
)
from newsroom.render.hosting import caddyfile, nginx_conf
from newsroom.render.security_txt import security_txt
from newsroom.words import FIRST_LANGUAGE, languages
from site_tools import ROOT, mkdocs, small_config

NGINX = (ROOT / "hosting" / "nginx.conf").read_text(encoding="utf-8")
CADDY = (ROOT / "hosting" / "Caddyfile").read_text(encoding="utf-8")

CSP = "Content-Security-Policy"
TWICE = (CSP, "Cross-Origin-Opener-Policy")
"""The headers of which a host may send several values."""
Sent = dict[str, list[str]]


def rules_of(text: str) -> dict[str, dict[str, str]]:
    """The file `_headers` as hosts read it: address → headers."""
    rules: dict[str, dict[str, str]] = {}
    for line in filter(None, text.splitlines()):
        if line.startswith("/"):
            address = line
        else:
            assert line.startswith("  "), line
            name, _, value = line.strip().partition(": ")
            rules.setdefault(address, {})[name] = value
    return rules


INVENTED = (
    "newsletter/2027-spring/email.html", "it/newsletter/2027-spring/email.html",
    "newsletter/2027-spring/email.txt", "newsletter/2027-spring/issue.pdf",
    "embed/events/index.html", "tr/embed/events/index.html",
    "feed.xml", "es/feed.xml", "rss.xml", "it/rss.xml", "feed.json", "tr/feed.json",
    "events/calendar.ics", "it/events/fair.ics", "partners/forge/calendar.ics",
    "topics/weaving/index.html", "it/topics/weaving/index.html", "it/topics/weaving/calendar.ics",
    "api/v1/events.csv", "api/v1/partners.json", "project/figures.ods", "project/hall.svg",
    "project/HALL.SVG", "project/list.csv",
)  # fmt: skip
"""Files of every kind that the site may get."""
KINDS = {
    "email.html": "email", "embed": "embed", "feed.": "data", "rss.": "data", ".ics": "data",
    "api/": "data", ".pdf": "document", ".svg": "file", ".ods": "file", ".csv": "file",
    ".txt": "file", ".xml": "file", ".json": "file", ".webmanifest": "file",
}  # fmt: skip


def read_by_cloudflare(rule: str) -> str:
    """The regular expression that Cloudflare Pages makes of an address."""
    star, placeholder = r"(.*)", r"[^/]+"
    return re.sub(r":[A-Za-z]\w*", placeholder, star.join(map(re.escape, rule.split("*"))))


def read_by_netlify(rule: str) -> str:
    """That of Netlify, to which slashes at the end mean nothing."""
    parts = (
        r"[^/]+" if part.startswith(":") else r"(.*)".join(map(re.escape, part.split("*")))
        for part in filter(None, rule.split("/"))
    )
    return "/" + "/".join(parts).replace("/(.*)", "/?(.*)") + "/?"


def sent(rules: dict[str, dict[str, str]], address: str, read: Callable[[str], str]) -> Sent:
    """The values of each header, from every rule for this address."""
    found: Sent = {}
    for rule, headers in rules.items():
        if re.fullmatch(read(rule), address):
            for name, value in headers.items():
                found.setdefault(name, []).append(value)
    return found


def read_policy(text: str) -> dict[str, set[str]]:
    directives = (part.split() for part in text.split(";"))
    return {name: set(values) - {"'none'"} for name, *values in directives}


def allows_no_more(policy: str, other: str) -> bool:
    """Whether everything that a policy allows is allowed by the other, too."""
    ours, theirs = read_policy(policy), read_policy(other)
    nothing = ours["default-src"]
    return "sandbox" not in theirs.keys() - ours.keys() and all(
        "*" in theirs[name] or ours.get(name, nothing) <= theirs[name]
        for name in theirs.keys() - {"default-src", "sandbox"}
        if name not in ("require-trusted-types-for", "trusted-types")
    )


@pytest.fixture(scope="module")
def files(real_site: Path) -> list[str]:
    paths = (path for path in real_site.rglob("*") if path.is_file())
    return [*(path.relative_to(real_site).as_posix() for path in paths), *INVENTED]


@pytest.mark.parametrize("read", [read_by_cloudflare, read_by_netlify])
def test_each_file_gets_its_headers_whether_a_host_joins_the_values_or_takes_the_last(
    files: list[str], read: Callable[[str], str]
) -> None:
    rules = rules_of(headers_file(files))
    for file in files:
        address = f"/{file}".removesuffix("index.html")
        wanted, found = headers_of(f"/{file}"), sent(rules, address, read)
        if wanted == HEADERS and not address.endswith("/"):  # styles, scripts, what is not there
            assert found.items() >= {name: [value] for name, value in EVERYWHERE.items()}.items()
            assert found[CSP][0] == policy_text(WIDEST_POLICY)
            continue
        policies = found.pop("Content-Security-Policy")
        assert policies[-1] == wanted["Content-Security-Policy"], address
        if address.endswith(("/", "email.html")):  # of a file, nothing but its own style is lost
            assert all(allows_no_more(policies[-1], one) for one in policies), address
        openers = found.pop("Cross-Origin-Opener-Policy")
        assert openers[-1] == wanted["Cross-Origin-Opener-Policy"], address
        others = {name: [value] for name, value in wanted.items() if name not in TWICE}
        found.pop("Cache-Control", None)
        found.pop("Content-Type", None)
        assert found == others, address


@pytest.mark.parametrize("read", [read_by_cloudflare, read_by_netlify])
def test_types_that_hosts_may_not_know_are_named_once(
    files: list[str], read: Callable[[str], str]
) -> None:
    rules = rules_of(headers_file(files))
    types = {
        "/it/events/fair.ics": "text/calendar; charset=utf-8",
        "/api/v1/events.csv": "text/csv; charset=utf-8",
        "/project/figures.ods": "application/vnd.oasis.opendocument.spreadsheet",
        "/it/manifest.webmanifest": "application/manifest+json",
        "/feed.xml": "application/atom+xml; charset=utf-8",
        "/it/rss.xml": "application/rss+xml; charset=utf-8",
        "/tr/feed.json": "application/feed+json",
    }
    for address, named in types.items():
        assert sent(rules, address, read)["Content-Type"] == [named], address
    assert "Content-Type" not in sent(rules, "/sitemap.xml", read)


def test_what_is_no_page_is_known_by_its_address(files: list[str]) -> None:
    for file in files:
        found = addresses_of(f"/{file}")
        wanted = next((kind for part, kind in KINDS.items() if part in file.lower()), None)
        assert (found and found.name) == wanted, file


def test_no_policy_lets_run_what_is_not_ours() -> None:
    for headers in (HEADERS, *(one.headers for one in ADDRESSES)):
        policy = read_policy(headers["Content-Security-Policy"])
        assert policy["default-src"] == set()
        assert policy.get("script-src", set()) <= {"'self'"}
        assert policy["base-uri"] == set()
        assert policy["form-action"] <= {"'self'"}
        assert headers["X-Content-Type-Options"] == "nosniff"
        # Browsers may refuse to open a sandboxed document in a window of its own.
        assert "sandbox" not in policy or headers["Cross-Origin-Opener-Policy"] == "unsafe-none"


def test_only_parts_for_other_sites_may_be_framed_or_read_by_them() -> None:
    framed = [one.name for one in ADDRESSES if "frame-ancestors *" in one.headers[CSP]]
    read = [one.name for one in ADDRESSES if "Access-Control-Allow-Origin" in one.headers]
    assert (framed, read) == (["embed"], ["data", "embed"])
    assert "frame-ancestors 'none'" in HEADERS[CSP]


def test_the_built_site_tells_its_host_the_headers(real_site: Path, files: list[str]) -> None:
    built = [file for file in files if file not in INVENTED]
    text = (real_site / "_headers").read_text(encoding="utf-8")
    assert text == headers_file(built)
    [styles] = [path.name for path in (real_site / "assets").glob("site.*.css")]
    shards = [path for path in (real_site / "assets" / "search").glob("*/*") if path.is_dir()]
    hashed = {f"/{path.relative_to(real_site).as_posix()}/*" for path in shards}
    assert len(shards) == len(languages())
    kept = {one for one, headers in rules_of(text).items() if "Cache-Control" in headers}
    assert kept == hashed | {f"/assets/{styles}", "/assets/share/*"}


def test_every_page_says_its_policy_first(real_site: Path) -> None:
    """GitHub Pages and GitLab Pages send no headers of ours."""
    wanted = meta_policy(POLICY)
    assert "require-trusted-types-for 'script'" in wanted
    assert not re.search("frame-ancestors|report-uri|sandbox", wanted)
    for path in real_site.rglob("*.html"):
        head = html.parse(path).getroot().head
        first, second, third = [dict(one.attrib) for one in head[:3]]
        assert first == {"charset": "utf-8"}, path
        assert second == {"http-equiv": "Content-Security-Policy", "content": wanted}, path
        assert third == {"name": "referrer", "content": HEADERS["Referrer-Policy"]}, path


@pytest.mark.parametrize(
    "name", ["a\n  X-Evil: 1\nb", "a\r  X-Evil: 1", "*", ":a", "a b", "\u2028"]
)
def test_no_name_of_a_file_writes_a_rule(name: str) -> None:
    wanted = headers_file(["index.html"])
    assert headers_file(["index.html", f"{name}/index.html", f"{name}/404.html"]) == wanted
    assert headers_file(["index.html", f"assets/site.0123456789.css{name}"]) == wanted


def test_the_file_keeps_within_what_the_hosts_allow(real_site: Path) -> None:
    """Cloudflare Pages: 100 rules, 2,000 characters a line, one `*` in an address."""
    text = (real_site / "_headers").read_text(encoding="utf-8")
    assert len(rules_of(text)) <= 100
    assert max(map(len, text.splitlines())) <= 2000
    assert all(address.count("*") <= 1 for address in rules_of(text))


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/assets/site.0123456789.css", True),
        ("/assets/search/pt-BR/0123456789ab/t0.json", True),
        ("/assets/pictures/loom.0123456789.480.webp", True),
        ("/assets/share/events/fair.it.0123456789.png", True),
        ("/assets/icons/192.png", False),
        ("/events/loom.jpg", False),
        ("/assets/search/en/m.json", False),
        ("/assets/javascripts/site.js", False),
        ("/assets/site.css", False),
        ("/assets/site.0123456789.css.map", False),
        ("/it/assets/site.0123456789.css", False),
        ("/", False),
    ],
)
def test_only_what_carries_its_hash_is_kept_for_ever(address: str, *, kept: bool) -> None:
    assert (KEPT_FOR_EVER in headers_file([address.lstrip("/")])) is kept


def test_nginx_and_caddy_send_the_same() -> None:
    """Otherwise: `scripts/make_hosting.py`."""
    assert nginx_conf(NGINX) == NGINX
    assert caddyfile(CADDY) == CADDY


def test_nginx_sends_all_headers_from_one_place() -> None:
    """One in a `location` would take all others away there."""
    lines = re.findall(r"^ *add_header .*", NGINX, re.MULTILINE)
    assert len(lines) == 7
    assert all(re.fullmatch(r" {4}add_header \S+ .* always;", line) for line in lines)


def test_nginx_knows_the_types() -> None:
    listed = re.findall(r"^ {8}(\S+) +([\w ]+);$", NGINX, re.MULTILINE)
    known = {ending: name for name, endings in listed for ending in endings.split()}
    [texts] = re.findall(r"^ *charset_types (.*);$", NGINX, re.MULTILINE)
    for ending, written in (TYPES | FEEDS).items():
        name, _, charset = written.partition("; ")
        assert ending in FEEDS or known[ending] == name
        assert (name in texts.split()) is bool(charset), ending


def test_both_know_every_language() -> None:
    others = [lang for lang in languages() if lang != FIRST_LANGUAGE]
    assert re.findall(r"~\^/(\w+)/ /\1/404\.html;", NGINX) == others
    assert set(re.findall(r"path_regexp (?:lang )?\^/\(([\w|]+)\)/", CADDY)) == {"|".join(others)}


def test_security_txt_says_whom_one_tells() -> None:
    text = security_txt(
        "mailto:security@news.example",
        policy="https://news.example/project/security/",
        updated=date(2026, 11, 22),
        languages=languages(),
        site_url="https://news.example/",
    )
    assert text == (
        "Contact: mailto:security@news.example\n"
        "Expires: 2027-11-22T00:00:00Z\n"
        "Preferred-Languages: en, es, it, tr\n"
        "Canonical: https://news.example/.well-known/security.txt\n"
        "Policy: https://news.example/project/security/\n"
    )


@pytest.mark.parametrize(
    "contact",
    [
        *("security@news.example", "http://news.example/", "mailto:x", "mailto:", "tel:x"),
        *("https://a.b/\nPolicy: x", "https://[bad/", "https:/a.b", "https://a b/", ""),
        "https://a.b/\x1b",
    ],
)
def test_security_txt_needs_an_address(contact: str) -> None:
    day = date(2026, 11, 22)
    with pytest.raises(ValueError, match="is not an address"):
        security_txt(contact, updated=day, languages=["en"], site_url="https://news.example/")


def test_the_site_has_a_security_txt_once_somebody_answers(
    tmp_path: Path, small_site: Path
) -> None:
    assert not (small_site / ".well-known").exists()
    make_world(tmp_path, {})
    file = small_config(tmp_path)
    config = yaml.safe_load(file.read_text(encoding="utf-8"))
    config["extra"] |= {"security_contact": "https://news.example/report"}
    file.write_text(yaml.safe_dump(config), encoding="utf-8")
    site = tmp_path / "site"
    mkdocs("build", "--strict", "-f", str(file), "-d", str(site), BUILD_TODAY="2026-01-15")
    lines = (site / ".well-known" / "security.txt").read_text(encoding="utf-8").splitlines()
    assert lines == [
        "Contact: https://news.example/report",
        "Expires: 2027-01-10T00:00:00Z",
        "Preferred-Languages: en, it",
        "Canonical: https://news.example/.well-known/security.txt",
    ]


def test_mkdocs_itself_refuses_settings_that_are_wrong(tmp_path: Path) -> None:
    """Also if the place is taken where our hooks keep the content."""
    make_world(tmp_path, {})
    file = small_config(tmp_path)
    config = yaml.safe_load(file.read_text(encoding="utf-8"))
    config["extra"] = {"site": "x", "security_contact": "security@news.example"}
    file.write_text(yaml.safe_dump(config), encoding="utf-8")
    with pytest.raises(AssertionError, match=r"Write `mailto:security@news\.example`"):
        mkdocs("build", "-f", str(file), "-d", str(tmp_path / "site"))


def test_the_real_site_names_nobody_who_was_not_asked(real_site: Path) -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    named = re.search(r"^  security_contact: (.*)$", text, re.MULTILINE)
    assert named is not None
    assert (real_site / ".well-known" / "security.txt").exists() == (named[1] != '""')
