"""The header of a page: YAML between two lines of `---`, read strictly.

Every scalar stays text; the field defines its type. Each key and value has its line and
column. Parts of YAML that a header does not need (anchors, aliases, tags, duplicate keys, tabs,
several documents) are refused, so that no input can expand beyond its own size.

MkDocs itself prints a header that it cannot parse as text on the page, without a warning, even
with `--strict`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from newsroom.content.encoding import Fault, unwanted_in
from newsroom.content.header_causes import quoted
from newsroom.content.header_faults import cause_of_error, is_of_comment, place_of, with_cure
from newsroom.content.problem import START, Place, Sentence

HEADER_LIMIT = 64 * 1024
DEPTH_LIMIT = 6

Value = str | list["Value"] | dict[str, "Value"]
Path = tuple[str | int, ...]

_FENCE = re.compile(r"---[ ]*")
_END = re.compile(r"\n---[ ]*$", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[^xuU])", re.DOTALL)
"""An escape in a value in double quotation marks (YAML 1.1, 5.6)."""
_CODED = {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b"} | {
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
}
"""The escapes of one letter that stand for characters a page may not contain."""
_PLAIN = frozenset({None, ""})
"""The style of a value without quotation marks; LibYAML says nothing, PyYAML `None`."""
_DRIVE = re.compile(r"(?<![^\W_])[A-Za-z]:\\(?!\\)")
_NULLS = frozenset({"null", "Null", "NULL", "~"})
_CUT = re.compile(r"(?P<blanks>[ ]*)(?P<rest>#(?![ #\n]|\Z)[^\n]*)")
"""A comment right behind a value that may have been meant as a part of it: `#3`, not `# 3`."""
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_LINE_ENDS = dict.fromkeys((0x85, 0x2028, 0x2029), " ")
"""What YAML 1.1 alone takes for the end of a line: every place below would be wrong."""


@dataclass
class Header:
    """The fields of a header, as written, with their places."""

    data: dict[str, Value] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    values: dict[Path, Place] = field(default_factory=dict)
    complete: bool = False
    """Whether it was parsed to its end; if not, fields may only seem to be missing."""

    def place(self, path: Path, *, of_key: bool = False) -> Place:
        """The place of a value or of its key; for a missing one, that of its nearest parent.

        An item of a list may be named by its `id` instead of its number.
        """
        path = self._numbered(path)
        first, second = (self.keys, self.values) if of_key else (self.values, self.keys)
        for end in range(len(path), 0, -1):
            found = first.get(path[:end]) or second.get(path[:end])
            if found:
                return found
        return START

    def _numbered(self, path: Path) -> Path:
        """The path with the numbers of items for their ids."""
        here: Value | None = self.data
        steps: list[str | int] = []
        for step in path:
            if isinstance(here, list):
                number = _number_of(step, here) if isinstance(step, str) else step
                here = here[number] if number < len(here) else None
                steps.append(number)
            else:
                here = here.get(str(step)) if isinstance(here, dict) else None
                steps.append(step)
        return tuple(steps)


def _number_of(item_id: str, items: list[Value]) -> int:
    ids = [item.get("id") if isinstance(item, dict) else None for item in items]
    return ids.index(item_id) if item_id in ids else len(ids)


Parse = Callable[[str], tuple[Header, list[Fault]]]
"""A function like `parse`."""


class RefusedError(Exception):
    """The header cannot be parsed beyond this place."""

    def __init__(self, code: str, place: Place, **values: object) -> None:
        self.fault: Fault = (code, place, values)


def split(text: str) -> tuple[str, str, int]:
    """A page's header, its body, and the line on which the body starts.

    Raises `RefusedError` when there is no header or it has no end.
    """
    first, _, _ = text.partition("\n")
    if not _FENCE.fullmatch(first):
        raise RefusedError("SYN001", START)
    end = _END.search(text, len(first))
    if not end:
        raise RefusedError("SYN002", START)
    header = text[len(first) + 1 : end.start() + 1]
    if len(header.encode()) > HEADER_LIMIT:
        raise RefusedError("SYN011", START, limit=HEADER_LIMIT // 1024)
    body = text[end.end() :].removeprefix("\n")
    return header, body, header.count("\n") + 3


def parse(text: str) -> tuple[Header, list[Fault]]:
    """The header as far as it can be parsed, and its faults."""
    faults: list[Fault] = []
    header = Header()
    builder = _Builder(text.translate(_LINE_ENDS), header, faults)
    try:
        _refuse_tabs(text)
        builder.build()
    except RefusedError as refusal:
        faults.append(with_cure(refusal.fault, text.split("\n")))
    except yaml.YAMLError as error:
        fault = cause_of_error(error, builder.long_quote, text.split("\n"))
        if not is_of_comment(fault, faults):
            faults.append(fault)
        if header.data:  # the value before the mistake is part of it more often than not
            header.data.popitem()
    else:
        header.complete = True
    return header, faults


def leaves(value: Value, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every single value of a header, with its path."""
    if isinstance(value, str):
        yield path, value
        return
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    for step, part in parts:
        yield from leaves(part, (*path, step))


def without_empty_parts(value: Any) -> Any:
    """The value without empty parts: `venue:` with nothing after it counts as missing."""
    if isinstance(value, dict):
        parts: dict[str, Value] = {name: without_empty_parts(part) for name, part in value.items()}
        # `{value: 3,190}` is a value 3 and an empty field 190, which must not pass unseen.
        return {
            name: part
            for name, part in parts.items()
            if part not in ("", {}, []) or name.isdecimal()
        }
    if isinstance(value, list):
        return [without_empty_parts(part) for part in value]
    return value


