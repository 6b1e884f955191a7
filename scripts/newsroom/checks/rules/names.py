"""Names and numbers: files, ids, folders, and what is counted."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from newsroom.checks.rules.rule import LibraryRule, PageRule, RuleContext
from newsroom.content.library import LocalizedPage
from newsroom.content.near import folded
from newsroom.content.problem import Problem
from newsroom.model.event import Event
from newsroom.model.issue import Issue
from newsroom.model.kinds import FOLDERS
from newsroom.model.training import Module

_NAME = re.compile(r"(?=.{2,64}$)[a-z0-9]+(-[a-z0-9]+)*")
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever their ending."""


def name_is_address(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """File and folder names are short, small and without accents."""
    languages = context.library.languages
    for part, variant in faults_of_name(localized.file.ref, languages):
        near = folded(part) if variant == "form" else ""
        is_name = near != part and _NAME.fullmatch(near) and not _RESERVED.fullmatch(near)
        yield localized.file.problem(
            "IDN001", name=part, near=near, variant="near" if is_name else variant
        )


def faults_of_name(ref: str, languages: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The parts of a page's name that cannot be an address, each with the variant of `IDN001`."""
    for number, part in enumerate(ref.split("/")):
        if _RESERVED.fullmatch(part):
            yield part, "windows"
        elif not _NAME.fullmatch(part):
            yield part, "form"
        elif part in languages and number == 0:
            yield part, "language"


def id_is_file_name(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """The `id` of a page is its file name."""
    written = localized.file.header.data.get("id")
    if localized.page and isinstance(written, str) and written not in ("", localized.file.id):
        yield localized.file.problem("IDN002", "id", value=written, name=localized.file.id)


def kind_lives_in_folder(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Each kind of page lives in its folder."""
    if not localized.page or "type" not in localized.file.header.data:
        return
    kind = str(localized.file.header.data["type"])
    folder = FOLDERS.get(kind)
    if folder and not localized.file.ref.startswith(f"{folder}/"):
        yield localized.file.problem("IDN004", "type", type=kind, folder=folder)


def counting_starts_at_one(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Editions, issues and the seats of an event are counted from 1."""
    page = localized.page
    counts: list[tuple[tuple[str, ...], int | None]] = []
    if isinstance(page, Event):
        counts.append((("edition",), page.edition))
        if page.registration:
            counts.append((("registration", "capacity"), page.registration.capacity))
    elif isinstance(page, Issue):
        counts.append((("number",), page.number))
    for path, count in counts:
        if count is not None and count < 1:
            yield localized.file.problem("SCH016", *path, name=path[-1], value=count)


def names_are_unique(context: RuleContext) -> Iterator[Problem]:
    """No two pages of a kind have the same name."""
    seen: dict[tuple[object, str], LocalizedPage] = {}
    for localized in context.library.facts.values():
        if localized.kind is None or localized.file.id == "index":
            continue
        first = seen.setdefault((localized.kind, localized.file.id), localized)
        if first is not localized:
            yield localized.file.problem("IDN003", name=localized.file.id, other=first.file.ref)


def addresses_are_unique(context: RuleContext) -> Iterator[Problem]:
    """`foo.md` and `foo/index.md` would be the same page, and one of them lost."""
    for ref, localized in context.library.facts.items():
        if f"{ref}/index" in context.library.facts:
            yield localized.file.problem("IDN003", name=ref, other=f"{ref}/index")


def names_differ_everywhere(context: RuleContext) -> Iterator[Problem]:
    """Names in one folder differ by more than capitals or the make-up of an accented letter."""
    spellings: dict[str, dict[str, LocalizedPage]] = {}
    for localized in context.library.pages:
        path = localized.file.path.relative_to(context.library.docs).as_posix()
        while path and path not in spellings.setdefault(_folded(path), {}):
            spellings[_folded(path)][path] = localized
            path = _folder(path)
    for small, pages in spellings.items():
        kept = small if small in pages else next(iter(pages))
        for written, localized in pages.items():
            # A folder that differs makes all that lies in it differ; say it once, of the folder.
            if written != kept and _folder(written) == _folder(kept):
                name, other = (path.rpartition("/")[2] for path in (written, kept))
                same = unicodedata.normalize("NFC", name) == unicodedata.normalize("NFC", other)
                yield localized.file.problem(
                    "IDN006", name=name, other=other, variant="form" if same else "case"
                )


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _folded(path: str) -> str:
    """The path as a computer sees it that minds neither capitals nor Unicode forms."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


def modules_are_numbered(context: RuleContext) -> Iterator[Problem]:
    """The modules are numbered from 1 without gaps. No gap is sure while one cannot be read."""
    modules = []
    for ref, localized in context.library.facts.items():
        may_be_module = ref.startswith(f"{FOLDERS['module']}/") and localized.kind is None
        if isinstance(localized.page, Module) and localized.page.order is not None:
            modules.append((localized.page.order, ref, localized))
        elif may_be_module or localized.kind is Module:
            return
    for expected, (order, _, localized) in enumerate(sorted(modules, key=lambda m: m[:2]), start=1):
        if order != expected:
            yield localized.file.problem("IDN005", "order", order=order, expected=expected)
            return


FACT_RULES: tuple[PageRule, ...] = (
    id_is_file_name,
    kind_lives_in_folder,
    counting_starts_at_one,
)
TEXT_RULES: tuple[PageRule, ...] = (name_is_address,)
LIBRARY_RULES: tuple[LibraryRule, ...] = (
    names_are_unique,
    addresses_are_unique,
    names_differ_everywhere,
    modules_are_numbered,
)
