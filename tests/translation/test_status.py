"""The state of the translations: the table, the list, and what has changed since."""

import json
import subprocess
from pathlib import Path

import pytest

import translation_status
from little_worlds import make_world
from newsroom.history import versions

LOOM, ITALIAN = "docs/partners/loom.md", "docs/partners/loom.it.md"


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small world in which two Italian pages are old, one of them with an old number."""
    make_world(tmp_path, {"delete": ["events/index.it.md"]})
    monkeypatch.chdir(tmp_path)
    change(tmp_path / LOOM, {"Wool.": "Wool from 470 sheep."})
    change(tmp_path / "docs/events/visit.md", {"It was good.": "It was very good indeed."})
    return tmp_path


def change(path: Path, changes: dict[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def said(capsys: pytest.CaptureFixture[str], *arguments: str, lang: str = "en") -> str:
    assert translation_status.main([*arguments, "--docs", "docs", "--lang", lang]) == 0
    return capsys.readouterr().out


def test_the_most_urgent_pages_stand_first(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for lang in ("es", "tr"):  # only Italian remains to be told
        for path in sorted((world / "docs").rglob("*.md")):
            if not path.name.endswith(".it.md"):
                italian = path.with_suffix(".it.md")
                text = italian.read_text(encoding="utf-8") if italian.exists() else path.read_text()
                path.with_suffix(f".{lang}.md").write_text(text, encoding="utf-8")
    states = ["--state", "facts-changed", "--state", "wording-changed", "--state", "missing"]
    assert said(capsys, *states) == (
        "Page            Español          Italiano         Türkçe\n"
        "                no partner       no partner       ANV\n"
        "──────────────  ───────────────  ───────────────  ───────────────\n"
        "events/index    wording changed  missing          wording changed\n"
        "partners/anvil  wording changed  missing          wording changed\n"
        "partners/loom   facts changed    facts changed    facts changed\n"
        "events/visit    wording changed  wording changed  wording changed\n"
        "\n"
        "Español: facts changed 1, wording changed 3\n"
        "Italiano: missing 2, facts changed 1, wording changed 1\n"
        "Türkçe (ANV): facts changed 1, wording changed 3\n"
    )


@pytest.mark.usefixtures("world")
def test_the_table_speaks_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "--state", "wording-changed", lang="tr") == (
        "Sayfa         Italiano\n"
        "              ortak yok\n"
        "────────────  ─────────────\n"
        "events/visit  metin değişti\n"
        "\n"
        "Italiano: metin değişti 1\n"
    )


@pytest.mark.usefixtures("world")
def test_programs_get_what_has_changed(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(said(capsys, "--state", "facts-changed", "--format", "json")) == [
        {
            "page": "partners/loom",
            "language": "it",
            "state": "facts-changed",
            "partners": [],
            "changed_sections": ["weaves"],
            "facts_only_in_english": ["470"],
            "facts_only_here": [],
        }
    ]


def test_nothing_found_is_said_and_pages_that_cannot_be_read_are_named(
    world: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (world / "docs/events/visit.md").write_text("no header", encoding="utf-8")
    assert (
        said(capsys, "--state", "wording-changed") == "There are no translations in this state.\n"
    )
    ending = "Left out, because the original page cannot be read: events/visit\n"
    assert said(capsys).endswith(f"\n\n{ending}")


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def test_the_difference_is_shown_word_by_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GIT_AUTHOR_DATE", "2026-01-10T12:00:00Z")
    make_world(tmp_path, {})
    monkeypatch.chdir(tmp_path)
    git(tmp_path, "init", "--quiet")
    for text in ("Wool.", "Wool and linen.", "Much wool and linen."):
        (tmp_path / LOOM).write_text(
            (tmp_path / LOOM).read_text(encoding="utf-8").rpartition("\n\n")[0] + f"\n\n{text}\n"
        )
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "--allow-empty", "--quiet", "-m", text)
    change(tmp_path / LOOM, {"title: The Loom": "title: The Great Loom"})
    printed = said(capsys, "--diff", ITALIAN, "it")
    first, _, rest = printed.partition("\n")
    assert first.startswith("Changes to the original page since ")
    assert first.endswith(", 2026-01-10; removed text is in [- -], added text in {+ +}:")
    assert rest == (
        "\n"
        "## title, summary and other texts in the header\n"
        "title: The {+Great+} Loom\n"
        "summary: A cluster of weavers that exists …\n"
        "\n"
        "## weaves\n"
        "## What it weaves {#weaves}\n\n[-Wool.-]{+Much wool and linen.+}\n"
    )
    change(tmp_path / ITALIAN, {'"1911.': '"0000.'})
    assert said(capsys, "--diff", "partners/loom", "it") == (
        "Versions searched: 3. This translation was not made from any of them, so the changes "
        "cannot be shown word by word.\n"
        "Parts that have changed: title, summary and other texts in the header, weaves\n"
    )


@pytest.mark.usefixtures("world")
def test_without_history_the_parts_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert said(capsys, "--diff", "partners/loom", "it") == (
        "There is no history of the original page to compare with, so the changes cannot be "
        "shown word by word.\nParts that have changed: weaves\n"
    )
    current = said(capsys, "--diff", "partners/index", "it")
    assert current == "This translation was made from the current original page.\n"


def test_git_is_asked_about_the_file_and_nothing_else(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    (tmp_path / "-n1").write_text("option?", encoding="utf-8")
    (tmp_path / "*").write_text("pattern?", encoding="utf-8")
    git(tmp_path, "add", "--", ".")
    git(tmp_path, "commit", "--quiet", "-m", "both")
    assert [raw for _, raw in versions(tmp_path / "-n1")] == [b"option?"]
    assert [raw for _, raw in versions(tmp_path / "*")] == [b"pattern?"]
    assert list(versions(tmp_path / "?")) == []


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    "arguments",
    [["--diff", "partners/nobody", "it"], ["--diff", "--output=x", "it"], ["--docs", "nowhere"]],
    ids=str,
)
def test_what_cannot_be_done_ends_with_two(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        translation_status.main(["--docs", "docs", *arguments])
    assert ended.value.code == 2
    assert capsys.readouterr().out == ""
