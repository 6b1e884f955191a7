"""Renaming a page: every notation of a link, every reference, and nothing else."""

import re
from pathlib import Path

import pytest

from commands import run_here
from little_worlds import make_world

NOTATIONS = {
    "[a](visit.md)": "[a](tour.md)",
    "[a](visit.md#before)": "[a](tour.md#before)",
    "[a](visit.md?x=1#before)": "[a](tour.md?x=1#before)",
    '[a](visit.md "The visit.md")': '[a](tour.md "The visit.md")',
    "[a](visit.md 'title')": "[a](tour.md 'title')",
    "[a](<visit.md>)": "[a](<tour.md>)",
    '[a](<visit.md#before> "title")': '[a](<tour.md#before> "title")',
    "[a]( visit.md )": "[a]( tour.md )",
    "[a](./visit.md)": "[a](./tour.md)",
    "[a](../events/visit.md)": "[a](../events/tour.md)",
    "[a](%76isit.md)": "[a](tour.md)",
    "[a](visit%2Emd#before)": "[a](tour.md#before)",
    r"[a](visit\.md)": "[a](tour.md)",
    "[a](visit.it.md)": "[a](tour.it.md)",
    "[![p](loom.svg)](visit.md)": "[![p](loom.svg)](tour.md)",
    "[a [b] c](visit.md)": "[a [b] c](tour.md)",
    "[visit.md](visit.md)": "[visit.md](tour.md)",
    "[visit]: visit.md": "[visit]: tour.md",
    '[visit]: <visit.md#before> "Title"': '[visit]: <tour.md#before> "Title"',
    "[visit]:\n    visit.md": "[visit]:\n    tour.md",
    '<a href="visit.md">a</a>': '<a href="tour.md">a</a>',
    "<a class='x' href='visit.md#before'>a</a>": "<a class='x' href='tour.md#before'>a</a>",
    "> - [a](visit.md)\n>   [b](visit.md)": "> - [a](tour.md)\n>   [b](tour.md)",
    "| [a](visit.md) | b |": "| [a](tour.md) | b |",
}
"""Links to the page, from a page of its folder, before and after."""
LEFT = [
    "visit.md",
    "`[a](visit.md)`",
    "```\n[a](visit.md)\n```",
    "[a](../partners/visit.md)",
    "[a](visit-two.md)",
    "[a](https://www.example.org/events/visit.md)",
    "[a](mailto:visit.md@example.org)",
    "[a](#visit)",
    r"\[a](visit.md",
]
"""What is no link to the page."""


