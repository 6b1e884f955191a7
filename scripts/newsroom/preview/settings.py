"""Opening the settings, templates and words, with what is wrong in them told to the editor."""

import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.exceptions import Abort, ConfigurationError

from newsroom.preview.checking import Message
from newsroom.preview.faults import (
    PreviewError,
    fault,
    key_place,
    yaml_message,
    yaml_place,
)
from newsroom.preview.renderer import Renderer
from newsroom.preview.settings_files import config_files, require_harmless
from newsroom.words import load_words, vocabulary

_OF_SETTING = re.compile(r"Config value '([^']*)': (.*)", re.DOTALL)


def open_renderer(config_file: Path, folder: Path, lang: str) -> Renderer:
    """The press for these settings. Raises `PreviewError` when they cannot be used."""
    require_harmless(config_file, lang)
    with heard() as records:
        try:
            return Renderer(config_file, folder)
        except ConfigurationError as error:
            file = next(iter(_mentioned(error, config_file)))
            what = fault("settings", file, yaml_message(error), lang, yaml_place(error))
            raise PreviewError([what]) from None
        except (Abort, KeyError) as error:
            said = [record.getMessage() for record in records if record.levelno >= logging.ERROR]
            found = list(_messages(said or [str(error)], config_file, lang))
            raise PreviewError(found) from None


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
                place, said = yaml_place(error), yaml_message(error)
                raise PreviewError([fault("words", file, said, lang, place)]) from None
    for name, module in list(sys.modules.items()):
        if name.startswith("newsroom."):
            for thing in vars(module).values():
                if hasattr(thing, "cache_clear"):  # many keep what they have made of words
                    thing.cache_clear()


@contextmanager
def heard() -> Iterator[list[logging.LogRecord]]:
    """Catch what MkDocs would write to the terminal."""
    records: list[logging.LogRecord] = []
    log, listener = logging.getLogger("mkdocs"), _Listener(records)
    log.addHandler(listener)
    log.propagate, before = False, log.propagate
    try:
        yield records
    finally:
        log.removeHandler(listener)
        log.propagate = before


class _Listener(logging.Handler):
    def __init__(self, records: list[logging.LogRecord]) -> None:
        super().__init__(logging.WARNING)
        self.records = records

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def _mentioned(error: ConfigurationError, config_file: Path) -> Iterator[Path]:
    """The file that an error of YAML names, among those that are inherited."""
    for file in config_files(config_file):
        if f'"{file}"' in str(error):
            yield file
    yield config_file


def _messages(messages: list[str], config_file: Path, lang: str) -> Iterator[Message]:
    files = config_files(config_file)
    for message in messages:
        match = _OF_SETTING.fullmatch(message)
        key, said = (match[1], match[2]) if match else ("", message)
        file = next((one for one in files if key_place(one, key) != (1, 1)), files[0])
        yield fault("settings", file, f"{key}: {said}" if key else said, lang, key_place(file, key))
