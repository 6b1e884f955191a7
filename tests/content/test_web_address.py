"""Addresses are read as browsers read them (cases of the WHATWG URL Standard)."""

import pytest

from newsroom.content.entities import decoded
from newsroom.content.web_address import authority, in_html, read_address, scheme_of

READ = {
    "https://example.org": "https://example.org/",
    "https:/example.org": "https://example.org/",
    "https:example.org": "https://example.org/",
    "https:///example.org": "https://example.org/",
    "https:\\\\example.org\\a": "https://example.org/a",
    "\x00\x1f https://example.org \n": "https://example.org/",
    "ht\ttps://exa\nmple.org": "https://example.org/",
    "HTTPS://EXAMPLE.ORG:443/": "https://example.org/",
    "https://ex%61mple.org": "https://example.org/",
    "https://ｅxample。org": "https://example.org/",
    "https://exa\u00admple.org": "https://example.org/",
    "https://faß.example": "https://xn--fa-hia.example/",
    "https://çorlu.example": "https://xn--orlu-zoa.example/",
    "https://0x7f.1": "https://127.0.0.1/",
    "https://2130706433": "https://127.0.0.1/",
    "https://0177.0.0.1": "https://127.0.0.1/",
    "https://127.1": "https://127.0.0.1/",
    "https://[0:0::1]/": "https://[::1]/",
    "https://user:pw@example.org/": "https://user:pw@example.org/",
    "https://a@b@example.org/": "https://a%40b@example.org/",
    "mailto:office@example.org": "mailto:office@example.org",
    "javascript:alert(1)": "javascript:alert(1)",
}
UNREADABLE = [
    *("", "page.md", "//example.org", "https://", "https:", "https:///", "https://[bad/"),
    *("https://[::1", "https://[1.2.3.4]", "https://a b/", "https://a^b/", "https://a|b/"),
    *("https://a%00b/", "https://a%2Fb/", "https://a\ud800b/", "https://a.b:99999/"),
    *("https://a.b:x/", "https://1.2.3.4.5/", "https://1.2.3.256/", "https://xn--zzzz/"),
    *("https://u:p@/", "https://\u00ad/", "https://%"),
]


@pytest.mark.parametrize(("written", "href"), READ.items())
def test_an_address_is_read_as_browsers_read_it(written: str, href: str) -> None:
    address = read_address(written)
    assert address
    assert address.href == href


@pytest.mark.parametrize("written", UNREADABLE)
def test_what_no_browser_can_read_is_no_address(written: str) -> None:
    assert read_address(written) is None


def test_an_address_is_taken_apart() -> None:
    address = read_address("https://us:pw@EXAMPLE.org:8443/a%20b?c=d#e")
    assert address
    parts = (address.scheme, address.username, address.password, address.host, address.port)
    assert parts == ("https", "us", "pw", "example.org", 8443)
    assert (address.path, address.query, address.fragment) == ("/a%20b", "c=d", "e")
    assert not address.is_number


@pytest.mark.parametrize(
    ("written", "href"),
    [
        ("../b.md", "https://site.example/b.md"),
        ("\\\\other.example", "https://other.example/"),
        ("/\t/other.example", "https://other.example/"),
        ("https:/b", "https://site.example/b"),
        ("#c", "https://site.example/a/#c"),
    ],
)
def test_a_relative_address_is_read_from_its_base(written: str, href: str) -> None:
    address = read_address(written, "https://site.example/a/")
    assert address
    assert address.href == href


@pytest.mark.parametrize(
    ("written", "user", "host"),
    [
        ("https://Example.org:8443/a@b", "", "example.org:8443"),
        ("https:/me:pw@example.org?@x", "me:pw", "example.org"),
        ("\\\\me@example.org\\@x", "me", "example.org"),
        ("https://me&#64;ex%61mple&period;org", "me", "example.org"),
        ("https://[bad", "", "[bad"),
        ("mailto:me@example.org", "", ""),
        ("folder/page.md", "", ""),
        ("/folder@x", "", ""),
    ],
)
def test_the_host_that_people_see(written: str, user: str, host: str) -> None:
    assert authority(decoded(written)) == (user, host)


@pytest.mark.parametrize(
    ("written", "scheme"),
    [
        ("java\tscript:x", "javascript"),
        ("&#106;avascript&colon;x", "javascript"),
        (" \x01HTTPS:x", "https"),
        ("a/b:c", ""),
        ("1a:b", ""),
        ("é:b", ""),
    ],
)
def test_the_scheme_of_an_attribute(written: str, scheme: str) -> None:
    assert scheme_of(written) == scheme


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("&#64;&#x40;&#X40;&commat;&#0000064;", "@@@@@"),
        ("a&#64b &copy2 &amp;#64;", "a@b ©2 &#64;"),
        ("&#27;&#8203;", "\x1b\u200b"),
        ("&#128;&#0;&#xD800;&#x110000;", "€\ufffd\ufffd\ufffd"),
        ("&#" + "9" * 5000 + ";", "\ufffd"),
        ("&#" + "0" * 5000 + "64;", "@"),
        ("AT&T, R&D, &; &# &#x &none;", "AT&T, R&D, &; &# &#x &none;"),
    ],
)
def test_references_are_decoded_as_in_html(written: str, shown: str) -> None:
    assert decoded(written) == shown


def test_what_browsers_drop_is_dropped_after_decoding() -> None:
    assert in_html(" &#9;https:&Tab;//a.b&NewLine;") == "https://a.b"
