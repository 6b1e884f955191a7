"""Hosts of web addresses, and the signs of an imitation."""

import ipaddress
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from newsroom.content.encoding import unwanted_in

LONGEST_HOST = 253
"""What the name system allows; longer ones lead nowhere."""

_KNOWN = ("ec.europa.eu", "europa.eu", "web.archive.org")
"""The hosts that somebody might imitate, beside those of the register."""
_TRUSTED = ("archive.org",)
"""Hosts that are beyond doubt, too, with all that lies below them."""
_HOST = re.compile(r"(\[[^\]]*\]?|[^:]*)(?::(\d*))?")
_NUMBERS = re.compile(r"[\d.]+|0x[\da-f]+(\.(0x[\da-f]+|\d+))*")
_LATIN_LOOKING = frozenset("авеоорсухіјѕһԁԛԝӏον")
"""Cyrillic and Greek letters that nobody can tell from Latin ones."""
_LOOKALIKE_SCRIPTS = frozenset({"CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC"})
_SLASH_LOOKING = frozenset("ノ丿〳ǀǁǃ")
"""Letters that look like a slash or another mark between Latin letters."""
_WITH_LATIN = frozenset({"LATIN", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"})
"""Scripts that stand beside Latin letters in one name: UTS 39, 5.2, highly restrictive."""
_CATALAN = re.compile("(?<=l)\u00b7(?=l)")
_IN_NAMES = frozenset("-_.\u200c\u200d")
"""Beside letters, marks and digits; the joiners are those of RFC 5892, appendix A."""
_UNREADABLE = frozenset(" #%/:<>?@[\\]^|\ufffd")
"""Signs at which browsers give up, which `links_lead_to_the_web` reports."""
_INTERNAL = re.compile(
    r"[\w-]{2,}|.*\.(?:home\.arpa|local|localhost|localdomain|internal|intranet|lan|corp|home|private)"
)
"""Names within one network: single labels (one letter is a placeholder), and those of RFC 6761,
RFC 6762 with appendix G, and RFC 8375.
"""

Doubt = Mapping[str, str]


def suspicion(written: str, named: Sequence[str] = ()) -> Doubt | None:
    """What is doubtful about a host with its port, in small letters: the values of a message.

    `named` are the hosts that the register names.
    """
    match = _HOST.match(written)
    assert match  # everything in it is optional
    host, port = match[1], match[2]
    if not host or len(host) > LONGEST_HOST:
        return None
    return _doubt_by_name(host, (*_KNOWN, *named)) or _doubt_by_port(port)


def _doubt_by_port(port: str | None) -> Doubt | None:
    return {"variant": "port", "port": port} if port and port != "443" else None


def _doubt_by_name(host: str, hosts: Sequence[str]) -> Doubt | None:
    if _is_number(host):
        return {"variant": "number"}
    if unseen := unwanted_in(host):
        return {"variant": "unseen", "character": unseen[0]}
    odd = _odd_letter(host)
    if odd:
        return {"variant": "letter", "letter": odd, "character": odd}
    if any(label.startswith("xn--") for label in host.split(".")):
        return {"variant": "punycode"}
    if _INTERNAL.fullmatch(host):
        return {"variant": "internal"}
    near = _imitated(host, hosts)
    return {"variant": "near", "near": near} if near else None


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return bool(_NUMBERS.fullmatch(host))
    return True


def _odd_letter(host: str) -> str | None:
    """A letter that only looks like a Latin one, or a sign that no name holds."""
    plain = unicodedata.normalize("NFC", host)
    if unicodedata.normalize("NFKC", plain) != plain:  # such as letters of full width
        letters = (letter for letter in plain if unicodedata.normalize("NFKC", letter) != letter)
        return next(letters, plain[0])
    signs = (
        sign
        for sign in _CATALAN.sub("", plain)
        if not _is_in_names(sign) and sign not in _UNREADABLE
    )
    odd = next(signs, None)
    if odd or host.isascii():
        return odd
    is_foreign = _is_of_another_world(plain)
    return next(filter(None, (_disguised(label, is_foreign) for label in plain.split("."))), None)


def _is_in_names(sign: str) -> bool:
    return sign in _IN_NAMES or unicodedata.category(sign)[0] in "LM" or sign.isdecimal()


def _disguised(label: str, is_foreign: bool) -> str | None:
    """The first letter of a label that passes for a Latin one.

    A label in letters of one script is no disguise in a host that is foreign as a whole.
    """
    scripts = {letter: _script(letter) for letter in label if letter.isalpha()}
    if "LATIN" in scripts.values():
        return next((sign for sign in label if _is_odd_beside_latin(sign)), None)
    foreign = [one for one, script in scripts.items() if script in _LOOKALIKE_SCRIPTS]
    mixed = len({scripts[one] for one in foreign}) > 1
    hidden = _LATIN_LOOKING.issuperset(scripts) and not is_foreign
    return foreign[0] if foreign and (mixed or hidden) else None


def _is_odd_beside_latin(sign: str) -> bool:
    if sign.isalpha():
        return sign in _SLASH_LOOKING or _script(sign) not in _WITH_LATIN
    return sign.isdecimal() and not sign.isascii()


def _is_of_another_world(host: str) -> bool:
    """Whether the host ends in letters of one script that do not pretend to be Latin."""
    letters = [letter for letter in host.rpartition(".")[2] if letter.isalpha()]
    scripts = {_script(letter) for letter in letters}
    return len(scripts) == 1 and "LATIN" not in scripts and not _LATIN_LOOKING.issuperset(letters)


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").partition(" ")[0]


def _imitated(host: str, hosts: Sequence[str]) -> str | None:
    """The known host that this one, or what it lies below, is a letter away from."""
    if any(host == known or host.endswith(f".{known}") for known in (*hosts, *_TRUSTED)):
        return None
    for name in _parents(host):
        for known in hosts:
            if name.rpartition(".")[2] == known.rpartition(".")[2]:
                if _one_letter_apart(name, known) or name.replace("rn", "m") == known:
                    return known
    return None


def _parents(host: str) -> Iterator[str]:
    """`www.a.eu`, then `a.eu`."""
    labels = host.split(".")
    return (".".join(labels[first:]) for first in range(max(len(labels) - 1, 1)))


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether a letter was added, left out, exchanged, or two beside each other swapped."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    pairs = enumerate(zip(short, long, strict=False))
    same = next((index for index, (mine, its) in pairs if mine != its), len(short))
    short, long = short[same:], long[same:]
    if len(short) < len(long):
        return short == long[1:]
    return short[1:] == long[1:] or (short[:2] == long[1::-1] and short[2:] == long[2:])
