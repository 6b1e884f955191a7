"""The text of a page as its readers get it: no raw marks, nothing lost, nothing transformed.

Markdown knows no errors: what it does not understand it shows as it is, leaves out, or takes for
something else. So these rules compare the source with the HTML that is made of it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, pairwise

from newsroom.checks.changed_lists import changed_items
from newsroom.checks.raw_marks import MOST, Mark, mark_at, raw_marks
from newsroom.checks.rendered_text import RenderedText, words_of
from newsroom.checks.rules.readings import readings
from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.body import Body
from newsroom.content.box_types import OTHER_NAMES, TYPES
from newsroom.content.library import LocalizedPage
from newsroom.content.links import defined_in
from newsroom.content.near import nearest
from newsroom.content.problem import Place, Problem, Quoted
from newsroom.model.limits import UnableError

_TARGET = re.compile(r"\]\([^)\n]*\)|\]\[[^\]\n]*\]")
_NAMED = re.compile(r"\[([^\[\]]{1,200})\](?!:)")
_BAR = re.compile(r"\|")
_RULED = re.compile(r"[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*")
_UNDERLINED = re.compile(r"(?:\A|\n[ ]*\n)([ ]{0,3}(?![|>#\s-])[^\n]+)\n-+[ ]*(?=\n|\Z)")
_SECOND_HEADER = re.compile(
    r"^---[ ]*\n(?=[\w-]+:)(?:(?:[\w-]+:(?:[ ][^\n]*)?|[ -][^\n]*)\n){1,99}---[ ]*$"
    r"|^\+{3}[ ]*\n(?:[\w.-]+[ ]*=[^\n]*\n|\[[^\n]*\n){1,99}\+{3}[ ]*$"  # TOML
    r"|^\{[ ]*\n(?:[ \t]+\"[\w-]+\":[^\n]*\n){1,99}\}[ ]*$",  # JSON
    re.MULTILINE,
)
_INDENTED = re.compile(r"(?:\A|\n[ \t]*\n)(?:[ ]{4}|\t)[ \t]*(\S[^\n]*)")
_EMPTY_BOX = re.compile(
    r'<(?:div class="admonition|details)[^>]*>\s*'
    r"(?:<p[^>]*>[^<]*</p>|<summary>[^<]*</summary>)\s*</(?:div|details)>"
)
_BOX = re.compile(r"^([ ]*)(?:!!!|\?\?\?\+?)[ ]+[^\n]*(\n[ ]*(?=\n))?\n([ ]*)\S", re.MULTILINE)
_BOX_INDENT = 4
_TYPED = re.compile(r"^[ \t>]*(?:!!!|\?\?\?\+?)[ ]+([\w-]+)", re.MULTILINE)
BOX_TYPES = TYPES | OTHER_NAMES.keys()
_LOWERED = re.compile(r"(?<![~\\])~([^\W\d_]{4,40})~(?!~)")
_FACTORS = re.compile(r"(?<=\d)(\*{1,2})\d[\d.,]*\1(?=\d)")
_EMPHASIZED = re.compile(r"\d<(?:em|strong)>\d")
_MARKED = re.compile(
    r"\*\*[^*\n]{1,200}\*\*|!?\[[^\]\n]{1,200}\]\([^)\n]{1,500}\)|\[\[[^\]\n]{1,200}\]\]"
    r"|(?<!\w)__\w[^_\n]{0,200}__(?!\w)|~~[^~\n]{1,200}~~|`[^`\n]{1,200}`"
    r"|&(?:[a-zA-Z]{2,8}|#\d{1,7}|#[xX][\da-fA-F]{1,6});"
)
_OF_SEVERAL_LINES = frozenset({"list", "table", "other"})
"""Marks of which several lines are one thing: the first is named."""


@lru_cache(maxsize=4)  # rule after rule asks
def _made(localized: LocalizedPage, context: RuleContext) -> RenderedText:
    """The text of a page as it is rendered. Raises `UnableError`: time says nothing of a page."""
    assert context.html
    try:
        return RenderedText(localized.file.body, context.html)
    except UnableError as error:
        path = localized.file.path.relative_to(context.library.docs.parent).as_posix()
        raise UnableError(f"{path}: {error}") from None


def marks_are_read(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """Readers see no marks of Markdown, or of anything like it."""
    page, body = _made(localized, context), localized.file.body
    seen: dict[int, set[str]] = defaultdict(set)
    places = _Places(page.source)
    for mark in islice(raw_marks(page.text), MOST):
        written = places.find(mark)
        if written is None:
            continue
        place = body.place(written[0])
        here, above = seen[place.line], seen[place.line - 1]
        goes_on = mark.variant in _OF_SEVERAL_LINES and mark.variant in above
        of_link = mark.variant == "address" and "link" in here
        if mark.variant not in here and not goes_on and not of_link:
            yield localized.file.problem_at("MKD001", place, variant=mark.variant, value=written[1])
        here.add(mark.variant)


def fields_hold_no_marks(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Texts of the header are shown as they are written, and hold no marks."""
    for reading in readings(localized):
        for match in _MARKED.finditer(reading.body.text) if reading.passage.path else ():
            yield reading.problem("MKD001", match.start(), variant="field", value=match[0])


