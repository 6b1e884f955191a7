"""Unpacking: a page made from what a translator sent back, if it can be trusted to be one."""

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
from newsroom.content.page_file import decode_file
from newsroom.exchange.exporting import export_units, readable
from newsroom.exchange.page_texts import Section, header_fields, pairs, texts_by_name
from newsroom.exchange.units import TranslationUnits, Unit, UnitsError
from newsroom.model.page import BasePage
from newsroom.words import Words

METHODS = ("human", "machine", "machine-reviewed")
"""As in `model.page.Translation`."""
_VERBATIM = ("code", "html")
_SHOWN = 12


@dataclass(frozen=True, kw_only=True)
class Account:
    """What an editor says of a translation: who made it, who read it, and what may be missing."""

    method: str | None = None
    """One of `METHODS`; `None`: as the page says already, if nothing changed."""
    reviewer: str | None = None
    today: date
    accepts_unconfirmed: bool = False
    """Whether texts count that the translator has not marked as done."""


def import_units(
    units: TranslationUnits, library: Library, account: Account, words: Words
) -> tuple[Path, str]:
    """The file and the text that it should hold. Raises `ParcelError`; writes nothing."""
    ref, lang = units.page, units.target_lang
    original, kind = readable(library, ref, lang)
    if units.source_lang != library.languages[0]:
        raise UnitsError("other_source", lang=units.source_lang)
    now = export_units(library, ref, lang, words).units
    _compare(now, units.units)
    translation = library.translations.get((ref, lang))
    texts = _texts(now, units.units, account)
    text = _page(original, kind, translation, texts, account)
    path = original.file.path.with_suffix(f".{lang}.md")
    _read_again(original, kind, library.with_translation(path, text), texts, (ref, lang))
    return path, text


def _compare(now: Iterable[Unit], back: Iterable[Unit]) -> None:
    """Every text is there, once, and its English is still what it was."""
    sources = {unit.id: unit for unit in now}
    returned: dict[str, Unit] = {}
    for unit in back:
        if unit.id in returned:
            raise UnitsError("twice", units=unit.id)
        returned[unit.id] = unit
    changed = [
        name
        for name, unit in returned.items()
        if name in sources and _words(unit.source) != _words(sources[name].source)
    ]
    unknown = [name for name in returned if name not in sources]
    missing = [name for name in sources if name not in returned]
    for reason, names in (("changed", changed), ("unknown", unknown), ("missing", missing)):
        if names:
            raise UnitsError(reason, units=_listed(names))


def _texts(now: Iterable[Unit], back: Iterable[Unit], account: Account) -> dict[str, str]:
    """The new texts by their names, each in the form that its block takes."""
    returned = {unit.id: unit for unit in back}
    empty = [unit.id for unit in returned.values() if not unit.target.strip()]
    if empty:
        raise UnitsError("empty", units=_listed(empty))
    open_ones = [unit.id for unit in returned.values() if not unit.is_finished]
    if open_ones and not account.accepts_unconfirmed:
        raise UnitsError("unconfirmed", units=_listed(open_ones))
    return {unit.id: _clean(unit, returned[unit.id].target) for unit in now}


def _clean(unit: Unit, target: str) -> str:
    """The text as it is when nothing changed; else with letters and blanks in good form."""
    if target == unit.target:
        return target
    text = unicodedata.normalize("NFC", target.replace("\r\n", "\n").replace("\r", "\n"))
    if unit.kind in _VERBATIM:
        return text
    if "\n" in unit.source:  # a line end that readers see
        return "\n".join(" ".join(line.split()) for line in text.strip().split("\n"))
    return " ".join(text.split())


def _page(
    original: LocalizedPage,
    kind: type[BasePage],
    translation: LocalizedPage | None,
    texts: Mapping[str, str],
    account: Account,
) -> str:
    """The page from the blocks of the original, with the lines of those that stay the same."""
    file = translation.file if translation else None
    sections = pairs(original.file, file)
    _refuse_other_blocks(sections, texts)
    body = "".join(
        (fitting or section).written(_renamed(section, fitting, texts))
        for section, fitting in sections
    )
    before = decode_file(file.path)[0] if file else ""
    fields = header_fields(original.file, kind, texts)
    old = file.body.text if file else None
    there = file.header.data.get("translation") if file else None
    is_same = old == body and file is not None and _has(file.header.data, fields)
    current = fingerprint(original.file, kind)
    fields["translation"] = _block(there, is_same, current, account)
    if not file:
        return with_fields(f"---\n---\n{body}", fields, order_of(kind))
    return with_fields(before[: len(before) - len(file.body.text)] + body, fields, order_of(kind))


def _has(data: Mapping[str, Value], fields: Mapping[str, Value]) -> bool:
    return all(data.get(name) == value for name, value in fields.items())


def _block(there: Value | None, is_same: bool, current: str, account: Account) -> Value:
    """How the translation was made; what was said of an earlier text does not last."""
    if account.method is None:
        if not is_same or not isinstance(there, dict):
            raise UnitsError("method")
        return there | {"source_hash": current}
    if account.method == "machine-reviewed" and not account.reviewer:
        raise UnitsError("reviewer")
    block: dict[str, Value] = {"method": account.method, "source_hash": current}
    if account.reviewer:
        block |= {"reviewer": account.reviewer, "reviewed_on": account.today.isoformat()}
    return block


def _refuse_other_blocks(
    sections: Iterable[tuple[Section, Section | None]], texts: Mapping[str, str]
) -> None:
    """No text turns its block into another: into a heading, two cells, the end of code."""
    wrong = []
    for section, _ in sections:
        names = iter([name for name, _, _ in section.texts()])
        for block in section.blocks:
            here = [next(names) for _ in block.texts]
            wanted = tuple(texts[name] for name in here)
            if wanted != block.texts and _becomes_another(block, wanted):
                wrong += here
    if wrong:
        raise UnitsError("structure", units=_listed(wrong))


def _becomes_another(block: Block, texts: tuple[str, ...]) -> bool:
    """Whether these texts make it other blocks. What stands far in is judged when read again."""
    if block.kind == "heading" and "{" in "".join(texts) and "{" not in "".join(block.texts):
        return True  # Python-Markdown would take what follows for the anchor
    shape = block.shape
    alone = [one.shape for one in blocks_of(block.raw.lstrip("\n"))]
    again = blocks_of(block.written(texts).lstrip("\n"))
    return alone == [shape] and [(one.shape, one.texts) for one in again] != [(shape, texts)]


def _read_again(
    original: LocalizedPage,
    kind: type[BasePage],
    library: Library,
    texts: Mapping[str, str],
    key: tuple[str, str],
) -> None:
    """Whoever reads the new page finds every text in its place."""
    found = texts_by_name(original.file, library.translations[key].file, kind)
    lost = [name for name, text in texts.items() if found.get(name) != text]
    if lost:
        raise UnitsError("structure", units=_listed(lost))


def _renamed(section: Section, fitting: Section | None, texts: Mapping[str, str]) -> dict[str, str]:
    """The texts under the names that they have in the translation, whose headings differ."""
    names = [name for name, _, _ in section.texts()]
    ours = [name for name, _, _ in (fitting or section).texts()]
    return {our: texts[name] for our, name in zip(ours, names, strict=True)}


def _words(text: str) -> list[str]:
    return text.split()


def _listed(names: list[str]) -> str:
    more = ["…"] if len(names) > _SHOWN else []
    return ", ".join([*names[:_SHOWN], *more])
