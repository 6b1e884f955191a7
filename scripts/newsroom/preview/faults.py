"""Reading settings and words again; mistakes in these and in templates become messages."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from newsroom.preview.checking import Message
from newsroom.render.settings import Settings, SettingsError, read_settings
from newsroom.words import load_words


class PreviewError(Exception):
    """Settings or words cannot be used; holds the messages for the editor."""

    def __init__(self, messages: Iterable[Message]) -> None:
        self.messages = tuple(messages)
        super().__init__("\n".join(line for one in self.messages for line in one.lines))


def open_settings(config_file: Path, lang: str) -> Settings:
    """The settings. Raises `PreviewError`, with messages in `lang`, if they cannot be used."""
    file = Path(os.path.normpath(config_file.absolute()))
    try:
        return read_settings(file)
    except SettingsError as error:
        raise PreviewError(
            fault("settings", one.file or file, one.message, lang, (one.line, one.column), one.cure)
            for one in error.faults
        ) from None


def reload_words(files: Iterable[Path], lang: str) -> None:
    """Read the words again. Raises `PreviewError`, and keeps the old, if a file is broken."""
    for file in files:
        if file.exists():
            try:
                load_words.__wrapped__(file.stem)
            except Exception as error:  # whatever the YAML parser raises
                message, place = _yaml_fault(error)
                raise PreviewError([fault("words", file, message, lang, place)]) from None
    for name, module in list(sys.modules.items()):
        if name.startswith("newsroom."):
            for member in vars(module).values():
                if hasattr(member, "cache_clear"):  # many functions cache what they make of words
                    member.cache_clear()


def fault(
    what: str,
    file: Path,
    error: str,
    lang: str,
    place: tuple[int, int] = (1, 1),
    cure: str = "",
) -> Message:
    """A mistake in a file that is no page; `what` names the words of the message and its cure.

    `cure` is a cure of its own, which is said first.
    """
    words, (line, column) = load_words(lang), place
    shown = Path(os.path.relpath(file)).as_posix()
    error = " ".join(error.split()).rstrip(".")
    message = " ".join(words.preview[what].format(message=error).split())
    lines = [f"{shown}:{line}:{column}: {words.commands.error}: {message}"]
    source = _line(file, line)
    if source.strip():
        lines += [f"    | {source}", f"    | {' ' * (column - 1)}^"]
    lines += [f"    {one}" for one in (cure, words.preview[f"{what}_cure"]) if one]
    return Message(str(file), "error", tuple(lines))


def _yaml_fault(error: Exception) -> tuple[str, tuple[int, int]]:
    """Why a YAML file cannot be read, and the line and column if its parser names them."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    message = getattr(error, "problem", None) or getattr(error, "context", None) or error
    return str(message), (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _line(file: Path, number: int) -> str:
    """A line of a file; empty if it cannot be read."""
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return ""
    return lines[number - 1].replace("\t", " ") if number <= len(lines) else ""
