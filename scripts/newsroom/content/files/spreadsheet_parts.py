"""The XML parts of an ODS file: what they run, what they load, and whom they name."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote
from xml.parsers import expat

from newsroom.content.files.fault import FileFault
from newsroom.model.file_limits import DEEPEST

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_ACTIVE_IN = {
    "office": {"script", "dde-source", "binary-data"},
    "presentation": {"event-listener"},
    "text": {"script", "execute-macro", "dde-connection-decl", "dde-connection"},
    "table": {
        *(
            "error-macro",
            "dde-link",
            "dde-links",
            "cell-range-source",
            "table-source",
            "database-source-sql",
        ),
        *("database-source-table", "database-source-query", "source-service"),
    },
    "drawing": {"object", "object-ole", "plugin", "applet", "floating-frame"},
}
"""Elements that run, load or hold something else, by the last part of their namespaces."""
_ACTIVE_SPACES = frozenset({"script", "form", "database"})
_HARMLESS_META = frozenset(
    {"title", "subject", "description", "keyword", "language", "creation-date", "date"}
    | {"editing-duration", "editing-cycles", "document-statistic"}
)
_PERSONS = {("dc", "creator"), *(("text", name) for name in ("author-name", "author-initials"))}
_PERSONS |= {("text", "creator"), ("text", "initial-creator"), ("text", "file-name")}
_EVENTS = ("office", "event-listeners")
"""LibreOffice writes it empty, too."""
_LINK = re.compile(r"#|(?:https?|mailto):", re.IGNORECASE)
_PICTURE = re.compile(r"Pictures/[\w-]+\.\w+")
_OUTSIDE = re.compile(
    r"\b(?:WEBSERVICE|FILTERXML|DDE|CALL|REGISTER(?:\.ID)?|EXEC)\s*\(|\w\w:/|\\\\"
    r"|\|[^|!{}\"]{0,99}!",  # `cmd|'/C calc'!A0`, not the rows of `{1|2}`
    re.IGNORECASE,
)
"""Formulas that ask another program or another host."""
_LIBREOFFICE = "urn:org:documentfoundation:"
_PARAGRAPHS = frozenset({"p", "h"})
_PRINTER = frozenset({"PrinterName", "PrinterSetup"})


class _RefusedError(Exception):
    """A document type, or elements too deep in one another."""


class _Part:
    """The faults of one part, found while it is read."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []
        """Codes, and what is shown."""
        self._path: list[tuple[str, str]] = []
        self._setting = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, local = _parts(name)
        self._path.append((space, local))
        if len(self._path) > DEEPEST:
            raise _RefusedError
        is_event = self._path[-2:-1] == [_EVENTS]
        if is_event or local in _ACTIVE_IN.get(space, ()) or space in _ACTIVE_SPACES:
            self.found.append(("FIL004", f"{space}:{local}"))
        if (space, local) == ("meta", "user-defined"):
            self.found.append(("FIL003", f"{space}:{local}"))
        self._setting = ""
        for key, value in attributes.items():
            self._attribute(local, _parts(key), value)

    def _attribute(self, element: str, name: tuple[str, str], value: str) -> None:
        match name:
            case ("xlink", "href"):
                allowed = _LINK.match if element == "a" else _PICTURE.fullmatch
                if value and not allowed(value):
                    is_template = element == "template"
                    self.found.append(("FIL003" if is_template else "FIL004", value[:40]))
            case (_, "formula" | "condition" | "expression") if _OUTSIDE.search(value):
                self.found.append(("FIL004", value[:40]))
            case (space, "value") if space.startswith(_LIBREOFFICE) and _OUTSIDE.search(value):
                self.found.append(("FIL004", value[:40]))
            case ("config", "name") if value in _PRINTER:
                self._setting = value

    def text(self, written: str) -> None:
        space, local = self._path[-1]
        if not written.strip():
            return
        if space == "meta" or ("office", "meta") in self._path:
            if local not in _HARMLESS_META:
                self.found.append(("FIL003", f"{space}:{local}"))
        elif (space, local) in _PERSONS or (space == "text" and local.startswith("sender-")):
            self.found.append(("FIL003", f"{space}:{local}"))
        elif self._setting:
            self.found.append(("FIL003", self._setting))

    def end(self, _name: str) -> None:
        self._path.pop()
        self._setting = ""


def faults_of_part(content: bytes) -> Iterator[FileFault]:
    """What is wrong with one part; read as XML, without document types and their entities."""
    part = _Part()

    def refuse(*_: object) -> None:
        raise _RefusedError

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = part.start, part.end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = part.text, refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, _RefusedError, ValueError, LookupError):
        yield FileFault("FIL001", "damaged")
        return
    for code, shown in dict.fromkeys(part.found):
        key = "field" if code == "FIL003" else "what"
        yield FileFault(code, "file", {key: shown})


class _Texts:
    """The paragraphs, other texts and addresses of a part, found while it is read."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._paragraph: list[str] | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name.rpartition(" ")[2] in _PARAGRAPHS:
            self._paragraph = []
        for key, value in attributes.items():
            if key.rpartition(" ")[2] in ("href", "string-value"):
                self.found.append(unquote(value))

    def text(self, written: str) -> None:
        if self._paragraph is None:
            self.found.append(written)
        else:
            self._paragraph.append(written)

    def end(self, name: str) -> None:
        if name.rpartition(" ")[2] in _PARAGRAPHS and self._paragraph is not None:
            self.found.append("".join(self._paragraph))
            self._paragraph = None


def texts_of_part(content: bytes) -> list[str]:
    """The texts and addresses in a part that can be published."""
    texts = _Texts()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = texts.start, texts.end
    parser.CharacterDataHandler = texts.text
    parser.Parse(content, True)
    return [text for text in texts.found if text.strip()]


def _parts(name: str) -> tuple[str, str]:
    """The usual prefix of a name, and the name: `urn:oasis:…:xmlns:table:1.0 table`."""
    space, _, local = name.rpartition(" ")
    if space.startswith(_OASIS):
        return space.removeprefix(_OASIS).partition(":")[0], local
    if space == "http://purl.org/dc/elements/1.1/":
        return "dc", local
    if space == "http://www.w3.org/1999/xlink":
        return "xlink", local
    return space, local
