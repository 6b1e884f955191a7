"""Removes from the HTML of a text everything that is not on the lists of what is allowed.

The checker refuses harmful HTML, and names its place; this is a second line of defence, for
what the checker misses and for texts that were not checked. `nh3` parses as browsers do (WHATWG
HTML, 13.2) and writes the tree anew, so that browsers cannot read it in another way.
"""

import re
from html import escape

import nh3
from pygments.token import STANDARD_TYPES

from newsroom.content.anchors import RESERVED
from newsroom.content.box_types import TYPES
from newsroom.content.link_targets import SCHEMES, fault_of_target, is_of_another_host
from newsroom.render.placeholders import TAB, filled
from newsroom.render.table_labels import BOX
from newsroom.words import load_words

WRITTEN_BY_EDITORS = frozenset(
    {"abbr", "bdi", "br", "cite", "dfn", "kbd", "mark", "q", "small", "span", "sub", "sup"}
    | {"time", "wbr"}
)
"""The HTML elements that the checker lets editors write."""

MADE_BY_MARKDOWN = frozenset(
    {"a", "abbr", "br", "code", "del", "em", "img", "ins", "kbd", "mark", "span", "strong"}
    | {"sub", "sup"}
    | {"blockquote", "details", "div", "figcaption", "figure", "hr", "label", "p", "pre"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "summary"}
    | {"dd", "dl", "dt", "li", "ol", "ul"}
    | {"table", "tbody", "td", "th", "thead", "tr"}
)
"""The elements that Python-Markdown makes with the extensions of `mkdocs.yml`."""

EVERYWHERE = frozenset({"class", "dir", "id", "lang", "title"})
"""The attributes that any element may have."""

ATTRIBUTES = {
    "a": {"href", "hreflang"},
    "details": {"open"},
    "figure": {"data-align"},
    "img": {"alt", "data-align", "decoding", "height", "loading", "src", "width"},
    "label": {"for"},
    "ol": {"start"},
    "span": {"data-icon", "data-linenos", "data-tab", "data-task"},
    "td": {"data-align", "data-label"},
    "th": {"data-align"},
    "time": {"datetime"},
}
"""The attributes that only some elements may have."""

VALUES = {
    "data-align": r"center|left|right",
    "data-icon": r"[a-z0-9_/-]+",
    "data-linenos": r"[ ]*\d+ ",
    "data-tab": r"\d+-\d+(?:-first)?",
    "data-task": "done|open",
    "for": rf"{TAB}-\d+-\d+",
    "height": r"\d{1,4}",
    "loading": "eager|lazy",
    "width": r"\d{1,4}%?",
}
"""What the attributes may be that are more than text: patterns."""

CLASSES = (
    TYPES
    | {"admonition", "admonition-title", "end", "inline"}
    | {"footnote", "footnote-ref", "footnote-backref", "toc"}
    | {"tabbed-alternate", "tabbed-block", "tabbed-content", "tabbed-labels", "tabbed-set"}
    | {"task-list", "task-list-control", "task-list-indicator", "task-list-item"}
    | {"card", "cards", "grid", "md-button", "md-button--primary"}
    | {"keys", "lg", "middle", "twemoji", "xl", "xxl", "xxxl"}
    | {"filename", "highlight", "hll", "linenos", BOX}
    | {short for short in STANDARD_TYPES.values() if short}
)
"""The classes that the converter writes, and those that editors may give."""
_CLASS_OF_KEY = re.compile(r"key-[a-z0-9-]+")
_CLASS_OF_CODE = re.compile(r"language-[a-z0-9+-]+")
_ID = re.compile(rf"(?!{RESERVED})\S+")
"""Ids that begin with `nl-` are for our templates, which open the menu by its id."""


def _kept(_element: str, name: str, value: str) -> str | None:
    """The value of an attribute that has an allowed name; `None` removes the attribute.

    What the checker refuses is removed, and nothing else: both ask `content.link_targets`.
    """
    if name == "class":
        return " ".join(filter(_is_kept, value.split())) or None
    if name in VALUES:
        return value if re.fullmatch(VALUES[name], value) else None
    if name == "id":
        return value if _ID.fullmatch(value) else None
    if name == "src":
        return None if not value or is_of_another_host(escape(value)) else value
    if name == "href":
        return None if fault_of_target(escape(value)) else value
    return value


def _is_kept(one: str) -> bool:
    """Whether a class is on the list."""
    return bool(one in CLASSES or _CLASS_OF_KEY.fullmatch(one) or _CLASS_OF_CODE.fullmatch(one))


_CLEANER = nh3.Cleaner(
    tags=set(WRITTEN_BY_EDITORS | MADE_BY_MARKDOWN),
    clean_content_tags={"script", "style"},
    attributes={"*": set(EVERYWHERE)} | ATTRIBUTES,
    attribute_filter=_kept,
    link_rel=None,
    url_schemes=set(SCHEMES),
)
_TEXT = nh3.Cleaner(tags=set(), clean_content_tags={"script", "style"})


def clean_html(text: str) -> str:
    """The HTML of a text without anything that could run, load, submit or hide something."""
    return _CLEANER.clean(text)


def published_html(text: str, lang: str) -> str:
    """The HTML of a text as it is published: clean, with its icons, boxes and tabs."""
    return filled(clean_html(text), load_words(lang).boxes)


def clean_heading(words: str) -> str:
    """The text of a heading for the list of contents, without any element."""
    return _TEXT.clean(words)
