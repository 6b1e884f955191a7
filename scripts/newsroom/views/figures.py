"""The picture at the top of a page, with whose it is and on which terms it may be used."""

import re

from newsroom.model.catalogue import Entry
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Figure, Value

_LICENCE = re.compile(r"CC[ -](BY(?:-(?:SA|NC|ND|NC-SA|NC-ND))?)[ -](\d\.\d)")
_ZERO = re.compile(r"CC0[ -](\d\.\d)")
_DEEDS = "https://creativecommons.org"


def figure_of(entry: Entry, localizer: Localizer) -> Figure | None:
    """The picture at the top of a page, if it has one."""
    image = entry.page_for(localizer.lang).image
    picture = localizer.picture(entry, "image")
    if image is None or picture is None:
        return None
    return Figure(
        picture=picture,
        caption=localizer.text_of(entry, "image", "caption"),
        credit=image.credit,
        licence=Value(text=image.licence, href=_deed(image.licence), outside=True),
    )


def _deed(licence: str) -> str:
    """The page that explains a licence of Creative Commons: `CC BY-SA 4.0`; else empty."""
    if match := _LICENCE.fullmatch(licence):
        return f"{_DEEDS}/licenses/{match[1].lower()}/{match[2]}/"
    if match := _ZERO.fullmatch(licence):
        return f"{_DEEDS}/publicdomain/zero/{match[1]}/"
    return ""
