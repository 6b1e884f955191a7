"""Translations: each has its original, none is missing, none is outdated."""

from collections.abc import Iterator, Sequence
from typing import Any

from newsroom.checks.rules.fact_comparison import Difference, differences
from newsroom.checks.rules.rule import LibraryRule, PageRule, RuleContext
from newsroom.content.fingerprint import HEADER, INTRODUCTION, changed_parts, fingerprint
from newsroom.content.library import LocalizedPage
from newsroom.content.near import nearest
from newsroom.content.problem import Problem, Quoted, Sentence
from newsroom.model.kinds import header_texts

_SHOWN = 6


def translation_has_original(context: RuleContext) -> Iterator[Problem]:
    """A translation has an English page. Told once of all translations of a page."""
    library = context.library
    orphans: dict[str, list[LocalizedPage]] = {}
    for localized in library.pages:
        if localized.file.ref not in library.facts:
            orphans.setdefault(localized.file.ref, []).append(localized)
    for ref, pages in orphans.items():
        near = nearest(ref, library.facts)
        yield pages[0].file.problem(
            "I18001",
            name=f"{ref}.md",
            files=[page.file.path.name for page in pages],
            near=f"{near}.md",
            variant="near" if near else "deleted",
        )


def original_has_no_translation_block(context: RuleContext) -> Iterator[Problem]:
    """Only translations have a `translation` block."""
    for localized in context.library.originals.values():
        if "translation" in localized.file.header.data:
            yield localized.file.problem("SCH015", "translation", of_key=True)


def every_language_has_the_page(context: RuleContext) -> Iterator[Problem]:
    """Every page exists in all languages. Advice: a page may appear before its translations."""
    library = context.library
    files = {localized.file.path for localized in library.pages}
    for ref, original in library.originals.items():
        others = (lang for lang in library.languages if lang != original.file.lang)
        missing = [lang for lang in others if (ref, lang) not in library.translations]
        if missing:
            paths = [library.path(ref, lang) for lang in missing]
            is_english = original.file.lang == library.languages[0]
            variant = "absent" if is_english and files.isdisjoint(paths) else "empty"
            names = [path.name for path in paths]
            yield original.file.problem("I18003", languages=missing, files=names, variant=variant)


def translation_is_current(context: RuleContext) -> Iterator[Problem]:
    """A translation is as up to date as its English page. Advice, whatever has changed.

    An urgent change is published at once, and readers are told that the translation is older.
    """
    for (ref, _), localized in context.library.translations.items():
        original = context.library.originals.get(ref)
        if original is None or original.kind is None or not localized.page:
            continue
        if not original.file.header.complete:  # what cannot be read cannot be compared
            continue
        made_from = localized.page.translation
        current = fingerprint(original.file, original.kind)
        if made_from and made_from.source_hash != current:
            names = changed_parts(made_from.source_hash, original.file, original.kind)
            found = differences(original, localized) if names else ()
            if found:
                code, values = "FRE002", _facts(found)
            else:
                code, values = "FRE001", _parts(names, original)
            yield localized.file.problem(
                code, "translation", "source_hash", current=Sentence(current), **values
            )


def _facts(found: Sequence[Difference]) -> dict[str, Any]:
    there = [written for one in found for written in one.there]
    here = [written for one in found for written in one.here]
    return {"there": _first(there), "here": _first(here)}


def _parts(names: Sequence[str], original: LocalizedPage) -> dict[str, Any]:
    """The sections that have changed; the introduction by its first words."""
    if not names:
        return {"variant": "form"}
    sections = [name for name in names if name != HEADER]
    if INTRODUCTION in sections:
        words = next(text for _, text in original.file.body.sections()).split()
        sections[sections.index(INTRODUCTION)] = Quoted(f"{' '.join(words[:4])} …")
    only = "header" if not sections else "both" if HEADER in names else "sections"
    return {"parts": _first(sections), "variant": only}


def _first(values: Sequence[str]) -> list[str]:
    """The first few values: a message that names more is not read."""
    different = list(dict.fromkeys(values))
    return different if len(different) <= _SHOWN else [*different[:_SHOWN], "…"]


def untranslated_has_no_text(context: RuleContext) -> Iterator[Problem]:
    """A translation with `method: none` has no text yet. Advice: its readers get the original."""
    for localized in context.library.pages:
        original = context.library.originals.get(localized.file.ref)
        if not localized.file.is_untranslated or original is None or original.kind is None:
            continue
        if texts := _texts_of(localized):
            current = Sentence(fingerprint(original.file, original.kind))
            yield localized.file.problem(
                "I18017", "translation", "method", texts=texts, current=current
            )


def original_is_there(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """`original` names a language of the site, and the file with the original texts is there."""
    file, library = localized.file, context.library
    named = localized.page.original if localized.page else None
    if named is None or localized.kind is None:
        return
    name = library.path(file.ref, named).name
    if named == library.languages[0]:
        yield file.problem("I18018", "original", of_key=True, value=named, name=name)
    elif named not in library.languages:
        yield file.problem(
            "I18016", "original", value=named, known=library.languages[1:], variant="unknown"
        )
    elif localized is library.originals[file.ref]:
        yield file.problem("I18016", "original", value=named, name=name, variant="missing")
    elif "translation" not in file.header.data and (texts := _texts_of(localized)):
        current = fingerprint(library.originals[file.ref].file, localized.kind)
        yield file.problem(
            "I18016",
            texts[0] if texts[0] in file.header.data else "original",
            of_key=True,
            value=named,
            name=name,
            texts=texts,
            current=Sentence(current),
            variant="here",
        )


def _texts_of(localized: LocalizedPage) -> list[str]:
    """The texts that a file holds: the fields of its header, and what its body begins with."""
    kind, header, body = localized.kind, localized.file.header.data, localized.file.body.text
    fields = [name for name, text in header_texts(kind, header) if text] if kind else []
    beginning = " ".join(body.split()[:4])
    return [*fields, *([Quoted(f"{beginning} …")] if beginning else [])]


FACT_RULES: tuple[PageRule, ...] = (original_is_there,)
LIBRARY_RULES: tuple[LibraryRule, ...] = (
    translation_has_original,
    original_has_no_translation_block,
    untranslated_has_no_text,
    every_language_has_the_page,
    translation_is_current,
)
WARNINGS = frozenset({"I18003", "I18017", "I18018", "FRE001", "FRE002"})
