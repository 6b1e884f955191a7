"""No link and no picture of a text is taken out of the page without a word of the checker.

Every construct that Markdown turns into an address, with all kinds of targets in it.
"""

import os
import re
from datetime import date
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from little_worlds import Worlds
from newsroom.checks.checker import page_problems, severity
from newsroom.checks.rules.rule import RuleContext
from newsroom.content.links import targets_in
from newsroom.render.clean_html import clean_html
from newsroom.render.markdown import Converter
from newsroom.render.settings import read_settings
from page_html import own_html
from site_tools import ROOT

CONVERTER = Converter(read_settings(ROOT / "mkdocs.yml"))
CONSTRUCTS = [
    "[words]({})",
    '[words]({} "A title")',
    "[words](<{}>)",
    "[words]\n\n[words]: {}",
    "[words][a]\n\n[a]: {}\n    'A title'",
    "[words][a]\n\n[a]:\n  <{}>",
    "> [words][]\n>\n> [words]: {}",
    "- an item\n\n    [words]({})",
    "1. [words]({})",
    "| a |\n|---|\n| [words]({}) |",
    '!!! note "A box"\n    [words]({})',
    "## [words]({}) {{#place}}",
    "Words[^1]\n\n[^1]: [words]({})",
    "Term\n:   [words]({})",
    "**[*words*]({})**",
    "[![An anvil](loom.svg)]({})",
    "![An anvil]({})",
    '![An anvil]({} "A title")',
    "![An anvil](<{}>)",
    "![An anvil][a]\n\n[a]: {}",
    "![a]\n\n[a]: <{}>",
    "<{}>",
    "{}",
    "See {}, or ({}).",
    "- **{}**",
    "~~{}~~ =={}== ^^{}^^",
    "- [ ] [words]({})",
    "Steps:\n- [words]({})\n  - [words]({})",
    "??? note\n    [words]({})",
    '=== "A"\n    [words]({})',
    "> [!NOTE]\n> [words]({})",
    "[words]({}){{ .md-button }}",
    "![An anvil](loom.svg)\n/// caption\n[words]({})\n///",
    "<figure markdown>\n![An anvil]({})\n<figcaption>An anvil</figcaption>\n</figure>",
    '<div class="grid cards" markdown>\n\n- [words]({})\n\n</div>',
    '<div class="grid" markdown>\n{}\n</div>',
    '[words](../index.md){{ href="{}" }}',
    '![An anvil](loom.svg){{: src="{}" }}',
    '<a href="{}">words</a>',
    '<img alt="An anvil" src="{}">',
    '<span><a href="{}">words</a></span>',
    '<form action="{}"><input formaction="{}"></form>',
    '<q cite="{}">words</q>',
    '<video poster="{}"></video>',
]
TARGETS = r"""
https://example.org/ http://example.org HTTPS://EXAMPLE.ORG https:/example.org https:example.org
https:///example.org https:\\\\example.org https:\\/example.org //example.org/a.png \\\\example.org
/\\example.org/a.png \\/example.org /&#9;/example.org /&Tab;/example.org &#47;/example.org
https://[bad/ //[bad/ https:// https:///// https://exa^mple https://x:99999/ https://xn--zzzz/
h&#116;tps://example.org h&#116;tp://example.org &#106;avascript:alert(1) java&#9;script:alert(1)
java&NewLine;script:alert javascript&colon;alert javascript: vbscript:x data:,x data:text/html,x
data:image/png;base64,AAAA file:///etc/passwd C:\\x.md c:x.md htp://x.org httpss://x.org ftp://x.org
ftps://x.org webcal://x.org geo:1,2 sms:+39 magnet:?x irc://x.org blob:https://x.org about:blank
view-source:https://x.org intent://x.org x-y.z+w:v ws://x.org mailto: mailto:office@example.org
mailto://x.org mailto:/x tel: tel:112 tel:/x web&#99;al:x.org page%3Ax ./a:b a:b https://a%00b/
"""
PARTS = r"""
https http javascript x : &#58; / // \\ &#47; &Tab; @ example.org [ ] % %2F # ? . é &amp; mailto * _
&#x
"""
PART = st.sampled_from(PARTS.split())
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
TODAY = date(2026, 1, 15)
_ADDRESS = re.compile(r"""\s(?:href|src|action|formaction|cite|poster)=["']?(?!["'])""")


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    return Worlds(tmp_path_factory.mktemp("worlds"))


def addresses_in(html: str) -> int:
    return len(_ADDRESS.findall(html))


def errors(text: str, worlds: Worlds) -> list[str]:
    case = {
        "file": "partners/anvil.md",
        "change": {"It forges.": text},
        "write": {"partners/loom.svg": DRAWING},
    }
    with worlds.changed(case) as library:
        localized = library.originals["partners/anvil"]
        found = page_problems(localized, RuleContext(library, TODAY, own_html()))
        return [one.code for one in found if severity(one.code) == "error"]


def check_that_nothing_vanishes(text: str, worlds: Worlds) -> None:
    made = CONVERTER.convert(text, lambda _: None).html
    if addresses_in(clean_html(made)) < addresses_in(made):
        assert errors(text, worlds), made


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_no_address_vanishes_without_a_word(construct: str, worlds: Worlds) -> None:
    for target in TARGETS.split():
        check_that_nothing_vanishes(construct.replace("{}", target).format(), worlds)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.sampled_from(CONSTRUCTS), st.lists(PART, min_size=1, max_size=6).map("".join))
def test_no_address_of_any_kind_vanishes_without_a_word(
    worlds: Worlds, construct: str, target: str
) -> None:
    check_that_nothing_vanishes(construct.replace("{}", target).format(), worlds)


def test_the_constructs_are_those_that_make_addresses() -> None:
    """Each of them makes one; or this test would show nothing."""
    for construct in CONSTRUCTS:
        text = construct.replace("{}", "https://example.org/").format()
        assert addresses_in(CONVERTER.convert(text, lambda _: None).html), construct


SCHEMES = ("https://", "http://", "ftp://", "www.", "WWW.")
IN_ADDRESSES = ("a.eu", "b_c.eu", "/d", "?e=f&g", "&amp;", "](", "[i]", "[j]: k", "**", "~~", "  ")
BARE = st.sampled_from([*SCHEMES, *IN_ADDRESSES, *" \n.,:;!?()[]*_~^'\"<>&é-"])


@settings(max_examples=3000 if os.environ.get("SWEEP") else 300, deadline=None, derandomize=True)
@given(st.lists(BARE, max_size=12).map("".join))
def test_the_rules_on_links_see_every_bare_address(text: str) -> None:
    """Perhaps more or less of it, where other links touch it."""
    made = CONVERTER.convert(text, lambda _: None).html
    found = [unescape(address) for address in re.findall(r'<a href="([^"]*)"', made)]
    seen = tuple({unescape(target.address) for target in targets_in(text)} - {""})
    for address in found:
        is_seen = address.startswith(seen) or any(one.startswith(address) for one in seen)
        assert is_seen or "://" not in address, address


@pytest.mark.parametrize("construct", [one for one in CONSTRUCTS if one.startswith("[")])
def test_a_link_that_is_kept_is_no_error(construct: str, worlds: Worlds) -> None:
    text = construct.replace("{}", "https://example.org/").format()
    found = errors(text, worlds)
    assert found == (["SEC002"] if "href" in construct else [])
