"""The cache of check reports: the same options and content give the stored report."""

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
        lambda: (project / "base.yml").write_text("a"),
        lambda: (project / "pyproject.toml").write_text("a"),
        lambda: (project / "pyproject.toml").write_text("b"),
        lambda: (project / "overrides" / "robots.txt").touch(),
        lambda: (project / "overrides" / "robots.txt").unlink(),
        lambda: monkeypatch.setenv("SITE_URL", "https://clustem.example/"),
        lambda: monkeypatch.setenv("SITE_URL", "https://www.clustem.example/"),
        lambda: (project / "mkdocs.yml").unlink(),
    ]
    for number, change in enumerate(changes):
        change()
        # Without robots.txt everything is as before it.
        assert ask(docs)[1] == (0 if number == 6 else 1), number


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
