"""The cache of check reports: the same options and content give the stored report."""

import os
from pathlib import Path

import pytest

from newsroom.report_cache import CACHE_SIZE, cached_report
from platforms import IS_WINDOWS


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "page.md").write_text("a")
    (folder / "picture.svg").write_text("a")
    return folder


def ask(docs: Path, options: str = "all") -> tuple[str, int]:
    """The report, and how often it had to be made."""
    made = []

    def make() -> tuple[str, bool]:
        made.append(1)
        return f"report on {options} ş", False

    report, fine = cached_report(docs.parent / "cache", docs, options, make)
    assert not fine
    return report, len(made)


def test_a_report_is_made_once(docs: Path) -> None:
    assert ask(docs) == ("report on all ş", 1)
    assert ask(docs) == ("report on all ş", 0)


def test_other_options_give_another_report(docs: Path) -> None:
    ask(docs)
    assert ask(docs, "events") == ("report on events ş", 1)


def test_whatever_changes_the_content_changes_the_report(docs: Path) -> None:
    changes = [
        lambda: (docs / "page.md").write_text("b"),
        lambda: (docs / "new.md").write_text("a"),
        lambda: (docs / "new.md").rename(docs / "newer.md"),
        lambda: (docs / "newer.md").unlink(),
        lambda: (docs / "picture.svg").rename(docs / "drawing.svg"),
        lambda: (docs / "drawing.svg").write_text("another"),
    ]
    if not IS_WINDOWS:  # where not everybody may make one
        changes.append(lambda: (docs / "link.md").symlink_to("page.md"))
    ask(docs)
    for number, change in enumerate(changes):
        change()
        # Without new.md and newer.md the content is that after the first change.
        assert ask(docs)[1] == (0 if number == 3 else 1), number


def test_whatever_the_settings_depend_on_changes_the_report(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = docs.parent
    (project / "overrides").mkdir()
    ask(docs)
    changes = [
        lambda: (project / "mkdocs.yml").write_text("site_url: !ENV SITE_URL"),
        lambda: (project / "mkdocs.yml").write_text("site_url: !ENV [SITE_URL, x]"),
        lambda: (project / "mkdocs.yml").write_text("INHERIT: base.yml\nsite_url: !ENV SITE_URL"),
        lambda: (project / "base.yml").write_text("a"),
        lambda: (project / "pyproject.toml").write_text("a"),
        lambda: (project / "pyproject.toml").write_text("b"),
        lambda: (project / "overrides" / "robots.txt").touch(),
        lambda: (project / "overrides" / "robots.txt").unlink(),
        lambda: monkeypatch.setenv("SITE_URL", "https://news.example/"),
        lambda: monkeypatch.setenv("SITE_URL", "https://www.news.example/"),
        lambda: (project / "mkdocs.yml").unlink(),
    ]
    for number, change in enumerate(changes):
        change()
        # Without robots.txt everything is as before it.
        assert ask(docs)[1] == (0 if number == 7 else 1), number


def test_the_cache_does_not_grow(docs: Path) -> None:
    for number in range(CACHE_SIZE + 5):
        ask(docs, str(number))
    assert len(list((docs.parent / "cache").iterdir())) == CACHE_SIZE


def test_a_damaged_report_is_made_anew(docs: Path) -> None:
    ask(docs)
    for file in (docs.parent / "cache").iterdir():
        file.write_text("{")
    assert ask(docs)[1] == 1


def test_a_folder_that_cannot_be_written_to_costs_nothing_but_time(docs: Path) -> None:
    (docs.parent / "cache").write_text("a file")
    assert ask(docs)[1] == 1
    assert ask(docs)[1] == 1


def test_a_file_of_the_same_size_and_time_is_another(docs: Path) -> None:
    """Whoever makes a picture harmful can restore both."""
    picture = docs / "picture.svg"
    before = picture.stat()
    ask(docs)
    picture.write_text("b")
    os.utime(picture, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert ask(docs)[1] == 1


def test_a_copy_of_the_same_content_has_the_same_report(docs: Path) -> None:
    """Times and numbers of files are no part of the key, so they cannot be made to fit."""
    ask(docs)
    for path in [*docs.iterdir()]:
        content = path.read_bytes()
        path.unlink()
        path.write_bytes(content)
        os.utime(path, (0, 0))
    assert ask(docs)[1] == 0


@pytest.mark.parametrize("name", ["mkdocs.yml", "pyproject.toml", "scripts/own.py"])
def test_settings_and_programs_change_the_report(docs: Path, name: str) -> None:
    (docs.parent / "scripts").mkdir()
    ask(docs)
    (docs.parent / name).write_text("a: 1")
    assert ask(docs)[1] == 1


def test_a_variable_that_the_settings_name_changes_the_report(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (docs.parent / "mkdocs.yml").write_text("site_url: !ENV [SITE_URL, /]")
    ask(docs)
    monkeypatch.setenv("SITE_URL", "https://elsewhere.example/")
    assert ask(docs)[1] == 1


def test_another_version_of_a_package_changes_the_report(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = docs.parent / "packages"
    (packages / "pillow-13.0.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr("sysconfig.get_path", lambda _kind: str(packages))
    ask(docs)
    (packages / "pillow-13.0.0.dist-info").rename(packages / "pillow-13.0.1.dist-info")
    assert ask(docs)[1] == 1


def test_our_own_rules_change_the_report_on_content_elsewhere(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(docs)
    monkeypatch.setattr("newsroom.build.inputs._OURS", docs.parent / "ours")
    assert ask(docs)[1] == 1


def test_a_report_on_content_that_changes_meanwhile_is_not_stored(docs: Path) -> None:
    def make() -> tuple[str, bool]:
        (docs / "page.md").write_text("b")
        return "a report on half of each", True

    cached_report(docs.parent / "cache", docs, "all", make)
    (docs / "page.md").write_text("a")
    assert ask(docs) == ("report on all ş", 1)


def test_a_report_with_a_name_that_is_not_utf_8_is_stored_too(docs: Path) -> None:
    def make() -> tuple[str, bool]:
        return "caf\udce9.md: error", False

    folder = docs.parent / "cache"
    assert cached_report(folder, docs, "all", make) == make()
    assert cached_report(folder, docs, "all", lambda: ("another", True)) == make()
    assert len([*folder.iterdir()]) == 1


@pytest.mark.parametrize("name", ["huge.md", "huge.pdf"])
def test_a_huge_file_is_not_read(docs: Path, name: str) -> None:
    for size in (50_000_000_000, 50_000_000_001):  # takes no place on the disk
        with (docs / name).open("ab") as file:
            file.truncate(size)
        assert ask(docs)[1] == 1
        assert ask(docs)[1] == 0


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="needs symbolic links")
def test_a_link_is_not_taken_for_a_file_with_the_same_words(docs: Path) -> None:
    for name in ("picture.svg", "page.md"):
        path = docs / name
        path.write_text("a link to /etc/passwd")
        ask(docs)
        path.unlink()
        path.symlink_to("/etc/passwd")
        assert ask(docs)[1] == 1, name
        path.unlink()
