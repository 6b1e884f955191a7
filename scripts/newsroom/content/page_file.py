"""A parsed Markdown file: page name, language, header and body."""

import hashlib
import posixpath
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISLNK, S_ISREG

from newsroom.content import header as headers
from newsroom.content.body import Body
from newsroom.content.encoding import FILE_LIMIT, Fault, decode
from newsroom.content.header import Header, Parse
from newsroom.content.problem import START, Place, Problem

UNKNOWN = "?"


@dataclass(frozen=True, eq=False)  # compared by identity, so that it can be a key of caches
class PageFile:
    """A Markdown file: `partners/loom.it.md` is the page `partners/loom` in Italian."""

    path: Path
    ref: str
    lang: str
    header: Header
    body: Body
    problems: tuple[Problem, ...] = ()
    digest: str = ""
    """Of the text and the faults that were read, whatever the file holds by now."""
    original: str = ""
    """Of a file with facts: the language of the file with the original texts, if it is another.

    `UNKNOWN` where that is no language of the site.
    """

    @property
    def is_untranslated(self) -> bool:
        """Whether it is a translation that waits for its text: readers get the original."""
        block = self.header.data.get("translation")
        method = block.get("method") if isinstance(block, dict) else None
        return isinstance(method, str) and method.lower() == "none"

    @property
    def id(self) -> str:
        """The file name without folder, language and ending."""
        return self.ref.rpartition("/")[2]

    def problem(
        self, code: str, *path: str | int, of_key: bool = False, **values: object
    ) -> Problem:
        """A problem with a field of the header, or without a path with the whole page."""
        return Problem(
            code=code,
            file=self.path,
            place=self.header.place(path, of_key=of_key) if path else START,
            language=self.lang,
            field=dotted(path) or None,
            values=values,
        )

    def problem_at(self, code: str, place: Place, **values: object) -> Problem:
        """A problem at a place in the text."""
        return Problem(code=code, file=self.path, place=place, language=self.lang, values=values)


def dotted(path: Sequence[str | int]) -> str:
    """The path of a field in messages: `venue.lat`, `sources[2].site`, counted from 1."""
    parts = (f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(parts).removeprefix(".")


def read_page(
    path: Path, docs: Path, languages: Sequence[str], parse: Parse = headers.parse
) -> PageFile:
    """Read and parse a file; its faults are in `problems`."""
    return page_of(path, docs, languages, *decode_file(path), parse)


def page_of(
    path: Path,
    docs: Path,
    languages: Sequence[str],
    text: str,
    faults: Sequence[Fault],
    parse: Parse = headers.parse,
) -> PageFile:
    """The file with this text, and the faults of its characters."""
    ref, lang = name_of(path.relative_to(docs).as_posix(), languages)
    digest = digest_of(text, faults)
    faults = list(faults)
    header, body, first_line = Header(), "", 1
    if text or not faults:
        try:
            header_text, body, first_line = headers.split(text)
            header, header_faults = parse(header_text)
            faults += header_faults
        except headers.RefusedError as refusal:
            faults.append(refusal.fault)
    problems = tuple(
        Problem(code=code, file=path, place=place, language=lang, values=values)
        for code, place, values in faults
    )
    original = _original(header, languages) if lang == languages[0] else ""
    return PageFile(path, ref, lang, header, Body(body, first_line), problems, digest, original)


def _original(header: Header, languages: Sequence[str]) -> str:
    named = header.data.get("original")
    named = named.strip() if isinstance(named, str) else UNKNOWN if named else ""
    if not named or named == languages[0]:
        return ""
    return named if named in languages else UNKNOWN


def digest_of(text: str, faults: Sequence[Fault]) -> str:
    """A digest of what was read of a file."""
    read = f"{text}\0{faults}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(read, digest_size=20).hexdigest()


def name_of(name: str, languages: Sequence[str]) -> tuple[str, str]:
    """The page and the language of a file name: `a/b.it.md` is `a/b`, `it`.

    The first language is written without a suffix.
    """
    stem, _ = posixpath.splitext(name)
    ref, dot, suffix = stem.rpartition(".")
    return (ref, suffix) if dot and suffix in languages[1:] else (stem, languages[0])


def decode_file(path: Path) -> tuple[str, list[Fault]]:
    """The text of a file and its faults; empty if it cannot be read."""
    try:
        found = path.lstat()
        if S_ISLNK(found.st_mode):
            return "", [("SYN015", START, {"variant": "symlink"})]
        if S_ISREG(found.st_mode):  # not a pipe, which would block
            with path.open("rb", buffering=0) as file:  # three times as fast
                return decode(file.read(min(found.st_size, FILE_LIMIT) + 1))
    except OSError:
        pass
    return "", [("SYN015", START, {"variant": "unreadable"})]
