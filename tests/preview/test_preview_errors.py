"""The preview shows errors above the last good page until they are corrected."""

import html
import os
import re
from pathlib import Path

import pytest
from PIL import Image

from little_worlds import make_world
from newsroom.preview.faults import PreviewError, open_settings
from platforms import needs
from previewing import Editor, marks, own_world, previewing


def test_an_error_stands_above_the_last_good_page_until_it_is_corrected(editor: Editor) -> None:
    good = editor.built("/events/fair/")
    start = re.search(r"^start: .*$", (editor.docs / "events/fair.md").read_text(), re.MULTILINE)
    assert start
    with editor.changed("events/fair.md", start[0], "start: 2026-02-30"):
        page = editor.waits_for_text("/events/fair/", "preview-panel")
        line = (editor.docs / "events/fair.md").read_text().split("\n").index("start: 2026-02-30")
        assert f"docs/events/fair.md:{line + 1}:8</div>" in page
        assert "error: `start`: `2026-02-30` is not a date; February 2026 has 28 days." in page
        assert "start: 2026-02-30\n       ^</pre>" in page
        assert "Correct the day.  (DAT002)" in page
        assert editor.built("/events/fair/").decode() == good.decode()
        assert "Errors: 1" in editor.sees("/events/")
        assert "2026-02-30" in editor.sees("/.preview/problems")
        assert any("(DAT002)" in text for text in editor.output)
    editor.waits_for("/events/fair/", lambda page: "preview-panel" not in page)


def test_an_error_of_the_text_alone_leaves_the_last_good_page(editor: Editor) -> None:
    editor.waits_until_all_is_checked()
    good = editor.built("/events/fair/")
    path = editor.docs / "events/fair.md"
    before = path.read_text(encoding="utf-8")
    path.write_text(f"{before}\n<script>alert(1)</script>\n", encoding="utf-8")
    page = editor.waits_for_text("/events/fair/", "preview-panel")
    assert "(SEC001)" in page
    assert editor.built("/events/fair/") == good
    path.write_text(before, encoding="utf-8")
    editor.waits_for("/events/fair/", lambda page: "preview-panel" not in page)


def test_an_error_may_be_corrected_by_a_save_of_another_page(editor: Editor) -> None:
    editor.waits_until_all_is_checked()
    files = [editor.docs / f"partners/loom{suffix}.md" for suffix in (".it", "")]
    before = [path.read_text(encoding="utf-8") for path in files]
    files[0].write_text(f"{before[0]}\n## One more\n", encoding="utf-8")
    page = editor.waits_for_text("/it/partners/loom/", "preview-panel")
    assert "the headings differ" in page
    assert "One more</h2>" not in page
    files[1].write_text(f"{before[1]}\n## One more\n", encoding="utf-8")
    page = editor.waits_for("/it/partners/loom/", lambda page: "preview-panel" not in page)
    assert "One more</h2>" in page
    for path, text in zip(files, before, strict=True):
        path.write_text(text, encoding="utf-8")
    editor.waits_for("/it/partners/loom/", lambda page: "One more</h2>" not in page)


def test_a_picture_that_is_copied_in_or_deleted_renews_the_result(editor: Editor) -> None:
    editor.waits_until_all_is_checked()
    picture = editor.docs / "events" / "hall.png"
    with editor.changed("events/fair.md", "Come [to", "![The hall](hall.png)\n\nCome [to"):
        editor.waits_for_text("/events/fair/", "preview-panel")
        Image.new("RGB", (40, 30)).save(picture)
        page = editor.waits_for("/events/fair/", lambda page: "preview-panel" not in page)
        assert 'alt="The hall"' in page
        picture.unlink()
        editor.waits_for_text("/events/fair/", "preview-panel")
    editor.waits_for("/events/fair/", lambda page: "preview-panel" not in page)


