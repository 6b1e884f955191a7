"""What a PDF names and does: its properties, comments and signatures, its actions and attachments.

Looks at every object, be it used or not, and says on which page it is where that is known. What
is allowed is listed: properties without persons and programs, actions that turn pages, links.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from newsroom.content.files.embedded_picture import named_in_picture
from newsroom.content.files.fault import FileFault
from newsroom.content.files.pdf_limits import Unpacked
from newsroom.content.files.xmp import named_in_xmp
from newsroom.content.link_targets import SCHEMES
from newsroom.content.web_address import scheme_of

if TYPE_CHECKING:
    from pypdf import PdfReader as PdfDocument

_PROPERTIES = frozenset(
    {"/Title", "/Subject", "/Keywords", "/Trapped", "/CreationDate", "/ModDate"}
)
"""The properties (ISO 32000, 14.3.3) that say what a document is, not who made it."""
_FILE_NAME = re.compile(r"[/\\]|^microsoft |\.(?:docx?|odt|indd|xlsx?|pptx?|pages)$", re.IGNORECASE)
"""Titles that programs make of the name of a file."""
_EARLIER = re.compile(rb"/(Author|Creator|Producer|Company|Manager)\s*(?:\((?!\))|<(?![<>]))")
"""The same in the bytes of the file: saving anew can leave old properties behind."""
NAMING_TEXTS = ("/Author", "/Creator", "/Producer", "/Company", "/Manager", "/PTEX.FileName")
"""Keys of any dictionary whose texts name a person, a program or a path."""
_SHOWN = ("/Title", "/Subject", "/Keywords", "/URI")
_FILES = ("/F", "/UF")
_PATH = re.compile(
    r"(?:^|[\s\"'(,;])(?:[a-z]:[/\\]|\\\\|/(?:home|users|tmp|var)/|file:)", re.IGNORECASE
)
"""A path on a computer."""
_WEB = re.compile(r"https?://", re.IGNORECASE)
_PHOTOGRAPHS = frozenset({"/DCTDecode", "/DCT"})
_ACTION_KEYS = ("/A", "/PA", "/OpenAction", "/Next")
_ACTIONS = frozenset({"/GoTo", "/URI", "/Named"})
_NAMED_ACTIONS = frozenset({"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"})
_ACTIVE_KEYS = ("/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/XFA", "/RichMediaContent")
_COMMENTS = frozenset(
    {"/Text", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Highlight"}
    | {"/Underline", "/Squiggly", "/StrikeOut", "/Stamp", "/Caret", "/Ink", "/Redact"}
)
_ANNOTATIONS = _COMMENTS | {"/Link", "/Popup", "/Widget", "/PrinterMark", "/TrapNet", "/Watermark"}
"""What may lie on a page (ISO 32000, 12.5.6): no films, sounds, 3D models and attachments."""
_SIGNER = ("/Name", "/Location", "/ContactInfo", "/Reason")
_NOT_OF_THE_PAGE = frozenset({"/Parent", "/P", "/Dest", "/D", "/StructParents", "/Pg", "/Popup"})
"""Keys that lead from a page to others."""


def contents_of(document: "PdfDocument", data: bytes) -> Iterator[FileFault]:
    """Everything that a PDF should not name or do."""
    owners = _owners(document)
    information = _found(dict.get(document.trailer, "/Info"))
    if isinstance(information, DictionaryObject):
        yield from _information(information)
    for match in _EARLIER.finditer(data):
        yield _names(match[1].decode(), None)
    unpacked = Unpacked()
    metadata: dict[int, StreamObject] = {}
    for number, dictionary in dictionaries_of(document):
        page = owners.get(number)
        yield from _in_dictionary(dictionary, page)
        if isinstance(dictionary, StreamObject):
            yield from _in_stream(dictionary, page, unpacked)
        behind = _found(dict.get(dictionary, "/Metadata"))
        if isinstance(behind, StreamObject) and not _is_metadata(behind):
            metadata[id(behind)] = behind
    for stream in metadata.values():
        yield from (_names(field, None) for field in named_in_xmp(unpacked.data_of(stream)))


def dictionaries_of(document: "PdfDocument") -> Iterator[tuple[int, DictionaryObject]]:
    """Every dictionary of a PDF, used or not, with the number of its object; 0 for the trailer."""
    yield from ((0, dictionary) for dictionary in _dictionaries(document.trailer))
    for number, generation in _numbers(document):
        value = document.get_object(IndirectObject(number, generation, document))
        yield from ((number, dictionary) for dictionary in _dictionaries(value))


def harmless_properties(document: "PdfDocument") -> dict[str, str]:
    """The properties that say what a document is, not who made it."""
    information = _found(dict.get(document.trailer, "/Info"))
    if not isinstance(information, DictionaryObject):
        return {}
    texts = {key: _text(dict.get(information, key)) for key in ("/Title", "/Subject", "/Keywords")}
    return {key: text for key, text in texts.items() if text and not _is_naming(key, text)}


def texts_in(document: "PdfDocument") -> Iterator[str]:
    """The texts of properties, and the addresses of links."""
    for _, dictionary in dictionaries_of(document):
        for key in _SHOWN:
            if text := _text(dict.get(dictionary, key)):
                yield unquote(text)


def _numbers(document: "PdfDocument") -> Iterator[tuple[int, int]]:
    for generation, places in document.xref.items():
        free = document.xref_free_entry.get(generation, {})
        yield from ((number, generation) for number in places if not free.get(number))
    yield from ((number, 0) for number in document.xref_objStm)


def _owners(document: "PdfDocument") -> dict[int, int]:
    """For each object that is on a page, its first page."""
    owners: dict[int, int] = {}
    pages = [page.indirect_reference for page in document.pages]
    owners.update({page.idnum: number for number, page in enumerate(pages, start=1) if page})
    for number, page in enumerate(pages, start=1):
        waiting = [page] if page else []
        while waiting:
            for reference in _references(waiting.pop().get_object()):
                if reference.idnum not in owners:
                    owners[reference.idnum] = number
                    waiting.append(reference)
    return owners


def _references(value: Any) -> Iterator[IndirectObject]:
    for dictionary in _containers(value):
        parts = dictionary.items() if isinstance(dictionary, dict) else enumerate(dictionary)
        for key, part in parts:
            if isinstance(part, IndirectObject) and key not in _NOT_OF_THE_PAGE:
                yield part


def _containers(value: Any) -> Iterator[Any]:
    """The dictionaries and arrays of an object, without those that it refers to."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, DictionaryObject):
            yield one
            waiting += [part for key, part in dict.items(one) if key not in ("/Parent", "/P")]
        elif isinstance(one, ArrayObject):
            yield one
            waiting += list.__iter__(one)


