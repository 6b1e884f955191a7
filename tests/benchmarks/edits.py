"""What an editor does between two builds, and what the build after it costs."""

import re
import shutil
from collections.abc import Callable, Iterator
from string import ascii_lowercase

from benchmarks.builders import Builder
from benchmarks.costs import Cost, middle
from newsroom.words import languages

PAGE = "events/event-00003"
BODY = "body, English"
TITLE = "title, English"

Change = Callable[[str, str], str]
"""The text of a page after an edit, from its text and a mark that is new each time."""


def edits(builder: Builder, runs: int) -> Iterator[tuple[str, Cost]]:
    """Each edit so many times, always of the site as it was before."""
    yield BODY, edit_of_body(builder, runs)
    yield "body, Italian", _edit(builder, f"{PAGE}.it.md", _with_italian_sentence, runs)
    yield TITLE, _edit(builder, f"{PAGE}.md", _with_title, runs)
    yield "title, Italian", _edit(builder, f"{PAGE}.it.md", _with_title, runs)
    pairs = [_new_and_removed(builder, number) for number in range(runs)]
    yield "new page", middle([new for new, _ in pairs])
    yield "page removed", middle([removed for _, removed in pairs])


def edit_of_body(builder: Builder, runs: int) -> Cost:
    """One more sentence in an English page."""
    return _edit(builder, f"{PAGE}.md", _with_sentence, runs)


def _edit(builder: Builder, name: str, change: Change, runs: int) -> Cost:
    page = builder.docs / name
    original = page.read_text(encoding="utf-8")
    costs = []
    for mark in ascii_lowercase[:runs]:
        page.write_text(change(original, mark), encoding="utf-8")
        costs.append(builder.build())
        page.write_text(original, encoding="utf-8")
        builder.build()
    return middle(costs)


def _with_sentence(text: str, mark: str) -> str:
    return f"{text}\nOne sentence more, {mark}.\n"


def _with_italian_sentence(text: str, mark: str) -> str:
    return f"{text}\nUna frase in più, {mark}.\n"


def _with_title(text: str, mark: str) -> str:
    return re.sub(r"(?m)^(title: ['\"]?)", rf"\g<1>{mark.upper()} ", text, count=1)


def _new_and_removed(builder: Builder, number: int) -> tuple[Cost, Cost]:
    """A copy of the event with this place in the folder comes, in all languages, and goes."""
    events = builder.docs / "events"
    source = sorted(events.glob("event-?????.md"))[number]
    endings = [".md", *(f".{lang}.md" for lang in languages()[1:])]
    pages = [events / f"event-new{ending}" for ending in endings]
    for page, ending in zip(pages, endings, strict=True):
        shutil.copy(source.with_suffix(ending), page)
    new = builder.build()
    for page in pages:
        page.unlink()
    return new, builder.build()
