"""Repairing pages: what changes, what never does, and what happens to files."""

import os
import random
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pytest
import yaml

import fix_content
from fix_content import main_fix
from little_worlds import LANGUAGES, make_world
from newsroom.build import file_writing
from newsroom.content import pasted
from newsroom.content import repair as repairing
from newsroom.content.fingerprint import fingerprint
from newsroom.content.header import leaves, parse, split
from newsroom.content.header_repair import day_of, order_of
from newsroom.content.page_file import read_page
from newsroom.content.repair import UnrepairableError, repair, repair_file
from newsroom.content.written_values import clock_in_figures
from newsroom.environment import DOCS
from newsroom.model.event import Event
from newsroom.model.kinds import KINDS
from newsroom.model.page import BasePage
from newsroom.words import languages
from platforms import needs

CASES = yaml.safe_load((Path(__file__).parent / "repairs.yml").read_text(encoding="utf-8"))
BROKEN = "---\ntype: event\ntitle: Fair \nstart: 7.9.2023\n---\nText \n\nCode:\n\n    x\n"
DAMAGE = [" \n", "  \n", "\t\n", "\n# x\n", '"', "\u0301", "\n\n", "- ", "…"]
DAMAGE += ["\n• ", "\u00ad\n", "-\n", "\ufb01", "Ã©", "â€“", "\nPage 3 of 12\n", "\n|---|---|\n"]
MENDED = "---\ntype: event\ntitle: Fair\nstart: 2023-09-07\n---\nText\n\nCode:\n\n    x\n"


def written(text: str) -> str:
    return text.replace("·", " ").replace("⇥", "\t").removesuffix("¶")


def kind_of(case: dict[str, str]) -> type[BasePage] | None:
    return KINDS.get(case.get("kind", "event"))


def pages() -> Iterator[tuple[str, type[BasePage] | None]]:
    """Every text there is: the cases, the real pages, the small and the dreadful world."""
    for case in CASES:
        yield written(case["before"]), kind_of(case)
    here = Path(__file__).parents[1]
    for path in sorted([*DOCS.rglob("*.md"), *here.rglob("*.md")]):
        try:
            text = path.read_bytes().decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        except (OSError, UnicodeDecodeError):
            continue
        kind = next((name for name in KINDS if f"\ntype: {name}\n" in text), "page")
        yield text, KINDS[kind]


