"""A preview of the small world with its own words, shared by the tests of a file."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom.words import load_words, vocabulary
from previewing import Editor, own_world, previewing
from site_tools import ROOT


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the words, so that they may be changed."""
    folder = tmp_path_factory.mktemp("words").resolve()
    for path in (ROOT / "scripts/newsroom/words").glob("*.yml"):
        shutil.copy(path, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vocabulary, "FOLDER", folder)
        yield folder
    load_words.cache_clear()


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory, words: Path) -> Iterator[Editor]:  # noqa: ARG001
    folder = tmp_path_factory.mktemp("preview").resolve()
    with previewing(folder, own_world(folder)) as editor:
        editor.waits_for_text("/", "</article>")
        yield editor
