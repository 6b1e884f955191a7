"""Translations: that each has its original, that none is missing, that none is old."""

from collections.abc import Iterator

from newsroom.checks.rules.rule import House, HouseRule
from newsroom.content.fingerprint import fingerprint
from newsroom.content.problem import Problem


def translation_has_original(house: House) -> Iterator[Problem]:
    """A translation has an English page."""
    for (ref, _), sheet in house.library.translations.items():
        if ref not in house.library.originals:
            yield sheet.file.problem("I18001", name=f"{ref}.md")


def original_has_no_translation_block(house: House) -> Iterator[Problem]:
    """Only translations have a `translation` block."""
    for sheet in house.library.originals.values():
        if "translation" in sheet.file.header.data:
            yield sheet.file.problem("SCH015", "translation", of_key=True)


def every_language_has_the_page(house: House) -> Iterator[Problem]:
    """Every page exists in all languages. Advice: a page may appear before its translations."""
    others = house.library.languages[1:]
    for ref, sheet in house.library.originals.items():
        missing = [lang for lang in others if (ref, lang) not in house.library.translations]
        if missing:
            files = [f"{sheet.file.id}.{lang}.md" for lang in missing]
            yield sheet.file.problem("I18003", languages=missing, files=files)


def translation_is_current(house: House) -> Iterator[Problem]:
    """A translation is as new as its English page."""
    for (ref, _), sheet in house.library.translations.items():
        original = house.library.originals.get(ref)
        if original is None or original.kind is None or not sheet.page:
            continue
        if not original.file.header.complete:  # what cannot be read cannot be compared
            continue
        made_from = sheet.page.translation
        current = fingerprint(original.file, original.kind)
        if made_from and made_from.source_hash != current:
            yield sheet.file.problem("FRE001", "translation", "source_hash", current=current)


HOUSE_RULES: tuple[HouseRule, ...] = (
    translation_has_original,
    original_has_no_translation_block,
    every_language_has_the_page,
    translation_is_current,
)
WARNINGS = frozenset({"I18003", "FRE001"})
