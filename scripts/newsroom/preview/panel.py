"""What the preview adds to a page, or shows in its place: errors, counts, its own script."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from newsroom.preview.checking import Message
from newsroom.words import load_words

_BODY_END = b"</body>"
HANDLES = "/.preview/"
"""Where the preview's own files lie; no page of the site begins with a dot."""


@dataclass(frozen=True, kw_only=True)
class State:
    """How a page stands, for the editor who looks at it."""

    lang: str
    """The language of the messages."""
    version: int
    errors: Sequence[Message] = ()
    """Those that keep this page from being shown as it is written."""
    is_old: bool = True
    """Whether what stands below the errors is an earlier version."""
    elsewhere: int = 0
    warnings: int = 0
    all_messages: Sequence[Message] = field(default=())


def with_additions(page: bytes, state: State) -> bytes:
    """A page of the site with the errors above it, the count beside it and our script.

    Taken away again by `without_additions`, of which nothing but the page is left.
    """
    before, end, after = page.rpartition(_BODY_END)
    start = before.find(b">", before.find(b"<body")) + 1
    above = _panel(state, below=True) if state.errors else ""
    first, second = before[:start], before[start:]
    added = _wrapped(above + _script(state)), _wrapped(_count(state))
    return b"".join((first, added[0], second, added[1], end, after))


def without_additions(page: bytes) -> bytes:
    """The page as it would be built."""
    while _OPENED in page:
        before, _, rest = page.partition(_OPENED)
        page = before + rest.partition(_CLOSED)[2]
    return page


def alone(state: State, title: str, text: str = "") -> bytes:
    """A page of the preview itself: errors without a page below them, or a word to wait."""
    messages = state.errors or state.all_messages
    content = (
        _panel(state, below=False)
        if messages
        else (
            f'<main class="preview-panel preview-panel--warning">'
            f'<h1 class="preview-panel__title">{escape(title)}</h1>'
            f'<p class="preview-panel__note">{escape(text)}</p></main>'
        )
    )
    direction = load_words(state.lang).language.direction
    return (
        f'<!DOCTYPE html>\n<html lang="{state.lang}" dir="{direction}"><head>'
        f'<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title></head>"
        f'<body class="preview-alone">{_script(state)}{content}</body></html>\n'
    ).encode()


_OPENED, _CLOSED = b"<!--preview-->", b"<!--/preview-->"


def _wrapped(added: str) -> bytes:
    return _OPENED + added.encode() + _CLOSED if added else b""


def _script(state: State) -> str:
    styles = f'<link rel="stylesheet" href="{HANDLES}preview.css">'
    script = f'<script src="{HANDLES}preview.js" data-version="{state.version}" defer></script>'
    return styles + script


def _panel(state: State, *, below: bool) -> str:
    words = load_words(state.lang).preview
    messages = state.errors or state.all_messages
    below_it = words.below_old if state.is_old else words.below_new
    alone = words.comes_back if state.errors else words.renewed
    is_error = any(one.severity == "error" for one in messages)
    items = "".join(map(_item, messages))
    kind = "" if is_error else " preview-panel--warning"
    title = words.errors if state.errors else load_words(state.lang).commands.says
    return (
        f'<section class="preview-panel{kind}" lang="{state.lang}">'
        f'<details open><summary class="preview-panel__title">{escape(title)}</summary>'
        f'<p class="preview-panel__note">{escape(below_it if below else alone)}</p>'
        f'<ul class="preview-panel__list">{items}</ul></details></section>'
    )


def _item(messages: Message) -> str:
    """A problem: place and message, the line itself with its mark, the cure."""
    first, *source, hint = messages.lines
    place, _, said = first.partition(": ")
    lines = "\n".join(line.removeprefix("    | ") for line in source)
    shown = f'<pre class="preview-panel__source">{escape(lines)}</pre>' if source else ""
    return (
        f'<li class="preview-panel__item"><div class="preview-panel__place">{escape(place)}</div>'
        f'<p class="preview-panel__said">{escape(said)}</p>{shown}'
        f'<p class="preview-panel__hint">{escape(hint.strip())}</p></li>'
    )


def count(state: State) -> str:
    """How many problems there are in all pages, in words; empty when there are none."""
    if not state.elsewhere and not state.warnings:
        return ""
    words = load_words(state.lang).preview
    text: str = words.count_errors if state.elsewhere else words.count_warnings
    return text.format(errors=state.elsewhere, warnings=state.warnings)


def _count(state: State) -> str:
    """The count as a link to the list; our script renews it while the page stays."""
    text = count(state)
    kind, hidden = " preview-count--error" if state.elsewhere else "", "" if text else " hidden"
    return (
        f'<a class="preview-count{kind}" lang="{state.lang}" href="{HANDLES}problems"{hidden}>'
        f"{escape(text)}</a>"
    )
