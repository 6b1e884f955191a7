"""Changes of files as a patch, which `patch` and `git apply` read."""

import re
from collections.abc import Iterator
from difflib import unified_diff

NOWHERE = "/dev/null"


def patch_of(name: str, before: bytes, after: bytes) -> str:
    """The patch of a file that stays where it is."""
    return "".join(_lines(name, name, before, after)).removesuffix("\n")


def git_patch_of(old: str, new: str | None, before: bytes, after: bytes) -> str:
    """The patch of a file that moves, or is deleted if there is no new name, as git reads it."""
    head = f"diff --git a/{old} b/{new or old}\n"
    if new is None:
        head += "deleted file mode 100644\n"
    elif new != old:
        head += f"rename from {old}\nrename to {new}\n"
    lines = _lines(old, new, before, after) if before != after else ()
    return "".join([head, *lines]).removesuffix("\n")


def _lines(old: str, new: str | None, before: bytes, after: bytes) -> Iterator[str]:
    names = f"a/{old}", f"b/{new}" if new else NOWHERE
    for line in unified_diff(_lines_of(before), _lines_of(after), *names):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines_of(content: bytes) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", content.decode("utf-8"))