def _dictionaries(value: Any) -> Iterator[DictionaryObject]:
    return (one for one in _containers(value) if isinstance(one, DictionaryObject))


def _found(value: Any) -> Any:
    """The object itself, if this is a reference."""
    return value.get_object() if isinstance(value, IndirectObject) else value


def _text(value: Any) -> str:
    found = _found(value)
    if isinstance(found, bytes):
        return found.decode("latin-1").strip()
    return str(found).strip() if isinstance(found, str) else ""


def _information(properties: DictionaryObject) -> Iterator[FileFault]:
    for key in properties:
        text = _text(dict.get(properties, key))
        if text and _is_naming(key, text):
            yield _names(key.lstrip("/"), None)


def _is_naming(key: str, text: str) -> bool:
    if key not in _PROPERTIES or _PATH.search(text):
        return True
    return key == "/Title" and bool(_FILE_NAME.search(text))


def _in_dictionary(one: DictionaryObject, page: int | None) -> Iterator[FileFault]:
    yield from _actions(one, page)
    yield from _parts(one, page)
    yield from _persons(one, page)


def _actions(one: DictionaryObject, page: int | None) -> Iterator[FileFault]:
    values = [_found(dict.get(one, key)) for key in _ACTION_KEYS]
    more = _found(dict.get(one, "/AA"))
    if isinstance(more, DictionaryObject):
        values += [_found(part) for part in dict.values(more)]
    if _name(one, "/Type") == "/Action":
        values.append(one)
    for value in values:
        for action in value if isinstance(value, ArrayObject) else [value]:
            yield from _action(_found(action), page)


def _action(action: Any, page: int | None) -> Iterator[FileFault]:
    kind = _name(action, "/S") if isinstance(action, DictionaryObject) else ""
    if kind and kind not in _ACTIONS:
        yield _does(kind, page)
    elif kind == "/Named" and _name(action, "/N") not in _NAMED_ACTIONS:
        yield _does(f"Named {_name(action, '/N')}", page)
    elif kind == "/URI":
        yield from _address(dict.get(action, "/URI"), page)


