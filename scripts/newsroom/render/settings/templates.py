"""The templates of the site: what is written into them is shown, and their parts are there."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

from newsroom.render.settings.paths import usable_folders
from newsroom.render.settings.tree import Fault, Tree, value_of

FRAME, OWN = "base.html", "main.html"
"""The frame of every page, and where a project writes into its blocks."""
VALUES_PAGE = "docs/handbook/theme.md"
_FILES = (".txt", ".xml", ".json", ".webmanifest")
"""Endings of templates without a page."""
_ENDINGS = (".html", *_FILES)
_ASSETS = (".css", ".js", ".mjs", ".svg", ".png", ".jpg", ".webp", ".ico", ".woff2")
"""What people put beside templates with Material. Files that an editor leaves are not looked at."""
_REMARK = re.compile(r"{#.*?#}", re.DOTALL)
_NAMES = re.compile(r"""{%[-+]?\s*(?:include|extends|import|from)\s+["']([^"']+)["']""")
_BLOCK = re.compile(r"{%[-+]?\s*block\s+(\w+)")
_INLINE = re.compile(r"""(?i)<style\b|<script\b(?![^>]*\ssrc=)|<\w[^<>]*?\s(style|on[a-z]+)\s*=""")

_PLACES = {"script": ("javascripts", "a `<script src>`"), "style": ("stylesheets", "`extra_css`")}


def wrong_templates(tree: Tree) -> Iterator[Fault]:
    """Every template is used and finds its parts; `main.html` writes into blocks that there are."""
    for folder in usable_folders(tree, "theme.custom_dir"):
        files = {
            path.relative_to(folder).as_posix(): path
            for path in sorted(folder.rglob("*"))
            if path.suffix in (*_ENDINGS, *_ASSETS) and path.is_file()
        }
        if FRAME not in files:
            continue
        texts = {name: _text(path) for name, path in files.items() if name.endswith(_ENDINGS)}
        static = [str(value_of(node)) for node in tree.items("theme.static_templates")]
        yield from _missing_parts(texts, folder)
        yield from _unused_files(files, _used(texts, static), folder)
        yield from _inline(texts, folder)
        if OWN in texts:
            yield from _wrong_own(texts, folder)


def _text(path: Path) -> str:
    """A template without its remarks, whose lines stay where they are."""
    text = path.read_text(encoding="utf-8", errors="replace")
    return _REMARK.sub(lambda match: "\n" * match[0].count("\n"), text)


def _at(text: str, place: int, file: Path, message: str, cure: str) -> Fault:
    column = place - (text.rfind("\n", 0, place) + 1) + 1
    return Fault(text.count("\n", 0, place) + 1, column, message, cure, file)


def _missing_parts(texts: Mapping[str, str], folder: Path) -> Iterator[Fault]:
    """A template that another one names is there."""
    for name, text in texts.items():
        for match in _NAMES.finditer(text):
            if match[1] not in texts:
                near = get_close_matches(match[1], texts, n=1)
                cure = f"Did you mean `{near[0]}`?" if near else f"See {VALUES_PAGE}."
                message = f"There is no template `{match[1]}` in `{folder.name}`."
                yield _at(text, match.start(1), folder / name, message, cure)


def _used(texts: Mapping[str, str], static: list[str]) -> set[str]:
    """The templates that pages are made from, and all that they name."""
    found: set[str] = set()
    waiting = [OWN, "404.html", *static, *(name for name in texts if name.startswith("pages/"))]
    while waiting:
        name = waiting.pop()
        if name in texts and name not in found:
            found.add(name)
            waiting += _NAMES.findall(texts[name])
    return found


PARTIALS = frozenset(
    {"actions", "alternate", "content", "copyright", "footer", "header", "logo", "nav"}
    | {"nav-item", "palette", "path", "search", "social", "source-file", "tabs", "tabs-item"}
    | {"toc", "toc-item", "top"}
)
"""Our partials, as the handbook lists them: a project may do without one and keep its file."""


def _is_ours(name: str) -> bool:
    folder, _, file = name.rpartition("/")
    return folder == "components" or (folder == "partials" and file[: -len(".html")] in PARTIALS)


def _unused_files(files: Mapping[str, Path], used: set[str], folder: Path) -> Iterator[Fault]:
    for name, file in files.items():
        if name in used or name == FRAME or _is_ours(name):
            continue
        if name.startswith(".icons/"):
            message = f"`{name}` is shown nowhere: icons come from Material's package alone."
            cure = "Put it below docs/assets, and show it as a picture; or name another icon."
        elif name.endswith(_FILES):
            message = f"`{name}` is published nowhere."
            cure = "Name it in `theme.static_templates`, or delete it."
        elif name.endswith(".html"):
            message = f"`{name}` is shown nowhere: no template includes it."
            cure = f"Include it in a block of {OWN}, or delete it. The parts are in {VALUES_PAGE}."
        else:
            message = f"`{name}` is not published: `{folder.name}` holds templates alone."
            cure = "Put it below docs/assets."
        yield Fault(1, 1, message, cure, file)


def _inline(texts: Mapping[str, str], folder: Path) -> Iterator[Fault]:
    """No template writes a script or a style into a page."""
    for name, text in texts.items():
        if not name.endswith(".html"):
            continue
        for match in _INLINE.finditer(text):
            is_script = re.match(r"(?i)<script|on", match[1] or match[0])
            kind = "script" if is_script else "style"
            message = f"The policy of the site lets no browser use this {kind} within a page."
            place, by = _PLACES[kind]
            cure = f"Put it into a file below docs/assets/{place}/, and name that file in {by}."
            yield _at(text, match.start(), folder / name, message, cure)


def _wrong_own(texts: Mapping[str, str], folder: Path) -> Iterator[Fault]:
    """`main.html` extends `base.html`, and shows all it says in blocks of it."""
    file, text = folder / OWN, texts[OWN]
    try:
        parsed = Environment(autoescape=True).parse(text)
    except TemplateSyntaxError:
        return  # the build says where, and what
    named = [part for part in parsed.body if isinstance(part, nodes.Extends)]
    if not named or not isinstance(named[0].template, nodes.Const):
        yield Fault(
            1,
            1,
            f"`{OWN}` does not extend `{FRAME}`, so no page would have its frame.",
            f'Write `{{% extends "{FRAME}" %}}` on its first line.',
            file,
        )
        return
    known = {name for name in _blocks(texts) if name}
    for block in parsed.find_all(nodes.Block):
        if block.name not in known:
            near = get_close_matches(block.name, known, n=1)
            cure = f"Did you mean `{near[0]}`?" if near else f"The blocks are in {VALUES_PAGE}."
            yield Fault(block.lineno, 1, f"`{FRAME}` has no block `{block.name}`.", cure, file)
    for part in parsed.body:
        if isinstance(part, nodes.Output) and (line := _line_of(part)):
            message = "What stands outside a block is shown nowhere."
            yield Fault(line, 1, message, "Write it in a block, such as `announce`.", file)


def _blocks(texts: Mapping[str, str]) -> Iterator[str]:
    for name, text in texts.items():
        if name != OWN:
            yield from _BLOCK.findall(text)


def _line_of(part: nodes.Output) -> int:
    """The line on which something is shown; 0 if there are blanks alone."""
    for one in part.nodes:
        if not isinstance(one, nodes.TemplateData):
            return one.lineno
        if one.data.strip():
            blank = one.data[: len(one.data) - len(one.data.lstrip())]
            return one.lineno + blank.count("\n")
    return 0
