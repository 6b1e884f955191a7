"""Calendar files (iCalendar, RFC 5545): well-formed, without persons, attachments and actions."""

import re
from collections.abc import Iterator

from newsroom.content.files.fault import FileFault
from newsroom.content.problem import Place
from newsroom.model.file_limits import MOST_ROWS

_LINE = re.compile(
    r"(?P<name>[A-Za-z0-9-]+)(?P<parameters>(?:;[A-Za-z0-9-]+=(?:\"[^\"]*\"|[^\";:,]*)"
    r"(?:,(?:\"[^\"]*\"|[^\";:,]*))*)*):(?P<value>.*)"
)
_COMPONENTS = frozenset(
    {"VCALENDAR", "VEVENT", "VTODO", "VJOURNAL", "VTIMEZONE", "STANDARD", "DAYLIGHT", "VALARM"}
)
_PERSONS = frozenset({"ATTENDEE", "ORGANIZER", "X-MS-OLK-SENDER", "X-CALENDARSERVER-ORGANIZER"})
_ACTIVE = frozenset({"ATTACH", "X-ALT-DESC", "IMAGE", "STRUCTURED-DATA", "STYLED-DESCRIPTION"})
"""Properties that load a file or hold HTML."""
_HTML = re.compile(r";FMTTYPE=\"?(?:TEXT/HTML|APPLICATION/XHTML)")
_ALARMS = frozenset({"DISPLAY", "AUDIO", "NONE"})
"""What an alarm may do: a sound is that of the program, for `ATTACH` is refused."""
_ADDRESSES = frozenset({"URL", "SOURCE", "CONFERENCE", "LINK", "TZURL", "REFRESH-INTERVAL"})
_SCHEMES = {"TZURL": ("https:", "http:")}  # libical writes `http:`, which no program loads
_OTHER_SCHEMES = ("https:", "mailto:")
_ENDLESS = re.compile(r"FREQ=(?:SECONDLY|MINUTELY|HOURLY)", re.IGNORECASE)


def faults_of_calendar(text: str) -> Iterator[FileFault]:
    """What is wrong with a calendar file, in the order of its lines."""
    opened: list[str] = []
    seen = False
    for number, line in unfolded(text):
        place = Place(number, 1)
        match = _LINE.fullmatch(line)
        if number > MOST_ROWS:
            yield FileFault("FIL002", "rows", {"limit": MOST_ROWS}, place)
            return
        if not match or not _is_nested(match["name"], match["value"], opened, seen=seen):
            yield FileFault("FIL001", "line", {"line": number}, place)
            return
        seen = True
        name, parameters = match["name"].upper(), match["parameters"].upper()
        if fault := _fault_of_line(name, parameters, match["value"].strip()):
            code, what = fault
            values = {"field" if code == "FIL003" else "what": what, "line": number}
            yield FileFault(code, "line", values, place)
    if opened or not seen:
        yield FileFault("FIL001", "damaged")


def unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Each content line with the number of its first line (RFC 5545, section 3.1).

    Long ones are continued after a blank.
    """
    number, whole = 0, ""
    for at, line in enumerate(text.split("\n"), start=1):
        if line[:1] in (" ", "\t"):
            whole += line[1:]
            continue
        if whole:
            yield number, whole
        number, whole = at, line
    if whole:
        yield number, whole


def _is_nested(name: str, value: str, opened: list[str], *, seen: bool) -> bool:
    """Whether a line may stand here; components that begin and end are kept in `opened`."""
    component = value.strip().upper()
    match name.upper():
        case "BEGIN":
            is_fine = component in _COMPONENTS and bool(opened) != (component == "VCALENDAR")
            opened.append(component)
            return is_fine and len(opened) <= 4
        case "END":
            return bool(opened) and opened.pop() == component
        case _:
            return bool(opened) and seen


def _fault_of_line(name: str, parameters: str, value: str) -> tuple[str, str] | None:
    """The code of what is wrong with a property, and what is shown of it."""
    if name in _PERSONS:
        return "FIL003", name
    if name in _ACTIVE or (name == "ACTION" and value.upper() not in _ALARMS):
        return "FIL004", name if name in _ACTIVE else f"ACTION:{value}"
    if name == "METHOD" and value.upper() != "PUBLISH":
        return "FIL004", f"METHOD:{value}"
    if _HTML.search(parameters):
        return "FIL004", f"{name};FMTTYPE"
    if name == "RRULE" and _ENDLESS.search(value):
        return "FIL004", value[:40]
    if ";ALTREP=" in parameters or (
        name in _ADDRESSES
        and ":" in value
        and not value.lower().startswith(_SCHEMES.get(name, _OTHER_SCHEMES))
    ):
        return "FIL004", f"{name}:{value[:40]}"
    return None