def _address(value: Any, page: int | None) -> Iterator[FileFault]:
    """An address that does not lead to the web, as text or by its bytes: programs differ.

    What is no ASCII does not count (RFC 3986).
    """
    written = getattr(_found(value), "original_bytes", b"").decode("latin-1")
    for text in (_text(value), written):
        address = re.sub(r"[^\x21-\x7e]", "", text)
        scheme = scheme_of(address)
        is_of_a_host = address.replace("\\", "/").startswith("//")
        if is_of_a_host or (scheme and scheme not in SCHEMES):
            values = {"what": address[:40], "page": page}
            yield FileFault("FIL004", "address" if page else "address_of_file", values)
            break


def _parts(one: DictionaryObject, page: int | None) -> Iterator[FileFault]:
    yield from _address(dict.get(one, "/Base"), page)  # of all links without a host
    for key in _ACTIVE_KEYS:
        is_named = key == "/JS" and _name(one, "/S") == "/JavaScript"  # named as an action
        if key in one and not is_named and not _is_empty(_found(dict.get(one, key))):
            yield _does(key, page)
    annotations = _found(dict.get(one, "/Annots"))
    for annotation in map(_found, annotations) if isinstance(annotations, ArrayObject) else ():
        if isinstance(annotation, DictionaryObject):
            kind = _name(annotation, "/Subtype")
            if kind not in _ANNOTATIONS:
                yield _does(kind or "/Annots", page)


def _is_empty(value: Any) -> bool:
    """Whether nothing is there: programs write trees of names without names."""
    if isinstance(value, StreamObject):
        return False
    if isinstance(value, DictionaryObject) and value.keys() <= {"/Names", "/Kids", "/Limits"}:
        return not (_found(dict.get(value, "/Names")) or _found(dict.get(value, "/Kids")))
    return value is None or value in ("", b"") or (isinstance(value, (dict, list)) and not value)


def _persons(one: DictionaryObject, page: int | None) -> Iterator[FileFault]:
    if _name(one, "/Type") == "/Sig" or "/ByteRange" in one:
        for key in _SIGNER:
            if _text(dict.get(one, key)):
                yield _names(key.lstrip("/"), page)
    if _name(one, "/Subtype") in _COMMENTS and _text(dict.get(one, "/T")):
        yield _names("T", page)
    for key in NAMING_TEXTS:
        if _text(dict.get(one, key)):
            yield _names(key.lstrip("/"), page)
    for key in paths_in(one):
        yield _names(key.lstrip("/"), page)
    for key in ("/PieceInfo", "/CreatorInfo"):
        if not _is_empty(_found(dict.get(one, key))):
            yield _names(key.lstrip("/"), page)


def paths_in(one: DictionaryObject) -> Iterator[str]:
    """The keys behind which a file specification names a path (ISO 32000, 7.11)."""
    if isinstance(one, StreamObject):  # refused as a whole
        return
    for key in _FILES:
        text = _text(dict.get(one, key))
        if ("/" in text or "\\" in text) and not _WEB.match(text):
            yield key


def _in_stream(one: StreamObject, page: int | None, unpacked: Unpacked) -> Iterator[FileFault]:
    for key in ("/F", "/OPI", "/Ref"):
        if key in one:
            yield _does(key, page)
    if _name(one, "/Subtype") == "/PS":
        yield _does("/PS", page)
    if _is_metadata(one):
        for field in named_in_xmp(unpacked.data_of(one)):
            yield _names(field, page)
    filters = _filters(one)
    if filters and filters[-1] in _PHOTOGRAPHS:
        data = unpacked.data_of(one) if len(filters) > 1 else one.get_data()
        for field in named_in_picture(data):
            yield _names(field, page)


def _is_metadata(one: StreamObject) -> bool:
    return _name(one, "/Type") == "/Metadata" or _name(one, "/Subtype") == "/XML"


def _filters(one: StreamObject) -> list[Any]:
    found = _found(dict.get(one, "/Filter"))
    return [_found(each) for each in list.__iter__(found)] if isinstance(found, list) else [found]


def _name(one: Any, key: str) -> str:
    value = _found(dict.get(one, key))
    return value if isinstance(value, str) else ""


def _names(field: str, page: int | None) -> FileFault:
    return FileFault("FIL003", "page" if page else "file", {"field": field, "page": page})


def _does(what: str, page: int | None) -> FileFault:
    values = {"what": what.lstrip("/"), "page": page}
    return FileFault("FIL004", "page" if page else "file", values)
