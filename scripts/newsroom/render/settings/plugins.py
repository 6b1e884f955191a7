"""Plugins that people know from Material and MkDocs, and why they are not used here."""

from collections.abc import Mapping

_OURS = "Delete it."
_FEWER = "Files are made small when the site is built."
REFUSED: Mapping[str, tuple[str, str]] = {
    "blog": ("The issues of the newsletter and its lists take its place.", _OURS),
    "glightbox": (
        "It needs a script of its own; pictures are shown in the width of the text.",
        _OURS,
    ),
    "group": ("Each plugin is switched on by its name alone.", "Name the plugins."),
    "macros": (
        "Texts would run programs, and no text could be checked.",
        "Delete it, and write the text in the page.",
    ),
    "meta": ("Each page has a header of its own, which is checked.", _OURS),
    "minify": (_FEWER, _OURS),
    "offline": ("The site can be opened from a folder without it.", _OURS),
    "optimize": (_FEWER, _OURS),
    "privacy": ("The pages ask nothing of other hosts.", _OURS),
    "rss": ("Feeds are made of the catalogue, not of files.", _OURS),
    "search": ("The site has a search of its own, in every language.", _OURS),
    "social": ("The site makes share images by itself: `extra.share_images`.", _OURS),
    "tags": ("Pages have kinds and topics in place of tags.", _OURS),
    "typeset": ("Headings have no markup, which search engines would show.", _OURS),
}
"""By name: the reason, and what to do instead."""
