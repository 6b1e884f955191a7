"""PO, the format of GNU gettext, which many translators and free tools know.

Its only state is `fuzzy`, for unfinished texts; it cannot say whether a text was reviewed.
"""

import polib

from newsroom.exchange.units import SIZE_LIMIT, ExchangeError, TranslationUnits, Unit

_PAGE, _SOURCE = "X-Page", "X-Source-Language"


def write_po(units: TranslationUnits) -> bytes:
    """The units as a PO file."""
    file = polib.POFile(wrapwidth=0, check_for_duplicates=True)
    file.header = units.note
    file.metadata = {
        "Project-Id-Version": f"{units.page}",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": units.target_lang,
        _SOURCE: units.source_lang,
        _PAGE: units.page,
    }
    for unit in units.units:
        entry = polib.POEntry(
            msgctxt=unit.id, msgid=unit.source, msgstr=unit.target, comment=unit.note
        )
        if unit.state == "outdated":
            entry.flags.append("fuzzy")
        file.append(entry)
    return f"{file}\n".encode()


def read_po(raw: bytes) -> TranslationUnits:
    """The units of a PO file. Raises `ExchangeError` if it is not one that was exported here."""
    if len(raw) > SIZE_LIMIT:
        raise ExchangeError("too_large", limit=SIZE_LIMIT // 1024 // 1024)
    try:
        text = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
        # Without a line break polib takes a text for the path of a file.
        file = polib.pofile("\n" + text.replace("\r\n", "\n"), wrapwidth=0)
    except Exception as error:  # polib raises errors of many types
        raise ExchangeError("broken_file", error=" ".join(str(error).split())[:200]) from None
    if _PAGE not in file.metadata:
        raise ExchangeError("not_ours")
    return TranslationUnits(
        page=file.metadata[_PAGE],
        source_lang=file.metadata.get(_SOURCE, ""),
        target_lang=file.metadata.get("Language", ""),
        units=tuple(_unit(entry) for entry in file if not entry.obsolete),
    )


def _unit(entry: polib.POEntry) -> Unit:
    is_finished = bool(entry.msgstr) and not entry.fuzzy
    return Unit(
        id=entry.msgctxt or "",
        source=entry.msgid,
        target=entry.msgstr,
        state="translated" if is_finished else "initial",
    )
