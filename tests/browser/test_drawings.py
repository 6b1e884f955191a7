"""Drawings as a browser sets them: every text lies in its box, in every language and direction."""

import re
from pathlib import Path
from typing import Any

import pytest

from browsing import NARROW, WIDE, Visitor
from newsroom.outputs.drawings.widths import width_of
from newsroom.render.drawing import Drawing, drawing_of
from newsroom.views.addresses import address
from newsroom.views.localizer import Localizer
from newsroom.words import Words, languages, load_words
from real_content import is_written, real_day, real_library
from site_tools import ROOT

PAGES = ("training/five-forces", "training/value-chain-analysis", "partners/index")
ARABIC = "منافسة بين الشركات القائمة في السوق"
STYLES = ("tokens", "page", "drawing")
MEASURE = """() => [...document.querySelectorAll(".nl-drawing tspan[x]")]
  .filter((line) => line.getClientRects().length)
  .map((line) => {
    const svg = line.ownerSVGElement, view = svg.viewBox.baseVal, text = line.parentNode;
    const shape = text.previousElementSibling;
    const last = line.getNumberOfChars() - 1;
    const letters = Array.from({length: last + 1}, (_, n) => line.getExtentOfChar(n));
    const left = Math.min(...letters.map((letter) => letter.x));
    const right = Math.max(...letters.map((letter) => letter.x + letter.width));
    const {y, height} = letters[0], point = svg.createSVGPoint();
    const corners = [[left, y], [right, y], [left, y + height], [right, y + height]];
    const holds = (x, y) => { point.x = x; point.y = y; return shape.isPointInFill(point); };
    const closed = /rect|polygon|circle/.test(shape.tagName);
    return {
      text: line.textContent,
      size: Number(line.getAttribute("font-size")),
      strong: line.classList.contains("nl-drawing__strong"),
      length: line.getComputedTextLength(),
      pixels: line.getAttribute("font-size") * svg.getBoundingClientRect().width / view.width,
      in_box: !closed || text.matches(".nl-drawing__band")
        || corners.every(([x, y]) => holds(x, y)),
      off: Math.abs((left + right) / 2 - line.getAttribute("x")),
      in_drawing: left >= view.x && right <= view.x + view.width
        && y >= view.y && y + height <= view.y + view.height,
    };
  })"""


def look(visitor: Visitor, *, least: float) -> list[dict[str, Any]]:
    """Every line of text that is seen, after it was found to be in its place and legible."""
    lines: list[dict[str, Any]] = visitor.page.evaluate(MEASURE)
    assert lines
    for line in lines:
        assert line["in_box"], line
        assert line["in_drawing"], line
        assert line["off"] < 0.5, line
        assert line["pixels"] >= least, line
        assert line["length"] <= width_of(line["text"], line["size"], bold=line["strong"]), line
    wide = visitor.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    return lines


@pytest.mark.parametrize("ref", PAGES)
def test_every_text_lies_in_its_box(visitor: Visitor, ref: str) -> None:
    for lang in languages():
        if not is_written(ref, lang):
            continue
        page = visitor.opens(address(ref, lang))
        titles = [part.title for part in load_words(lang).drawings.values()]
        assert page.locator(".nl-drawing").get_attribute("lang") == lang
        for size in (NARROW, WIDE):
            page.set_viewport_size(size)
            lines = look(visitor, least=11 if ref == "partners/index" else 12)
            assert [line["text"] for line in lines if line["text"].endswith("-")] == []
            shown = page.locator(".nl-drawing__svg:visible > title").all_text_contents()
            assert len(shown) == 1
            assert shown[0] in titles


def test_each_pin_leads_to_its_partner_by_keyboard(visitor: Visitor) -> None:
    page = visitor.opens(address("partners/index", "tr"))
    links = page.locator(".nl-drawing a:visible")
    names = [text.split()[0] for text in links.all_text_contents()]
    partners = [entry for entry in real_library().catalogue().partners() if _has_place(entry)]
    assert names == [entry.original.acronym for entry in partners]
    links.nth(0).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(visitor.host + address(partners[1].ref, "tr"))


def _has_place(entry: Any) -> bool:
    return entry.original.lat is not None


def longer(words: Words) -> Words:
    """The words with labels of which every word is longer by 40 %."""
    return _changed(words, lambda text: re.sub(r"\S+", lambda word: _longer(word[0]), text))


def _longer(word: str) -> str:
    return word + word[: -(-len(word) * 2 // 5)]


def from_the_right(words: Words) -> Words:
    """The words in an Arabic of sorts, of the same number of words."""
    return _changed(words, lambda text: " ".join(ARABIC.split()[: len(text.split())]), "rtl")


def _changed(words: Words, change: Any, direction: str = "ltr") -> Words:
    drawings = {
        name: Words({key: change(text) for key, text in part.items()})
        for name, part in words.drawings.items()
        if name != "partners-map"
    }
    here = {"drawings": Words(words.drawings | drawings)}
    return Words(words | here | {"language": Words(words.language | {"direction": direction})})


@pytest.mark.parametrize("change", [longer, from_the_right])
def test_longer_words_and_other_directions_fit_too(
    visitor: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Any
) -> None:
    catalogue = real_library().catalogue()
    drawings = []
    for lang in languages():
        words = change(load_words(lang))
        monkeypatch.setattr(Localizer, "words", words)
        eyes = Localizer(catalogue, lang, real_day())
        drawings += [drawing_of(ref, catalogue[ref].original, eyes) for ref in PAGES]
    file = tmp_path / "page.html"
    file.write_text(page_with(drawings, words.language.direction), encoding="utf-8")
    visitor.page.goto(file.as_uri())
    for width in (288, 640):
        visitor.page.set_viewport_size({"width": width, "height": 800})
        look(visitor, least=11)


def page_with(drawings: list[Drawing | None], direction: str) -> str:
    """A page with nothing but drawings and their styles."""
    pages = [(ROOT / f"docs/assets/stylesheets/{name}.css").as_uri() for name in STYLES]
    links = "".join(f'<link rel="stylesheet" href="{localized}">' for localized in pages)
    figures = "".join(
        f'<div class="nl-drawing__only-{size}">{svg}</div>'
        for drawing in drawings
        if drawing
        for size, svg in drawing.pictures
    )
    head = f'<!doctype html><html dir="{direction}"><meta charset="utf-8">{links}'
    return f'{head}<body class="nl-page md-typeset"><figure class="nl-drawing">{figures}</figure>'