def _refuse_tabs(text: str) -> None:
    tab = text.find("\t")
    if tab >= 0:
        line_start = text.rfind("\n", 0, tab) + 1
        raise RefusedError("SYN007", Place(text.count("\n", 0, tab) + 2, tab - line_start + 1))


def _escaped(escape: str) -> str:
    """The character of an escape, if it may be one that is unwanted."""
    letter, digits = escape[1], escape[2:]
    if digits:
        return chr(min(int(digits, 16), 0x10FFFF))
    return "\n" if letter == "n" else _CODED.get(letter, "")


class _Builder:
    """Builds plain values from the parser's events, one at a time.

    Events, not nodes: an alias is seen before it is expanded, and a header with a mistake
    still yields the fields before it.
    """

    def __init__(self, text: str, header: Header, faults: list[Fault]) -> None:
        self.events: Iterator[yaml.Event] = iter(_Loader(text).get_event, None)
        self.text = text
        self.header = header
        self.faults = faults
        self.flow = 0
        """How many brackets are open."""
        self.long_quote: Place | None = None
        """The start of the last quoted value, if it had several lines."""

    def build(self) -> None:
        """Fill the header from the one document in the text."""
        for event in self.events:
            if isinstance(event, yaml.MappingStartEvent):
                self._check(event)
                self._mapping((), self.header.data)
                break
            if isinstance(event, (yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.AliasEvent)):
                raise RefusedError("SYN013", place_of(event.start_mark))
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                raise RefusedError("SYN013", place_of(event.start_mark))

    def _mapping(self, path: Path, into: dict[str, Value]) -> None:
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            self._check(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise RefusedError("SYN013", place_of(event.start_mark))
            key, place = event.value, place_of(event.start_mark)
            self._look_for_escapes(event, is_name=True)
            here = (*path, key)
            if key in into:
                first = self.header.keys[here].line
                self.faults.append(("SYN004", place, {"field": key, "line": first}))
                self._value(("", *here))
                continue
            self.header.keys[here] = place
            into[key] = self._value(here)

    def _value(self, path: Path, event: yaml.Event | None = None) -> Value:
        event = event or next(self.events)
        self._check(event)
        place = place_of(event.start_mark)
        if len(path) > DEPTH_LIMIT:
            raise RefusedError("SYN012", place, limit=DEPTH_LIMIT)
        self.header.values.setdefault(path, place)
        if isinstance(event, yaml.ScalarEvent):
            is_long = event.style in ("'", '"') and place_of(event.end_mark).line != place.line
            self.long_quote = place if is_long else None
            self._look_for_escapes(event)
            self._refuse_paths(event, place)
            return self._plain(event, place) if event.style in _PLAIN else str(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Value] = []
            self._within(event, lambda: self._sequence(path, items))
            return items
        mapping: dict[str, Value] = {}
        self._within(event, lambda: self._mapping(path, mapping))
        return mapping

    def _within(self, event: Any, read: Callable[[], None]) -> None:
        """What is read of a list or group; a bracket is open for so long if it has one."""
        self.flow += bool(event.flow_style)
        read()
        self.flow -= bool(event.flow_style)

    def _plain(self, event: yaml.ScalarEvent, place: Place) -> str:
        """A value without quotation marks, in which YAML knows comments and words of its own."""
        value = str(event.value)
        if value in _NULLS:
            self.faults.append(("SYN018", place, {"value": value}))
            return ""
        end: Any = event.end_mark
        comment = _CUT.match(self.text, end.index) if "#" in self.text else None
        if comment:
            column = end.column + 1 + len(comment["blanks"])
            rest = comment["rest"].rstrip()
            if self.flow:
                rest = re.split(r"[,\]}]", rest, maxsplit=1)[0].rstrip()
            values = {
                "variant": "part" if value else "all",
                "value": value,
                "rest": rest,
                "right": Sentence(quoted(f"{value} {rest}".strip())),
            }
            self.faults.append(("SYN017", Place(end.line + 2, column), values))
        return value

    def _sequence(self, path: Path, items: list[Value]) -> None:
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._value((*path, len(items)), event))

    def _look_for_escapes(self, event: yaml.ScalarEvent, *, is_name: bool = False) -> None:
        """Find the unwanted characters that are escaped; `decode` has seen all others."""
        if event.style != '"':
            return
        start: Any = event.start_mark  # never `None`, whatever its type says
        end: Any = event.end_mark
        written = self.text[start.index : end.index]
        for match in _ESCAPE.finditer(written):
            character = _escaped(match[0])
            if unwanted_in(character) or character == "\r" or (is_name and character == "\n"):
                before = written[: match.start()].rpartition("\n")[2]
                line = written.count("\n", 0, match.start())
                column = len(before) + (0 if line else start.column)
                place = Place(start.line + line + 2, column + 1)
                self.faults.append(("SYN008", place, {"character": character}))

    def _refuse_paths(self, event: yaml.ScalarEvent, place: Place) -> None:
        """Refuse a path of Windows in double quotation marks, where backslashes mean more."""
        if event.style == '"':
            start: Any = event.start_mark
            end: Any = event.end_mark
            if _DRIVE.search(self.text, start.index, end.index):
                written = self.text[start.index : end.index]
                raise RefusedError("SYN003", place, variant="backslash", written=written)

    def _check(self, event: yaml.Event) -> None:
        """Refuse what a header may not use."""
        if isinstance(event, yaml.ScalarEvent) and event.anchor is event.tag is None:  # mostly
            return
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise RefusedError("SYN005", place_of(event.start_mark))
        tag = getattr(event, "tag", None)
        if tag:
            written = tag.replace("tag:yaml.org,2002:", "!!")
            raise RefusedError("SYN006", place_of(event.start_mark), tag=written)
