"""The browser shows what an editor has saved.

The tests of a file share a preview of the small world; each restores what it changed.
"""

import re
from pathlib import Path

from previewing import Editor


def test_a_changed_text_is_shown(editor: Editor) -> None:
    with editor.changed("events/fair.md", "---\n", "---\n"):
        path = editor.docs / "events/fair.md"
        path.write_text(path.read_text(encoding="utf-8") + "\nA new sentence.\n", encoding="utf-8")
        editor.waits_for_text("/events/fair/", "A new sentence.")
    editor.waits_for("/events/fair/", lambda page: "A new sentence." not in page)


def test_a_page_without_translation_is_renewed_in_the_other_language_too(editor: Editor) -> None:
    path = editor.docs / "partners/anvil.md"
    before = path.read_text(encoding="utf-8")
    editor.sees("/it/partners/anvil/")
    path.write_text(before + "\nHammers, too.\n", encoding="utf-8")
    editor.waits_for_text("/it/partners/anvil/", "Hammers, too.")
    path.write_text(before, encoding="utf-8")
    editor.waits_for("/it/partners/anvil/", lambda page: "Hammers" not in page)


def test_a_changed_title_is_shown_wherever_it_stands(editor: Editor) -> None:
    title = re.search(
        r"^title: (.*)$", (editor.docs / "events/fair.it.md").read_text(), re.MULTILINE
    )
    assert title
    with editor.changed("events/fair.it.md", f"title: {title[1]}", "title: La fiera nuova"):
        editor.waits_for_text("/it/events/fair/", "La fiera nuova")
        editor.waits_for_text("/it/events/", "La fiera nuova")
        assert "La fiera nuova" not in editor.sees("/events/")
    editor.waits_for("/it/events/", lambda page: "La fiera nuova" not in page)


def test_a_page_comes_and_goes(editor: Editor) -> None:
    path = editor.docs / "events/second.md"
    assert editor.asks("/events/second/")[0] == 404
    text = (editor.docs / "events/fair.md").read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^title: .*", "title: The second fair", text), encoding="utf-8")
    editor.waits_for_text("/events/second/", "The second fair")
    assert "The second fair" in editor.sees("/it/events/second/")
    editor.waits_for_text("/events/", "The second fair")
    path.unlink()
    editor.waits_for("/events/second/", lambda page: "The second fair" not in page)
    assert editor.asks("/events/second/")[0] == 404
    assert "The second fair" not in editor.sees("/events/")


def test_editors_may_save_by_renaming(editor: Editor) -> None:
    path = editor.docs / "events/visit.md"
    before = path.read_text(encoding="utf-8")
    for fresh, suffix in ((".visit.md.swp", "one"), ("visit.md~", "two"), ("4913", "three")):
        draft = path.with_name(fresh)
        draft.write_text(f"{before}\nSaved by renaming, {suffix}.\n", encoding="utf-8")
        draft.replace(path)
        editor.waits_for_text("/events/visit/", f"Saved by renaming, {suffix}.")
    backup = path.with_name(
        "visit.md~"
    )  # as vim does: the old file is renamed, then a new one is written
    path.rename(backup)
    path.write_text(before, encoding="utf-8")
    backup.unlink()
    editor.waits_for("/events/visit/", lambda page: "Saved by renaming" not in page)


def test_several_files_may_be_saved_at_once(editor: Editor) -> None:
    names = ("events/fair.md", "events/visit.md", "partners/loom.md", "partners/loom.it.md")
    before = {name: (editor.docs / name).read_bytes() for name in names}
    for name in names:
        (editor.docs / name).write_bytes(before[name] + b"\nAll at once.\n")
    for page in ("events/fair/", "events/visit/", "partners/loom/", "it/partners/loom/"):
        editor.waits_for_text(f"/{page}", "All at once.")
    for name in names:
        (editor.docs / name).write_bytes(before[name])
    for page in ("events/fair/", "it/partners/loom/"):
        editor.waits_for(f"/{page}", lambda page: "All at once." not in page)


def test_a_changed_template_renews_every_page(editor: Editor) -> None:
    template = editor.folder / "overrides/partials/footer.html"
    before = template.read_text(encoding="utf-8")
    template.write_text(before + "<p>A new footer</p>", encoding="utf-8")
    for page in ("/", "/events/fair/", "/it/partners/anvil/"):
        editor.waits_for_text(page, "A new footer")
    template.write_text(before, encoding="utf-8")
    editor.waits_for("/", lambda page: "A new footer" not in page)


