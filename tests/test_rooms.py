"""The packages (rooms) of the newsroom and their imports. The table is that of the README."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

NEWSROOM = Path(__file__).parents[1] / "scripts" / "newsroom"

BELOW_RENDER = {"model", "content", "words", "checks", "views", "outputs"}
MAY_IMPORT = {
    "model": {"pydantic", "pydantic_core"},
    "content": {"model", "ada_url", "pydantic", "pydantic_core", "yaml", "PIL", "pypdf"},
    "words": {"babel", "tzdata", "yaml"},
    "checks": {"model", "content", "words", "yaml"},
    "views": {"model", "words"},
    "outputs": {"model", "content", "words", "lxml", "PIL", "resvg_py"},
    "exchange": {"model", "content", "words", "checks", "lxml", "polib"},
    "new_site": {"model", "content", "words", "yaml"},
    "moves": {"model", "content", "checks", "yaml"},
    "render": BELOW_RENDER
    | {"jinja2", "lxml", "markdown", "mkdocs", "nh3"}
    | {"pygments", "pymdownx", "rcssmin", "rjsmin", "tinycss2", "yaml"},
    "build": BELOW_RENDER | {"render", "brotli", "filelock", "mkdocs"},
    "preview": BELOW_RENDER | {"render", "watchdog"},
}
WORLD_TOUCHING = {"os", "shutil", "socket", "subprocess", "tempfile", "time", "urllib", "http"}
"""Modules that reach files, clocks and networks: nothing for rooms that touch nothing."""
MAY_TOUCH = {
    "content": {"os", "urllib"},
    "checks": {"os", "urllib"},
    "moves": {"urllib"},
    "render": {"os", "urllib"},
    "build": WORLD_TOUCHING,
    "preview": WORLD_TOUCHING,
}


def imported_by(path: Path) -> Iterator[str]:
    """The modules that a file imports; our own by their room."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports relatively"
            names = [node.module or ""]
        for name in names:
            parts = name.split(".")
            yield parts[1] if parts[0] == "newsroom" else parts[0]


def rooms() -> list[str]:
    return sorted(path.parent.name for path in NEWSROOM.glob("*/__init__.py"))


def test_every_room_is_in_the_table() -> None:
    assert rooms() == sorted(MAY_IMPORT)


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_what_it_may(room: str) -> None:
    allowed = MAY_IMPORT[room] | {room}
    for path in (NEWSROOM / room).rglob("*.py"):
        others = {name for name in imported_by(path) if name not in sys.stdlib_module_names}
        assert others <= allowed, f"{path.name} imports {others - allowed}"


@pytest.mark.parametrize(
    "path", sorted(NEWSROOM.parent.glob("hook_*.py")), ids=lambda path: path.stem
)
def test_a_hook_hands_everything_on_to_the_renderer(path: Path) -> None:
    imported = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    ours = {
        node.module.split(".")[1]
        for node in imported
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("newsroom.")
    }
    assert ours <= {"environment", "render"}


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_touches_only_what_it_may(room: str) -> None:
    for path in (NEWSROOM / room).rglob("*.py"):
        touched = set(imported_by(path)) & WORLD_TOUCHING
        assert touched <= MAY_TOUCH.get(room, set()), f"{path.name} uses {touched}"


@pytest.mark.parametrize("path", sorted(NEWSROOM.rglob("*.py")), ids=lambda path: path.stem)
def test_nobody_but_the_environment_reads_the_clock(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert path.name == "environment.py" or not {".now(", ".today("} & set(text.split())
    assert path.name == "environment.py" or ".now(" not in text
