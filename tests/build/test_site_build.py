"""Our builds give what MkDocs gives, byte for byte: cold, and after edits of every kind.

The edits follow each other in one project, so that each meets what the last one left behind.
The short form tries some of them; the long form (`SWEEP=1`) all.
"""

import gzip
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from forked_builds import Built
from odd_world import (
    COSTS,
    EDITS,
    LOOM,
    ODD,
    WHOLE,
    add_page,
    picture,
    remove_page,
    rename_page,
    replace,
)
from site_tools import digest
from small_projects import TODAY, Project, make_project

SHORT = (
    "a text",
    "a new page",
    "a page with another name",
    "a template",
    "a document",
    "a stylesheet",
)


@pytest.fixture(scope="module")
def odd_project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """The small world with a page that has everything, built once."""
    folder = tmp_path_factory.mktemp("odd")
    project = make_project(folder)
    (folder / LOOM).write_bytes(picture(120))
    (folder / COSTS).write_text("a,b\n1,2\n", encoding="utf-8")
    (folder / "docs/events/odd.md").write_text(ODD, encoding="utf-8")
    yield project
    project.builder.close()


def build_both(project: Project, *more: str) -> tuple[Built, Built]:
    ours = project.builder.build(*TODAY, *more)
    stock = project.builder.build(
        *TODAY, *more, "--reference", "--site-dir", str(project.folder / "stock")
    )
    return ours, stock


def differences(project: Project) -> list[str]:
    """The files that differ."""
    ours, stock = project.site, project.folder / "stock"
    files = {
        path.relative_to(root).as_posix() for root in (ours, stock) for path in root.rglob("*")
    }
    return sorted(name for name in files if content(ours / name) != content(stock / name))


def content(path: Path) -> bytes | str:
    return path.read_bytes() if path.is_file() else "folder" if path.is_dir() else "nothing"


def test_a_cold_build_gives_the_same(odd_project: Project) -> None:
    shutil.rmtree(odd_project.folder / ".cache")
    ours, stock = build_both(odd_project)
    assert (ours.code, stock.code) == (0, 0), ours.errors + stock.errors
    assert differences(odd_project) == []


@pytest.mark.parametrize("name", [one for one in EDITS if os.environ.get("SWEEP") or one in SHORT])
def test_a_build_after_an_edit_gives_the_same(odd_project: Project, name: str) -> None:
    before = places(odd_project.site)
    EDITS[name](odd_project.folder)
    ours, stock = build_both(odd_project)
    assert (ours.code, stock.code) == (0, 0), ours.errors + stock.errors
    assert differences(odd_project) == []
    are_linked = places(odd_project.site) & before != set()
    assert are_linked == (name not in WHOLE)


def test_share_images_are_drawn_once_whatever_else_is_made_anew(odd_project: Project) -> None:
    shared = odd_project.site / "assets" / "share"
    assert odd_project.builder.build(*TODAY).code == 0
    before = {path.name: path.stat().st_ino for path in shared.rglob("*.png")}
    replace("overrides/404.html", "<p>", "<p >")(odd_project.folder)
    replace("docs/partners/anvil.md", "The Anvil", "The Hammer")(odd_project.folder)
    assert odd_project.builder.build(*TODAY).code == 0
    after = {path.name: path.stat().st_ino for path in shared.rglob("*.png")}
    [gone], [come] = before.keys() - after.keys(), after.keys() - before.keys()
    assert (gone.split(".")[0], come.split(".")[0]) == ("anvil", "anvil")
    assert all(after[name] == before[name] for name in before.keys() & after.keys())


def places(site: Path) -> set[tuple[str, int]]:
    """The pages of a site and their inodes: a page that was made anew has another."""
    return {(str(page), page.stat().st_ino) for page in site.rglob("index.html")}


def test_nothing_is_built_when_nothing_has_changed(odd_project: Project) -> None:
    before = digest(odd_project.site)
    built = odd_project.builder.build(*TODAY)
    assert built.out.startswith("Nothing has changed: ")
    assert digest(odd_project.site) == before


@pytest.mark.parametrize("harm", ["changed", "lost"])
def test_a_site_that_was_touched_is_built_anew(odd_project: Project, harm: str) -> None:
    shutil.rmtree(odd_project.folder / "stock", ignore_errors=True)
    shutil.copytree(odd_project.site, odd_project.folder / "stock")
    file = odd_project.site / "events" / "index.html"
    if harm == "changed":
        file.write_text("by hand", encoding="utf-8")
    else:
        file.unlink()
    built = odd_project.builder.build(*TODAY)
    assert built.out.startswith("Built "), built.errors
    assert differences(odd_project) == []


def test_a_site_with_a_file_of_somebody_is_left_as_it_is(odd_project: Project) -> None:
    notes = odd_project.site / "events" / "notes.txt"
    notes.write_text("years of work", encoding="utf-8")
    before = digest(odd_project.site)
    built = odd_project.builder.build(*TODAY)
    assert (built.code, built.errors) == (
        1,
        f"{odd_project.site} holds files that this project did not make:\n"
        "    events/notes.txt\n"
        "Move them elsewhere, or put them into docs/ to have them published.\n"
        "Nothing was published; the site is as it was.\n",
    )
    assert digest(odd_project.site) == before
    notes.unlink()
    assert odd_project.builder.build(*TODAY).code == 0


