"""Accessibility: pictures, headings, links and tables that everybody can use (WCAG 2.2).

Checks the Markdown, not what templates add.
"""

import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import unquote

from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.body import Body
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Problem

_LONGEST_ALTERNATIVE = 150
_PICTURE = re.compile(r"!\[([^\[\]\n]*)\][(\[]")
_FILE_NAME = re.compile(r"[\w.-]+\.(png|jpe?g|gif|svg|webp|avif)|(IMG|DSC)[_-]?\d+", re.IGNORECASE)
_OF_A_PICTURE = re.compile(
    r"(?:an?\s)?(?:image|picture|photo|photograph)\sof\b"
    r"|(?:un['’]\s?)?(?:immagine|foto|fotografia)\s(?:di\b|del\b|dell['’]|dell[aeo]\b|dei\b|degli\b)"
    r"|(?:una\s)?(?:imagen|foto|fotografía)\sdel?\b",
    re.IGNORECASE,
)
_OF_A_PICTURE_TR = re.compile(r"(?:resmi|fotoğrafı|görseli|görüntüsü)\W{0,5}$", re.IGNORECASE)

_HEADING = re.compile(r"^(#{1,6})([^\n]*)", re.MULTILINE)
_UNDERLINED = re.compile(
    r"(?:\A|^[ ]*\n)(?![ ]{4}|[ ]{0,3}[|>#-])([ ]*\S[^\n]*)\n(=+|-+)[ ]*$", re.MULTILINE
)
_LINE = re.compile(r"\n(?:=+|-+)[ ]*$", re.MULTILINE)
_NO_WORDS = re.compile(r"[#*_~\s]*(?:\{[^\n]*\}[#\s]*)?")

_LINK = re.compile(
    r"\[(?<!!\[)([^\[\]\n]*)\](?<!\\\])"
    r"(?:\(\s*(<[^>\n]*>|[^\s)]*(?:[ ](?![\"'(])[^\s)]{1,200}){0,20})|\[)"
)
_SCHEME = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)
_DASHES = re.compile(r":?-+:?")
_EMPTY_WORDS = (
    # English
    "here|click|click here|click on this link|press here|see here|read more|see more|more"
    "|find out more|learn more|more information|more info|more details|details|continue"
    "|continue reading|link|this link|this page|this"
    # Italian
    "|qui|qua|clicca|clicca qui|cliccare qui|cliccando qui|fai clic qui|fare clic qui|premi qui"
    "|leggi tutto|leggi di più|leggi qui|continua|continua a leggere|vai|scopri di più"
    "|per saperne di più|maggiori informazioni|altro|collegamento|questo link|questa pagina"
    # Spanish
    "|aquí|clic aquí|clic|haga clic|haga clic aquí|haz clic aquí|pulse aquí|pulsa aquí|pinche aquí"
    "|pincha aquí|leer más|lea más|ver más|más|saber más|más información|más detalles|continúa"
    "|continuar|seguir leyendo|enlace|este enlace|esta página"
    # Turkish
    "|burada|buradan|buraya|burası|buraya tıklayın|buraya tıklayınız|tıklayın|tıklayınız|tıkla"
    "|buradan ulaşabilirsiniz|devamı|devamını oku|devamını okuyun|devam|daha fazla|daha fazlası"
    "|daha fazla bilgi|ayrıntılar|detaylar|bağlantı|bu bağlantı|bu sayfa"
)
"""Links that say nothing when they are read alone, as in a screen reader's list of links."""


class _Link(NamedTuple):
    words: str
    target: str
    start: int


