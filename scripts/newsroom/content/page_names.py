"""The names of pages as given on the command line."""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from newsroom.content.page_file import name_of


def page_name(written: str, docs: Path, languages: Sequence[str]) -> str:
    """`partners/loom`, from that or from the path of a file: `docs/partners/loom.it.md`."""
    path = Path(written).absolute()
    if path.suffix == ".md" and docs.absolute() in path.parents:
        written = path.relative_to(docs.absolute()).as_posix()
    if written.endswith(".md"):
        return name_of(PurePosixPath(written).as_posix(), languages)[0]
    return written.strip("/")
