"""XLIFF 2.1, the exchange format of OASIS, which translation tools read and write.

Only its core is used: units, segments, states and notes. Files from outside are not trusted:
a document type is refused, and with it entities; nothing is fetched.
"""

from collections.abc import Iterator

from lxml import etree

from newsroom.exchange.units import SIZE_LIMIT, ExchangeError, State, TranslationUnits, Unit

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
"""The same for all versions from 2.0 on."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FINISHED = ("translated", "reviewed", "final")


def write_xliff(units: TranslationUnits) -> bytes:
    """The units as an XLIFF file."""
    root = etree.Element(
        _name("xliff"),
        {"version": "2.1", "srcLang": units.source_lang, "trgLang": units.target_lang},
        nsmap={None: NAMESPACE},  # type: ignore[dict-item]  # None: the default namespace
    )
    file = etree.SubElement(root, _name("file"), id="page", original=units.page)
    file.set("canResegment", "no")
    if units.note:
        _add_note(file, units.note)
    for unit in units.units:
        _add_unit(file, unit)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written


def read_xliff(raw: bytes) -> TranslationUnits:
    """The units of an XLIFF file. Raises `ExchangeError` for any other file."""
    root = _parsed(raw)
    if root.tag != _name("xliff"):
        raise ExchangeError("not_xliff", found=_shown(root.tag))
    files = root.findall(_name("file"))
    if len(files) != 1:
        raise ExchangeError("not_one_page", count=len(files))
    return TranslationUnits(
        page=files[0].get("original", ""),
        source_lang=root.get("srcLang", ""),
        target_lang=root.get("trgLang", ""),
        units=tuple(_unit(unit) for unit in files[0].iter(_name("unit"))),
    )


def _add_unit(file: etree._Element, unit: Unit) -> None:
    element = etree.SubElement(file, _name("unit"), {"id": unit.id, _SPACE: "preserve"})
    if unit.note:
        _add_note(element, unit.note)
    state = "initial" if unit.state == "outdated" else unit.state
    segment = etree.SubElement(element, _name("segment"), state=state)
    if unit.state == "outdated":
        segment.set("subState", "newsroom:outdated")
    etree.SubElement(segment, _name("source")).text = unit.source
    if unit.target:
        etree.SubElement(segment, _name("target")).text = unit.target


def _add_note(element: etree._Element, text: str) -> None:
    notes = etree.SubElement(element, _name("notes"))
    etree.SubElement(notes, _name("note")).text = text


def _parsed(raw: bytes) -> etree._Element:
    if len(raw) > SIZE_LIMIT:
        raise ExchangeError("too_large", limit=SIZE_LIMIT // 1024 // 1024)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ExchangeError("broken_file", error=str(error)) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise ExchangeError("document_type")
    return root


def _unit(element: etree._Element) -> Unit:
    """A unit, which a tool may have cut into several segments."""
    segments = [part for part in element if part.tag in (_name("segment"), _name("ignorable"))]
    return Unit(
        id=element.get("id", ""),
        source="".join(_text(part, "source") for part in segments),
        target="".join(_translated(part) for part in segments),
        state=_state(element),
    )


def _translated(part: etree._Element) -> str:
    """The target of a segment; blanks between segments need none of their own."""
    if part.tag == _name("ignorable") and part.find(_name("target")) is None:
        return _text(part, "source")
    return _text(part, "target")


def _state(element: etree._Element) -> State:
    states = [part.get("state", "initial") for part in element.iter(_name("segment"))]
    if not states or any(state not in _FINISHED for state in states):
        return "initial"
    return "translated" if "translated" in states else "reviewed"


def _text(part: etree._Element, name: str) -> str:
    """The text of a source or target, without what a tool has marked in it."""
    element = part.find(_name(name))
    return "" if element is None else "".join(_pieces(element))


def _pieces(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _pieces(child)
        yield child.tail or ""


def _name(local: str) -> str:
    return f"{{{NAMESPACE}}}{local}"


def _shown(tag: object) -> str:
    return str(tag).rpartition("}")[2][:40]
