"""Automatic repair of the form of a page: line ends, letters, quoting, order of fields.

After every repair the page is parsed again; a repair that would change its content is not
made. What copying did to the text is mended before (`content.text_repair`).
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsroom.content.encoding import FILE_LIMIT, decode
from newsroom.content.header import RefusedError, Value, parse, split
from newsroom.content.header_repair import day_of, fields_of, order_fields, write_days, write_times
from newsroom.content.page_file import name_of
from newsroom.content.reasons import ReasonError
from newsroom.content.text_repair import repaired_text
from newsroom.content.written_values import clock_in_figures
from newsroom.model.kinds import KINDS
from newsroom.model.page import BasePage
from newsroom.model.values import Clock, Day

Kind = type[BasePage] | None

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_LINE_END = re.compile("\r\n|\r|\n")
_FENCE = re.compile("[ ]*(?:`{3,}|~{3,})")
_TAB_WIDTH = 4
"""That of Python-Markdown, for which a tab may be a line break."""
_MOST_TIMES = 5
_KEPT = re.compile(r"https?://\S+|\]\(\s*(?:<[^>\n]*>|[^\s)]*)|[!-/:-@\[-`{-~]", re.IGNORECASE)
"""Not composed: addresses, and signs with a meaning of their own."""


class UnrepairableError(ReasonError):
    """The page cannot be read, or cannot be written back with only its repairs."""


def repair_file(path: Path, docs: Path, languages: Sequence[str]) -> tuple[bytes, bytes]:
    """The bytes of a file, and those of the repaired file; equal if there is nothing to repair.

    A byte order mark and the kind of line ends are kept. Raises `UnrepairableError`.
    """
    before, text = _read(path, docs)
    repaired = repair(text, _kind_of(path, docs, languages))
    if repaired == text:
        return before, before
    mark = _BYTE_ORDER_MARK if before.startswith(_BYTE_ORDER_MARK) else b""
    ends = set(_LINE_END.findall(before.decode("utf-8"))) or {"\n"}
    if len(ends) > 1:
        raise UnrepairableError("line_ends")
    end = ends.pop()
    after = mark + repaired.replace("\n", end).encode()
    if decode(after)[0] != repaired:
        raise UnrepairableError("other_content")
    return before, after


def repair(text: str, kind: Kind) -> str:
    """The repaired page; a page that cannot be read is not changed."""
    for _ in range(_MOST_TIMES):
        after = _repaired(text, kind)
        if after == text:
            break
        text = after
    return text


def _repaired(text: str, kind: Kind) -> str:
    """The page after each repair; one may make another possible."""
    if _meaning(text, kind) is None:
        return text
    after = repaired_text(text)
    text = after if _meaning(after, kind) is not None else text
    meaning = _meaning(text, kind)
    for change in _REPAIRS:
        repaired = change(text, kind)
        if repaired != text and _meaning(repaired, kind) == meaning:
            text = repaired
    return text


def compose_letters(text: str, _kind: Kind = None) -> str:
    """Compose decomposed letters: `o` and two dots are `ö`."""
    return "\n".join(_composed(line) for line in text.split("\n"))


def trim_header(text: str, _kind: Kind = None) -> str:
    """Remove trailing spaces from the header."""
    header, body = _halves(text)
    return "\n".join(line.rstrip(" ") for line in header.split("\n")) + body


def trim_body(text: str, _kind: Kind = None) -> str:
    """Remove trailing spaces from the text, except line breaks and code."""
    header, body = _halves(text)
    return header + "\n".join(_trimmed_lines(body.split("\n")))


def end_last_line(text: str, _kind: Kind = None) -> str:
    """End the last line; MkDocs needs this after a header without text."""
    return text if text.endswith("\n") else f"{text}\n"


_REPAIRS: tuple[Callable[[str, Kind], str], ...] = (
    compose_letters,
    trim_header,
    trim_body,
    end_last_line,
    write_times,
    write_days,
    order_fields,
)


def _composed(line: str) -> str:
    composed = unicodedata.normalize("NFC", line)
    return composed if _KEPT.findall(composed) == _KEPT.findall(line) else line


def _trimmed_lines(lines: list[str]) -> Iterator[str]:
    fence = ""
    for line in lines:
        bare = line.rstrip(" \t")
        if fence:
            closes = line.startswith(fence) and not line[len(fence) :].strip(" `~")
            fence = "" if closes else fence
            yield bare and line  # Markdown strips lines of spaces, in code too
        elif opening := _FENCE.match(line):
            fence = opening[0]
            yield line
        else:
            wide = line.expandtabs(_TAB_WIDTH)
            breaks = bare and len(wide) - len(wide.rstrip(" ")) > 1
            yield f"{bare}  " if breaks else bare


def _halves(text: str) -> tuple[str, str]:
    """The header with its two lines of `---`, and the text below them."""
    _, body, _ = split(text)
    end = len(text) - len(body)
    return text[:end], text[end:]


def _meaning(text: str, kind: Kind) -> object:
    """The content of a page without its form, for comparison; `None` if it cannot be read."""
    try:
        written, body, _ = split(text)
    except RefusedError:
        return None
    header, faults = parse(written)
    if not header.complete:
        return None
    forms = _Forms(fields_of(kind, Day), fields_of(kind, Clock)) if kind else _Forms()
    lines = [line.rstrip() for line in unicodedata.normalize("NFC", body).rstrip().split("\n")]
    return _plain(header.data, forms), [code for code, _, _ in faults], lines


@dataclass(frozen=True)
class _Forms:
    """The fields whose values have a form: days and times."""

    days: frozenset[tuple[str, ...]] = frozenset()
    times: frozenset[tuple[str, ...]] = frozenset()


def _plain(value: Value, forms: _Forms, path: tuple[str, ...] = ()) -> object:
    """The value with composed letters, and days and times in one form."""
    if isinstance(value, dict):
        return {
            unicodedata.normalize("NFC", name): _plain(part, forms, (*path, name))
            for name, part in value.items()
        }
    if isinstance(value, list):
        return [_plain(part, forms, path) for part in value]
    right = day_of(value) if path in forms.days else None
    right = clock_in_figures(value) if path in forms.times else right
    return right or unicodedata.normalize("NFC", value)


def _read(path: Path, docs: Path) -> tuple[bytes, str]:
    if docs not in path.parents or path.suffix != ".md":
        raise UnrepairableError("no_page")
    depth = len(path.relative_to(docs).parts)
    if any(step.is_symlink() for step in (path, *path.parents)[:depth]):
        raise UnrepairableError("link")
    if path.exists() and not path.is_file():  # a pipe, for example, which would block
        raise UnrepairableError("no_file")
    try:
        with path.open("rb") as file:
            raw = file.read(FILE_LIMIT + 1)
    except OSError as error:
        raise UnrepairableError("unreadable", error.strerror or "") from error
    text, _ = decode(raw)
    if _meaning(text, None) is None:
        raise UnrepairableError("broken_page")
    return raw, text


def _kind_of(path: Path, docs: Path, languages: Sequence[str]) -> Kind:
    """The kind that the page names; a translation is of the kind of its original."""
    ref, lang = name_of(path.relative_to(docs).as_posix(), languages)
    original = path if lang == languages[0] else docs / f"{ref}.md"
    try:
        _, text = _read(original, docs)
    except UnrepairableError:
        return None
    named = parse(split(text)[0])[0].data.get("type")
    return KINDS.get(named) if isinstance(named, str) else None
