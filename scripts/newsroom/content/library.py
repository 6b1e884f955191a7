"""The library: all pages of the `docs` folder in all languages, and the catalogue."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from newsroom.content.encoding import decode
from newsroom.content.files.kinds import is_left_over
from newsroom.content.folders import walk
from newsroom.content.header import Parse, parse, without_empty_parts
from newsroom.content.merging import merged, repeated_facts
from newsroom.content.page_file import UNKNOWN, PageFile, page_of, read_page
from newsroom.content.problem import Problem
from newsroom.content.readable import readable_files
from newsroom.content.register_file import NAME as REGISTER
from newsroom.content.register_file import RegisterFile, read_register
from newsroom.content.validation import validate
from newsroom.model.catalogue import Catalogue, Entry
from newsroom.model.kinds import KINDS, groups_of, own_fields_of, texts_of
from newsroom.model.page import BasePage
from newsroom.model.register import NO_REGISTER, Register
from newsroom.model.texts import in_translation


@dataclass(frozen=True, eq=False)  # compared by identity, so that hashing costs nothing
class LocalizedPage:
    """A file with the page that was parsed from it, if its kind is known."""

    file: PageFile
    kind: type[BasePage] | None = None
    page: BasePage | None = None
    problems: tuple[Problem, ...] = ()
    facts: PageFile | None = None
    """The file with its facts, if that is another."""


@dataclass(frozen=True)
class Library:
    """Every page of the `docs` folder."""

    docs: Path
    languages: tuple[str, ...]
    pages: tuple[LocalizedPage, ...]
    register_file: RegisterFile | None = None

    @property
    def register(self) -> Register:
        """The closed lists and the names of the site; without a file of them, an empty one."""
        return self.register_file.register if self.register_file else NO_REGISTER

    @cached_property
    def facts(self) -> Mapping[str, LocalizedPage]:
        """The files with the facts, `page.md`, by the name of the page."""
        return {
            localized.file.ref: localized
            for localized in self.pages
            if localized.file.lang == self.languages[0]
        }

    @cached_property
    def originals(self) -> Mapping[str, LocalizedPage]:
        """The pages in the language in which they were written, by name."""
        written = {
            localized.file.ref: localized
            for localized in self.pages
            if (facts := self.facts.get(localized.file.ref))
            and localized.file.lang == facts.file.original
        }
        return {ref: written.get(ref, facts) for ref, facts in self.facts.items()}

    @cached_property
    def translations(self) -> Mapping[tuple[str, str], LocalizedPage]:
        """The pages in languages in which they were not written, by name and language."""
        return {
            (localized.file.ref, localized.file.lang): localized
            for localized in self.pages
            if self._is_translation(localized)
        }

    def _is_translation(self, localized: LocalizedPage) -> bool:
        file = localized.file
        if file.is_untranslated or localized is self.originals.get(file.ref):
            return False
        return file.lang != self.languages[0] or "translation" in file.header.data

    def path(self, ref: str, lang: str) -> Path:
        """The file that a page has in a language, whether it is there or not."""
        ending = "" if lang == self.languages[0] else f".{lang}"
        return self.docs / f"{ref}{ending}.md"

    def is_read(self, localized: LocalizedPage) -> bool:
        """Whether the texts of this file are published: not where it has facts alone, or none."""
        file = localized.file
        is_original = localized is self.originals.get(file.ref)
        return is_original or (file.ref, file.lang) in self.translations

    @cached_property
    def files(self) -> frozenset[str]:
        """The paths of all files that MkDocs knows, from `docs` on, as they are written."""
        return frozenset(published_files(self.docs))

    def with_translation(self, path: Path, text: str) -> "Library":
        """The library as it would be if this file held this text; nothing is written."""
        file = page_of(path, self.docs, self.languages, *decode(text.encode()))
        facts = self.facts.get(file.ref)
        if file.lang == self.languages[0]:
            localized = original_page(file, self.originals[file.ref].file)
        else:
            localized = translation_page(file, facts)
        others = (other for other in self.pages if other.file.path != path)
        return replace(self, pages=(*others, localized))

    def catalogue(self) -> Catalogue:
        """The pages as models. Only for a library without errors."""
        entries = {}
        for ref, original in self.originals.items():
            assert original.page is not None
            pages = {}
            for lang in self.languages:
                is_original = lang == original.file.lang
                localized = original if is_original else self.translations.get((ref, lang))
                if localized and localized.page:
                    pages[lang] = localized.page
            entries[ref] = Entry(ref, pages, original.file.lang)
        return Catalogue(entries, self.register)


def read_library(docs: Path, languages: Sequence[str], parse: Parse = parse) -> Library:
    """Read every Markdown file below `docs`; the first language is that of the originals.

    `parse` may be replaced by a faster function with the same results. Raises
    `UnreadableError` if anything in `docs` cannot be read, as it would be missing without a word.
    """
    files = [read_page(path, docs, languages, parse) for path in _markdown_files(docs)]
    by_name = {(file.ref, file.lang): file for file in files}
    facts = {
        file.ref: original_page(file, by_name.get((file.ref, file.original)))
        for file in files
        if file.lang == languages[0]
    }
    pages = (
        facts[file.ref]
        if file.lang == languages[0]
        else translation_page(file, facts.get(file.ref))
        for file in files
    )
    return Library(docs, tuple(languages), tuple(pages), read_register(docs, languages))


def _markdown_files(docs: Path) -> Iterator[Path]:
    """Markdown files in a fixed order; hidden and left-over ones are not published, so not read."""
    for path in readable_files(docs):
        if path.name.endswith(".md") and not is_left_over(path.name):
            yield path


def published_files(docs: Path) -> Iterator[str]:
    """The paths of all files but those that are hidden or left over, or in the folder `templates`.

    MkDocs leaves out the same, and like us, by a hook, the register.
    """
    for folder, folders, names in walk(docs):
        at_root = folder == str(docs)
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".") and not (at_root and name == "templates")
        ]
        before = "" if at_root else f"{Path(folder).relative_to(docs).as_posix()}/"
        yield from (
            before + name
            for name in names
            if not name.startswith(".") and not is_left_over(name) and before + name != REGISTER
        )


def original_page(file: PageFile, texts: PageFile | None = None) -> LocalizedPage:
    """A page with its facts, as far as its header is sound.

    `texts` is the file with its original texts, if that is another: then the page has them
    from there, or its own as a translation.
    """
    data = without_empty_parts(file.header.data)
    named = data.get("type")
    kind = KINDS.get(named) if isinstance(named, str) else None
    if kind is None:
        return LocalizedPage(file, problems=tuple(_kind_problems(file, named)))
    fields = frozenset(kind.model_fields)
    if not file.original:
        page, problems = validate(kind, file, data, fields - {"translation"})
    elif "translation" in data and not file.is_untranslated:
        page, problems = validate(kind, file, data, fields)
    else:
        own = [name for name, _ in texts_of(kind) if name not in groups_of(kind)]
        found = without_empty_parts(texts.header.data) if texts else {}
        data = {name: found[name] for name in own if name in found} | data
        page, problems = validate(in_translation(kind), file, data, fields.difference(own))
    return LocalizedPage(file, kind, page, tuple(problems))


def _kind_problems(file: PageFile, named: Any) -> Iterator[Problem]:
    if named is not None:
        yield file.problem(
            "SCH004", "type", path=("type",), value=named, known=list(KINDS), variant="known"
        )
    elif file.header.complete:
        yield file.problem("SCH001", "type", name="type", example="type: event", variant="missing")


def translation_page(file: PageFile, original: LocalizedPage | None) -> LocalizedPage:
    """A page in another language has its own texts and, from the file with the facts, these."""
    if original is None or original.kind is None or original.page is None:
        return LocalizedPage(file)
    kind, facts = original.kind, _facts(original)
    texts = frozenset(own_fields_of(kind))
    own = without_empty_parts(file.header.data)
    repeated: list[tuple[str, ...]] = [(name,) for name in own if name in facts]
    data = facts | {name: value for name, value in own.items() if name not in facts}
    for name in groups_of(kind):
        given = getattr(original.page, name)
        data[name] = merged(name, kind, given, own.get(name))
        repeated += repeated_facts(name, kind, given, own.get(name))
    model = kind if file.lang == original.file.original else in_translation(kind)
    page, problems = validate(model, file, data, texts)
    problems += [file.problem("I18002", *path, of_key=True, name=path[-1]) for path in repeated]
    is_original = original.file.original in (file.lang, UNKNOWN)
    if file.is_untranslated:
        problems = [one for one in problems if one.code not in ("SCH001", "SCH005")]
        return LocalizedPage(file, kind, None, tuple(problems), original.file)
    if "translation" not in own and file.header.complete and not is_original:
        example = "translation: {method: machine, source_hash: …}"
        variant = "empty" if "translation" in file.header.data else "missing"
        problems.append(
            file.problem(
                "SCH001", "translation", name="translation", example=example, variant=variant
            )
        )
    return LocalizedPage(file, kind, page, tuple(problems), original.file)


@lru_cache(maxsize=8)  # used for each translation
def _facts(original: LocalizedPage) -> dict[str, Any]:
    """The facts of a page, which hold for all languages."""
    assert original.kind is not None
    texts = own_fields_of(original.kind)
    fields = original.kind.model_fields
    return {name: getattr(original.page, name) for name in fields if name not in texts}
