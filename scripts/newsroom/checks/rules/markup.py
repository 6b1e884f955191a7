"""HTML, scripts and links that could harm a reader.

Checks all text except certain code, see `content.code`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote

from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.code import without_certain_code, without_comments
from newsroom.content.entities import decoded
from newsroom.content.library import LocalizedPage
from newsroom.content.link_targets import RUNNING
from newsroom.content.problem import Problem

_ALLOWED = "abbr|bdi|br|cite|dfn|kbd|mark|q|small|span|sub|sup|time|wbr"
_BLOCKS = frozenset({"div", "figcaption", "figure"})
"""Elements in which Markdown goes on."""
_ALLOWED_BLOCK = re.compile(
    r"""<(?:figure|figcaption)(?:\smarkdown(?:=(["'])(?:1|block|span)\1)?)?\s?>"""
    r"""|<div\sclass=(["'])grid(?:\scards)?\2\smarkdown(?:=(["'])(?:1|block)\3)?\s?>"""
    r"""|<div\smarkdown(?:=(["'])(?:1|block)\4)?\sclass=(["'])grid(?:\scards)?\5\s?>"""
)
_BLOCK_TAG = re.compile(r"<(/?)(div|figcaption|figure)(?=[\s>])")
_IN_MARKDOWN = re.compile(
    "a|b|blockquote|code|del|em|h[1-6r]|i|img|li|ol|p|pre|s|strong|table|tbody|td|th|thead|tr|u|ul"
)
_ACTIVE = re.compile(
    "applet|audio|base|embed|form|frame|frameset|iframe|img|input|link|math|meta|object|script"
    "|style|svg|template|video"
)
"""Elements that are refused even where a tag is left open."""
_ALLOWED_NAME = re.compile(_ALLOWED)
_ALLOWED_TAG = re.compile(
    rf"</(?:{_ALLOWED})\s?>"
    rf"|<(?:{_ALLOWED})"
    r"""(?:\s(?:datetime|dir|lang|title)=(?:"[^"<>\n]*"|'[^'<>\n]*'))*\s?/?>""",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?([a-zA-Z][^\s/<>]*)")
_REST = re.compile(r"""(?:[^<>"']++|"[^"]{0,1000}"|'[^']{0,1000}'){0,60}+>?""")
_TO_BRACKET = re.compile(r"[^<>]{0,2000}>")
_LINK_IN_BRACKETS = re.compile(r"(?:https?|ftp)://|(?:mailto:)?[^<>\s/]+@", re.IGNORECASE)
_DECLARATION = re.compile(r"<(?:!(?!--)[\[a-zA-Z]|\?)")
"""The beginning of `<![CDATA[`, `<!DOCTYPE` or `<?php`: browsers show nothing of it."""
_TARGET_IN_BRACKETS = re.compile(
    r"<(?:[^\s<>\"]+|[^<>=\"\n#?]+(?:[#?][^<>\"\s]*)?)>[ \t]*(?:\)|[\"'])"
)
"""Where a name may hold blanks: `[words](<my file.pdf>)`."""
_DEFINED = re.compile(r"[ >]{0,40}\[[^\[\]\n]{1,200}\]:[ \t]*")
_DEFINED_TARGET = re.compile(r"<[^\s<>=\"]+>[ \t]*(?:$|[\"'(])", re.MULTILINE)
_HANDLER = re.compile(r"[\s\"'/]on[a-z]+\s*=", re.IGNORECASE)
_VALUE = re.compile(r"=\s{0,20}[\"']?")
_SMUGGLED = re.compile(
    r"(?<![\w-])(on[a-z]+|style|href|src|srcset|srcdoc|action|formaction|ping|background)=",
    re.IGNORECASE,
)
_DESTINATION = re.compile(r"\]\(\s*<?")
_DEFINITION = re.compile(r"(?<!\*)\[[^\[\]\n^][^\[\]\n]*\]:[ \t]*\n?[ \t]*<?")
_ANNOTATION = re.compile(
    r"\{[^{}\n]{0,200}\.annotate\b[^{}\n]{0,200}\}"
    r"|^[ \t>]{0,40}(?:!!!|\?\?\?\+?)[ ][\w -]{0,100}\bannotate\b",
    re.MULTILINE,
)
_DIAGRAM = re.compile(r"^[ \t>]{0,40}(?:`{3,9}|~{3,9})[ ]?\{?[ ]?\.?mermaid\b", re.MULTILINE)
_CALCULATED = (
    r"(?=[^\n\\^_=+]{0,200}(?:[\^_=+]|\\[A-Za-z]))"
    r"(?:(?![^\W\d_]{4})[^\n\\]|\\[A-Za-z]++|\\[^A-Za-z()\[\]\n]){1,200}+"
)
"""What stands in a formula, and no words: escaped brackets are otherwise what they are."""
_FORMULA = re.compile(
    r"\$\$[^$]{1,500}\$\$|\$[^$\n]{0,200}\\[A-Za-z]{2,20}[^$\n]{0,200}\$|\\begin\{[a-z*]{1,20}\}"
    rf"|\\\({_CALCULATED}\\\)|\\\[{_CALCULATED}\\\]"
)
_ZEROS = re.compile(r"(&#x?)0{4,}", re.IGNORECASE)
_INVISIBLE = re.compile("[\x00-\x20\x7f-\xa0]+")
_SCHEME = re.compile(r"[\w\x00-\x20\x7f-\xa0&#;%]{1,200}+:?[^\s)>\"']?")
"""As much of an address as can be its scheme, however that is disguised."""
_HARMFUL = re.compile(rf"(?:{'|'.join(sorted(RUNNING))}):.")
_LONGEST_SCHEME = 200
_MOST_DISGUISES = 3
_MOST_ATTRIBUTES = 100
_INCLUSION = re.compile(
    r"^[ \t]{0,40};?-{1,10}8<-|\{%-?\s{0,10}(?:include|import|extends|from)\b"
    r"|\{![^\n{}!]{1,200}!\}|\{\{[#<%\s]{0,10}include\w*",
    re.MULTILINE,
)


def html_is_harmless(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Texts hold no scripts, no event handlers, and of HTML only a few small elements."""
    body = localized.file.body
    text = without_certain_code(body.text)
    opened: set[str] = set()
    for match in _TAG.finditer(text) if "<" in text else ():
        name = match[1].lower()
        if match[0].startswith("</") and name in opened:
            continue
        opened.add(name)
        code, variant, address = _fault_of(match, name)
        if code and not _is_target(
            match, code, address
        ):  # a target in brackets is judged as a link
            place = body.place(match.start())
            value = address or f"{match[0]}>"
            yield localized.file.problem_at(code, place, value=value, variant=variant)
    for match in _DECLARATION.finditer(text) if "<" in text else ():
        place = body.place(match.start())
        yield localized.file.problem_at("SEC003", place, value=f"{match[0]}…", variant="other")


def _is_target(match: re.Match[str], code: str, address: str) -> bool:
    """Whether what looks like a tag is the address of a link."""
    text, start = match.string, match.start()
    if text.endswith("](", 0, start):
        is_name = code == "SEC003" and _TARGET_IN_BRACKETS.match(text, start)
        return bool(is_name) or address.startswith(match[1])
    line = text[text.rfind("\n", max(0, start - _LONGEST_SCHEME), start) + 1 : start]
    return bool(
        code == "SEC003" and _DEFINED.fullmatch(line) and _DEFINED_TARGET.match(text, start)
    )


def blocks_are_closed(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Figures and grids end where they are told to: Markdown loses the text of open ones."""
    body = localized.file.body
    text = without_comments(without_certain_code(body.text))
    opened: list[re.Match[str]] = []
    unclosed: list[re.Match[str]] = []
    counts: Counter[str] = Counter()
    for match in _BLOCK_TAG.finditer(text) if "<" in text else ():
        if not match[1]:
            opened.append(match)
            counts[match[2]] += 1
        elif counts[match[2]]:
            while (last := opened.pop())[2] != match[2]:
                unclosed.append(last)
                counts[last[2]] -= 1
            counts[match[2]] -= 1
    for match in sorted([*unclosed, *opened], key=lambda one: one.start()):
        place, value = body.place(match.start()), match[2]
        yield localized.file.problem_at("SEC003", place, value=value, variant="open")


def _fault_of(match: re.Match[str], name: str) -> tuple[str, str, str]:
    """The code for the worst that is wrong with a tag, its variant, and the address if any."""
    text = match.string
    if _ALLOWED_TAG.match(text, match.start()) or _ALLOWED_BLOCK.match(text, match.start()):
        return "", "", ""
    if name == "script":
        return "SEC001", "", ""
    readings = (_REST.match(text, match.end()), _TO_BRACKET.match(text, match.end()))
    inside = max((reading[0] for reading in readings if reading), key=len)
    if _is_harmful(name + inside):
        return "SEC004", "", _written(match[1] + inside)
    if _LINK_IN_BRACKETS.match(name + inside):
        return "", "", ""
    if _HANDLER.search(inside):
        return "SEC002", "", ""
    values = (inside[value.end() :] for value in islice(_VALUE.finditer(inside), _MOST_ATTRIBUTES))
    harmful = next((value for value in values if _is_harmful(value)), "")
    if harmful:
        return "SEC004", "", _written(harmful)
    if not inside.endswith(">") and not _ACTIVE.fullmatch(name):  # shown as it is written
        return "", "", ""
    return "SEC003", _variant(name), ""


def _variant(name: str) -> str:
    """What is told about an element that may not stand so in a page."""
    if name in _BLOCKS:
        return "block"
    if name in ("details", "summary"):
        return "details"
    if _ALLOWED_NAME.fullmatch(name):
        return "attribute"
    return "markdown" if _IN_MARKDOWN.fullmatch(name) else "other"


def attribute_lists_are_harmless(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """Attribute lists in braces hold no event handlers, styles or addresses."""
    body = localized.file.body
    text = without_certain_code(body.text)
    start = 0
    for line in text.split("\n") if "{" in text else ():
        first, last = line.find("{"), line.rfind("}")
        smuggled = _SMUGGLED.search(line, first, last) if 0 <= first < last else None
        if smuggled:
            place = body.place(start + smuggled.start())
            yield localized.file.problem_at("SEC002", place, value=f"{{{smuggled[0]}…}}")
        start += len(line) + 1


def texts_have_no_annotations(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """No text asks for annotations, which need a script."""
    body = localized.file.body
    text = without_certain_code(body.text)
    for match in _ANNOTATION.finditer(text) if "annotate" in text else ():
        place, value = body.place(match.start()), match[0].strip()
        yield localized.file.problem_at("SEC003", place, value=value, variant="annotation")


def texts_have_no_diagrams_or_formulas(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """No text holds a diagram or a formula, which Material would draw by a script."""
    body = localized.file.body
    text = without_certain_code(body.text)
    marks = (
        ("diagram", _DIAGRAM, ["mermaid"]),
        ("formula", _FORMULA, ["$", "\\begin{", "\\(", "\\["]),
    )
    for variant, pattern, needed in marks:
        for match in pattern.finditer(text) if any(one in text for one in needed) else ():
            place, value = body.place(match.start()), match[0].strip()
            yield localized.file.problem_at("SEC003", place, value=value, variant=variant)


def links_are_harmless(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Links run no scripts and open no files of the reader's computer."""
    body = localized.file.body
    text = without_certain_code(body.text)
    for pattern, mark in ((_DESTINATION, "]("), (_DEFINITION, "]:")):
        for match in pattern.finditer(text) if mark in text else ():
            target = text[match.end() : match.end() + 2 * _LONGEST_SCHEME]
            if _is_harmful(_written(target) if pattern is _DEFINITION else target):
                place = body.place(match.end())
                yield localized.file.problem_at("SEC004", place, value=_written(target))


def _written(target: str) -> str:
    """The target alone, without what stands after it."""
    return re.split(r"[\s)>\"']", target, maxsplit=1)[0]


def _is_harmful(address: str) -> bool:
    """Whether a browser, or what a careless program makes of it, sees a dangerous scheme."""
    if "&#0" in address or "&#x0" in address.lower():
        address = _ZEROS.sub(r"\1", address)
    seen = _SCHEME.match(address)
    if not seen:
        return False
    name = seen[0]
    for _ in range(_MOST_DISGUISES if "&" in name or "%" in name else 0):
        name = unquote(decoded(name))
    return bool(_HARMFUL.match(_INVISIBLE.sub("", name).lower()))


def texts_include_nothing(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """A page includes no other files: each stands for itself."""
    body = localized.file.body
    text = without_certain_code(body.text)
    is_possible = any(mark in text for mark in ("8<-", "{%", "{!", "{{"))
    for match in _INCLUSION.finditer(text) if is_possible else ():
        place = body.place(match.start())
        yield localized.file.problem_at("SEC005", place, value=match[0].strip())


TEXT_RULES: tuple[PageRule, ...] = (
    html_is_harmless,
    blocks_are_closed,
    attribute_lists_are_harmless,
    texts_have_no_annotations,
    texts_have_no_diagrams_or_formulas,
    links_are_harmless,
    texts_include_nothing,
)
