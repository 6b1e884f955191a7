"""XMP (ISO 16684-1): which properties name persons, places or programs."""

from collections.abc import Mapping
from xml.parsers import expat

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_HARMLESS = {
    "http://purl.org/dc/elements/1.1/": {
        *("title", "description", "subject", "language", "format", "type")
    },
    "http://ns.adobe.com/pdf/1.3/": {"Keywords", "Trapped", "PDFVersion"},
    "http://ns.adobe.com/xap/1.0/": {"CreateDate", "ModifyDate", "MetadataDate"},
    "http://ns.adobe.com/xap/1.0/mm/": {"DocumentID", "InstanceID"},
}
"""By namespace, the properties that say what a document is, not who made it."""
_STANDARDS = (
    "http://www.aiim.org/pdfa/ns/",
    "http://www.aiim.org/pdfua/ns/",
    "http://www.w3.org/XML/1998/",
    _RDF,
)
"""Namespaces of properties that name the standard to which a document conforms."""
_SEPARATOR = " "
_PROPERTIES_IN = [f"{_RDF} RDF", f"{_RDF} Description"]
"""The elements in which properties stand."""


class _RefusedError(Exception):
    """A document type, which XMP has no use for."""


class _Properties:
    """The properties that are not known to be harmless, found while XMP is read."""

    def __init__(self) -> None:
        self.found: dict[str, None] = {}
        self.is_xmp = False
        self._path: list[str] = []
        self._opened: list[bool] = []
        """Whether the property that is being read says anything."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._path[-2:] == _PROPERTIES_IN:
            self._opened.append(any(attributes.values()))
        elif self._path[-1:] == [f"{_RDF} RDF"]:
            self._add(*attributes)
        elif not self._path and "adobe:ns:meta/ xmptk" in attributes:
            self._add("adobe:ns:meta/ xmptk")
        self._path.append(name)
        self.is_xmp |= name == f"{_RDF} RDF"

    def text(self, written: str) -> None:
        if self._opened:
            self._opened[-1] |= bool(written.strip())

    def end(self, name: str) -> None:
        self._path.pop()
        if self._path[-2:] == _PROPERTIES_IN and self._opened.pop():
            self._add(name)

    def _add(self, *names: str) -> None:
        self.found.update({_shown(one): None for one in names if not _is_harmless(one)})


def named_in_xmp(data: bytes) -> list[str]:
    """The properties that are not known to be harmless; `XMP` if it cannot be read."""
    properties = _Properties()

    def refuse(*_: object) -> None:
        raise _RefusedError

    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.StartElementHandler, parser.EndElementHandler = properties.start, properties.end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = properties.text, refuse
    parser.buffer_text = True
    try:
        parser.Parse(data.rstrip(b"\0"), True)
    except (expat.ExpatError, _RefusedError, ValueError, LookupError):
        return ["XMP", *properties.found]
    return list(properties.found) if properties.is_xmp else ["XMP"]


def _is_harmless(name: str) -> bool:
    space, _, local = name.rpartition(_SEPARATOR)
    return space.startswith(_STANDARDS) or local in _HARMLESS.get(space, ())


def _shown(name: str) -> str:
    return name.rpartition(_SEPARATOR)[2]