def damaged(text: str, chance: random.Random) -> str:
    """The page after a bad day: blanks, marks and lines where they do not belong."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randint(0, len(text))
        piece = chance.choice(DAMAGE)
        text = text[:at] + piece + text[at:]
    if chance.random() < 0.3:
        text = unicodedata.normalize("NFD", text)
    head, fence, rest = text.partition("\n---")
    if chance.random() < 0.7:
        lines = head.split("\n")
        lines[1:] = chance.sample(lines[1:], len(lines) - 1)
        head = "\n".join(lines)
    return head + fence + rest


def assert_safe(text: str, kind: type[BasePage] | None) -> None:
    """A page is repaired at once, and says the same in the same words."""
    mended = repair(text, kind)
    assert repair(mended, kind) == mended
    if mended == text:
        return
    old, new = (split(unicodedata.normalize("NFC", one)) for one in (text, mended))
    assert letters_of(old[1]) == letters_of(new[1])
    (before, faults), (after, new_faults) = parse(old[0]), parse(new[0])
    assert before.complete
    assert [code for code, _, _ in faults] == [code for code, _, _ in new_faults]
    assert sorted(map(letters_of, before.data)) == sorted(map(letters_of, after.data))
    now = dict(leaves(after.data))
    for path, value in leaves(before.data):
        is_formed = day_of(value) or clock_in_figures(value)
        if path in now and not is_formed and path[0] != "translation":
            assert letters_of(value) == letters_of(now[path])


def letters_of(text: str) -> str:
    """The letters of a text, without what copying did to them."""
    for _ in range(3):
        text = pasted.mended(text, pasted.wrongly_decoded(text))
    text = pasted.mended(text, pasted.bullets(text))  # that of Word for inner lists is a letter
    text = pasted.plain_letters(pasted.mended(text, pasted.feet(text)))
    return re.sub(r"[\W_]+", "", text)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_page_is_repaired(case: dict[str, str]) -> None:
    before = written(case["before"])
    assert repair(before, kind_of(case)) == written(case.get("after", case["before"]))


def test_every_page_says_the_same_after_its_repair() -> None:
    for text, kind in pages():
        assert_safe(text, kind)


def test_damaged_pages_are_repaired_once_and_say_the_same() -> None:
    chance = random.Random(7)  # noqa: S311
    for text, kind in pages():
        for _ in range(5):
            assert_safe(damaged(text, chance), kind)


def test_a_repair_that_changes_what_is_said_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "---\ntitle: x\n---\nText \n"
    wrong = [lambda t, _: t.replace("x", "y"), lambda t, _: t.replace("Text", "")]
    monkeypatch.setattr(repairing, "_REPAIRS", (*wrong, lambda _t, _k: "nothing"))
    assert repair(text, Event) == text


@pytest.mark.parametrize("piece", [" ", "\t", "  \n", "#\n", "`", "~~~\n", "e\u0301", "[](", "x"])
def test_a_long_page_takes_no_long_time(piece: str) -> None:
    text = "---\ntitle: x\n---\n" + piece * (400_000 // len(piece))
    before = process_time()
    repair(text, Event)
    assert process_time() - before < 4


def test_the_order_begins_with_the_type_and_holds_every_field() -> None:
    for kind in KINDS.values():
        assert order_of(kind)[0] == "type"
        assert sorted(order_of(kind)) == sorted(kind.model_fields)


def test_the_real_pages_need_no_repair() -> None:
    for path in sorted(DOCS.rglob("*.md")):
        before, after = repair_file(path, DOCS, languages())
        assert before == after, path


def test_new_order_and_blanks_leave_the_fingerprint_as_it_was(tmp_path: Path) -> None:
    docs = make_world(tmp_path, {})
    path = docs / "events" / "fair.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\n\n", " \n\n"), encoding="utf-8")
    before = fingerprint(read_page(path, docs, LANGUAGES), Event)
    assert main_fix([path], docs, diff=False) == 0
    assert path.read_text(encoding="utf-8") != text
    assert fingerprint(read_page(path, docs, LANGUAGES), Event) == before


@pytest.mark.parametrize(
    ("more", "is_same"),
    [
        ("{ width=300 }", True),
        ('{: .md-button align="right" }', True),
        ('{ width=300 title="Other words" }', False),
        ("{#loom}", False),
        ("{ of 300 }", False),
    ],
)
def test_sizes_and_classes_leave_the_fingerprint_as_it_was(
    more: str, is_same: bool, tmp_path: Path
) -> None:
    docs = make_world(tmp_path, {})
    path = docs / "events" / "fair.md"
    text = path.read_text(encoding="utf-8")
    before = fingerprint(read_page(path, docs, LANGUAGES), Event)
    path.write_text(text.replace("#weaves)", f"#weaves){more}"), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text
    assert (fingerprint(read_page(path, docs, LANGUAGES), Event) == before) is is_same


# --- files -----------------------------------------------------------------------------------


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "docs" / "events" / "fair.md"
    path.parent.mkdir(parents=True)
    path.write_text(BROKEN, encoding="utf-8", newline="")
    return path


@pytest.fixture
def docs(page: Path) -> Path:
    return page.parents[1]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=repr)
def test_a_byte_order_mark_and_line_ends_are_kept(
    page: Path, docs: Path, mark: bytes, end: str
) -> None:
    page.write_bytes(mark + BROKEN.replace("\n", end).encode())
    assert main_fix([], docs, diff=False) == 0
    assert page.read_bytes() == mark + MENDED.replace("\n", end).encode()


def test_a_page_with_several_sorts_of_line_ends_is_refused_only_if_it_needs_repair(
    page: Path, docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mixed = BROKEN.replace("\n", "\r\n", 2).encode()
    page.write_bytes(mixed)
    assert main_fix([], docs, diff=False) == 2
    assert page.read_bytes() == mixed
    assert "fair.md: not changed: its lines have different line endings" in capsys.readouterr().err
    page.write_bytes(MENDED.replace("\n", "\r\n", 2).encode())
    assert main_fix([], docs, diff=False) == 0


def test_a_translation_has_the_kind_of_its_original(page: Path, docs: Path) -> None:
    italian = page.with_suffix(".it.md")
    italian.write_bytes(b"---\ndate_note: y\ntitle: x\nstart_time: 09:30\n---\n")
    after = '---\ntitle: x\nstart_time: "09:30"\ndate_note: y\n---\n'
    assert repair_file(italian, docs, languages())[1].decode() == after
    page.unlink()
    before, after_alone = repair_file(italian, docs, languages())
    assert before == after_alone


@needs("file modes")
def test_the_files_that_were_changed_are_named_and_keep_their_mode(
    page: Path, docs: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(docs.parent)
    page.chmod(0o640)
    (page.parent / "fine.md").write_text(MENDED, encoding="utf-8")
    assert main_fix([], Path("docs"), diff=False) == 0
    assert capsys.readouterr().out == "docs/events/fair.md\n"
    assert stat.S_IMODE(page.stat().st_mode) == 0o640
    assert sorted(path.name for path in page.parent.iterdir()) == ["fair.md", "fine.md"]
    assert main_fix([], Path("docs"), diff=False) == 0
    assert capsys.readouterr().out == ""


def test_the_diff_shows_everything_and_writes_nothing(
    page: Path, docs: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(docs.parent)
    page.write_bytes(b"---\ntype: event\nstart: 7.9.2023\n---\nText")
    before = page.stat()
    assert main_fix([Path("docs/events")], Path("docs"), diff=True) == 1
    assert capsys.readouterr().out == (
        "--- a/docs/events/fair.md\n"
        "+++ b/docs/events/fair.md\n"
        "@@ -1,5 +1,5 @@\n"
        " ---\n"
        " type: event\n"
        "-start: 7.9.2023\n"
        "+start: 2023-09-07\n"
        " ---\n"
        "-Text\n"
        "\\ No newline at end of file\n"
        "+Text\n"
    )
    assert page.stat() == before
    page.write_text(MENDED, encoding="utf-8")
    assert main_fix([], docs, diff=True) == 0


def test_only_the_pages_that_were_named_are_touched(page: Path, docs: Path) -> None:
    other = docs / "events" / "visit.md"
    other.write_text(BROKEN, encoding="utf-8")
    assert main_fix([other], docs, diff=False) == 0
    assert page.read_text(encoding="utf-8") == BROKEN
    assert other.read_text(encoding="utf-8") == MENDED


REFUSED = {
    "not utf-8": (b"---\ntitle: x \n---\n\xff\n", "it cannot be read as a page"),
    "no header": (b"Text \n", "it cannot be read as a page"),
    "wrong header": (b"---\ntitle: x: y \n---\n", "it cannot be read as a page"),
    "too large": (MENDED.encode() + b" x" * 300_000, "it cannot be read as a page"),
}


@pytest.mark.parametrize("sort", REFUSED)
def test_a_page_that_cannot_be_read_is_left_and_the_others_are_repaired(
    page: Path, docs: Path, sort: str, capsys: pytest.CaptureFixture[str]
) -> None:
    content, reason = REFUSED[sort]
    bad = docs / "bad.md"
    bad.write_bytes(content)
    assert main_fix([], docs, diff=False) == 2
    assert bad.read_bytes() == content
    assert f"bad.md: not changed: {reason}" in capsys.readouterr().err
    assert page.read_text(encoding="utf-8") == MENDED


@needs("symbolic links")
def test_a_symbolic_link_is_refused(page: Path, docs: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text(BROKEN, encoding="utf-8")
    (docs / "link.md").symlink_to(outside)
    (docs / "folder").symlink_to(page.parent)
    assert main_fix([docs / "link.md"], docs, diff=False) == 2
    assert main_fix([docs / "folder" / "fair.md"], docs, diff=False) == 2
    assert outside.read_text(encoding="utf-8") == BROKEN
    assert page.read_text(encoding="utf-8") == BROKEN


def test_what_is_no_page_is_refused(page: Path, docs: Path, tmp_path: Path) -> None:
    for path in (docs / "picture.svg", tmp_path / "outside.md"):
        path.write_text(BROKEN, encoding="utf-8")
        with pytest.raises(UnrepairableError):
            repair_file(path, docs, languages())
        assert main_fix([path], docs, diff=False) == 2
    assert page.read_text(encoding="utf-8") == BROKEN


def test_a_page_that_may_not_be_written_is_left(
    page: Path, docs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everything
    assert main_fix([], docs, diff=False) == 2
    assert page.read_text(encoding="utf-8") == BROKEN
    assert "not changed: it is write-protected or a symbolic link." in capsys.readouterr().err
    assert main_fix([], docs, diff=True) == 1


def test_a_folder_that_may_not_be_written_is_left(
    page: Path, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(file_writing.tempfile, "mkstemp", refuse)
    assert main_fix([], docs, diff=False) == 2
    assert page.read_text(encoding="utf-8") == BROKEN


def test_a_page_that_changed_meanwhile_is_left(
    page: Path, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def somebody_saves(*arguments: object) -> tuple[bytes, bytes]:
        answer = repair_file(*arguments)
        page.write_text(MENDED + "More.\n", encoding="utf-8")
        return answer

    monkeypatch.setattr(fix_content, "repair_file", somebody_saves)
    assert main_fix([], docs, diff=False) == 2
    assert page.read_text(encoding="utf-8") == MENDED + "More.\n"
    assert [path.name for path in page.parent.iterdir()] == ["fair.md"]
