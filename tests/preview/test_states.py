"""Drafts in the preview, and the day that it shows."""

from datetime import date
from pathlib import Path

from previewing import Editor, own_world, previewing

BEFORE, AFTER = date(2026, 6, 13), date(2026, 6, 14)


def test_a_draft_is_shown_with_its_mark(editor: Editor) -> None:
    with editor.changed("events/fair.md", "type: event", "type: event\ndraft: true"):
        editor.waits_for_text("/it/events/fair/", "Solo l’anteprima mostra questa pagina.")
        editor.waits_for_text("/events/", "nl-mark--draft")
    editor.waits_for("/events/", lambda page: "nl-mark--draft" not in page)


def test_the_next_day_shows_what_is_over(tmp_path: Path) -> None:
    days = [BEFORE]
    config = own_world(tmp_path)
    with previewing(tmp_path, config, BEFORE, day_now=lambda: days[-1]) as editor:
        assert "nl-state--past" not in editor.sees("/events/fair/")
        days.append(AFTER)
        editor.waits_for_text("/events/fair/", "nl-state--past")
