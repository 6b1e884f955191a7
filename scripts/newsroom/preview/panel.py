"""What the preview adds to a page, or shows in its place; `panel.html` has the HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsroom.preview.checking import Message
from newsroom.render.templates import open_templates
from newsroom.words import load_words

_START, _END = b"<!--preview-->", b"<!--/preview-->"
_HTML: Any = open_templates(Path(__file__).parent).get_template("panel.html").module


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
    top = _HTML.script(status.version)
    if status.errors:
        words = load_words(status.lang).preview
        note = words.below_old if status.is_old else words.below_new
        top = _HTML.panel(words.errors, note, **_problems(status.errors), lang=status.lang) + top
    link = _HTML.count(count_text(status), status.all_errors > 0, status.lang)
    return b"".join((before[:start], _marked(top), before[start:], _marked(link), end, after))


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
    direction, problems = load_words(lang).language.direction, _problems(messages)
    page = _HTML.page(title, note, **problems, lang=lang, direction=direction, version=version)
    return str(page).encode()


def count_text(status: Status) -> str:
    """The number of problems in all pages, in words; empty when there are none."""
    if not status.all_errors and not status.all_warnings:
        return ""
    words = load_words(status.lang).preview
    text: str = words.count_errors if status.all_errors else words.count_warnings
    return text.format(errors=status.all_errors, warnings=status.all_warnings)


def _marked(added: str) -> bytes:
    return _START + added.encode() + _END


def _problems(messages: Sequence[Message]) -> dict[str, Any]:
    """The problems that the HTML shows, and whether there are errors among them."""
    is_error = any(one.severity == "error" for one in messages)
    return {"problems": [*map(_problem, messages)], "is_error": is_error}


def _problem(message: Message) -> dict[str, str]:
    first, *source, cure = message.lines
    place, _, text = first.partition(": ")
    lines = "\n".join(line.removeprefix("    | ") for line in source)
    return {"place": place, "message": text, "source": lines, "cure": cure.strip()}