class _Places:
    """Finds marks in a source."""

    def __init__(self, source: str) -> None:
        self._text = f"\n{source}"  # the mark of a list begins with a line end
        self._after: dict[str, int] = {}
        self._candidates: dict[re.Pattern[str], list[tuple[int, Mark]]] = {}

    def find(self, mark: Mark) -> tuple[int, str] | None:
        """Where and how a mark is written, if it is: in the lines that are most like its own.

        Of those that are equally alike, the first one after the last that was found.
        """
        if mark.pattern not in self._candidates:
            self._candidates[mark.pattern] = [
                (
                    match.end() - len(match[0].lstrip("\n")) - 1,
                    mark_at(mark.variant, self._text, match),
                )
                for match in mark.pattern.finditer(self._text)
            ]
        after, most = self._after.get(mark.variant, -1), (-1, -1, False, False)
        best: tuple[int, str] | None = None
        for index, other in self._candidates[mark.pattern]:
            words = len(mark.line & other.line), len(mark.around & other.around)
            alike = (*words, other.value == mark.value, index > after)
            if alike > most:
                best, most = (index, other.value), alike
        if best:
            self._after[mark.variant] = best[0]
        return best


def nothing_is_lost(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """Every word of a text is shown to its readers."""
    page, body = _made(localized, context), localized.file.body
    unused = [*_unused_definitions(localized, page)]
    yield from unused
    named = {one.place.line for one in unused}
    named |= {place.line for place, *_ in _uneven_rows(body, page)}
    for place, words in _lost(body, page):
        if place.line not in named:
            yield localized.file.problem_at("MKD002", place, variant="words", value=words)


def factors_keep_their_signs(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """Stars between digits are shown: `3*4*5` is no 345."""
    page, body = _made(localized, context), localized.file.body
    for match in _FACTORS.finditer(page.source) if _EMPHASIZED.search(page.html) else ():
        place = body.place(match.start(1))
        yield localized.file.problem_at("MKD002", place, variant="words", value=Quoted(match[1]))


def _unused_definitions(localized: LocalizedPage, page: RenderedText) -> Iterator[Problem]:
    """The definitions `[name]: address` that nothing refers to."""
    defined = dict(defined_in(page.source))
    named = _NAMED.findall(page.source.lower()) if defined else ()
    names = {" ".join(name.split()) for name in named}
    for name, index in defined.items():
        if " ".join(name.split()) not in names:
            place = localized.file.body.place(index - 1)
            yield localized.file.problem_at("MKD002", place, variant="definition", value=name)


def _lost(body: Body, page: RenderedText) -> Iterator[tuple[Place, Quoted]]:
    """The words that are not shown, line by line: first those of lines of which nothing is."""
    left = Counter(page.missing)
    if not left:
        return
    lines = [*_lines(page.shown_source.text)]
    absent = [(start, line) for start, line in lines if "".join(words_of(line)) not in page.letters]
    for start, line in (*absent, *lines):
        lost = [*(left & Counter(words_of(line))).elements()]
        left.subtract(lost)
        if lost:
            place = body.place(page.shown_source.source(start + line.find(lost[0])))
            yield place, Quoted(" ".join(word for word in words_of(line) if word in lost))
    for word in left:
        if left[word] > 0:  # in code
            yield body.place(body.text.find(word)), Quoted(word)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text, and where they begin."""
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def rows_are_even(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """Each row of a table has as many cells as the first."""
    page, body = _made(localized, context), localized.file.body
    if "<table" in page.html:
        for place, cells, columns in _uneven_rows(body, page):
            variant = "text" if cells == 1 else "more" if cells > columns else "fewer"
            yield localized.file.problem_at(
                "MKD003", place, variant=variant, count=cells, columns=columns
            )


def _uneven_rows(body: Body, page: RenderedText) -> Iterator[tuple[Place, int, int]]:
    """The place of each row with too many or too few cells, and the numbers of cells."""
    if "|" not in page.source or "<table" not in page.html:
        return
    columns = 0
    for (start, line), (_, below) in pairwise([*_lines(page.source), (0, "")]):
        if "|" in line and _RULED.fullmatch(below):
            columns = _cells(line)
        elif not line.strip():
            columns = 0
        elif columns and not _RULED.fullmatch(line) and _cells(line) != columns:
            yield body.place(start), _cells(line), columns


def _cells(row: str) -> int:
    return len(_BAR.findall(row.strip(" >").removeprefix("|").removesuffix("|"))) + 1


def lists_are_as_written(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """Lists keep their numbers, bullets and levels, and no sentence becomes a list."""
    page, body = _made(localized, context), localized.file.body
    seen = set()
    for item in changed_items(page):
        if item.list_number not in seen:
            seen.add(item.list_number)
            yield localized.file.problem_at(
                "MKD004", body.place(item.place), variant=item.variant, value=item.written
            )


def lines_are_no_headings(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """A heading begins with `##`, and a page has one header."""
    page, body = _made(localized, context), localized.file.body
    if not any(f"\n{sign}" in f"\n{page.source}" for sign in ("---", "+++", "{")):
        return
    headers = [match.span() for match in _SECOND_HEADER.finditer(page.source)]
    for start, _ in headers:
        yield localized.file.problem_at("MKD005", body.place(start), variant="header")
    for match in _UNDERLINED.finditer(page.source):
        is_free = not any(start <= match.start(1) < end for start, end in headers)
        if is_free and tuple(words_of(_TARGET.sub("", match[1]))) in page.headings:
            yield localized.file.problem_at(
                "MKD005", body.place(match.start(1)), variant="line", value=match[1].strip()
            )


def sentences_are_no_code(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """No lines become code because blanks stand before them."""
    page, body = _made(localized, context), localized.file.body
    if not page or "<pre" not in page.html:
        return
    for match in _INDENTED.finditer(page.source):
        if match[1].strip() in page.code_lines:
            yield localized.file.problem_at("MKD006", body.place(match.start(1)), value=match[1])


def boxes_hold_their_text(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """A box holds the text below its first line."""
    page, body = _made(localized, context), localized.file.body
    if not _EMPTY_BOX.search(page.html):
        return
    for match in _BOX.finditer(page.source):
        is_meant = match[2] and '"' in match[0]  # a box that is nothing but a title
        if len(match[3]) < len(match[1]) + _BOX_INDENT and not is_meant:
            place = body.place(match.start(3))
            yield localized.file.problem_at("MKD007", place, variant="outside")


def boxes_have_a_known_type(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """The type of a box is one that has a colour and an icon."""
    body = localized.file.body
    for match in _TYPED.finditer(body.without_certain_code):
        name = match[1].lower()
        if name not in BOX_TYPES:
            place, near = body.place(match.start(1)), nearest(name, sorted(BOX_TYPES)) or "note"
            yield localized.file.problem_at(
                "MKD007", place, variant="type", value=match[1], near=near
            )


def words_are_not_lowered(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """No word stands between single tildes: they make it small, and in other tools strike it."""
    page, body = _made(localized, context), localized.file.body
    for match in _LOWERED.finditer(page.source) if "<sub>" in page.html else ():
        place = body.place(match.start())
        yield localized.file.problem_at("MKD008", place, value=match[0], word=match[1])


RENDERED_RULES: tuple[PageRule, ...] = (
    marks_are_read,
    fields_hold_no_marks,
    nothing_is_lost,
    factors_keep_their_signs,
    rows_are_even,
    lists_are_as_written,
    lines_are_no_headings,
    sentences_are_no_code,
    boxes_hold_their_text,
    boxes_have_a_known_type,
    words_are_not_lowered,
)
WARNINGS = frozenset({"MKD004", "MKD006", "MKD008"})
