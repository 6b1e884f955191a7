"""Packing: the texts of a page as a translator gets them."""

from collections.abc import Iterator

from newsroom.content.fingerprint import HEADER, changed_parts
from newsroom.content.library import Library, LocalizedPage
from newsroom.content.page_file import PageFile
from newsroom.exchange.page_texts import Section, header_texts, pairs, sections_of
from newsroom.exchange.units import State, TranslationUnits, Unit, UnitsError
from newsroom.model.page import BasePage
from newsroom.words import Words


def export_units(library: Library, ref: str, lang: str, words: Words) -> TranslationUnits:
    """The page with its translation as far as there is one; notes in the language of `words`.

    Raises `ParcelError` when there is no such page, or it cannot be read.
    """
    original, kind = readable(library, ref, lang)
    translation = library.translations.get((ref, lang))
    return TranslationUnits(
        page=ref,
        source_lang=library.languages[0],
        target_lang=lang,
        units=tuple(_units(original, kind, translation, words)),
        note=words.notes.all,
    )


def readable(library: Library, ref: str, lang: str) -> tuple[LocalizedPage, type[BasePage]]:
    """The original of a page and its kind. Raises `ParcelError`, also for a broken translation."""
    if lang not in library.languages[1:]:
        raise UnitsError("no_such_language", lang=lang, known=", ".join(library.languages[1:]))
    original = library.originals.get(ref)
    if original is None:
        raise UnitsError("no_such_page", page=ref)
    if original.kind is None or original.file.problems:
        raise UnitsError("unreadable", page=ref)
    translation = library.translations.get((ref, lang))
    if translation and not translation.file.header.complete:
        raise UnitsError("broken_translation", page=ref, lang=lang)
    return original, original.kind


def _units(
    original: LocalizedPage, kind: type[BasePage], translation: LocalizedPage | None, words: Words
) -> Iterator[Unit]:
    state = _States(original, kind, translation)
    file = translation.file if translation else None
    there = dict(header_texts(file, kind)) if file else {}
    for name, text in header_texts(original.file, kind):
        target = there.get(name, "")
        yield Unit(
            id=name,
            kind=HEADER,
            source=text,
            target=target,
            state=state.of(target, HEADER),
            note=words.notes.field.format(field=name.removeprefix(f"{HEADER}.")),
        )
    for section, fitting in pairs(original.file, file):
        targets = [text for _, _, text in fitting.texts()] if fitting else []
        note = "" if fitting or file is None else _earlier(section, file, words)
        for number, (name, block, text) in enumerate(section.texts()):
            target = targets[number] if targets else ""
            yield Unit(
                id=name,
                kind=block.kind,
                source=text,
                target=target,
                state=state.of(target, section.part),
                note="\n".join(filter(None, [words.notes[block.kind], note])),
            )
            note = ""


class _States:
    """How far each text of a translation is."""

    def __init__(
        self, original: LocalizedPage, kind: type[BasePage], translation: LocalizedPage | None
    ) -> None:
        made = translation.page.translation if translation and translation.page else None
        self._done: State = "translated" if made and made.method == "machine" else "reviewed"
        self._changed = changed_parts(made.source_hash, original.file, kind) if made else None

    def of(self, target: str, part: str) -> State:
        """The state of a text in this part of the page."""
        if not target:
            return "initial"
        is_old = self._changed is None or part in self._changed
        return "outdated" if is_old else self._done


def _earlier(section: Section, file: PageFile, words: Words) -> str:
    """The old text of a section whose blocks have changed, for the translator to take from."""
    for old in sections_of(file):
        if old.name == section.name:
            text = "".join(block.raw for block in old.blocks)
            return str(words.notes.earlier.format(text=text.strip()))
    return ""
