"""Credentials in addresses (user names, passwords, passcodes, keys), and masking them.

Reports are public and stored in logs, so they must not repeat a credential.
"""

import re
from urllib.parse import unquote

NAMES = frozenset(
    {"token", "access_token", "auth_token", "secret", "client_secret", "apikey", "api_key"}
    | {"password", "passwd", "pwd", "passcode"}
)
NAMES_IN_MEETINGS = frozenset({"jwt", "key", "pass", "pin", "pw", "tk"})
"""Names that give something away in the address of a meeting, and elsewhere mostly do not."""
NAMES_OF_HOSTS = frozenset({"p"})
"""In Teams a passcode; in the address of a WordPress page only its number."""

_MEETING_HOSTS = re.compile(
    r"(?:.*\.)?(?:zoom\.us|zoom\.com|teams\.microsoft\.com|teams\.live\.com|webex\.com"
    r"|meet\.google\.com|meet\.jit\.si|gotomeeting\.com|whereby\.com|bigbluebutton\.org)"
)
_ADDRESS = re.compile(
    r"(?:https?:|[a-z][a-z0-9+.-]{0,30}:(?=[/\\])|[/\\]{2})[^\s<>\"'`“”«»]+", re.IGNORECASE
)
_START = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?[/\\]*", re.IGNORECASE)
_USER = re.compile(r"(?:[^/?#\\]|&#)*(?=@|&#0*64;?|&#[xX]0*40;?|&commat;)")
"""What stands before the `@`, however that is written."""
_PARAMETER = re.compile(r"(?<=[?#&;])([^?#&;=]{1,60})=([^?#&;)\]}]+)")


def is_of_meetings(host: str) -> bool:
    """Whether the host is one that meetings are held at."""
    return bool(_MEETING_HOSTS.fullmatch(host))


def masked(text: str) -> str:
    """The text, with a point for each character of what its addresses give away."""
    return _ADDRESS.sub(_masked, text) if "/" in text or ":" in text or "\\" in text else text


def _masked(match: re.Match[str]) -> str:
    start = _START.match(match[0])
    before = start[0] if start else ""
    address = match[0].removeprefix(before)
    if user := _USER.match(address):
        address = "•" * (len(user[0])) + address[user.end() :]
    host = re.split(r"[/?#\\:]", address.rpartition("@")[2], maxsplit=1)[0].lower()
    names = NAMES | NAMES_IN_MEETINGS | (NAMES_OF_HOSTS if is_of_meetings(host) else frozenset())
    return before + _PARAMETER.sub(lambda one: _without_value(one, names), address)


def _without_value(parameter: re.Match[str], names: frozenset[str]) -> str:
    if unquote(parameter[1]).lower() not in names:
        return parameter[0]
    return f"{parameter[1]}={'•' * len(parameter[2])}"
