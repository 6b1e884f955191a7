"""The last changes to what the extensions of `mkdocs.yml` make, before the HTML is cleaned.

They say the same in a way that passes our rules: no form elements, no ids of others, no obsolete
attributes, captions as captions.
"""

import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from newsroom.content.box_types import OTHER_NAMES
from newsroom.render.placeholders import TAB

AFTER_EXTENSIONS, AFTER_STASHED = 1, 5
"""Priorities: after all other extensions, and when what they put aside is back in the text."""
AFTER_ADDRESSES = 84
"""Priority: after bare addresses are read, which would go on over a `<br>` into the next line."""
_TAB_ID = re.compile(r"__tabbed_(\d+)_(\d+)")
_BOX = re.compile(r'<input type="checkbox"( disabled)?( checked)?/>')


class Finishing(Extension):
    """The last changes to the HTML of a text."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the processors."""
        md.inlinePatterns.register(md.inlinePatterns["linebreak"], "linebreak", AFTER_ADDRESSES)
        md.treeprocessors.register(_Finish(md), "newsroom-finish", AFTER_EXTENSIONS)
        md.postprocessors.register(_Boxes(md), "newsroom-boxes", AFTER_STASHED)


class _Finish(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            if change := _CHANGES.get(str(element.tag)):
                change(element)
        for parent in list(root.iter()):
            for number, child in enumerate(parent if parent.tag != "figure" else ()):
                if (picture := _captioned(child)) is not None:
                    parent[number] = _figure(picture, child.tail)


def _secure(link: Element) -> None:
    """An address that is written without a scheme, `www.…`, leads to `https`."""
    if link.get("href") == f"http://{link.text}":
        link.set("href", f"https://{link.text}")


def _hold_tab(button: Element) -> None:
    """A span in place of the button that chooses a tab."""
    found = _TAB_ID.fullmatch(button.get("id", ""))
    first = "-first" if button.get("checked") else ""
    button.attrib.clear()
    button.tag = "span"
    if found:
        button.set("data-tab", f"{found[1]}-{found[2]}{first}")


def _name_tab(label: Element) -> None:
    found = _TAB_ID.fullmatch(label.get("for", ""))
    if found:
        label.set("for", f"{TAB}-{found[1]}-{found[2]}")


def _name_type(box: Element) -> None:
    """Another name of a type of admonition becomes Material's; tabs are not counted."""
    box.attrib.pop("data-tabs", None)
    classes = box.get("class", "").split()
    if box.tag == "details" or "admonition" in classes:
        box.set("class", " ".join(OTHER_NAMES.get(one, one) for one in classes))


def _end_picture(figure: Element) -> None:
    """No line break between a picture and its caption: `md_in_html` makes one of blanks."""
    for before, after in pairwise(list(figure)):
        if before.tag == "br" and after.tag == "figcaption":
            figure.remove(before)


def _align(picture: Element) -> None:
    """`align` is obsolete in HTML; the stylesheet looks for `data-align`."""
    side = picture.attrib.pop("align", "")
    if side:
        picture.set("data-align", side)


_CHANGES: Mapping[str, Callable[[Element], None]] = {
    "a": _secure,
    "details": _name_type,
    "div": _name_type,
    "figure": _end_picture,
    "img": _align,
    "input": _hold_tab,
    "label": _name_tab,
}
"""What changes an element, by its name."""


def _captioned(paragraph: Element) -> Element | None:
    """The picture with a title that is all of a paragraph."""
    if paragraph.tag != "p" or len(paragraph) != 1 or (paragraph.text or "").strip():
        return None
    picture = paragraph[0]
    is_alone = picture.tag == "img" and not (picture.tail or "").strip()
    return picture if is_alone and picture.get("title") else None


def _figure(picture: Element, tail: str | None) -> Element:
    """A figure with the title of the picture as its caption."""
    made = Element("figure")
    if side := picture.attrib.pop("data-align", ""):
        made.set("data-align", side)
    made.text = made.tail = "\n"
    made.append(picture)
    SubElement(made, "figcaption").text = picture.attrib.pop("title")
    picture.tail = made[1].tail = "\n"
    made.tail = tail
    return made


class _Boxes(Postprocessor):
    def run(self, text: str) -> str:
        """A span in place of the box of a task."""
        return _BOX.sub(
            lambda found: f'<span data-task="{"done" if found[2] else "open"}"></span>', text
        )
