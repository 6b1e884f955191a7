"""Material's `theme.features`: what each switches here, and why the others are refused."""

from collections.abc import Mapping

FEATURES: Mapping[str, str] = {
    "navigation.tabs": "The sections are a row below the masthead on a wide screen.",
    "navigation.sections": "The pages of the section are listed beside the text.",
    "navigation.indexes": "The heading of that list leads to the overview of the section.",
    "navigation.path": "A link to the section above stands over the title.",
    "navigation.footer": "Links to the page before and the page after stand below the page.",
    "navigation.top": "A link to the top stands below the text.",
    "toc.follow": "The list of headings shows which of them is being read.",
    "content.code.copy": "Code has a button that copies it.",
    "content.action.edit": "A link below the text leads to where the page can be edited.",
    "content.action.view": "A link below the text leads to the history of the page.",
    "search.highlight": "A result leads to the words that were found, and shows them.",
}
"""The features that our templates have, and what each does."""

_PLAIN = "A page is 3 KB: plain navigation is as quick, and keeps focus and announcements right."
_NARROW = "The masthead scrolls away with the page and leaves a small screen to the text."
_POINTER = "What only a pointer can show is missed by others (WCAG 1.4.13)."
_MENU = "The menu holds the sections alone; their pages stand beside the text."
_SCRIPT = "It needs Material's script, and our pages load none of it."
REFUSED: Mapping[str, str] = {
    "announce.dismiss": "A notice ends by itself, on the day `extra.announce.until`.",
    "content.code.annotate": _SCRIPT,
    "content.code.select": _SCRIPT,
    "content.footnote.tooltips": _POINTER,
    "content.lazy": "Pictures are loaded late without it, all but the first.",
    "content.tabs.link": "Tabs are made by styles alone, without a script that could link them.",
    "content.tooltips": _POINTER,
    "header.autohide": _NARROW,
    "navigation.expand": _MENU,
    "navigation.instant": _PLAIN,
    "navigation.instant.prefetch": _PLAIN,
    "navigation.instant.preview": _PLAIN,
    "navigation.instant.progress": _PLAIN,
    "navigation.prune": _MENU,
    "navigation.tabs.sticky": _NARROW,
    "navigation.tracking": "It would fill the history of the browser with every heading.",
    "search.share": "The page of results has an address of its own, which can be shared.",
    "search.suggest": "Nothing is written into a field that its user has not typed.",
    "toc.integrate": "The headings have a place of their own, beside the text or behind a button.",
}
"""The other features of Material 9.8, and why we do without them."""

NEEDS_SOURCE = ("content.action.edit", "content.action.view")
"""The features that lead to the sources of the pages."""