def test_the_count_is_reported_to_pages_that_stay_as_they_are(editor: Editor) -> None:
    page = "/events/visit/"
    version, count = marks(editor.waits_for(page, lambda page: "Errors: " not in page))
    with editor.changed("events/fair.md", "Come [to", "<script></script> Come [to"):
        while not str(count).startswith("Errors: 1, "):
            news = editor.hears(page, version, count)
            count = news["count"]
        assert news == {"version": int(version), "count": count, "isError": True}
    while "Errors: " in str(count):
        news = editor.hears(page, version, count)
        count = news["count"]
    assert news == {"version": int(version), "count": count, "isError": False}


def test_a_new_page_with_an_error_has_nothing_below_it(editor: Editor) -> None:
    path = editor.docs / "events/third.md"
    path.write_text("---\ntype: event\ntitle: [\n---\nText\n", encoding="utf-8")
    try:
        page = editor.waits_for_text("/events/third/", "docs/events/third.md:3:8</div>")
        assert "error: " in page
        assert "(SYN003)" in page
        assert "<article" not in page
    finally:
        path.unlink()
    editor.waits_for("/events/third/", lambda page: "preview-panel" not in page)


def test_a_broken_template_is_reported_with_its_line(editor: Editor) -> None:
    good = editor.built("/events/fair/")
    template = editor.folder / "overrides/pages/event.html"
    before = template.read_text(encoding="utf-8")
    template.write_text(before + "\n{% blok %}\n", encoding="utf-8")
    page = editor.waits_for_text("/events/fair/", "preview-panel")
    line = before.count("\n") + 2
    assert f"overrides/pages/event.html:{line}:1</div>" in page
    assert "Encountered unknown tag" in page
    assert editor.built("/events/fair/") == good
    assert not any("Traceback" in text for text in editor.output)
    template.write_text(before, encoding="utf-8")
    editor.waits_for("/events/fair/", lambda page: "preview-panel" not in page)


def test_a_broken_frame_is_reported_on_every_address(editor: Editor) -> None:
    template = editor.folder / "overrides/base.html"
    before = template.read_text(encoding="utf-8")
    template.write_text(before + "{{ nothing.at.all }}", encoding="utf-8")
    for page in ("/events/visit/", "/nowhere/", "/it/nowhere/", "/404.html"):
        html = editor.waits_for_text(page, "preview-panel")
        assert f"overrides/base.html:{before.count(chr(10)) + 1}:1</div>" in html
    template.write_text(before, encoding="utf-8")
    editor.waits_for("/nowhere/", lambda page: "preview-panel" not in page)


def test_a_block_that_is_shown_nowhere_is_reported(editor: Editor) -> None:
    template = editor.folder / "overrides/main.html"
    before = template.read_text(encoding="utf-8")
    template.write_text(before + "{% block anounce %}Come!{% endblock %}\n", encoding="utf-8")
    page = html.unescape(editor.waits_for_text("/events/fair/", "preview-panel"))
    assert "`base.html` has no block `anounce`." in page
    assert "Did you mean `announce`?" in page
    template.write_text(before, encoding="utf-8")
    editor.waits_for("/events/fair/", lambda page: "preview-panel" not in page)


def test_programs_in_settings_are_reported_and_never_run(editor: Editor) -> None:
    config, executed = editor.folder / "mkdocs.yml", editor.folder / "executed"
    before = config.read_text(encoding="utf-8")
    program = f'!!python/object/apply:os.system ["touch {executed}"]'
    config.write_text(f"{before}\nrepo_name: {program}\n", encoding="utf-8")
    page = editor.waits_for_text("/events/", "is an instruction that our settings do not need.")
    assert f"mkdocs.yml:{before.count(chr(10)) + 2}:12</div>" in page
    config.write_text(before, encoding="utf-8")
    editor.waits_for("/events/", lambda page: "preview-panel" not in page)
    assert not executed.exists()