def pictures_have_alternative_text(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """Pictures have an alternative text that says what they show (WCAG 1.1.1)."""
    for link in localized.file.body.links():
        if link.alt is None:
            continue
        if not link.alt.strip():
            yield localized.file.problem_at("A11001", link.place, variant="text")
        elif _FILE_NAME.fullmatch(link.alt.strip()):
            yield localized.file.problem_at("A11002", link.place, value=link.alt)


def alternative_texts_are_short(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """Alternative texts are short, and do not say that a picture is a picture (WCAG 1.1.1)."""
    body = localized.file.body
    for match in _PICTURE.finditer(body.without_code) if "![" in body.text else ():
        place = body.place(match.start(1))
        for code, values in _faults_of_words(match[1].strip(), localized.file.lang):
            yield localized.file.problem_at(code, place, **values)


def faults_of_alternative(words: str, lang: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """What is wrong with an alternative text: codes, each with the values of its message."""
    if _FILE_NAME.fullmatch(words):
        yield "A11002", {"value": words}
    yield from _faults_of_words(words, lang)


def _faults_of_words(words: str, lang: str) -> Iterator[tuple[str, dict[str, Any]]]:
    values = {"length": len(words), "limit": _LONGEST_ALTERNATIVE}
    if len(words) > _LONGEST_ALTERNATIVE:
        yield "A11007", {"variant": "long", **values}
    named = _OF_A_PICTURE.match(words)
    if not named and lang == "tr":
        named = _OF_A_PICTURE_TR.search(_small(words, "tr"))
    if named:
        yield "A11007", {"variant": "picture", **values}


def headings_descend_in_steps(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """The title is the page's only heading of level 1; below it no level is skipped (1.3.1)."""
    above = 1
    for level, mark, _, index in _headings(localized.file.body):
        variant = "title" if level == 1 else "skipped" if level > above + 1 else None
        if variant:
            yield localized.file.problem_at(
                "A11003",
                localized.file.body.place(index),
                variant=variant,
                written=mark,
                wanted="#" * (above + 1),
            )
        above = level


def headings_have_words(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Headings have words (WCAG 2.4.6)."""
    for _, _, words, index in _headings(localized.file.body):
        if _NO_WORDS.fullmatch(words):
            yield localized.file.problem_at("A11008", localized.file.body.place(index))


@lru_cache(maxsize=4)
def _headings(body: Body) -> list[tuple[int, str, str, int]]:
    """Level, mark, words and place of each heading, as Python-Markdown finds them.

    It takes `#1` at the beginning of a line for a heading, and a line above dashes.
    """
    text = body.without_code
    found = [
        (len(match[1]), match[1], body.text[match.start(2) : match.end(2)], match.start())
        for match in (_HEADING.finditer(text) if "#" in text else ())
    ]
    found += [
        (1 if match[2][0] == "=" else 2, 3 * match[2][0], match[1], match.start(1))
        for match in (_UNDERLINED.finditer(text) if _LINE.search(text) else ())
    ]
    return sorted(found, key=lambda heading: heading[3])


def links_say_where_they_lead(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """The words of a link say where it leads, even when read alone (WCAG 2.4.4)."""
    for link in _links(localized.file.body):
        if _folded(link.words) in _FOLDED_EMPTY_WORDS:
            place = localized.file.body.place(link.start)
            yield localized.file.problem_at("A11004", place, variant="words", value=link.words)
        elif not link.words and link.target:
            place = localized.file.body.place(link.start)
            yield localized.file.problem_at("A11004", place, variant="none", value=link.target)


def links_alike_lead_to_one_place(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """Links with the same words on a page lead to the same place (WCAG 2.4.9)."""
    first: dict[str, str] = {}
    for link in _links(localized.file.body):
        words = _small(link.words, localized.file.lang)
        if not words or not link.target or _folded(words) in _FOLDED_EMPTY_WORDS:
            continue
        target = _address(_SCHEME.sub("https://", link.target))
        if first.setdefault(words, target) != target:
            place = localized.file.body.place(link.start)
            yield localized.file.problem_at(
                "A11006", place, value=link.words, target=target, other=first[words]
            )


def tables_have_headers(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Tables have a first row that says what stands below it (WCAG 1.3.1)."""
    body = localized.file.body
    for table in body.tables:
        line_above = body.text.rfind("\n", 0, max(table.index - 1, 0)) + 1
        if "|" in body.text[line_above : table.index]:  # where the table really begins
            continue
        is_ruled = all(_DASHES.fullmatch(cell) for cell in table.rows[1])
        header = body.text[table.index : body.text.find("\n", table.index)]
        if not is_ruled:
            yield localized.file.problem_at("A11005", body.place(table.index), variant="dashes")
        elif not header.strip(" |"):
            yield localized.file.problem_at("A11005", body.place(table.index), variant="empty")


@lru_cache(maxsize=4)
def _links(body: Body) -> list[_Link]:
    """The links with their words as written; what is no picture, reference or note."""
    found = []
    for match in _LINK.finditer(body.without_code) if "[" in body.text else ():
        words = body.text[match.start(1) : match.end(1)].strip()
        target = (match[2] or "").removeprefix("<").removesuffix(">")
        if not words.startswith("^"):
            found.append(_Link(words, target, match.start(1)))
    return found


@lru_cache(maxsize=128)  # rule after rule asks
def _folded(words: str) -> str:
    """The words alone, in small letters and with one sort of i: `TIKLAYIN…` is `tiklayin`."""
    alike = words.replace("İ", "i").replace("ı", "i")
    return _small(re.sub(r"[^\w\s]|_", " ", alike), "")


def _small(words: str, lang: str) -> str:
    """The words in the small letters of their language, with single blanks."""
    if lang == "tr":
        words = words.replace("İ", "i").replace("I", "ı")
    return " ".join(words.casefold().split())


def _address(target: str) -> str:
    """The target in one of the ways to write it."""
    path, mark, anchor = unquote(target).partition("#")
    if not path or "://" in path:
        return path.removesuffix("/") + mark + anchor
    return posixpath.normpath(path) + mark + anchor


_FOLDED_EMPTY_WORDS = frozenset(_folded(words) for words in _EMPTY_WORDS.split("|"))

TEXT_RULES: tuple[PageRule, ...] = (
    pictures_have_alternative_text,
    alternative_texts_are_short,
    headings_descend_in_steps,
    headings_have_words,
    links_say_where_they_lead,
    links_alike_lead_to_one_place,
    tables_have_headers,
)
