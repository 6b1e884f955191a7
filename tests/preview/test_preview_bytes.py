"""The preview shows the bytes that a build gives."""

import re
from datetime import date
from pathlib import Path

import pytest

from previewing import DAY, Editor, every_difference, previewing
from site_tools import ROOT, SITE_URL, mkdocs


def test_after_many_edits_the_bytes_are_those_of_a_cold_build(editor: Editor) -> None:
    docs = editor.docs
    for name in ("events/fair.md", "partners/loom.it.md", "training/weave.md"):
        text = (docs / name).read_text(encoding="utf-8")
        (docs / name).write_text(
            f"{text}\n## One more\n\nSee [the overview](index.md).\n", encoding="utf-8"
        )
    loom = (docs / "partners/loom.md").read_text(encoding="utf-8")
    (docs / "partners/loom.md").write_text(loom.replace("title: ", "title: A "), encoding="utf-8")
    (docs / "case-studies/wool.it.md").unlink()
    (docs / "events/autumn.md").write_text(
        re.sub(r"(?m)^title: .*", "title: Autumn", (docs / "events/fair.md").read_text()),
        encoding="utf-8",
    )
    editor.waits_for_text("/events/autumn/", "Autumn")
    editor.waits_for_text("/it/partners/loom/", "One more</h2>")
    editor.waits_for_text("/it/case-studies/wool/", "nl-notice--untranslated")
    site = editor.folder / "site"
    config = str(editor.folder / "mkdocs.yml")
    mkdocs("build", "-f", config, "-d", str(site), BUILD_TODAY=DAY.isoformat())
    assert every_difference(editor, site) == []


def test_a_drawing_is_served_as_it_is_published_or_not_at_all(editor: Editor) -> None:
    path, name = editor.docs / "events/loom.svg", "http://www.w3.org/2000/svg"
    path.write_text(f'<svg xmlns="{name}"><script>alert(1)</script></svg>', encoding="utf-8")
    page = editor.waits_for_text("/events/loom.svg", "which is not allowed")
    assert "alert(1)" not in page
    path.write_text(f'<svg xmlns="{name}"><metadata>Me</metadata></svg>', encoding="utf-8")
    editor.waits_for("/events/loom.svg", lambda text: text == f'<svg xmlns="{name}"/>\n')


def test_the_small_site_is_shown_as_it_is_built(small_site: Path) -> None:
    with previewing(small_site.parent, small_site.parent / "mkdocs.yml") as editor:
        editor.waits_for_text("/", "</article>")
        assert every_difference(editor, small_site) == []


def test_every_template_of_the_real_site_gives_the_same_bytes(
    real_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", SITE_URL)
    monkeypatch.chdir(ROOT)
    with previewing(ROOT, ROOT / "mkdocs.yml", date(2026, 11, 22)) as editor:
        editor.waits_for_text("/", "</article>")
        assert every_difference(editor, real_site) == []
