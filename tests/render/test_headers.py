"""Every way of hosting the site sends the same headers; `security.txt` names the contact."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from little_worlds import make_world
from newsroom.render.headers import (
    ASKED_AGAIN,
    HASHED,
    HEADERS,
    KEPT_FOR_EVER,
    headers_file,
)
from newsroom.render.security_txt import security_txt
from newsroom.words import FIRST_LANGUAGE, languages
from site_tools import ROOT, mkdocs, small_config

NGINX = (ROOT / "hosting" / "nginx.conf").read_text(encoding="utf-8")
CADDY = (ROOT / "hosting" / "Caddyfile").read_text(encoding="utf-8")


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


def test_the_built_site_tells_its_host_the_headers(real_site: Path) -> None:
    rules = rules_of((real_site / "_headers").read_text(encoding="utf-8"))
    assert rules.pop("/*") == HEADERS
    [styles] = [path.name for path in (real_site / "assets").glob("site.*.css")]
    shards = [path for path in (real_site / "assets" / "search").glob("*/*") if path.is_dir()]
    hashed = {f"/{path.relative_to(real_site).as_posix()}/*" for path in shards}
    assert len(shards) == len(languages())
    assert rules == {
        address: {"Cache-Control": KEPT_FOR_EVER} for address in hashed | {f"/assets/{styles}"}
    }


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


def test_nginx_sends_the_same() -> None:
    sent = dict(re.findall(r'^ *add_header (\S+) "(.*)" always;$', NGINX, re.MULTILINE))
    assert sent == HEADERS
    kept = f'    default "{ASKED_AGAIN}";\n    "~^{HASHED}" "{KEPT_FOR_EVER}";\n'
    assert kept in NGINX
    assert NGINX.count("    add_header Cache-Control $clustem_kept always;\n") == 1


def test_caddy_sends_the_same() -> None:
    block = CADDY.partition("\theader {\n")[2].partition("\t}\n")[0]
    assert dict(re.findall(r'^\t\t([\w-]+) "(.*)"$', block, re.MULTILINE)) == HEADERS
    assert f"\t@kept path_regexp ^{HASHED}\n\t@asked not path_regexp ^{HASHED}\n" in CADDY
    assert f'\theader @kept Cache-Control "{KEPT_FOR_EVER}"\n' in CADDY
    assert CADDY.count(f'Cache-Control "{ASKED_AGAIN}"\n') == 2


def test_both_know_every_language() -> None:
    others = [lang for lang in languages() if lang != FIRST_LANGUAGE]
    assert re.findall(r"location /(\w+)/ \{ error_page 403 404 =404 /\1/404\.html; \}", NGINX) == (
        others
    )
    assert set(re.findall(r"path_regexp (?:lang )?\^/\(([\w|]+)\)/", CADDY)) == {"|".join(others)}


def test_security_txt_says_whom_one_tells() -> None:
    text = security_txt(
        "mailto:security@clustem.example",
        policy="https://clustem.example/project/security/",
        updated=date(2026, 11, 22),
        languages=languages(),
        site_url="https://clustem.example/",
    )
    assert text == (
        "Contact: mailto:security@clustem.example\n"
        "Expires: 2027-11-22T00:00:00Z\n"
        "Preferred-Languages: en, es, it, tr\n"
        "Canonical: https://clustem.example/.well-known/security.txt\n"
        "Policy: https://clustem.example/project/security/\n"
    )


@pytest.mark.parametrize(
    "contact",
    ["security@clustem.example", "http://clustem.example/", "mailto:x", "https://a.b/\nPolicy: x"],
)
def test_security_txt_needs_an_address(contact: str) -> None:
    day = date(2026, 11, 22)
    with pytest.raises(ValueError, match="is not an address"):
        security_txt(contact, updated=day, languages=["en"], site_url="https://clustem.example/")


def test_the_site_has_a_security_txt_once_somebody_answers(
    tmp_path: Path, small_site: Path
) -> None:
    assert not (small_site / ".well-known").exists()
    make_world(tmp_path, {})
    file = small_config(tmp_path)
    config = yaml.safe_load(file.read_text(encoding="utf-8"))
    config["extra"] = {"security_contact": "https://clustem.example/report"}
    file.write_text(yaml.safe_dump(config), encoding="utf-8")
    site = tmp_path / "site"
    mkdocs("build", "--strict", "-f", str(file), "-d", str(site), CLUSTEM_TODAY="2026-01-15")
    lines = (site / ".well-known" / "security.txt").read_text(encoding="utf-8").splitlines()
    assert lines == [
        "Contact: https://clustem.example/report",
        "Expires: 2027-01-10T00:00:00Z",
        "Preferred-Languages: en, it",
        "Canonical: https://clustem.example/.well-known/security.txt",
    ]


def test_mkdocs_itself_refuses_settings_that_are_wrong(tmp_path: Path) -> None:
    """Also if the place is taken where our hooks keep the content."""
    make_world(tmp_path, {})
    file = small_config(tmp_path)
    config = yaml.safe_load(file.read_text(encoding="utf-8"))
    config["extra"] = {"site": "x", "security_contact": "security@clustem.example"}
    file.write_text(yaml.safe_dump(config), encoding="utf-8")
    with pytest.raises(AssertionError, match=r"Write `mailto:security@clustem\.example`"):
        mkdocs("build", "-f", str(file), "-d", str(tmp_path / "site"))


def test_the_real_site_names_nobody_who_was_not_asked(real_site: Path) -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    named = re.search(r"^  security_contact: (.*)$", text, re.MULTILINE)
    assert named is not None
    assert (real_site / ".well-known" / "security.txt").exists() == (named[1] != '""')
