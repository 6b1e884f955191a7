"""Puts into clean HTML what the cleaner lets nobody write: icons, boxes of tasks, tabs.

Markdown leaves an empty `span` for each, which says only what belongs there; so the cleaner need
not know any element that could load, submit or be clicked.
"""

import re
from collections.abc import Mapping
from html import escape, unescape

from newsroom.content.box_types import OTHER_NAMES
from newsroom.render.text_icons import svg_of

TAB = "nl-tab"
"""How ids of tabs begin: texts cannot have such ids, see `content.anchors`."""
_ICON = re.compile(r'<span((?:[^<>]*)) data-icon="([\w/-]+)"([^<>]*)></span>')
_TASK = re.compile(
    r'<span data-task="(done|open)"></span>(.*?)(?=</?(?:li|[uo]l|p)\b|\Z)', re.DOTALL
)
_TAB = re.compile(r'<span data-tab="(\d+)-(\d+)(-first)?"></span>')
_OPEN = re.compile(r'(<details\b[^<>]*?) open="[^"]*"')
_BOX_TITLE = re.compile(
    r'(<(?:div class="admonition|details class=") ?)(\w*)'
    r'([^<>]*>\n<(?:p class="admonition-title"|summary)>)(\w*)(</(?:p|summary)>)'
)
_TITLE = re.compile(r' title="([^"]*)"')
_TAG = re.compile(r"<[^<>]*>")


def filled(text: str, titles: Mapping[str, str] | None = None) -> str:
    """The clean HTML of a text with what its empty elements stand for.

    `titles` are those of boxes that have none of their own, by the names of their types:
    extensions write these names, in English.
    """
    if titles and ("<summary>" in text or "admonition-title" in text):
        text = _BOX_TITLE.sub(lambda found: _titled(found, titles), text)
    if " data-icon=" in text:
        text = _ICON.sub(_icon, text)
    if " data-task=" in text:
        text = _TASK.sub(_task, text)
    if "<details" in text:
        text = _OPEN.sub(r"\1 open", text)
    return _TAB.sub(_tab, text) if " data-tab=" in text else text


def _titled(match: re.Match[str], titles: Mapping[str, str]) -> str:
    """The beginning of a box, with its title in the language of the text."""
    before, kind, between, title, after = match.groups()
    name = (title or kind).lower()
    shown = titles.get(name) or titles.get(OTHER_NAMES.get(name, ""), title)
    return f"{before}{kind}{between}{escape(shown)}{after}"


def _icon(match: re.Match[str]) -> str:
    """An icon: with a title it is a picture of that name, else decoration."""
    before, path, after = match.groups()
    attributes = before + after
    title = _TITLE.search(attributes)
    named = f' role="img" aria-label="{title[1]}"' if title and title[1].strip() else ""
    return f"<span{attributes}{named}>{svg_of(path)}</span>"


def _task(match: re.Match[str]) -> str:
    """The box before a task, which is named by its words."""
    state, words = match.groups()
    name = escape(" ".join(unescape(_TAG.sub("", words)).split()))
    checked = " checked" if state == "done" else ""
    return f'<input type="checkbox" disabled{checked} aria-label="{name}">{words}'


def _tab(match: re.Match[str]) -> str:
    """The button that chooses a tab; its label is in the text."""
    group, number, first = match.groups()
    checked = " checked" if first else ""
    return f'<input type="radio" id="{TAB}-{group}-{number}" name="{TAB}-{group}"{checked}>'
