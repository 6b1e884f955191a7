"""The fingerprint of a page's texts, by which a translation knows what it was made from.

One short sum for each part of the page, joined by points: first the texts of the header,
then each section. So a translation that has become old can be told where.
"""

import hashlib
import json
from difflib import SequenceMatcher
from functools import lru_cache

from newsroom.content.page_file import PageFile
from newsroom.model.kinds import texts_of
from newsroom.model.page import BasePage

LENGTH = 4
"""Hexadecimal digits for a part: one change in 65,536 would go unseen."""
HEADER = "header"
INTRODUCTION = "introduction"


@lru_cache(maxsize=8)  # translation after translation asks
def fingerprint(file: PageFile, kind: type[BasePage]) -> str:
    """The sums of all parts: `5b9f.0c1d.2e3a`.

    Facts do not count: they stand once, and reach the translations by themselves. Nor
    do line ends and the blanks at the end of a line.
    """
    return ".".join(_sum(text) for _, text in _parts(file, kind))


def changed_parts(old: str, file: PageFile, kind: type[BasePage]) -> list[str]:
    """The parts that are new or different since this fingerprint, by name.

    A section is named by its anchor; where parts were only taken away, the one that now
    stands in their place is named.
    """
    names = [name for name, _ in _parts(file, kind)]
    before, now = old.split("."), fingerprint(file, kind).split(".")
    changed: dict[str, None] = {}
    for tag, _, _, start, end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if tag != "equal":
            last = max(end, start + 1)
            changed |= dict.fromkeys(names[start:last] or names[-1:])
    return list(changed)


def _parts(file: PageFile, kind: type[BasePage]) -> list[tuple[str, str]]:
    texts = {name: file.header.data[name] for name, _ in texts_of(kind) if name in file.header.data}
    header = json.dumps(texts, ensure_ascii=False, sort_keys=True)
    sections = [(name or INTRODUCTION, text) for name, text in file.body.sections()]
    return [(HEADER, header), *sections]


def _sum(text: str) -> str:
    lines = "\n".join([line.rstrip() for line in text.strip().splitlines()])
    return hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
