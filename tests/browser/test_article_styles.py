"""The styles of articles are Material's own: what our pages need of its stylesheet is there."""

import re
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser

from browsing import SHOWS_EVERYTHING
from newsroom.render.article_styles import styles_of
from newsroom.views.addresses import address
from newsroom.words import languages

_CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)(?=[^{}]*\{)")
_PROPERTY = re.compile(r"[{;]([a-z][a-z-]+):")

LEFT_OUT = re.compile(r"key-.*|linenos")
"""Classes of pages whose rules in Material's stylesheet are left out: the signs of keys, which
would be read aloud, and numbers of lines in a table of their own."""
MEANT = {
    "a": ["text-decoration"],  # links in a text are underlined
    ".admonition, details": ["border"],  # each colour is mixed with that of the text
    ".admonition-title, summary": ["background"],
    # What Material draws by icons in `data:` addresses is drawn otherwise.
    ".admonition-title::before, summary::before, summary::after": ["*"],
    ".footnote-backref, .footnote-backref::before, .task-list-indicator::before": ["*"],
    "pre > code": ["outline"],  # the focus ring is the same everywhere
    "input": ["border", "color", "font", "outline"],  # out of sight
    "kbd, kbd::before": ["width", "content"],  # without signs
    "thead": ["bottom"],  # out of sight on a phone; the whole stylesheet changes the page's height
}
"""Where pages look otherwise than with the whole stylesheet: selectors, and properties."""

REMEMBER = """(names) => {
    window.look = () => [...document.querySelectorAll(".md-typeset, .md-typeset *")].flatMap(
        (element) => ["", "::before", "::after"].map((part) => {
            const style = getComputedStyle(element, part);
            const isThere = !part || style.content !== "none";
            const of = (name) => isThere || name === "content" ? style.getPropertyValue(name) : "";
            return { element, part, values: names.map(of) };
        }),
    );
    window.before = window.look();
    return window.before.length;
}"""
PUT_IN_FRONT = """(styles) => {
    const sheet = document.createElement("style");
    sheet.textContent = styles;
    document.head.prepend(sheet);
}"""
COMPARE = """([names, meant]) => {
    const isOf = (name, group) => group === "*" || `${name}-`.startsWith(`${group}-`);
    const isMeant = (element, part, name) => Object.entries(meant).some(
        ([selectors, groups]) => groups.some((group) => isOf(name, group))
            && selectors.split(", ").some(
                (one) => element.matches(one.replace(/::.*/, "")) && (!part || one.endsWith(part)),
            ),
    );
    return window.look().flatMap(({ element, part, values }, at) => names.flatMap((name, i) => {
        const [old, now] = [window.before[at].values[i], values[i]];
        if (old === now || !old || !now || isMeant(element, part, name)) return [];
        return `${element.localName}.${element.className}${part} ${name}: ${old}, whole: ${now}`;
    }));
}"""


def classes_of(styles: str) -> set[str]:
    """The classes that the selectors of a stylesheet name."""
    return set(_CLASS.findall(re.sub(r'url\("[^"]*"\)', "", styles)))


def whole() -> str:
    """Material's stylesheet, all of it, with the fonts and the root of our pages."""
    fonts = "font-family:inherit;font-feature-settings:normal;--md-code-font-family:inherit"
    return f"{styles_of(lambda _: True)}html{{font-size:100%}}body{{{fonts}}}"


def compared() -> list[str]:
    """The properties that Material's stylesheet sets; origins follow from sizes."""
    found = set(_PROPERTY.findall(styles_of(lambda _: True)))
    return sorted(name for name in found if not name.endswith("-origin"))


def test_every_class_of_a_page_that_material_styles_is_styled(real_site: Path) -> None:
    used = {
        one
        for path in real_site.rglob("*.html")
        for classes in html.parse(str(path)).xpath("//@class")
        for one in classes.split()
    }
    styled = used & classes_of(styles_of(lambda _: True))
    assert len(styled) > 40  # or it has looked at the wrong pages
    [styles] = real_site.glob("assets/site.*.css")
    missing = styled - classes_of(styles.read_text(encoding="utf-8"))
    assert {one for one in missing if not LEFT_OUT.fullmatch(one)} == set()


@pytest.mark.parametrize("width", [390, 1280])
def test_pages_look_as_with_the_whole_stylesheet(browser: Browser, host: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(host + address(SHOWS_EVERYTHING, languages()[0]))
    names = compared()
    looked_at = page.evaluate(REMEMBER, names)
    page.evaluate(PUT_IN_FRONT, whole())
    differences = page.evaluate(COMPARE, [names, MEANT])
    everything = page.evaluate(COMPARE, [names, {}])
    context.close()
    assert differences == []
    assert len(names) > 100
    assert looked_at > 1000
    assert len(everything) > 20  # the stylesheet was there, and what is meant was seen
