"""Reading settings and words again; their mistakes become messages."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from newsroom.preview.faults import PreviewError, fault, yaml_fault
from newsroom.render.settings import Settings, SettingsError, read_settings
from newsroom.words import load_words


def open_settings(config_file: Path, lang: str) -> Settings:
    """The settings. Raises `PreviewError`, with messages in `lang`, if they cannot be used."""
    file = Path(os.path.normpath(config_file.absolute()))
    try:
        return read_settings(file)
    except SettingsError as error:
        raise PreviewError(
            fault("settings", one.file or file, one.message, lang, (one.line, one.column))
            for one in error.faults
        ) from None


def reload_words(files: Iterable[Path], lang: str) -> None:
    """Read the words again. Raises `PreviewError`, and keeps the old, if a file is broken."""
    for file in files:
        if file.exists():
            try:
                load_words.__wrapped__(file.stem)
            except Exception as error:  # whatever the YAML parser raises
                message, place = yaml_fault(error)
                raise PreviewError([fault("words", file, message, lang, place)]) from None
    for name, module in list(sys.modules.items()):
        if name.startswith("newsroom."):
            for member in vars(module).values():
                if hasattr(member, "cache_clear"):  # many functions cache what they make of words
                    member.cache_clear()
