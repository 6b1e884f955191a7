"""Import: the translated page made from translation units; units that do not fit are refused."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from newsroom.content.blocks import Block, blocks_of
from newsroom.content.fingerprint import fingerprint
from newsroom.content.header import Value
from newsroom.content.header_repair import order_of
from newsroom.content.header_writing import with_fields
from newsroom.content.library import Library, LocalizedPage
from newsroom.content.page_file import PageFile, decode_file
from newsroom.exchange.exporting import export_units, original_for
from newsroom.exchange.page_texts import Section, header_fields, matched_sections, texts_by_name
from newsroom.exchange.units import ExchangeError, TranslationUnits, Unit
from newsroom.model.page import BasePage
from newsroom.words import Words

METHODS = ("human", "machine", "machine-reviewed")
"""As in `model.page.Translation`."""
_VERBATIM = ("code", "html")
_SHOWN = 12


@dataclass(frozen=True, kw_only=True)
class ImportOptions:
    """What the editor states about the translation, and what is accepted."""

    method: str | None = None
    """One of `METHODS`; `None` keeps that of the page, if no text changed."""
    reviewer: str | None = None
    today: date
    accepts_unconfirmed: bool = False
    """Whether units are accepted that are not marked as finished."""


def import_units(
    units: TranslationUnits, library: Library, options: ImportOptions, words: Words
) -> tuple[Path, str]:
    """The path and the text of the translated page; writes nothing.

    Raises `ExchangeError` for units that do not fit the page.
    """
    ref, lang = units.page, units.target_lang
    original, kind = original_for(library, ref, lang)
    if units.source_lang != original.file.lang:
        raise ExchangeError("other_source", lang=units.source_lang, source=original.file.lang)
    now = export_units(library, ref, lang, words).units
    _check_units(now, units.units)
    texts = _texts(now, units.units, options)
    path = library.path(ref, lang)
    there = next((page.file for page in library.pages if page.file.path == path), None)
    text = _page_text(original, kind, there, texts, options)
    _check_round_trip(original, kind, library.with_translation(path, text), texts, (ref, lang))
    return path, text


def _check_units(now: Iterable[Unit], back: Iterable[Unit]) -> None:
    """Refuse units that are missing, unknown, repeated, or whose English text has changed."""
    sources = {unit.id: unit for unit in now}
    returned: dict[str, Unit] = {}
    for unit in back:
        if unit.id in returned:
            raise ExchangeError("twice", units=unit.id)
        returned[unit.id] = unit
    changed = [
        name
        for name, unit in returned.items()
        if name in sources
        and _without_spacing(unit.source) != _without_spacing(sources[name].source)
    ]
    unknown = [name for name in returned if name not in sources]
    missing = [name for name in sources if name not in returned]
    for reason, names in (("changed", changed), ("unknown", unknown), ("missing", missing)):
        if names:
            raise ExchangeError(reason, units=_listed(names))


def _texts(now: Iterable[Unit], back: Iterable[Unit], options: ImportOptions) -> dict[str, str]:
    """The translated texts by unit id, normalised."""
    returned = {unit.id: unit for unit in back}
    empty = [unit.id for unit in returned.values() if not unit.target.strip()]
    if empty:
        raise ExchangeError("empty", units=_listed(empty))
    unfinished = [unit.id for unit in returned.values() if not unit.is_finished]
    if unfinished and not options.accepts_unconfirmed:
        raise ExchangeError("unconfirmed", units=_listed(unfinished))
    return {unit.id: _normalised(unit, returned[unit.id].target) for unit in now}


def _normalised(unit: Unit, target: str) -> str:
    """A changed text in Unicode form NFC with single spaces; code and HTML keep their spaces."""
    if target == unit.target:
        return target
    text = unicodedata.normalize("NFC", target.replace("\r\n", "\n").replace("\r", "\n"))
    if unit.kind in _VERBATIM:
        return text
    if "\n" in unit.source:  # a visible line break
        return "\n".join(" ".join(line.split()) for line in text.strip().split("\n"))
    return " ".join(text.split())


def _page_text(
    original: LocalizedPage,
    kind: type[BasePage],
    file: PageFile | None,
    texts: Mapping[str, str],
    options: ImportOptions,
) -> str:
    """The text of the page: the blocks of the present file, or else of the original."""
    sections = matched_sections(original.file, file)
    _refuse_other_blocks(sections, texts)
    body = "".join(
        (matching or section).written(_renamed(section, matching, texts))
        for section, matching in sections
    )
    before = decode_file(file.path)[0] if file else ""
    fields = header_fields(original.file, kind, texts)
    old = file.body.text if file else None
    there = file.header.data.get("translation") if file else None
    is_same = old == body and file is not None and _has(file.header.data, fields)
    current = fingerprint(original.file, kind)
    fields["translation"] = _translation_field(there, is_same, current, options)
    if not file:
        return with_fields(f"---\n---\n{body}", fields, order_of(kind))
    return with_fields(before[: len(before) - len(file.body.text)] + body, fields, order_of(kind))


def _has(data: Mapping[str, Value], fields: Mapping[str, Value]) -> bool:
    return all(data.get(name) == value for name, value in fields.items())


def _translation_field(
    there: Value | None, is_same: bool, current: str, options: ImportOptions
) -> Value:
    """The field `translation`; an earlier review does not count for a changed text."""
    if options.method is None:
        if not is_same or not isinstance(there, dict) or there.get("method") == "none":
            raise ExchangeError("method")
        return there | {"source_hash": current}
    if options.method == "machine-reviewed" and not options.reviewer:
        raise ExchangeError("reviewer")
    block: dict[str, Value] = {"method": options.method, "source_hash": current}
    if options.reviewer:
        block |= {"reviewer": options.reviewer, "reviewed_on": options.today.isoformat()}
    return block


def _refuse_other_blocks(
    sections: Iterable[tuple[Section, Section | None]], texts: Mapping[str, str]
) -> None:
    """Refuse texts that would change their block: into a heading, two cells, the end of code."""
    wrong = []
    for section, _ in sections:
        names = iter([name for name, _, _ in section.texts()])
        for block in section.blocks:
            here = [next(names) for _ in block.texts]
            wanted = tuple(texts[name] for name in here)
            if wanted != block.texts and _becomes_another(block, wanted):
                wrong += here
    if wrong:
        raise ExchangeError("structure", units=_listed(wrong))


def _becomes_another(block: Block, texts: tuple[str, ...]) -> bool:
    """Whether a block with these texts would be parsed as other blocks.

    Nested blocks cannot be parsed alone; `_check_round_trip` checks them.
    """
    if block.kind == "heading" and "{" in "".join(texts) and "{" not in "".join(block.texts):
        return True  # Python-Markdown would read an anchor
    shape = block.shape
    alone = [one.shape for one in blocks_of(block.raw.lstrip("\n"))]
    again = blocks_of(block.written(texts).lstrip("\n"))
    return alone == [shape] and [(one.shape, one.texts) for one in again] != [(shape, texts)]


def _check_round_trip(
    original: LocalizedPage,
    kind: type[BasePage],
    library: Library,
    texts: Mapping[str, str],
    key: tuple[str, str],
) -> None:
    """Parse the new page: every text must be found in its place."""
    found = texts_by_name(original.file, library.translations[key].file, kind)
    lost = [name for name, text in texts.items() if found.get(name) != text]
    if lost:
        raise ExchangeError("structure", units=_listed(lost))


def _renamed(
    section: Section, matching: Section | None, texts: Mapping[str, str]
) -> dict[str, str]:
    """The texts by the names of the translation, whose section names may differ."""
    names = [name for name, _, _ in section.texts()]
    ours = [name for name, _, _ in (matching or section).texts()]
    return {our: texts[name] for our, name in zip(ours, names, strict=True)}


def _without_spacing(text: str) -> list[str]:
    return text.split()


def _listed(names: list[str]) -> str:
    more = ["…"] if len(names) > _SHOWN else []
    return ", ".join([*names[:_SHOWN], *more])