@pytest.mark.parametrize(
    "settings",
    [
        "INHERIT: evil.yml",
        '"INHERIT": evil.yml',
        "INHERIT: middle.yml",
        "INHERIT: mkdocs.yml",
        "{INHERIT: evil.yml}",
        "<<: {INHERIT: evil.yml}",
        "!ENV [NO_SUCH_NAME, INHERIT]: evil.yml",
        "INHERIT: !ENV [NO_SUCH_NAME, evil.yml]",
    ],
)
def test_programs_in_inherited_settings_are_never_run(tmp_path: Path, settings: str) -> None:
    make_world(tmp_path, {})
    executed = tmp_path / "executed"
    evil = f'site_name: !!python/object/apply:os.system ["touch {executed}"]\n'
    (tmp_path / "evil.yml").write_text(evil, encoding="utf-8")
    (tmp_path / "middle.yml").write_text("INHERIT: evil.yml\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(f"{settings}\n", encoding="utf-8")
    with pytest.raises(PreviewError, match=r"(mkdocs|evil)\.yml:1:\d+: error: "):
        open_settings(tmp_path / "mkdocs.yml", "en")
    assert not executed.exists()


def test_a_page_in_no_menu_is_in_the_list_of_problems(editor: Editor) -> None:
    page, config = editor.folder / "docs" / "alone.md", editor.folder / "mkdocs.yml"
    before = config.read_text(encoding="utf-8")
    page.write_text((editor.folder / "docs" / "index.md").read_text("utf-8"), encoding="utf-8")
    try:
        text = editor.waits_for_text("/.preview/problems", "none of `alone.md`")
        assert "mkdocs.yml:" in text
        config.write_text(f"{before}\nnot_in_nav: alone.md\n", encoding="utf-8")
        editor.waits_for("/.preview/problems", lambda text: "none of `alone.md`" not in text)
    finally:
        page.unlink()
        config.write_text(before, encoding="utf-8")
    editor.waits_for("/.preview/problems", lambda text: "alone.md" not in text)


def test_broken_settings_are_reported_and_the_old_ones_stay(editor: Editor) -> None:
    config = editor.folder / "mkdocs.yml"
    before = config.read_text(encoding="utf-8")
    config.write_text(f"{before}\nnav: [\n", encoding="utf-8")
    page = editor.waits_for_text("/events/", "preview-panel")
    assert re.search(r"mkdocs\.yml:\d+:\d+</div>", page)
    assert "<article" in page
    config.write_text(f"{before}\nno_such_setting: 1\n", encoding="utf-8")
    page = editor.waits_for("/events/", lambda page: "no_such_setting" in page)
    assert "Delete it, or put it under `extra`." in html.unescape(page)
    assert re.search(r"mkdocs\.yml:\d+:1</div>", page)
    config.write_text(before, encoding="utf-8")
    editor.waits_for("/events/", lambda page: "preview-panel" not in page)


@needs("pipes")
def test_what_cannot_be_read_is_shown_until_it_is_corrected(tmp_path: Path) -> None:
    config = own_world(tmp_path)
    os.mkfifo(tmp_path / "docs/plan.pdf")
    with previewing(tmp_path, config) as editor:
        editor.waits_for_text("/", "docs/plan.pdf: error: This is not an ordinary file.")
        (tmp_path / "docs/plan.pdf").unlink()
        config.write_text(config.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        editor.waits_for_text("/", "</article>")


@needs("pipes")
def test_a_pipe_blocks_nothing(editor: Editor) -> None:
    editor.waits_until_all_is_checked()
    pipes = [editor.docs / name for name in ("plan.pdf", "events/pipe.md")]
    for pipe in pipes:
        os.mkfifo(pipe)
    with editor.changed("index.md", "Welcome.", "Welcome again."):
        editor.waits_for_text("/", "Welcome again.")
        assert editor.asks("/plan.pdf")[0] == 404
    for pipe in pipes:
        pipe.unlink()
