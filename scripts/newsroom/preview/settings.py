"""Reading the settings and the words again, with what is wrong in them told to the editor."""

import os
import sys
from pathlib import Path

from newsroom.preview.faults import PreviewError, fault, yaml_message, yaml_place
from newsroom.render.settings import Settings, SettingsError, read_settings
from newsroom.words import load_words, vocabulary


def open_settings(config_file: Path, lang: str) -> Settings:
    """The settings. Raises `PreviewError` when they cannot be used; `lang` is its language."""
    file = Path(os.path.normpath(config_file.absolute()))
    try:
        return read_settings(file)
    except SettingsError as error:
        raise PreviewError(
            [
                fault("settings", one.file or file, one.message, lang, (one.line, one.column))
                for one in error.faults
            ]
        ) from None


def words_folder() -> Path:
    """Where the words lie."""
    return Path(vocabulary.__file__).parent


def renew_words(files: list[Path], lang: str) -> None:
    """Read the words again. Raises `PreviewError`, and keeps the old, if a file is broken."""
    for file in files:
        if file.exists():
            try:
                load_words.__wrapped__(file.stem)
            except Exception as error:  # whatever the reader of YAML raises
                place, message = yaml_place(error), yaml_message(error)
                raise PreviewError([fault("words", file, message, lang, place)]) from None
    for name, module in list(sys.modules.items()):
        if name.startswith("newsroom."):
            for thing in vars(module).values():
                if hasattr(thing, "cache_clear"):  # many keep what they have made of words
                    thing.cache_clear()
