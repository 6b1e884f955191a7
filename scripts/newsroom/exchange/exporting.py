"""Export: the translation units of a page, with the state of each text."""

from collections.abc import Iterator

from newsroom.content.fingerprint import HEADER, changed_parts
from newsroom.content.library import Library, LocalizedPage
from newsroom.content.page_file import PageFile
from newsroom.exchange.page_texts import Section, header_texts, matched_sections, sections_of
from newsroom.exchange.units import ExchangeError, State, TranslationUnits, Unit
from newsroom.model.page import BasePage
from newsroom.words import Words


def export_units(library: Library, ref: str, lang: str, words: Words) -> TranslationUnits:
    """The units of a page, filled with its present translation; notes in the language of `words`.

    Raises `ExchangeError` if the page does not exist or cannot be read.
    """
    original, kind = original_for(library, ref, lang)
    translation = library.translations.get((ref, lang))
    return TranslationUnits(
        page=ref,
        source_lang=original.file.lang,
        target_lang=lang,
        units=tuple(_units(original, kind, translation, words)),
        note=words.notes.all,
    )


def original_for(library: Library, ref: str, lang: str) -> tuple[LocalizedPage, type[BasePage]]:
    """The original page and its kind; `ExchangeError` if it, or its translation, cannot be read."""
    original = library.originals.get(ref)
    source = original.file.lang if original else library.languages[0]
    known = [one for one in library.languages if one != source]
    if lang not in known:
        raise ExchangeError("no_such_language", lang=lang, known=", ".join(known))
    if original is None:
        raise ExchangeError("no_such_page", page=ref)
    if original.kind is None or original.file.problems:
        raise ExchangeError("unreadable", page=ref)
    translation = library.translations.get((ref, lang))
    if translation and not _is_readable(translation.file):
        raise ExchangeError("broken_translation", page=ref, lang=lang)
    return original, original.kind


def _is_readable(file: PageFile) -> bool:
    """Whether a translation can be exported: XML holds no control characters."""
    unwanted = any(problem.code == "SYN008" for problem in file.problems)
    return file.header.complete and not unwanted


def _units(
    original: LocalizedPage, kind: type[BasePage], translation: LocalizedPage | None, words: Words
) -> Iterator[Unit]:
    state = _States(original, kind, translation)
    file = translation.file if translation else None
    translated = dict(header_texts(file, kind)) if file else {}
    for name, text in header_texts(original.file, kind):
        target = translated.get(name, "")
        yield Unit(
            id=name,
            kind=HEADER,
            source=text,
            target=target,
            state=state.of(target, HEADER),
            note=words.notes.field.format(field=name.removeprefix(f"{HEADER}.")),
        )
    for section, matching in matched_sections(original.file, file):
        targets = [text for _, _, text in matching.texts()] if matching else []
        note = "" if matching or file is None else _earlier_translation(section, file, words)
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
    """The states of the texts of a translation."""

    def __init__(
        self, original: LocalizedPage, kind: type[BasePage], translation: LocalizedPage | None
    ) -> None:
        origin = translation.page.translation if translation and translation.page else None
        self._finished: State = (
            "translated" if origin and origin.method == "machine" else "reviewed"
        )
        self._changed = changed_parts(origin.source_hash, original.file, kind) if origin else None

    def of(self, target: str, part: str) -> State:
        """The state of a translated text in this part of the page."""
        if not target:
            return "initial"
        is_outdated = self._changed is None or part in self._changed
        return "outdated" if is_outdated else self._finished


def _earlier_translation(section: Section, file: PageFile, words: Words) -> str:
    """A note with the earlier translation of a section whose blocks have changed."""
    for old in sections_of(file):
        if old.name == section.name:
            text = "".join(block.raw for block in old.blocks)
            return str(words.notes.earlier.format(text=text.strip()))
    return ""
