"""Markdown to HTML for plain texts, many times as fast as Python-Markdown.

Only texts of a small language are taken, in which Markdown has one meaning: paragraphs, headings
with an id, flat lists, tables, and boxes with paragraphs in them; in their lines plain words,
links to plain targets, code, and emphasis that is not nested. What is made of such a text is the
very HTML that Python-Markdown makes. Every other text is refused: Python-Markdown alone says
what it means.

A pattern must match a whole block. It takes nothing back (`++`), so that the time is linear in
the size of a text.
"""

import re
from collections.abc import Callable

from newsroom.content.box_types import OTHER_NAMES
from newsroom.render.table_labels import BOX

Rewrite = Callable[[str], str]
"""The address in the HTML of a link, by its target as the page writes it."""
Headings = tuple[tuple[str, str], ...]
"""The ids of the headings of the second level, and their words as HTML."""

_SIGN = r"[^\x00-\x1f\x7f-\x9f\\`*_{}\[\]<>&|~^!#@]"
"""What means nothing in a line."""
_WORDS = rf"(?:{_SIGN}++|!(?!\[)|&(?![#\w]))"
_START = r"""(?=[^\W_]|[“„«‘"'(¿¡\[*`])(?!\d+[.)](?:[ ]|\n|\Z))"""
"""What may begin a line: nothing that begins a list, a table, a box or a line of dashes."""
_CODE = r"""`(?!\s)[\w ./:;,=#%@(){}$+"'-]++(?<!\s)`(?!`)"""
_TARGET = r"[\w./:#?=%@+,-]++"


def _inline(more: str) -> str:
    """The pattern of words and what stands among them; `more` is one thing more."""
    plain = f"(?:{_WORDS}|{_CODE}{more})"
    inside = rf"(?!\s){plain}++(?<!\s)"
    link, strong = rf"\[{inside}\]\({_TARGET}\)", rf"\*\*{inside}\*\*(?!\*)"
    return rf"(?:{plain}|{link}|{strong}|\*(?!\*){inside}\*(?!\*))"


def _lines(indent: str) -> str:
    """The pattern of lines, all but the first after an indent."""
    line_break = rf"|(?<!\s)\n{indent}{_START}"
    return rf"{_START}{_inline(line_break)}++(?<!\s)"


def _list(mark: str, indent: int) -> re.Pattern[str]:
    """The pattern of a list; below an item, its lines are indented to its text at most."""
    below = f"[ ]{{0,{indent}}}+"
    return re.compile(rf"(?:{mark}{_lines(below)}(?:\n|\Z))++")


_PARAGRAPH = re.compile(_lines(""))
_HEADING = re.compile(rf"(###?)[ ](?!\s)({_WORDS}++)(?<=\S[ ])\{{#([\w-]++)\}}")
_LISTS = {"ul": _list("-[ ]", 2), "ol": _list(r"\d{1,9}\.[ ]", 3)}
_LINE_BREAK = re.compile("\n[ ]+")
_MARK = re.compile(r"(?:^|\n)(?:-|\d+\.)[ ]")
_BOX = re.compile(rf'!!![ ]([a-z]++)[ ]"(?!\s)((?:(?!"){_SIGN})++)(?<!\s)"')
_IN_BOX = re.compile(f"[ ]{{4}}{_lines('[ ]{4}')}")
_TABLE = re.compile(
    rf"\|(?:{_WORDS}*+\|)++\n\|(?:[ ]?-++[ ]?\|)++(?:\n\|(?:{_inline('')}*+\|)++)++"
)
_CODE_SPAN, _LINK = re.compile("`([^`]++)`"), re.compile(r"\[([^\]]++)\]\(([^)]++)\)")
_STRONG, _EM = re.compile(r"\*\*([^*]++)\*\*"), re.compile(r"\*([^*]++)\*")
_ADDRESS = re.compile(r'[^&<>"\s]++')


_MEANS_MORE = re.compile(
    rf"\]\({_TARGET}\)|{_CODE}"
    r"|(?P<more>(?:ht|f)tps?://|w{3}\.|==|\+\+|:[+\w-]++:|^[ ]{0,3}/{3})",
    re.IGNORECASE | re.MULTILINE,
)
"""Bare addresses, marks, keys, emojis, captions: what extensions look for among plain words,
outside targets and code."""


_EMOJI = re.compile(r":[+\w-]++:")


class _OtherError(Exception):
    """The text is not of the small language."""


def fast_markdown(text: str, rewrite: Rewrite) -> tuple[str, Headings] | None:
    """The HTML of a text, and its headings; `None` when it is refused."""
    if _may_mean_more(text) and any(found["more"] for found in _MEANS_MORE.finditer(text)):
        return None
    page = _Page(rewrite)
    try:
        for block in text.strip("\n").split("\n\n"):
            page.add(block)
    except _OtherError:
        return None
    return "\n".join(page.parts), tuple(page.headings)


