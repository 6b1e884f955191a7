"""Digests of everything that a site is made from.

That is whatever can change a byte of it: content, settings, templates, our code and words, the
versions of installed packages, the day, and the variables that the settings name. A build that
finds nothing changed imports little else, so this module imports only the standard library.
"""

# ruff: noqa: PTH115, PTH123, PTH208 - strings are twice as quick as paths here

import hashlib
import os
import re
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from operator import attrgetter
from pathlib import Path

_HEADER_END = re.compile(rb"\n---[ \r]*(?:\n|\Z)")
_INHERIT = re.compile(rb"^INHERIT:[ ]*[\"']?([^\s\"'#]+)", re.MULTILINE)
_CODE = (".py", ".yml", ".txt", ".json")
_VARIABLES = ("BUILD_TODAY", "SOURCE_DATE_EPOCH", "TZ")
LARGEST_PAGE = 1_000_000
"""Bytes. Longer pages are refused by the checker and are not read at once."""
LARGEST_FILE = 100_000_000
"""Bytes."""
_OURS = Path(__file__).resolve().parents[3]
"""The project that this program belongs to; content and settings may be those of another."""
_digest = partial(hashlib.blake2b, digest_size=20)
File = Path | os.DirEntry[str]
Digests = Mapping[str, str]


@dataclass(frozen=True)
class Inputs:
    """The digests of all inputs of a build."""

    pages: Digests
    """Of the Markdown files, by their path below `docs`."""
    headers: Digests
    """Of their headers alone."""
    others: Digests
    """Of all other files below `docs`."""
    code: str
    """Of programs, words, settings and installed packages."""
    surroundings: str
    """Of everything but content."""

    @cached_property
    def total(self) -> str:
        """One digest of everything."""
        return digest_of([self.surroundings, *_lines(self.others), *_lines(self.pages)])


def read_inputs(project: Path, flags: Iterable[str], folder: Path | None = None) -> Inputs:
    """The digests of a project's files; `flags` are other values that the site depends on.

    `folder` is the folder of the pages, if it is not `docs`.
    """
    pages, headers, others = {}, {}, {}
    docs = str(folder or project / "docs")
    for entry in _files(docs):
        name = entry.path[len(docs) + 1 :].replace(os.sep, "/")
        found = _stat(entry) if name.endswith(".md") else None
        if found and found.st_size > LARGEST_PAGE:
            pages[name] = headers[name] = _digest_of_file(entry)
        elif name.endswith(".md"):
            note = _note(entry)
            content = _content(entry) if note is None else note
            end = _HEADER_END.search(content)
            digest_of_content = _hexdigest if note is None else _digest_of_note
            pages[name] = digest_of_content(content)
            headers[name] = digest_of_content(content[: end.end()] if end else content)
        else:
            others[name] = _digest_of_file(entry)
    code = digest_of(_code(project))
    templates = _digests_below(project, "overrides", "")
    surroundings = digest_of([*flags, code, *templates, *_variables(_VARIABLES)])
    return Inputs(pages, headers, others, code, surroundings)


def digest_of(parts: Iterable[str]) -> str:
    """One digest of several texts."""
    return _hexdigest("\0".join(parts).encode("utf-8", "surrogateescape"))


def _code(project: Path) -> Iterator[str]:
    for folder in dict.fromkeys((project.resolve(), _OURS)):
        for settings in _settings(folder / "mkdocs.yml"):
            yield _hexdigest(settings)
            yield from _variables(re.findall(r"\w+", settings.decode("utf-8", "replace")))
        yield _hexdigest(_content(folder / "pyproject.toml"))
        yield from _digests_below(folder, "scripts", *_CODE)
    yield sys.version
    for packages in sorted({sysconfig.get_path(kind) for kind in ("purelib", "platlib")}):
        yield from sorted(os.listdir(packages))  # with versions in the names


def _settings(file: Path) -> Iterator[bytes]:
    """The settings and the files that they inherit from."""
    seen = set[Path]()
    while file not in seen:
        seen.add(file)
        content = _content(file)
        yield content
        parent = _INHERIT.search(content)
        if parent:
            file = Path(os.path.normpath(file.parent / parent[1].decode("utf-8", "replace")))


def _digests_below(project: Path, folder: str, *endings: str) -> Iterator[str]:
    for entry in _files(f"{project}/{folder}"):
        if entry.name.endswith(endings):
            # The project may lie elsewhere on another machine, whose paths are written otherwise.
            yield entry.path[len(str(project)) :].replace(os.sep, "/")
            yield _digest_of_file(entry)


def _variables(names: Iterable[str]) -> Iterator[str]:
    """Those of these environment variables that are set."""
    yield from (f"{name}={os.environ[name]}" for name in sorted(set(names)) if name in os.environ)


def _content(file: File) -> bytes:
    """The bytes of a file; if it cannot be read, a note that says why."""
    note = _note(file)
    return Path(file).read_bytes() if note is None else note


def _digest_of_file(file: File) -> str:
    """The digest of a file, read in pieces as it may be large.

    Of one that is too large to be published, that of its state: nobody can set a change time.
    """
    found = _stat(file)
    if found and found.st_size > LARGEST_FILE:
        state = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
        return digest_of(map(str, state))
    note = _note(file)
    if note is not None:
        return _digest_of_note(note)
    with open(file, "rb") as opened:
        return hashlib.file_digest(opened, _digest).hexdigest()


def _stat(file: File) -> os.stat_result | None:
    """What the system says of a file; `None` if it has been deleted meanwhile."""
    try:
        return os.lstat(file)
    except OSError:
        return None


def _note(file: File) -> bytes | None:
    """What takes the place of a content that is not read; `None` for a file that can be."""
    if file.is_symlink():
        return b"a link to " + os.fsencode(os.readlink(file))
    if not file.is_file():  # a pipe, for example, which would block
        return b"no file"
    return None if os.access(file, os.R_OK) else b"unreadable"


def _digest_of_note(note: bytes) -> str:
    """Never that of a file with the same words (BLAKE2's personalization, RFC 7693, 2.5)."""
    return _digest(note, person=b"note").hexdigest()


def _hexdigest(content: bytes) -> str:
    return _digest(content).hexdigest()


def _lines(digests: Digests) -> Iterator[str]:
    for name, total in digests.items():
        yield name
        yield total


def _files(folder: str) -> Iterator[os.DirEntry[str]]:
    """The files and symbolic links below a folder, and folders that cannot be read, in order."""
    folders: list[str | os.DirEntry[str]] = [folder]
    while folders:
        here = folders.pop()
        try:
            with os.scandir(here) as found:
                entries = sorted(found, key=attrgetter("name"))
        except OSError:
            if isinstance(here, os.DirEntry):  # then `read_library` stops everything
                yield here
            continue
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                yield entry
            elif entry.name != "__pycache__":
                folders.append(entry)
