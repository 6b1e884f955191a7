"""Removes from the HTML of a text everything that is not on the lists of what is allowed.

The checker refuses harmful HTML, and names its place; this is a second line of defence, for
what the checker misses and for texts that were not checked. `nh3` parses as browsers do (WHATWG
HTML, 13.2) and writes the tree anew, so that browsers cannot read it in another way.
"""

import re
from html import escape

import nh3

from newsroom.content.anchors import RESERVED
from newsroom.content.link_targets import SCHEMES, fault_of_target, is_of_another_host

WRITTEN_BY_EDITORS = frozenset(
    {"abbr", "bdi", "br", "cite", "dfn", "kbd", "mark", "q", "small", "span", "sub", "sup"}
    | {"time", "wbr"}
)
"""The HTML elements that the checker lets editors write."""

MADE_BY_MARKDOWN = frozenset(
    {"a", "abbr", "br", "code", "em", "img", "strong", "sup"}
    | {"blockquote", "div", "hr", "p", "pre"}
    | {"h1", "h2", "h3", "h4", "h5", "h6"}
    | {"dd", "dl", "dt", "li", "ol", "ul"}
    | {"table", "tbody", "td", "th", "thead", "tr"}
)
"""The elements that Python-Markdown makes with the extensions of `mkdocs.yml`."""

EVERYWHERE = frozenset({"class", "dir", "id", "lang", "title"})
"""The attributes that any element may have."""

ATTRIBUTES = {
    "a": {"href", "hreflang"},
    "img": {"alt", "decoding", "height", "loading", "src", "width"},
    "ol": {"start"},
    "td": {"data-align", "data-label"},
    "th": {"data-align"},
    "time": {"datetime"},
}
"""The attributes that only some elements may have."""

_CLASSES = re.compile(
    "footnote(?:-ref|-backref)?|language-[a-z0-9+-]+|toc|admonition(?:-title)?"
    "|nl-table|attention|caution|danger|error|hint|important|note|tip|warning"
)
"""The classes that the converter writes: for notes and code, and for admonitions."""
_ID = re.compile(rf"(?!{RESERVED})\S+")
"""Ids that begin with `nl-` are for our templates, which open the menu by its id."""


def _kept(_element: str, name: str, value: str) -> str | None:
    """The value of an attribute that has an allowed name; `None` removes the attribute.

    What the checker refuses is removed, and nothing else: both ask `content.link_targets`.
    """
    if name == "class":
        return " ".join(one for one in value.split() if _CLASSES.fullmatch(one)) or None
    if name == "id":
        return value if _ID.fullmatch(value) else None
    if name == "src":
        return None if not value or is_of_another_host(escape(value)) else value
    if name == "href":
        return None if fault_of_target(escape(value)) else value
    return value


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


def clean_heading(words: str) -> str:
    """The text of a heading for the list of contents, without any element."""
    return _TEXT.clean(words)
