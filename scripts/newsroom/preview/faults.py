"""Mistakes in templates, settings and words, told like those in pages: place, fact, cure."""

import os
import traceback
from collections.abc import Sequence
from pathlib import Path

from newsroom.preview.checking import Message
from newsroom.words import load_words


class PreviewError(Exception):
    """Something of the site cannot be used; carries what an editor is told."""

    def __init__(self, messages: Sequence[Message]) -> None:
        super().__init__("\n".join(line for one in messages for line in one.lines))
        self.messages = tuple(messages)


class Faults:
    """The mistakes outside the pages that are not mended yet, by what they are in."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[Message, ...]] = {}

    def set(self, what: str, messages: tuple[Message, ...]) -> bool:
        """These are the mistakes in it now; whether they are others than before."""
        is_other = messages != self._found.get(what, ())
        self._found[what] = messages
        return is_other

    def all(self) -> tuple[Message, ...]:
        """Every mistake."""
        return tuple(messages for found in self._found.values() for messages in found)


def fault(what: str, file: Path, error: str, lang: str, place: tuple[int, int] = (1, 1)) -> Message:
    """A mistake in a file that is no page; `what` names its two words, fact and cure."""
    words = load_words(lang)
    shown = Path(os.path.relpath(file)).as_posix()
    said = " ".join(words.preview[what].format(message=" ".join(error.split()).rstrip(".")).split())
    lines = [f"{shown}:{place[0]}:{place[1]}: {words.commands.error}: {said}"]
    source = _line(file, place[0])
    if source.strip():
        lines += [f"    | {source}", f"    | {' ' * (place[1] - 1)}^"]
    return Message(str(file), "error", (*lines, f"    {words.preview[f'{what}_cure']}"))


def yaml_place(error: BaseException) -> tuple[int, int]:
    """Where in a YAML file the mistake is, as its reader says it."""
    seen: BaseException | None = error
    while seen:
        mark = getattr(seen, "problem_mark", None) or getattr(seen, "context_mark", None)
        if mark:
            return mark.line + 1, mark.column + 1
        seen = seen.__cause__ or seen.__context__
    return 1, 1


def yaml_message(error: BaseException) -> str:
    """What the reader of a YAML file says, without the place, which we tell ourselves."""
    seen: BaseException | None = error
    while seen:
        said = getattr(seen, "problem", None) or getattr(seen, "context", None)
        if isinstance(said, str):
            return said
        seen = seen.__cause__ or seen.__context__
    return str(error)


def template_place(error: BaseException, folders: Sequence[Path]) -> tuple[Path, int] | None:
    """The template and the line that an error comes from; `None` when it comes from none.

    Jinja puts the lines of templates into tracebacks, and into its errors of syntax.
    """
    frames = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    own = (getattr(error, "filename", None), getattr(error, "lineno", None))
    for name, line in (own, *reversed(frames)):
        path = Path(str(name))
        if path.suffix in (".html", ".txt", ".xml") and _is_in(path, folders):
            return path, line or 1
    return None


def key_place(file: Path, key: str) -> tuple[int, int]:
    """Where a setting stands in `mkdocs.yml`; its beginning when it does not."""
    lines = _text(file).split("\n")
    found = (number for number, line in enumerate(lines, 1) if line.startswith(f"{key}:"))
    return next(found, 1), 1


def _is_in(path: Path, folders: Sequence[Path]) -> bool:
    return any(folder in path.parents for folder in folders)


def _line(file: Path, number: int) -> str:
    lines = _text(file).split("\n")
    return lines[number - 1].replace("\t", " ") if number <= len(lines) else ""


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
