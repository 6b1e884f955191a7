"""The HTML that the preview adds to a page, or shows in its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from newsroom.preview.checking import Message
from newsroom.words import load_words

PREFIX = "/.preview/"
"""Where the preview's own files are; no page of the site begins with a dot."""
_START, _END = b"<!--preview-->", b"<!--/preview-->"


@dataclass(frozen=True, kw_only=True)
class Status:
    """What is shown beside a page."""

    lang: str
    """The language of the messages."""
    version: int
    errors: Sequence[Message] = ()
    """What keeps the page from being shown as it was saved."""
    is_old: bool = False
    """Whether the page below the errors is an earlier version."""
    all_errors: int = 0
    """The number of errors in all pages; not counted when the page has some itself."""
    all_warnings: int = 0


def with_additions(page: bytes, status: Status) -> bytes:
    """A page with its errors at the top, the count of all problems at the end, and our script.

    `without_additions` gives back the same page.
    """
    before, end, after = page.rpartition(b"</body>")
    start = before.find(b">", before.find(b"<body")) + 1
    added = _script(status.version)
    if status.errors:
        words = load_words(status.lang).preview
        note = words.below_old if status.is_old else words.below_new
        added = _panel(words.errors, note, status.errors, status.lang) + added
    link = _marked(_count_link(status))
    return b"".join((before[:start], _marked(added), before[start:], link, end, after))


def without_additions(page: bytes) -> bytes:
    """The page as it would be built."""
    while _START in page:
        before, _, rest = page.partition(_START)
        page = before + rest.partition(_END)[2]
    return page


def own_page(
    title: str, note: str, messages: Sequence[Message] = (), *, lang: str, version: int
) -> bytes:
    """A page of the preview itself, with messages or without."""
    content = _panel(title, note, messages, lang) if messages else _notice(title, note)
    direction = load_words(lang).language.direction
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}" dir="{direction}"><head>'
        f'<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title></head>"
        f'<body class="preview-alone">{_script(version)}{content}</body></html>\n'
    ).encode()


def count_text(status: Status) -> str:
    """The number of problems in all pages, in words; empty when there are none."""
    if not status.all_errors and not status.all_warnings:
        return ""
    words = load_words(status.lang).preview
    text: str = words.count_errors if status.all_errors else words.count_warnings
    return text.format(errors=status.all_errors, warnings=status.all_warnings)


def _marked(added: str) -> bytes:
    return _START + added.encode() + _END


def _script(version: int) -> str:
    styles = f'<link rel="stylesheet" href="{PREFIX}preview.css">'
    return styles + f'<script src="{PREFIX}preview.js" data-version="{version}" defer></script>'


def _notice(title: str, note: str) -> str:
    return (
        f'<main class="preview-panel preview-panel--warning">'
        f'<h1 class="preview-panel__title">{escape(title)}</h1>'
        f'<p class="preview-panel__note">{escape(note)}</p></main>'
    )


def _panel(title: str, note: str, messages: Sequence[Message], lang: str) -> str:
    is_error = any(one.severity == "error" for one in messages)
    return (
        f'<section class="preview-panel{"" if is_error else " preview-panel--warning"}"'
        f' lang="{lang}">'
        f'<details open><summary class="preview-panel__title">{escape(title)}</summary>'
        f'<p class="preview-panel__note">{escape(note)}</p>'
        f'<ul class="preview-panel__list">{"".join(map(_item, messages))}</ul></details></section>'
    )


def _item(message: Message) -> str:
    """A problem: place and message, the line of the file with its mark, the cure."""
    first, *source, cure = message.lines
    place, _, text = first.partition(": ")
    lines = "\n".join(line.removeprefix("    | ") for line in source)
    shown = f'<pre class="preview-panel__source">{escape(lines)}</pre>' if source else ""
    return (
        f'<li class="preview-panel__item"><div class="preview-panel__place">{escape(place)}</div>'
        f'<p class="preview-panel__message">{escape(text)}</p>{shown}'
        f'<p class="preview-panel__hint">{escape(cure.strip())}</p></li>'
    )


def _count_link(status: Status) -> str:
    """The count as a link to the list of problems; our script renews it."""
    text = count_text(status)
    kind = " preview-count--error" if status.all_errors else ""
    hidden = "" if text else " hidden"
    return (
        f'<a class="preview-count{kind}" lang="{status.lang}" href="{PREFIX}problems"{hidden}>'
        f"{escape(text)}</a>"
    )