def rename(folder: Path, *arguments: str, lang: str = "en") -> str:
    done = run_here("rename_page.py", *arguments, "--docs", "docs", "--lang", lang, folder=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


def text(folder: Path, name: str) -> str:
    return (folder / "docs" / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A world with every notation, in which a page has been renamed."""
    folder = tmp_path_factory.mktemp("renamed")
    body = "\n\n".join([*NOTATIONS, *LEFT])
    make_world(folder, {"file": "events/fair.md", "change": {"Come [": f"{body}\n\nCome ["}})
    rename(folder, "events/visit", "events/tour")
    return folder


@pytest.mark.parametrize("written", NOTATIONS)
def test_a_link_is_corrected_in_every_notation(renamed: Path, written: str) -> None:
    body = text(renamed, "events/fair.md")
    assert f"\n\n{NOTATIONS[written]}\n\n" in body
    assert f"\n\n{written}\n\n" not in body


@pytest.mark.parametrize("written", LEFT)
def test_what_is_no_link_to_the_page_stays(renamed: Path, written: str) -> None:
    assert f"\n\n{written}\n\n" in text(renamed, "events/fair.md")


MOVED = {
    "[a](fair.md)": "[a](../fair.md)",
    "[a](./fair.md)": "[a](../fair.md)",
    "[a](visit.md#before)": "[a](tour.md#before)",
    "[a](#before)": "[a](#before)",
    "[a](../partners/loom.md#weaves)": "[a](../../partners/loom.md#weaves)",
    "[a](<../partners/loom.md> 'title')": "[a](<../../partners/loom.md> 'title')",
    "![a](own.png)": "![a](own.png)",
    "![a](shared.png)": "![a](../shared.png)",
    "[a](own.pdf)": "[a](../own.pdf)",
    "[a]: ../index.md": "[a]: ../../index.md",
    "[a](https://www.example.org/)": "[a](https://www.example.org/)",
}
"""Links of the page itself, before and after it goes into a folder below its own."""


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """The small world, with a page whose links and pictures are all its own."""
    body = "\n\n".join(MOVED)
    materials = (
        "materials:\n  - {id: plan, url: own.pdf}\n  - {id: more, url: https://a.example/}\n"
    )
    change = {"It was good.": f"{body}\n\nIt was good.", "venue:": f"{materials}venue:"}
    case = {"file": "events/visit.md", "change": change}
    docs = make_world(tmp_path, case)
    for name in ("own.png", "own.it.png", "shared.png", "own.pdf"):
        (docs / "events" / name).write_bytes(b"a picture")
    fair = docs / "events/fair.md"
    fair.write_text(f"{fair.read_text('utf-8')}\n![a](shared.png)\n", encoding="utf-8")
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a world, by its path."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_a_page_goes_into_another_folder_with_its_own_pictures(world: Path) -> None:
    rename(world, "events/visit", "events/past/tour")
    body = text(world, "events/past/tour.md")
    for after in MOVED.values():
        assert f"\n{after}\n" in body
    assert "  - {id: plan, url: ../own.pdf}\n  - {id: more, url: https://a.example/}\n" in body
    there = {path.name for path in (world / "docs/events/past").iterdir()}
    assert there == {"tour.md", "tour.it.md", "own.png", "own.it.png"}
    assert (world / "docs/events/own.pdf").exists()  # other sites may lead to it


def test_there_and_back_gives_the_same_bytes_but_for_the_earlier_name(world: Path) -> None:
    before = files(world)
    rename(world, "events/visit", "events/past/tour")
    rename(world, "events/past/tour", "events/visit")
    after = files(world)
    page = "docs/events/visit.md"
    assert after[page].count(b"redirect_from: [events/past/tour]\n") == 1
    after[page] = after[page].replace(b"redirect_from: [events/past/tour]\n", b"")
    before[page] = before[page].replace(b"(./fair.md)", b"(fair.md)")  # which means the same
    assert after == before
    assert not (world / "docs/events/past").exists()


@pytest.mark.parametrize(("old", "new"), [("loom", "weavers"), ("anvil", "forge")])
def test_every_reference_in_a_header_is_corrected(world: Path, old: str, new: str) -> None:
    rename(world, f"partners/{old}", f"partners/{new}")
    left = {
        name: content.decode()
        for name, content in files(world).items()
        if name.endswith(".md") and f"partners/{old}".encode() in content
    }
    assert left.keys() == {f"docs/partners/{new}.md"}
    assert f"redirect_from: [partners/{old}]\n" in left[f"docs/partners/{new}.md"]
    assert f"[{new}]\n" in text(world, "events/fair.md")  # by the short name


def test_form_comments_and_line_ends_stay(world: Path) -> None:
    path = world / "docs/index.md"
    header = (
        "# about this page\r\n"
        "related:   # what to read\r\n"
        "  - 'partners/loom'\r\n"
        '  - "events/visit"   # the visit\r\n'
        "  - events/visit # again\r\n"
    )
    raw = path.read_bytes().replace(b"\n", b"\r\n")
    raw = raw.replace(b"related: [partners/loom, events/fair]\r\n", header.encode())
    raw = b"\xef\xbb\xbf" + raw.replace(b"events/fair.md", b"events/visit.md")
    path.write_bytes(raw)
    rename(world, "events/visit", "events/tour")
    assert path.read_bytes() == raw.replace(b"events/visit", b"events/tour")


def test_the_written_id_changes_too(world: Path) -> None:
    path = world / "docs/events/visit.md"
    path.write_text(text(world, "events/visit.md").replace("title:", "id: visit\ntitle:", 1))
    rename(world, "docs/events/visit.md", "events/tour")
    assert "\nid: tour\n" in text(world, "events/tour.md")


@pytest.mark.parametrize(
    ("written", "after"),
    [
        ("redirect_from: [events/a]", "redirect_from: [events/a, events/visit]"),
        ("redirect_from: []", "redirect_from: [events/visit]"),
        (
            "redirect_from:\n  - events/a # once\n  # the second\n  - events/b",
            "redirect_from:\n  - events/a # once\n  # the second\n  - events/b\n  - events/visit",
        ),
        ("redirect_from:\n- events/a", "redirect_from:\n- events/a\n- events/visit"),
        ("redirect_from: [events/tour]", "redirect_from: [events/visit]"),
        ("redirect_from: [events/tour, events/a]", "redirect_from: [events/a, events/visit]"),
        ("redirect_from: [events/a, events/tour]", "redirect_from: [events/a, events/visit]"),
        (
            "redirect_from:\n  - events/tour\n  - events/a",
            "redirect_from:\n  - events/a\n  - events/visit",
        ),
        ("redirect_anchors: {events/tour: x}", "redirect_from: [events/visit]"),
    ],
)
def test_the_earlier_names_grow_in_their_own_form(world: Path, written: str, after: str) -> None:
    path = world / "docs/events/visit.md"
    path.write_text(text(world, "events/visit.md").replace("kind:", f"{written}\nkind:", 1))
    rename(world, "events/visit", "events/tour")
    assert f"\n{after}\nkind:" in text(world, "events/tour.md")


def test_a_renamed_page_has_no_new_problems(tmp_path: Path) -> None:
    make_world(tmp_path, {})
    before = check(tmp_path)
    rename(tmp_path, "events/fair", "events/market")
    assert check(tmp_path) == sorted(re.sub(r"\bfair\.", "market.", line) for line in before)


def check(folder: Path) -> list[str]:
    done = run_here(
        "check_content.py", "--docs", "docs", "--today", "2026-01-15", "--lang", "en", folder=folder
    )
    lines = (line for line in done.stdout.splitlines() if line.startswith("docs/"))
    return sorted(re.sub(r":\d+:\d+:", ":", line) for line in lines)


def test_a_name_that_was_no_address_is_not_kept(world: Path) -> None:
    page = "---\ntype: event\ntitle: A page\nupdated: 2026-01-10\n---\nText\n"
    (world / "docs/events/Open Day.md").write_text(page, encoding="utf-8")
    path = world / "docs/index.md"
    links = "[a](<events/Open Day.md>) [b](events/Open%20Day.md#x)\n"
    path.write_text(text(world, "index.md") + links, encoding="utf-8")
    rename(world, "events/Open Day", "events/open-day")
    assert text(world, "events/open-day.md") == page
    links = "[a](<events/open-day.md>) [b](events/open-day.md#x)\n"
    assert text(world, "index.md").endswith(links)


MENU = """\
site_name: A
nav:
  - index.md   # the first
  - events/
  - glossary.md
  - partners/
not_in_nav: |
  /search*.md
  /map.md
"""
IN_MENU = {
    ("glossary", "terms"): ("  - glossary.md\n", "  - terms.md\n"),
    ("glossary", "events/terms"): ("  - glossary.md\n", ""),
    ("map", "plan"): ("  /map.md\n", "  /plan.md\n"),
    ("searching", "search-all"): ("", ""),
    ("searching", "find"): ("  - partners/\n", "  - partners/\n  - find.md\n"),
    ("events/page", "page"): ("  - partners/\n", "  - partners/\n  - page.md\n"),
}


@pytest.mark.parametrize(("names", "change"), IN_MENU.items())
def test_the_menu_leads_to_the_page(
    world: Path, names: tuple[str, str], change: tuple[str, str]
) -> None:
    old, new = names
    page = "---\ntype: page\ntitle: A page\nupdated: 2026-01-10\n---\nText\n"
    (world / f"docs/{old}.md").write_text(page, encoding="utf-8")
    (world / "mkdocs.yml").write_text(MENU, encoding="utf-8")
    rename(world, old, new)
    assert (world / "mkdocs.yml").read_text(encoding="utf-8") == MENU.replace(*change)
