"""A review: a translation as its file should be once somebody has read it beside the English page.

Only the values of `translation` that change are written anew; all else keeps its form.
"""

import re
from datetime import date
from pathlib import Path

from newsroom.content.fingerprint import fingerprint
from newsroom.content.header_writing import field_text
from newsroom.content.library import Library, LocalizedPage
from newsroom.content.page_file import PageFile
from newsroom.exchange.exporting import original_for
from newsroom.exchange.units import ExchangeError

_VALUE = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|[^\s,{}\[\]#]+")
_FLOW_SIGNS = frozenset(",[]{}#:\"'")


def reviewed(
    library: Library, ref: str, lang: str, reviewer: str | None, today: date
) -> tuple[Path, str]:
    """The path and the text of a translation that has been read; writes nothing.

    Raises `ExchangeError`.
    """
    original, kind = original_for(library, ref, lang)
    translation, path = library.translations.get((ref, lang)), library.path(ref, lang)
    if any(one.file.is_untranslated for one in library.pages if one.file.path == path):
        raise ExchangeError("not_translated", page=ref, lang=lang)
    if translation is None:
        raise ExchangeError("no_such_translation", page=ref, lang=lang)
    made = translation.page.translation if translation.page else None
    if made is None:
        raise ExchangeError("no_origin", page=ref)
    if made.method == "machine" and not reviewer:
        raise ExchangeError("nobody_named", page=ref)
    fields = {"source_hash": fingerprint(original.file, kind)}
    if made.method == "machine":
        fields["method"] = "machine-reviewed"
    if reviewer:
        fields["reviewer"] = reviewer
    if reviewer or made.reviewer:
        fields["reviewed_on"] = today.isoformat()
    return translation.file.path, _with_values(translation, fields)


def _with_values(translation: LocalizedPage, fields: dict[str, str]) -> str:
    """The text of the file with these values in `translation`."""
    file = translation.file
    text = file.path.read_bytes().decode("utf-8")
    lines = text.split("\n")
    block = file.header.data["translation"]
    there = {name for name in fields if isinstance(block, dict) and name in block}
    new = [name for name in ("reviewer", "reviewed_on") if name in fields and name not in there]
    # From the end of the file on, so that the places before stay right.
    for name in sorted(
        there, key=lambda one: file.header.place(("translation", one)), reverse=True
    ):
        line, column = file.header.place(("translation", name))
        found = _VALUE.match(lines[line - 1], column - 1)
        if found is None:  # on several lines
            raise ExchangeError("no_origin", page=file.ref)
        before, after = lines[line - 1][: found.start()], lines[line - 1][found.end() :]
        is_flow = _is_flow(file)
        value = _written(name, fields[name], is_flow=is_flow)
        lines[line - 1] = f"{before}{value}{after}"
        if name == "source_hash":
            added = [f"{one}: {_written(one, fields[one], is_flow=is_flow)}" for one in new]
            if is_flow:
                lines[line - 1] = ", ".join([f"{before}{value}", *added]) + after
            else:
                place = file.header.place(("translation", name), of_key=True)
                end = "\r" if lines[line - 1].endswith("\r") else ""
                lines[line:line] = [f"{' ' * (place.column - 1)}{one}{end}" for one in added]
    return "\n".join(lines)


def _is_flow(file: PageFile) -> bool:
    """Whether the block is written in braces."""
    outer = file.header.place(("translation",), of_key=True)
    inner = file.header.place(("translation", "source_hash"), of_key=True)
    line = file.path.read_bytes().decode("utf-8").split("\n")[outer.line - 1]
    return outer.line == inner.line or "{" in line.partition("#")[0]


def _written(name: str, value: str, *, is_flow: bool) -> str:
    written = field_text(name, value).partition(": ")[2].rstrip("\n")
    if is_flow and written == value and not _FLOW_SIGNS.isdisjoint(value):
        return "'" + value.replace("'", "''") + "'"
    return written