BROKEN = {
    "a link to a page that is not there": ("docs/events/odd.md", "../partners/loom.md", "none.md"),
    "a link to a place that is not there": ("docs/events/odd.md", "loom.md)", "loom.md#no)"),
    "a page in no section": ("mkdocs.yml", "  - training/\n", ""),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_said_alike(odd_project: Project, name: str) -> None:
    file, old, new = BROKEN[name]
    before = digest(odd_project.site)
    text = (odd_project.folder / file).read_text(encoding="utf-8")
    replace(file, old, new)(odd_project.folder)
    try:
        ours, stock = build_both(odd_project)
        assert (ours.code, stock.code) == (1, 1)
        assert messages(stock) <= messages(ours)
        assert digest(odd_project.site) == before
    finally:
        (odd_project.folder / file).write_text(text, encoding="utf-8")


def messages(built: Built) -> set[str]:
    """The messages without their counts: MkDocs stops at the first language with warnings.

    Ours goes on, and so reports what is wrong in the others, too.
    """
    return {re.sub(r"\d+ warnings", "warnings", line) for line in built.errors.splitlines()}


def test_the_published_site_is_not_written_into(odd_project: Project, tmp_path: Path) -> None:
    """Files of the old site are hard-linked into the new one: their bytes must not change."""
    odd_project.builder.build(*TODAY)
    shutil.copytree(odd_project.site, tmp_path / "links", copy_function=os.link)
    before = digest(tmp_path / "links")
    replace("docs/events/odd.md", "A box.", "A larger box.")(odd_project.folder)
    assert odd_project.builder.build(*TODAY).code == 0
    assert digest(tmp_path / "links") == before
    assert digest(odd_project.site) != before


def test_packed_forms_are_those_of_their_texts(odd_project: Project) -> None:
    assert odd_project.builder.build(*TODAY, "--compress").code == 0
    page = odd_project.site / "it/events/odd/index.html"
    assert gzip.decompress(Path(f"{page}.gz").read_bytes()) == page.read_bytes()
    assert brotli.decompress(Path(f"{page}.br").read_bytes()) == page.read_bytes()
    add_page(odd_project.folder)
    odd_project.builder.build(*TODAY, "--compress")
    rename_page(odd_project.folder)  # its compressed files are deleted, too
    ours, stock = build_both(odd_project, "--compress")
    assert (ours.code, stock.code) == (0, 0), ours.errors + stock.errors
    assert differences(odd_project) == []
    remove_page(odd_project.folder)


def test_shares_join_into_the_same_site(odd_project: Project) -> None:
    odd_project.builder.build(*TODAY)
    folder = odd_project.folder
    shares = []
    for languages in ("tr", "en", "es,it"):
        share = folder / f"share-{languages}"
        done = build_share(folder, languages, share)
        assert done.returncode == 0, done.stderr
        shares.append(str(share))
    shutil.rmtree(folder / "stock", ignore_errors=True)
    joined = odd_project.builder.build(
        *TODAY, "--site-dir", str(folder / "stock"), "--join", *shares
    )
    assert joined.code == 0, joined.errors
    assert differences(odd_project) == []
    less = odd_project.builder.build(
        *TODAY, "--site-dir", str(folder / "stock"), "--join", *shares[1:]
    )
    assert "The shares hold en, es, it; the site has en, es, it, tr." in less.errors


def build_share(folder: Path, languages: str, share: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "scripts/build_site.py", *TODAY, "--site-dir", str(share)],
        cwd=folder,
        env=os.environ | {"BUILD_LANGUAGES": languages},
        capture_output=True,
        text=True,
    )


def test_with_a_plugin_of_somebody_else_mkdocs_builds(odd_project: Project) -> None:
    file = odd_project.folder / "mkdocs.yml"
    before = file.read_text(encoding="utf-8")
    assert odd_project.builder.build(*TODAY).code == 0
    total = digest(odd_project.site)
    try:
        (odd_project.folder / "pyproject.toml").write_text(
            '[tool.newsroom.allowed]\nplugins = ["i18n", "privacy"]\n', encoding="utf-8"
        )
        replace("mkdocs.yml", "plugins:\n", "plugins:\n  - privacy: {enabled: false}\n")(
            odd_project.folder
        )
        built = odd_project.builder.build(*TODAY)
        assert built.code == 0, built.errors
        assert built.errors == "MkDocs builds, for mkdocs.yml names plugins: privacy.\n"
        assert digest(odd_project.site) == total
    finally:
        file.write_text(before, encoding="utf-8")
        (odd_project.folder / "pyproject.toml").unlink()


def test_memory_that_is_damaged_costs_time_alone(odd_project: Project) -> None:
    memo = odd_project.folder / ".cache/build/memo.db"
    total = digest(odd_project.site)
    memo.write_bytes(b"no database")
    replace("docs/events/odd.md", "Words before", "Words long before")(odd_project.folder)
    assert odd_project.builder.build(*TODAY).code == 0
    replace("docs/events/odd.md", "Words long before", "Words before")(odd_project.folder)
    assert odd_project.builder.build(*TODAY).code == 0
    assert digest(odd_project.site) == total