def _may_mean_more(text: str) -> bool:
    """Whether there may be signs of extensions, and not only addresses that begin a target."""
    lower = text.lower()
    targets = lower.count("](https://") + lower.count("](http://")
    return (
        lower.count("://") != targets
        or lower.count("www.") != lower.count("//www.")
        or any(sign in text for sign in ("==", "++", "///"))
        or _EMOJI.search(text) is not None
    )


def _match(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    if found := pattern.fullmatch(text):
        return found
    raise _OtherError


class _Page:
    """Makes HTML of block after block."""

    def __init__(self, rewrite: Rewrite) -> None:
        self.parts: list[str] = []
        self.headings: list[tuple[str, str]] = []
        self._rewrite = rewrite
        self._before = ""
        """How the block before began: boxes and lists go on after a blank line."""
        self._makers = {"#": self._heading, "|": self._table, "!": self._box, " ": self._in_box}

    def add(self, block: str) -> None:
        """Add the HTML of a block. Raises `_OtherError`."""
        sign = "-" if _MARK.match(block) else block[:1]
        if sign == self._before == "-":
            raise _OtherError  # one list, with paragraphs in it
        make = self._list if sign == "-" else self._makers.get(sign, self._paragraph)
        self.parts.append(make(block))
        self._before = sign

    def _paragraph(self, block: str) -> str:
        return f"<p>{self._inline(_match(_PARAGRAPH, block)[0])}</p>"

    def _heading(self, block: str) -> str:
        signs, words, place = _match(_HEADING, block).groups()
        html = words[:-1].replace("&", "&amp;")
        if signs == "##":
            self.headings.append((place, " ".join(html.split())))
        elif not self.headings:
            raise _OtherError  # then the third level is the highest
        return f'<h{len(signs)} id="{place}">{html}</h{len(signs)}>'

    def _list(self, block: str) -> str:
        tag = "ul" if block.startswith("-") else "ol"
        items = _MARK.split(_LINE_BREAK.sub("\n", _match(_LISTS[tag], block)[0]))[1:]
        html = "".join(f"<li>{self._inline(item)}</li>\n" for item in items)
        number = 1 if tag == "ul" else int(block.partition(".")[0])
        start = "" if number == 1 else f' start="{number}"'
        return f"<{tag}{start}>\n{html}</{tag}>"

    def _box(self, block: str) -> str:
        first, _, text = block.partition("\n")
        kind, title = _match(_BOX, first).groups()
        kind = OTHER_NAMES.get(kind, kind)
        head = f'<div class="admonition {kind}">\n<p class="admonition-title">{title}</p>'
        self.parts += [head, "</div>"]
        self._before = "!"
        return self._in_box(text)

    def _in_box(self, block: str) -> str:
        """The end of the box, after one more paragraph."""
        if self._before not in ("!", " "):
            raise _OtherError
        text = _match(_IN_BOX, block)[0][4:].replace("\n    ", "\n")
        self.parts[-1] = f"<p>{self._inline(text)}</p>"
        return "</div>"

    def _table(self, block: str) -> str:
        rows = [line[1:-1].split("|") for line in _match(_TABLE, block)[0].split("\n")]
        if len({len(row) for row in rows}) > 1:
            raise _OtherError
        names = [cell.strip(" ").replace("&", "&amp;") for cell in rows[0]]
        labels = [name.replace('"', "&quot;") for name in names]
        head = "".join(f"<th>{name}</th>\n" for name in names)
        body = "".join(f"<tr>\n{self._cells(row, labels)}</tr>\n" for row in rows[2:])
        head, body = f"<thead>\n<tr>\n{head}</tr>\n</thead>", f"<tbody>\n{body}</tbody>"
        return f'<div class="{BOX}">\n<table>\n{head}\n{body}\n</table>\n</div>'

    def _cells(self, row: list[str], labels: list[str]) -> str:
        return "".join(
            f'<td data-label="{label}">{self._inline(cell.strip(" "))}</td>\n'
            for cell, label in zip(row, labels, strict=True)
        )

    def _inline(self, text: str) -> str:
        """The HTML of what a pattern has matched."""
        text = text.replace("&", "&amp;")
        text = _CODE_SPAN.sub(r"<code>\1</code>", text)
        text = _EM.sub(r"<em>\1</em>", _STRONG.sub(r"<strong>\1</strong>", text))
        return _LINK.sub(self._link, text)

    def _link(self, found: re.Match[str]) -> str:
        words, target = found.groups()
        return f'<a href="{_match(_ADDRESS, self._rewrite(target))[0]}">{words}</a>'
