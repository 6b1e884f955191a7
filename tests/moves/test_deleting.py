"""Deleting a page: what refers to it, where its address leads, and what is left over."""

import io
import sys
from pathlib import Path

import pytest

import delete_page
from commands import run_here
from little_worlds import make_world
from newsroom.words import languages

HEADING = {"Come [": "## Weaves {#weaves}\n\nCome ["}


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """The small world, in which nothing refers to a trip that had another name."""
    docs = make_world(tmp_path, {"file": "events/fair.md", "change": HEADING})
    path = docs / "events/visit.md"
    text = path.read_text("utf-8").replace("kind:", "redirect_from: [events/tour]\nkind:", 1)
    (docs / "events/trip.md").write_text(f"{text}\n![a](own.png)\n", encoding="utf-8")
    (docs / "events/trip.it.md").write_text("---\ntitle: Gita\n---\n", encoding="utf-8")
    (docs / "events/own.png").write_bytes(b"a picture")
    return tmp_path


def run(folder: Path, *arguments: str, lang: str = "en") -> tuple[int, str, str]:
    done = run_here("delete_page.py", *arguments, "--docs", "docs", "--lang", lang, folder=folder)
    return done.returncode, done.stdout, done.stderr


def text(folder: Path, name: str) -> str:
    return (folder / "docs" / name).read_text(encoding="utf-8")


def test_what_refers_to_a_page_is_said_and_nothing_deleted(world: Path) -> None:
    code, out, said = run(world, "events/fair", "--gone")
    assert (code, out) == (1, "")
    assert said.startswith(
        "docs/index.it.md:7:28: it refers to `events/fair`.\n"
        "    | Benvenuti. Ecco [la fiera](events/fair.md)"
    )
    assert "docs/index.md:9:25: it refers to `events/fair`." in said
    assert said.splitlines()[-1].startswith("Places that refer to `events/fair`: ")
    assert (world / "docs/events/fair.md").exists()


def test_a_page_goes_in_all_languages_and_its_addresses_lead_on(world: Path) -> None:
    code, out, said = run(world, "events/trip", "--redirect-to", "docs/events/fair.md")
    assert (code, said) == (0, "")
    assert "docs/events/trip.it.md: deleted\ndocs/events/trip.md: deleted\n" in out
    assert out.endswith(
        "Nothing refers to these files any more: docs/events/own.png."
        " Delete them if nobody needs them.\n"
    )
    assert not [*(world / "docs/events").glob("trip*")]
    assert "redirect_from: [events/tour, events/trip]\n" in text(world, "events/fair.md")


def test_the_address_may_lead_to_a_heading(world: Path) -> None:
    assert run(world, "events/trip", "--redirect-to", "events/fair#weaves")[0] == 0
    entries = "  events/tour: weaves\n  events/trip: weaves\n"
    assert f"redirect_anchors:\n{entries}" in text(world, "events/fair.md")


def test_an_address_may_end(world: Path) -> None:
    before = text(world, "events/fair.md")
    assert run(world, "events/trip", "--gone")[0] == 0
    assert text(world, "events/fair.md") == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            (),
            "Say where the address of `events/trip` shall lead: `--redirect-to` and the name of a"
            " page, or `--gone` for nowhere.\n",
        ),
        (
            ("--redirect-to", "events/fiar"),
            "There is no page `events/fiar`. Did you mean `events/fair`?\n",
        ),
        (
            ("--redirect-to", "events/fair#weave"),
            "`events/fair` has no heading with the anchor `weave`. Did you mean `weaves`?\n",
        ),
        (
            ("--redirect-to", "events/trip"),
            "The address of `events/trip` cannot lead to the page that is deleted. Name another"
            " page.\n",
        ),
    ],
)
def test_without_a_place_to_lead_to_nothing_is_deleted(
    world: Path, arguments: tuple[str, ...], said: str
) -> None:
    assert run(world, "events/trip", *arguments) == (1, "", said)
    assert (world / "docs/events/trip.md").exists()


def test_what_the_settings_name_is_said_too(world: Path) -> None:
    (world / "mkdocs.yml").write_text("extra:\n  pages:\n    - events/trip.md\n", encoding="utf-8")
    code, _, said = run(world, "events/trip", "--gone")
    assert code == 1
    assert said.startswith(
        "mkdocs.yml:3:7: it refers to `events/trip`.\n    |     - events/trip.md\n"
    )


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("answer", "is_kept"), [("events/fair\n", True), ("\n", False), ("docs/events/fair.md\n", True)]
)
def test_in_a_terminal_one_is_asked(
    world: Path, monkeypatch: pytest.MonkeyPatch, answer: str, is_kept: bool
) -> None:
    monkeypatch.chdir(world)
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert delete_page.main(["events/trip", "--docs", "docs", "--lang", "en"]) == 0
    assert ("events/trip" in text(world, "events/fair.md")) is is_kept
    assert not (world / "docs/events/trip.md").exists()


@pytest.mark.parametrize("lang", languages())
def test_help_is_there_in_every_language(tmp_path: Path, lang: str) -> None:
    for command in ("rename_page.py", "delete_page.py"):
        done = run_here(command, "--help", "--lang", lang, folder=tmp_path)
        assert done.returncode == 0
        assert "--dry-run" in done.stdout