def test_a_changed_register_is_shown_and_a_broken_one_is_reported(editor: Editor) -> None:
    path = editor.docs / "register.yml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("it: Tessile", "it: Filati"), encoding="utf-8")
    editor.waits_for_text("/it/partners/loom/", "Filati")
    path.write_text("sectors: {textiles: \n", encoding="utf-8")
    editor.reads(lambda text: "register.yml:" in text)
    assert "Filati" in editor.sees("/it/partners/loom/")
    path.write_text(before, encoding="utf-8")
    editor.waits_for("/it/partners/loom/", lambda page: "Filati" not in page)


def test_changed_words_are_shown_and_broken_ones_are_reported(editor: Editor, words: Path) -> None:
    path = words / "it.yml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("  when: Quando", "  when: Di quando"), encoding="utf-8")
    editor.waits_for_text("/it/events/fair/", "Di quando")
    path.write_text("labels: [\n", encoding="utf-8")
    page = editor.waits_for_text("/it/events/fair/", "preview-panel")
    assert "it.yml:2:1</div>" in page
    assert "Di quando" in page
    path.write_text(before, encoding="utf-8")
    editor.waits_for("/it/events/fair/", lambda page: "Di quando" not in page)
    assert "preview-panel" not in editor.sees("/it/events/fair/")


def test_a_changed_stylesheet_is_another_file(editor: Editor) -> None:
    localized = re.compile(r'href="([^"]*site\.[0-9a-f]{10}\.css)"')
    first = localized.search(editor.sees("/"))
    assert first
    path = editor.docs / "assets/stylesheets/own.css"
    path.write_text("a { color: tomato }\n", encoding="utf-8")
    page = editor.waits_for("/", lambda page: first[1] not in page and bool(localized.search(page)))
    second = localized.search(page)
    assert second
    assert "tomato" in editor.sees(f"/{second[1]}")


def test_an_earlier_address_leads_on(editor: Editor) -> None:
    assert editor.asks("/events/fair-2025/")[0] == 404
    with editor.changed("events/fair.md", "edition: 3", "redirect_from: [events/fair-2025]"):
        editor.waits_for_text("/it/events/fair-2025/", "Questa pagina è stata spostata")
    editor.waits_for(
        "/it/events/fair-2025/", lambda page: "spostata" not in page.partition("<p>")[0]
    )


def test_a_page_may_be_written_first_in_italian(editor: Editor) -> None:
    facts, texts = (editor.docs / name for name in ("events/wool.md", "events/wool.it.md"))
    header = (editor.docs / "events/fair.md").read_text(encoding="utf-8").split("---\n")[1]
    header = re.sub(r"(?m)^(title|summary): .*\n", "", header)
    facts.write_text(f"---\noriginal: it\n{header}---\n", encoding="utf-8")
    summary = "Un seminario sul riuso della lana e sulle sue nuove vie, con i telai."
    texts.write_text(f"---\ntitle: La lana\nsummary: {summary}\n---\nSi tesse.\n", encoding="utf-8")
    editor.waits_for_text("/events/wool/", "Si tesse.")
    editor.waits_for_text("/events/", "La lana")
    texts.write_text(f"---\ntitle: La seta\nsummary: {summary}\n---\nSi fila.\n", encoding="utf-8")
    editor.waits_for_text("/events/wool/", "Si fila.")
    editor.waits_for_text("/events/", "La seta")
    texts.unlink()
    facts.unlink()
    editor.waits_for("/events/", lambda page: "La seta" not in page)


def test_a_translation_that_waits_for_its_text_is_not_shown(editor: Editor) -> None:
    waiting = editor.docs / "partners/anvil.it.md"
    waiting.write_text("---\ntitle:\ntranslation: {method: none}\n---\n", encoding="utf-8")
    path = editor.docs / "partners/anvil.md"
    before = path.read_text(encoding="utf-8")
    path.write_text(before + "\nHammers, too.\n", encoding="utf-8")
    editor.waits_for_text("/it/partners/anvil/", "Hammers, too.")
    path.write_text(before, encoding="utf-8")
    waiting.unlink()
    editor.waits_for("/it/partners/anvil/", lambda page: "Hammers" not in page)
