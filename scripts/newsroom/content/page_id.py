"""The name of a page's file, made of what somebody calls the page: `Braga Mill`, `Açılış Günü`."""

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ı": "i", "ß": "ss", "ẞ": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l"}
    | {"æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "đ": "d", "Đ": "d", "ð": "d", "þ": "th"}
)
"""Letters that Unicode does not take apart."""
_NOTHING = re.compile("['’‘`´\"“”«»]")
_BETWEEN = re.compile(r"[^a-z0-9./\\\x00-\x1f-]+|-{2,}")


def page_id(called: str, folder: str) -> str:
    """The name in small letters without accents, with `-` between its words.

    The folder before it and `.md` behind it are left out. Points, slashes and control characters
    are no part of a name: they stay, and whoever checks the name refuses them.
    """
    name = called.strip().removeprefix("docs/")
    name = name.removeprefix(f"{folder}/") if folder else name
    name = _NOTHING.sub("", name.removesuffix(".md")).translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()
    return "/".join(part.strip("-") for part in _BETWEEN.sub("-", plain).split("/"))
