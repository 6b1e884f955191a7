"""The fingerprint of a page's texts, which a translation stores to record its source.

One short digest for each part of the page, joined by points: the texts of the header, then
each section. So the parts that have changed since can be named.
"""

import hashlib
import json
import re
from difflib import SequenceMatcher
from functools import lru_cache

from newsroom.content.meaning import meaning_of
from newsroom.content.page_file import PageFile
from newsroom.model.kinds import header_texts
from newsroom.model.page import BasePage

LENGTH = 4
"""Hexadecimal digits for a part: one change in 65,536 is not noticed."""
HEADER = "header"
INTRODUCTION = "introduction"
_SIZE = r"(?:align|height|loading|width)=(?:\"[^\"{}\n]{0,40}\"|[\w%.-]{1,40})"
_FORM = re.compile(rf"\{{:?[ ]{{0,3}}(?:(?:\.[\w-]{{1,40}}|{_SIZE})[ ]{{0,3}}){{1,20}}\}}")
"""What the form of December 2026 left out: attribute lists of classes and sizes alone."""


@lru_cache(maxsize=8)  # used for each translation
def fingerprint(file: PageFile, kind: type[BasePage]) -> str:
    """The digests of all parts: `5b9f.0c1d.2e3a`.

    Facts are left out, as translations take them from the original; so are line ends, trailing
    spaces, the targets of links, and sizes and classes.
    """
    return ".".join(_digest(meaning_of(text)) for _, text in _parts(file, kind))


def is_current(made_from: str, file: PageFile, kind: type[BasePage]) -> bool:
    """Whether a translation with this fingerprint was made from the present texts."""
    return not changed_parts(made_from, file, kind)


def changed_parts(made_from: str, file: PageFile, kind: type[BasePage]) -> list[str]:
    """The names of the parts that are new or different since this fingerprint.

    A section is named by its anchor; where parts were only removed, the part that now stands
    in their place is named. Parts in the earlier form are known, too.
    """
    if made_from == fingerprint(file, kind):  # nearly always
        return []
    before, parts = made_from.split("."), _parts(file, kind)
    earlier = [_digest(_FORM.sub("", text)) for _, text in parts]
    now = [
        old if old in before else new
        for old, new in zip(earlier, fingerprint(file, kind).split("."), strict=True)
    ]
    names = [name for name, _ in parts]
    changed: dict[str, None] = {}
    for tag, _, _, start, end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if tag != "equal":
            last = max(end, start + 1)
            changed |= dict.fromkeys(names[start:last] or names[-1:])
    return list(changed)


def renewed(made_from: str, before: PageFile, after: PageFile, kind: type[BasePage]) -> str:
    """The fingerprint of a translation whose original was written anew, but says the same.

    What was current stays current, and what had changed before has still changed.
    """
    old, new = _parts(before, kind), fingerprint(after, kind).split(".")
    if len(old) != len(new):
        return made_from
    now: dict[str, str] = {}
    for (_, text), digest in zip(old, new, strict=True):
        now |= dict.fromkeys((_digest(meaning_of(text)), _digest(_FORM.sub("", text))), digest)
    return ".".join([now.get(one, one) for one in made_from.split(".")])


def _parts(file: PageFile, kind: type[BasePage]) -> list[tuple[str, str]]:
    texts = dict(header_texts(kind, file.header.data))
    header = json.dumps(texts, ensure_ascii=False, sort_keys=True)
    sections = [(name or INTRODUCTION, text) for name, text in file.body.sections()]
    return [(HEADER, header), *sections]


def _digest(text: str) -> str:
    lines = "\n".join([line.rstrip() for line in text.strip().splitlines()])
    return hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
