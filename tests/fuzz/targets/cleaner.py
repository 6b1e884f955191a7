"""Cleaned HTML, read again, holds only what is on the lists.

It is not always the same when cleaned again: a heading in a heading that is only there because
an element between them was removed is parsed as two.
"""

import re

import nh3
from lxml import etree, html

from fuzz.inputs import text_of
from newsroom.content.link_targets import SCHEMES, scheme_of
from newsroom.render.clean_html import (
    ATTRIBUTES,
    EVERYWHERE,
    MADE_BY_MARKDOWN,
    WRITTEN_BY_EDITORS,
    clean_heading,
    clean_html,
)
from newsroom.render.placeholders import filled

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
"""Signs that lxml refuses; pages may not hold them, either."""
ELEMENTS = WRITTEN_BY_EDITORS | MADE_BY_MARKDOWN
HARMFUL = frozenset(
    {"audio", "base", "body", "button", "embed", "form", "frame", "iframe", "input", "link", "math"}
    | {"meta", "noscript", "object", "plaintext", "script", "select", "style", "svg", "template"}
    | {"textarea", "title", "video", "xmp"}
)
LENIENT = nh3.Cleaner(
    tags=set(ELEMENTS | HARMFUL),
    clean_content_tags=set(),
    attributes={"*": {"onclick", "onerror", "onload", "action", "srcdoc", "style", "srcset"}},
)
"""Parses as browsers do (WHATWG HTML, 13.2), and leaves in what would show that ours failed."""
FOUND = re.compile(rf"<(?:{'|'.join(HARMFUL)})\b|<[^<>]* (?:on\w+|action|srcdoc|style|srcset)=")

PUT_IN = re.compile(
    r'<svg aria-hidden="true" [^<>]*>(?:<(?!/?svg)[^<>]*>)*</svg>'
    r'|<input type="(?:checkbox" disabled|radio" id="nl-tab-\d+-\d+" name="nl-tab-\d+")'
    r'(?: checked)?(?: aria-label="[^"<>]*")?>'
)
"""What is put in after cleaning: icons, boxes of tasks, tabs."""


def one_input(data: bytes) -> None:
    """Clean a text, and look at it with two other parsers of HTML."""
    text = text_of(data)
    assert "<" not in clean_heading(text)
    cleaned = clean_html(text)
    assert not FOUND.search(LENIENT.clean(cleaned))
    assert not FOUND.search(LENIENT.clean(PUT_IN.sub("", filled(cleaned))))
    readable = CONTROL.sub("\ufffd", cleaned)
    for element in html.fragment_fromstring(readable, create_parent="div").iterdescendants():
        assert element.tag in ELEMENTS, element.tag
        _require_known_attributes(element)


def _require_known_attributes(element: etree._Element) -> None:
    for name, value in element.attrib.items():
        assert name in EVERYWHERE | ATTRIBUTES.get(str(element.tag), set()), name
        if name == "href":
            assert scheme_of(str(value)) in SCHEMES | {""}, value
