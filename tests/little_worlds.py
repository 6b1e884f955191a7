"""A copy of the small world, with changes: what the cases of the checker are made of."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

WORLD = Path(__file__).parent / "world"
LANGUAGES = ("en", "it")


def languages_of(case: Mapping[str, Any]) -> tuple[str, ...]:
    """The languages of a case's world; its translations are in the second of them."""
    return tuple(case.get("languages") or LANGUAGES)


def make_world(folder: Path, case: Mapping[str, Any]) -> Path:
    """Copy the small world to `folder` and change it as the case says."""
    docs = folder / "docs"
    shutil.copytree(WORLD, docs)
    for path in sorted(docs.rglob("*.it.md")):
        path.rename(path.with_name(path.name.replace(".it.", f".{languages_of(case)[1]}.")))
    for name, original in (case.get("copy") or {}).items():
        target = docs / original
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(docs / name, target)
    for name, content in (case.get("write") or {}).items():
        (docs / name).write_text(content, encoding="utf-8")
    for name, content in (case.get("bytes") or {}).items():
        (docs / name).write_bytes(bytes.fromhex(content) + case.get("also", "").encode())
    for name, target in (case.get("link") or {}).items():
        (docs / name).symlink_to(target)
    for name in case.get("delete") or ():
        (docs / name).unlink()
    if "file" in case:
        _change(docs / case["file"], case)
    return docs


def _change(path: Path, case: Mapping[str, Any]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in (case.get("change") or {}).items():
        assert old in text, f"{path.name} does not hold {old!r}"
        text = text.replace(old, _repeated(new))
    path.write_text(text, encoding="utf-8", newline="")


def _repeated(text: str) -> str:
    """`REPEAT 3 x` with its number of letters: long texts in short cases."""
    before, marker, after = text.partition("REPEAT ")
    if not marker:
        return text
    count, _, rest = after.partition(" ")
    return before + rest[0] * int(count) + rest[1:]
