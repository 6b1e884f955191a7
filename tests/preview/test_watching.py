"""The preview notices saved files in whatever way they are saved, and in whatever folder."""

import time
from pathlib import Path

import pytest

from little_worlds import make_world
from newsroom.preview.watching import Watch
from previewing import previewing
from site_tools import small_config


def test_it_looks_itself_where_no_changes_are_reported(tmp_path: Path) -> None:
    make_world(tmp_path, {})
    with previewing(tmp_path.resolve(), small_config(tmp_path), poll=True) as editor:
        editor.waits_for_text("/events/fair/", "</article>")
        path = editor.docs / "events/fair.md"
        path.write_text(path.read_text(encoding="utf-8") + "\nFound.\n", encoding="utf-8")
        editor.waits_for_text("/events/fair/", "Found.")


def test_a_folder_without_events_is_polled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsroom.preview.watching.SELDOM", 0.1)
    monkeypatch.setattr(Watch, "_add_event", lambda *_: None)
    polling: list[bool] = []
    watch = Watch([tmp_path], poll=False, on_polling=lambda: polling.append(True))
    (tmp_path / "page.md").write_text("text")
    found: list[Path] = []
    watch.run(lambda paths: (found.extend(paths), watch.end()))  # type: ignore[arg-type,func-returns-value]
    assert [path.name for path in found] == ["page.md"]
    assert polling == [True]
    assert watch.is_polling


def test_a_second_save_that_looks_like_the_first_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The times of files have steps of some milliseconds, so two saves may have the same."""
    path = tmp_path / "page.md"
    watch = Watch([tmp_path], poll=False, on_polling=pytest.fail)
    monkeypatch.setattr(watch, "_stats_of", lambda _: [(str(path), (time.time_ns(), 4, 1))])
    stats = dict(watch._stats_of([]))
    monkeypatch.setattr(watch, "_stats_of", lambda _: stats.items())
    batches: list[list[Path]] = []

    def saved(paths: list[Path]) -> None:
        batches.append(paths)
        if len(batches) == 1:
            path.write_text("two.")
        else:
            watch.end()

    path.write_text("one.")
    watch.run(saved)
    assert batches == [[path], [path]]
