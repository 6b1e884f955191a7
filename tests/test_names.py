"""Names are the field's standard terms: none of the project's old metaphors is left.

Looks at definitions only (modules, classes, functions, parameters, variables, attributes, what
imports call their objects), at the classes of style sheets and templates, and at the variables
of templates. Prose and strings are free, and so are calls of libraries: `keyboard.press`.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

STANDARD_TERMS = {
    "desk": "site context",
    "reader": "localizer, visitor, parser",
    "shell": "layout",
    "kicker": "eyebrow",
    "tile": "date block",
    "house": "library",
    "sheet": "localized page",
    "press": "renderer",
    "forme": "page template",
    "shelf": "page store",
    "standing": "page status",
    "calm": "idle tasks",
    "patience": "time limit",
    "parcel": "translation units",
    "packing": "export",
    "unpacking": "import",
    "told": "logged",
    "spoken": "formatted",
    "judge": "check",
    "verdict": "result",
}
"""The old words, and what to write instead."""
OLD = {form for word in STANDARD_TERMS for form in (word, f"{word}s")} | {"shelves", "judged"}

MODULES = [
    path
    for folder in ("scripts", "tests")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "node_modules" not in path.parts
]
SITE_FILES = [
    path
    for folder in ("overrides", "docs/assets")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in (".html", ".css", ".js", ".xml", ".txt")
]

CSS_CLASS = re.compile(r"\.(-?[a-z_][\w-]*)(?=[^{}]*\{)", re.IGNORECASE)
CLASS_ATTRIBUTE = re.compile(r"""\bclass(?:Name)?\s*=\s*(["'])(.*?)\1""", re.DOTALL)
PREFIXED = re.compile(r"\bnl-[\w-]+")
"""Our own classes and custom properties, wherever they stand."""
EXPRESSION = re.compile(r"\{\{(.*?)\}\}|\{%(.*?)%\}", re.DOTALL)
QUOTED = re.compile(r"""(["']).*?\1""", re.DOTALL)
COMMENT = re.compile(r"/\*.*?\*/|\{#.*?#\}", re.DOTALL)


def words_of(name: str) -> set[str]:
    """The words of a name: `PageSheet`, `page_sheet` and `page-sheet` are two words each."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|-", "_", name)
    return set(parted.lower().split("_"))


def defined_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every name that a module gives to something, with its line."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                yield node.lineno, node.name
            case ast.arg():
                yield node.lineno, node.arg
            case ast.Name(ctx=ast.Store()):
                yield node.lineno, node.id
            case ast.Attribute(ctx=ast.Store()):
                yield node.lineno, node.attr
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                for alias in names:
                    yield node.lineno, alias.asname or alias.name.rpartition(".")[2]
            case ast.ExceptHandler(name=str() as name) | ast.MatchAs(name=str() as name):
                yield node.lineno, name


def named_in(path: Path) -> Iterator[str]:
    """The classes of a style sheet, script or template, and the variables of a template."""
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    yield from PREFIXED.findall(text)
    if path.suffix == ".css":
        yield from CSS_CLASS.findall(text)
    for _, names in CLASS_ATTRIBUTE.findall(text):
        yield from re.findall(r"[\w-]+", EXPRESSION.sub(" ", names))
    if path.is_relative_to(ROOT / "overrides"):
        for parts in EXPRESSION.findall(text):
            yield from re.findall(r"[A-Za-z_]\w*", QUOTED.sub("", "".join(parts)))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_uses_standard_terms(path: Path) -> None:
    found = [(0, part) for part in path.relative_to(ROOT).with_suffix("").parts]
    found += defined_in(ast.parse(path.read_text(encoding="utf-8")))
    assert [(line, name) for line, name in found if words_of(name) & OLD] == []


@pytest.mark.parametrize("path", SITE_FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_template_or_stylesheet_uses_standard_terms(path: Path) -> None:
    found = {path.stem, *named_in(path)}
    assert sorted(name for name in found if words_of(name) & OLD) == []


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def read(sheet): ...", ["read", "sheet"]),
        ("class PageSheet:\n    shelf: int", ["PageSheet", "shelf"]),
        ("from a.desk import b as c", ["c"]),
        ("keyboard.press(key)", []),
        ("for tile in tiles: self.house = tile", ["tile", "house"]),
    ],
)
def test_definitions_are_found_and_calls_are_not(source: str, names: list[str]) -> None:
    assert [name for _, name in defined_in(ast.parse(source))] == names
