"""What is refused, in which words; and that nothing has changed then, whatever went wrong."""

from pathlib import Path
from unittest import mock

import pytest

from commands import run_here
from little_worlds import make_world
from newsroom.build import file_writing
from newsroom.moves.naming import FIXED
from newsroom.render.settings.organisation import FUNDING_PAGE
from newsroom.views.layout import SEARCH
from newsroom.words import languages

TAKEN = {"edition: 3": "edition: 3\nredirect_from: [events/old]"}
REFUSED = {
    ("events/visi", "events/a1"): "There is no page `events/visi`. Did you mean `events/visit`?",
    ("visit", "events/a1"): "There is no page `visit`. Did you mean `events/visit`?",
    ("events/zzz", "events/a1"): (
        "There is no page `events/zzz`. Write the folder and the file name without `.md`, for"
        " example `events/fair`."
    ),
    (
        "events/old",
        "events/a1",
    ): "`events/old` is an earlier name of `events/fair`. Write that name.",
    ("events/visit", "events/visit"): "`events/visit` already has this name.",
    ("events/visit", "events/fair"): (
        "docs/events/fair.md already exists. Choose another name, or rename or delete that page"
        " first."
    ),
    ("events/visit", "events/tour"): (
        "docs/events/tour.it.md already exists. Choose another name, or rename or delete that page"
        " first."
    ),
    ("events/visit", "events/old"): (
        "docs/events/fair.md:26:17: `events/old` is an earlier name of `events/fair`. Choose"
        " another name, or delete it there if its address may lead to another page."
    ),
    ("events/visit", "partners/visit"): (
        "A page of type `event` belongs in `events/`. Move the file there, or correct `type`."
    ),
    ("partners/loom", "partners/old/loom"): (
        "Events name a partner by its file name alone, so `partners/old/loom` must be directly in"
        " `partners/`. Choose a name without a further folder."
    ),
    ("events/index", "events/all"): (
        "`events/index` is the first page of `events`: its name is always `index`. Rename or delete"
        " the other pages of the folder."
    ),
    ("events/visit", "events/past/index"): (
        "`events/past/index` is the first page of `events/past`: its name is always `index`. Rename"
        " or delete the other pages of the folder."
    ),
}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("refused")
    docs = make_world(folder, {"file": "events/fair.md", "change": TAKEN})
    (docs / "events/tour.it.md").write_text("---\ntitle: Giro\n---\n", encoding="utf-8")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def run(folder: Path, *arguments: str, lang: str = "en") -> tuple[int, str, str]:
    more = ("--docs", "docs", "--lang", lang)
    done = run_here("rename_page.py", *arguments, *more, folder=folder)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(("names", "said"), REFUSED.items())
def test_a_name_that_cannot_be_is_refused(world: Path, names: tuple[str, str], said: str) -> None:
    before = files(world)
    assert run(world, *names) == (1, "", f"{said}\n")
    assert files(world) == before


def test_the_pages_that_the_site_leads_to_keep_their_names() -> None:
    assert {SEARCH, FUNDING_PAGE.removesuffix(".md")} == FIXED


@pytest.mark.parametrize(
    "new", ["events/Visit", "events/a b", "events/è", "events/con", "../a", "it/x"]
)
def test_a_name_that_is_no_address_is_refused(world: Path, new: str) -> None:
    before = files(world)
    code, out, said = run(world, "events/visit", new)
    assert (code, out) == (1, "")
    assert said.startswith("The name `")
    assert files(world) == before


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("names", REFUSED)
def test_every_refusal_is_said_in_every_language(
    world: Path, lang: str, names: tuple[str, str]
) -> None:
    code, _, said = run(world, *names, lang=lang)
    assert code == 1
    assert said.count("\n") == 1
    assert "{" not in said


def test_a_page_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    broken = "---\ntitle: [never closed\nrelated: [events/visit]\n---\nText\n"
    docs = make_world(tmp_path, {"write": {"partners/third.md": broken}})
    before = files(docs)
    code, _, said = run(tmp_path, "events/visit", "events/tour")
    assert code == 1
    assert said.startswith("docs/partners/third.md:2:")
    assert files(docs) == before
    (docs / "partners/third.md").write_text(broken.replace("visit", "other"), encoding="utf-8")
    assert run(tmp_path, "events/visit", "events/tour")[0] == 0  # it has nothing to do with it


@pytest.mark.parametrize("step", range(8))
def test_a_failure_on_the_way_leaves_everything_as_it_was(tmp_path: Path, step: int) -> None:
    make_world(tmp_path, {})
    before = files(tmp_path)
    left = iter(range(step))
    change = file_writing._change

    def failing(*arguments: object) -> None:
        if next(left, None) is None:
            raise OSError(28, "No space left on device")
        change(*arguments)

    with mock.patch.object(file_writing, "_change", failing):
        code, out, said = run(tmp_path, "partners/loom", "partners/weavers")
    assert (code, out) == (2, "")
    assert said.endswith(": No space left on device. Nothing was changed.\n")
    assert files(tmp_path) == before


def test_what_somebody_else_has_just_changed_is_kept(tmp_path: Path) -> None:
    docs = make_world(tmp_path, {})
    path = docs / "index.md"
    rewrite = file_writing.rewrite

    def late(file: Path, *arguments: bytes) -> None:
        if file == path:
            path.write_text("changed meanwhile", encoding="utf-8")
        rewrite(file, *arguments)

    before = files(tmp_path)
    with mock.patch.object(file_writing, "rewrite", late):
        code, _, said = run(tmp_path, "events/fair", "events/market")
    assert code == 2
    assert said == f"{path}: someone else has just changed it; try again. Nothing was changed.\n"
    assert files(tmp_path) == before | {"docs/index.md": b"changed meanwhile"}


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path: Path) -> None:
    make_world(tmp_path, {})
    before = files(tmp_path)
    _, dry, _ = run(tmp_path, "events/fair", "events/market", "--dry-run")
    _, patch, _ = run(tmp_path, "events/fair", "events/market", "--diff")
    assert files(tmp_path) == before
    assert patch.count("rename from docs/events/fair") == 2
    assert "+related: [partners/loom, events/market]\n" in patch
    _, done, _ = run(tmp_path, "events/fair", "events/market")
    assert dry.splitlines()[:-1] == done.splitlines()[:-1]
    assert "docs/events/fair.md → docs/events/market.md" in done
    assert done.splitlines()[-1].startswith("Files changed: ")
