"""What has changed in an English page since a translation was made, word by word."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from newsroom.content import header as headers
from newsroom.content.body import Body
from newsroom.content.encoding import decode
from newsroom.content.fingerprint import HEADER, INTRODUCTION, changed_parts, is_current
from newsroom.content.library import LocalizedPage
from newsroom.content.page_file import PageFile, dotted
from newsroom.model.kinds import header_texts
from newsroom.model.page import BasePage
from newsroom.words import Words

_WORD = re.compile(r"\S+\s*")
_CONTEXT = 8
"""Words that are shown before and after a change."""


Version = tuple[str, bytes]
"""What an English page held at some time, and how that time is called."""


def changes_since(
    translation: LocalizedPage, original: LocalizedPage, versions: Iterable[Version], words: Words
) -> str:
    """The report: word by word if one of the versions is the one it was made from.

    Versions come newest first, and are read only as far as needed.
    """
    said, kind, now = words.translations.diff, original.kind, original.file
    made = translation.page.translation if translation.page else None
    if kind is None or made is None:
        reason = "unreadable" if kind is None else "no_origin"
        return str(words.translations.refusals[reason].format(page=now.ref))
    parts = changed_parts(made.source_hash, now, kind)
    if not parts:
        return str(said.current)
    count = 0
    for count, (name, raw) in enumerate(versions, start=1):  # noqa: B007 - counted below
        old = earlier(now, raw)
        if old and is_current(made.source_hash, old, kind):
            shown = _sections(old, now, kind, said)
            return "\n\n".join([said.since.format(version=name), *shown])
    unknown = said.unknown.format(count=count) if count else said.no_history
    names = ", ".join(_called(part, said) for part in parts)
    return f"{unknown}\n{said.parts.format(parts=names)}"


def earlier(now: PageFile, raw: bytes) -> PageFile | None:
    """The page when its file held these bytes; none when they are no page."""
    try:
        text, body, line = headers.split(decode(raw)[0])
        header, _ = headers.parse(text)
    except headers.RefusedError:
        return None
    return replace(now, header=header, body=Body(body, line), problems=())


def _sections(old: PageFile, now: PageFile, kind: type[BasePage], said: Words) -> Iterator[str]:
    before, after = dict(_parts(old, kind)), dict(_parts(now, kind))
    for part in [*after, *(part for part in before if part not in after)]:
        one, other = before.get(part, ""), after.get(part, "")
        if one.split() != other.split():
            yield f"## {_called(part, said)}\n{word_difference(one, other)}"


def word_difference(before: str, after: str) -> str:
    """The text with `[-what went-]` and `{+what came+}`, as git marks words; the rest left out."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    bare_old, bare_new = ([word.rstrip() for word in words] for words in (old, new))
    matcher = SequenceMatcher(None, bare_old, bare_new, autojunk=False)
    shown: list[str] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            shown.append(_shortened(new[c:d], at_start=not shown, at_end=d == len(new)))
            continue
        gone, come = "".join(old[a:b]).rstrip(), "".join(new[c:d]).rstrip()
        last = (new[c:d] or old[a:b])[-1]
        marked = "".join([f"[-{gone}-]" if gone else "", f"{{+{come}+}}" if come else ""])
        shown.append(marked + (last[len(last.rstrip()) :] or " "))
    return "".join(shown).strip()


def _shortened(words: list[str], *, at_start: bool, at_end: bool) -> str:
    """What stays the same: only the words beside a change."""
    first = 0 if at_start else _CONTEXT
    last = 0 if at_end else _CONTEXT
    if len(words) <= first + last:
        return "".join(words)
    return "".join([*words[:first], "… ", *words[len(words) - last :]])


def _parts(file: PageFile, kind: type[BasePage]) -> Iterator[tuple[str, str]]:
    texts = dict(header_texts(kind, file.header.data))
    yield HEADER, "\n".join(f"{dotted(path)}: {text}" for path, text in headers.leaves(texts))
    seen: dict[str, int] = {}
    for name, text in file.body.sections():
        seen[name] = seen.get(name, 0) + 1
        number = f" ({seen[name]})" if seen[name] > 1 else ""
        yield f"{name or INTRODUCTION}{number}", text.strip()


def _called(part: str, said: Words) -> str:
    return str(said.called.get(part, part))
