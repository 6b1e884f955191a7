"""Renaming the id of a heading: in all languages, with the links to it, and no translation ages."""

from pathlib import Path

import pytest

from commands import run_here
from little_worlds import make_world
from newsroom.content.fingerprint import fingerprint
from newsroom.content.library import read_library

ENGLISH = "## Before {#before}\n\n[a](#before)\n\n## How it was\n\nIt was good."
ITALIAN = "## Prima {#before}\n\n[a](#before)\n\n## Com’è andata\n\nÈ andata bene."
LINKS = {
    "[a](visit.md#before)": "[a](visit.md#earlier)",
    "[a](<visit.md#before> 'x')": "[a](<visit.md#earlier> 'x')",
    "[a](visit.md?x=1#before)": "[a](visit.md?x=1#earlier)",
    "[b]: visit.md#before": "[b]: visit.md#earlier",
    "[a](visit.md#before-that)": "[a](visit.md#before-that)",
    "[a](#before)": "[a](#before)",
    "[a](../partners/loom.md#before)": "[a](../partners/loom.md#before)",
}


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """A small world in which two languages have the same two headings, and a third page links."""
    links = "\n\n".join(LINKS)
    case = {"file": "events/fair.md", "change": {"Come [": f"{links}\n\nCome ["}}
    docs = make_world(tmp_path, case)
    path = docs / "events/visit.md"
    path.write_text(path.read_text("utf-8").replace("It was good.", ENGLISH), encoding="utf-8")
    library = read_library(docs, ("en", "it"))
    original = library.originals["events/visit"]
    assert original.kind
    made_from = fingerprint(original.file, original.kind)
    summary = "Una visita ai costruttori di macchine, di cui nessuno sa più il giorno."
    header = (
        f"title: Visita all’incudine\nsummary: {summary}\ndate_note: Nessuno lo ha scritto.\n"
        f'translation: {{method: machine, source_hash: "{made_from}"}}  # by hand\n'
    )
    italian = docs / "events/visit.it.md"
    italian.write_text(f"---\n{header}---\n{ITALIAN}\n", encoding="utf-8")
    return tmp_path


def run(folder: Path, old: str, new: str) -> tuple[int, str]:
    arguments = (old, new, "--docs", "docs", "--lang", "en")
    done = run_here("rename_page.py", *arguments, folder=folder)
    return done.returncode, done.stderr


def text(folder: Path, name: str) -> str:
    return (folder / "docs" / name).read_text(encoding="utf-8")


def is_current(folder: Path) -> bool:
    library = read_library(folder / "docs", ("en", "it"))
    original = library.originals["events/visit"]
    translation = library.translations["events/visit", "it"].page
    assert original.kind
    assert translation
    assert translation.translation
    return translation.translation.source_hash == fingerprint(original.file, original.kind)


def test_a_written_id_changes_in_every_language(world: Path) -> None:
    assert run(world, "events/visit#before", "events/visit#earlier") == (0, "")
    assert "## Before {#earlier}\n\n[a](#earlier)\n" in text(world, "events/visit.md")
    assert "## Prima {#earlier}\n\n[a](#earlier)\n" in text(world, "events/visit.it.md")
    body = text(world, "events/fair.md")
    assert all(f"\n{after}\n" in body for after in LINKS.values())
    header = "redirect_anchors:\n  events/visit#before: earlier\n"
    assert header in text(world, "events/visit.md")
    assert "redirect" not in text(world, "events/visit.it.md")
    assert is_current(world)
    assert text(world, "events/visit.it.md").count("  # by hand\n") == 1


def test_an_id_that_words_make_is_written_then(world: Path) -> None:
    assert run(world, "events/visit#how-it-was", "#outcome") == (0, "")
    assert "\n## How it was {#outcome}\n" in text(world, "events/visit.md")
    assert "\n## Com’è andata\n" in text(world, "events/visit.it.md")  # it takes the same id
    assert is_current(world)


def test_there_and_back_and_on_leaves_no_chain(world: Path) -> None:
    run(world, "events/visit#before", "#earlier")
    run(world, "events/visit#earlier", "#first")
    entries = "  events/visit#before: first\n  events/visit#earlier: first\n"
    assert f"redirect_anchors:\n{entries}" in text(world, "events/visit.md")
    run(world, "events/visit#first", "#before")
    entries = "  events/visit#earlier: before\n  events/visit#first: before\n"
    assert f"redirect_anchors:\n{entries}" in text(world, "events/visit.md")
    assert is_current(world)


def test_what_was_outdated_before_stays_so(world: Path) -> None:
    path = world / "docs/events/visit.md"
    changed = path.read_text("utf-8").replace("It was good.", "It was very good.")
    path.write_text(changed, encoding="utf-8")
    run(world, "events/visit#before", "#earlier")
    assert not is_current(world)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "events/visit#befor",
            "#x",
            "`events/visit` has no heading with the anchor `befor`. Did you mean `before`?\n",
        ),
        (
            "events/visit#before",
            "#how-it-was",
            "docs/events/visit.md: the anchor `how-it-was` is already used there."
            " Choose another one.\n",
        ),
        (
            "events/visit#before",
            "#Be fore",
            "`Be fore` cannot be the anchor of a heading. Use letters, digits and hyphens, for"
            " example `be-fore`.\n",
        ),
        (
            "events/visit#before",
            "events/fair#before",
            "A heading stays on its page. Write `events/visit#old-anchor events/visit#new-anchor`"
            " for a heading, or two names of pages without `#`.\n",
        ),
    ],
)
def test_what_cannot_be_is_refused(world: Path, old: str, new: str, said: str) -> None:
    before = text(world, "events/visit.md")
    assert run(world, old, new) == (1, said)
    assert text(world, "events/visit.md") == before
