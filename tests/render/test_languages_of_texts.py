"""Every text of a page is in the language that its markup names, also on mixed pages."""

import copy
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from pages import read

FUNCTION_WORDS = {
    "en": "the of and is are was were with this that which from for has have been not by their"
    " its who what when where only about",
    "es": "el los las y que para esta estos más también pero desde entre hay están según"
    " cuando donde está",
    "it": "il gli che di della delle dei degli nel nella sono è anche questa questo non dal"
    " dalla quando dove",
    "tr": "ve bir bu için ile olarak olan daha kadar ancak gibi her sonra önce değil ise olduğu"
    " tarafından bunlar",
}
"""Small words by which a sentence shows its language."""
QUOTED = re.compile("[“«][^”»]*[”»]")


def readable(page: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Each block of text with the language that its markup names; no code or quotations."""
    for unread in page.cssselect("code, script, style"):
        unread.drop_tree()
    for block in page.iter("p", "li", "td", "th", "dd", "dt", "h1", "h2", "h3", "label", "title"):
        for foreign in block.cssselect("[lang]"):
            if foreign is not block:
                yield foreign.get("lang"), QUOTED.sub(" ", " ".join(foreign.text_content().split()))
        own = copy.deepcopy(block)
        for foreign in own.cssselect("[lang]"):
            if foreign is not own:
                foreign.drop_tree()
        lang = block.xpath("ancestor-or-self::*[@lang][1]/@lang")[0]
        yield lang, QUOTED.sub(" ", " ".join(own.text_content().split()))


def misnamed(path: Path) -> list[tuple[str, str]]:
    """The blocks of a page that look as if they were in another language than they say."""
    found = []
    for lang, text in readable(read(path)):
        words = set(re.findall(r"[^\W\d_]+", text.lower()))
        hits = {one: len(words & set(FUNCTION_WORDS[one].split())) for one in FUNCTION_WORDS}
        likely = max(hits, key=lambda one: hits[one])
        if hits[likely] >= hits.get(lang, 0) + 2:
            found.append((lang, text))
    return found


def test_no_text_is_in_a_language_that_its_markup_does_not_name(small_site: Path) -> None:
    found = {str(path): misnamed(path) for path in small_site.rglob("*.html")}
    assert {path: texts for path, texts in found.items() if texts} == {}


@pytest.mark.parametrize("path", ["events/fair", "it/events/fair"])
def test_a_misnamed_text_would_be_seen(small_site: Path, tmp_path: Path, path: str) -> None:
    text = (small_site / path / "index.html").read_text(encoding="utf-8")
    lang, other = ("it", "en") if path.startswith("it/") else ("en", "it")
    wrong = tmp_path / "wrong.html"
    wrong.write_text(text.replace(f'<html lang="{lang}"', f'<html lang="{other}"'))
    assert misnamed(wrong)
