"""The cleaner keeps the targets of links and pictures that the checker lets pass, and no others."""

import os
from html import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsroom.content.link_targets import (
    SCHEMES,
    fault_of_target,
    is_of_another_host,
    own_path,
    relative_target,
)
from newsroom.render.clean_html import clean_html

EXAMPLES = 10_000 if os.environ.get("SWEEP") else 500
SCHEME = st.sampled_from(
    ["", "//", "\\\\", "/\\", "javascript:", "data:", "HTTPS:", "ht\ttps:", "c:", "htp:", "webcal:"]
    + [f"{one}:" for one in sorted(SCHEMES)]
)
SLASHES = st.sampled_from(["", "/", "//", "///", "\\\\", "\\/", "/\t/"])
HOSTS = """
- x:80 example.org [bad [::1] x:99999 eurοpa.eu a%2Fb xn--a 0x7f.1 1.2.3.4.5 u:p@x.org ａ.org
a..b %00 a|b ß.de faß.de xn--fa-hia.de xn--zzzz 1.2.3.256 ☃.net a_b"""
HOST = st.sampled_from([*HOSTS.split(), "", "a b", "a\u00adb.org", "a\u200db.org"])
REST = st.text(alphabet="ab.ç:@/?#&;%20[] -_x\t\\|^<>\"'`\x00\x1f\u200b\ud800", max_size=12)
TARGETS = st.builds(lambda *parts: "".join(parts), SCHEME, SLASHES, HOST, REST).filter(
    lambda target: "\x00" not in target and not any("\ud800" <= sign <= "\udfff" for sign in target)
)


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
@given(TARGETS)
@example("https://[bad/")
@example("//[bad/")
@example("https:/example.org")
@example("https://xn--zzzz")
@example("http://xn---8a")
def test_the_cleaner_keeps_a_link_if_and_only_if_it_has_no_fault(target: str) -> None:
    written = escape(target)
    is_kept = " href=" in clean_html(f'<a href="{written}">x</a>')
    assert is_kept == (fault_of_target(written) is None)


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
@given(TARGETS.filter(bool))
@example("/\\example.org/a.png")
@example("a b.png")
def test_the_cleaner_keeps_a_picture_if_and_only_if_it_is_of_the_site(target: str) -> None:
    written = escape(target)
    is_kept = " src=" in clean_html(f'<img alt="x" src="{written}">')
    assert is_kept == (not is_of_another_host(written))


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
@given(TARGETS)
def test_a_path_of_the_site_is_taken_apart_without_an_error(target: str) -> None:
    parts = relative_target(target)
    assert own_path(target, "folder") is None or parts


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("page.md#a?b", "events/page.md"),
        ("../page.md?a#b", "page.md"),
        ("my%20page.md", "events/my page.md"),
        ("#a", None),
        ("", None),
        ("//host/page.md", None),
        ("https:page.md", None),
        ("c:page.md", None),
    ],
)
def test_the_path_of_a_target(target: str, path: str | None) -> None:
    assert own_path(target, "events") == path
