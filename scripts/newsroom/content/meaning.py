"""The meaning of a Markdown text: what a translation says again, without targets and form.

Where a link leads and how large a picture is shown is the same in every language. Page names
change, and no translation grows old by it.
"""

import re

from newsroom.content.body import Body
from newsroom.content.links import targets_in

_MOST_TARGETS = 5_000
"""Texts with more are no pages: their targets are not looked for."""
_FORM_NAMES = "align|class|height|loading|sizes|src|srcset|style|width"
_VALUE = r"(?:\"[^\"{}<>\n]{0,400}\"|'[^'{}<>\n]{0,400}'|[^\s\"'{}<>]{1,400})"
_CLASS = r"(?<![\w#\"'-])\.[\w-]{1,80}"
_FORM_ITEM = re.compile(rf"[ ]{{0,3}}(?:{_CLASS}|\b(?:{_FORM_NAMES})={_VALUE})")
_LIST = re.compile(r"\{:?[ ]{0,3}(?:[#.][\w-]|[\w-]{1,30}=)[^{}\n]{0,400}\}")
_EMPTY_LIST = re.compile(r"\{:?\s*\}")
_TAG = re.compile(r"<[a-zA-Z][^<>]{0,2000}>")
_TAG_ATTRIBUTE = re.compile(rf"\s(?:{_FORM_NAMES}|href)={_VALUE}")
_TITLE = re.compile(r"\s(?:\"[^\"]{0,500}\"|'[^']{0,500}')\s*\)\Z")


def meaning_of(text: str) -> str:
    """The text without targets of links, classes and sizes; titles and other texts stay."""
    text = _without_targets(text)
    if "{" in text:
        text = _LIST.sub(_without_form, text)
    return _TAG.sub(lambda tag: _TAG_ATTRIBUTE.sub("", tag[0]), text) if "<" in text else text


def _without_targets(text: str) -> str:
    if not 0 < text.count("](") + text.count("]:") <= _MOST_TARGETS:
        return text
    kept, last = [], 0
    shown = Body(text, 1).without_certain_code
    for target in sorted(targets_in(shown), key=lambda one: one.start):
        before = text[max(0, target.start - 40) : target.start].rstrip(" \n\t>")
        if target.start < last or not before.endswith(("](", "]:")):  # an address that is read
            continue
        title = _TITLE.search(text, target.start, target.end)
        kept += [text[last : target.start], title[0] if title else ")" * before.endswith("](")]
        last = target.end
    return "".join([*kept, text[last:]])


def _without_form(match: re.Match[str]) -> str:
    """An attribute list without classes and sizes, or nothing where nothing else is in it."""
    return _EMPTY_LIST.sub("", _FORM_ITEM.sub("", match[0]))
