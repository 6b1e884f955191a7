"""The name of a page, however somebody writes it on the command line."""

from collections.abc import Sequence
from pathlib import Path

from newsroom.content.page_file import name_of


def page_name(written: str, docs: Path, languages: Sequence[str]) -> str:
    """`partners/ntt`, of that or of the path of one of its files: `docs/partners/ntt.it.md`."""
    path = Path(written).absolute()
    if path.suffix == ".md" and docs.absolute() in path.parents:
        written = path.relative_to(docs.absolute()).as_posix()
    return name_of(written, languages)[0] if written.endswith(".md") else written.strip("/")
