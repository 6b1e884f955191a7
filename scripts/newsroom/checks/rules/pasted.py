"""What copying out of Word, a PDF or another program leaves in a text, see `content.pasted`."""

import re
from collections.abc import Iterator

from newsroom.checks.rules.readings import readings
from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.library import LocalizedPage
from newsroom.content.pasted import bullets, feet, lost_letters, wrongly_decoded
from newsroom.content.problem import Problem

_LEFT_BY_WORD = re.compile(
    r"(?i:¡?(?:Error|Hata|Fehler|Erreur)\s?!\*{0,2}\s?|Errore[.!]\*{0,2}\s?)(?i:"
    r"Reference source not found|Bookmark not defined|Hyperlink reference not valid"
    r"|No text of specified style in document|Unknown document property name|Not a valid link"
    r"|No table of (?:contents|figures) entries found|No bookmark name given"
    r"|L['’]origine riferimento non è stata trovata|Il segnalibro non è definito"
    r"|Riferimento a collegamento ipertestuale non valido|Nessun testo dello stile specificato"
    r"|No se encuentra el origen de la referencia|Marcador no definido"
    r"|Referencia de hipervínculo no válida|No hay texto con el estilo especificado"
    r"|Başvuru kaynağı bulunamadı|Yer işareti tanımlanmamış|Köprü başvurusu geçerli değil"
    r"|Belgede belirtilen stilde metne rastlanmadı"
    r"|Verweisquelle konnte nicht gefunden werden|Textmarke nicht definiert"
    r"|Source du renvoi introuvable|Signet non défini)\.?"
    r"|Error: Reference source not found|Errore: sorgente del riferimento non trovata"
    r"|Error: no se (?:ha encontrado|encuentra) (?:el origen|la fuente) de la referencia"
    r"|Hata: Başvuru kaynağı bulunamadı"
    r"|Click or tap here to enter text\.?|Fare clic o toccare qui per immettere il testo\.?"
    r"|Haga clic o pulse aquí para escribir texto\.?"
    r"|Metin girmek için buraya tıklayın veya dokunun\.?"
)
_LEFT_BY_PROGRAM = re.compile(
    r"\{ ?(?:PAGEREF|REF|HYPERLINK|TOC|MERGEFIELD|PAGE|SEQ) [^{}\n]*\}"
    r"|(?<!\w)HYPERLINK \"[^\"\n]*\""
    r"|^[^\n]{1,200}?(?:\.{5,200}|…{3,200})[ ]?\d{1,4}$",  # the contents of a document
    re.MULTILINE,
)
_ROW = r"[ ]{0,3}(?!(?:[-*+•▪‣●·◦○■□oqv§üØ–—✓✔➢►▸→]|\(?\w{1,3}[.)])[ ]*\t)\S"
"""The beginning of a row, but not that of an item."""
_TAB_ROWS = re.compile(rf"^{_ROW}[^\t\n]*\t[^\n]*\n{_ROW}[^\t\n]*\t[^\n]*", re.MULTILINE)
_GAP = r"\S[^\n|]{0,200}\S[ ]{3,40}\S[^\n|]{0,200}"
_BLANK_ROWS = re.compile(
    rf"^(?![-*+:>]){_GAP}\n(?:-{{2,}}[ ]{{1,40}}-[- ]*\n)?{_GAP}$"
    r"|^\S[^\n|]*\n-{2,}[ ]{1,40}-{2,}[- ]*$",
    re.MULTILINE,
)
_LIGATURES = ("Th ", " fi ", " fl ", " ff ", " ffi ")
_SPLIT = re.compile(
    r"(?<![\w’'.-])(?!fl[ ]oz\b)"
    r"(?:Th|ffi|f[fil]|(?P<letter>(?<=[a-z][ ])[bchlrsw]))[ ][a-zà-ÿ]{2,30}"
    r"|(?<![\w’'.-])f[il][ ][a-z](?!\w)"
    r"|(?<![\w’'.-])Th[ ]e\b"
)
_LEAST_SPLIT = 2
"""Words in pieces from which on it is no chance. One of them has lost a joined letter."""


def texts_are_decoded_rightly(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """No text was decoded with the wrong encoding: `cafÃ©` is `café`."""
    for reading in readings(localized):
        line = -1
        for found in wrongly_decoded(reading.body.without_code):
            text, place = reading.body.text, reading.body.place(found.start)
            if place.line != line:
                line = place.line
                start, end = _word_at(text, found.start, found.end)
                right = text[start : found.start] + found.right + text[found.end : end]
                value = text[start:end]
                yield reading.problem(
                    "TXT011", found.start, variant="known", value=value, right=right
                )
        for start, value in lost_letters(reading.body.prose, localized.file.lang):
            if reading.body.place(start).line != line:
                line = reading.body.place(start).line
                start, end = _word_at(reading.body.text, start, start + len(value))
                value = reading.body.text[start:end]
                yield reading.problem("TXT011", start, variant="unknown", value=value)


def _word_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the word begins and ends in which something stands."""
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end


def lists_have_bullets_of_markdown(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """Lists are written with `-`: bullets of other programs make none."""
    body, line = localized.file.body, -1
    for found in bullets(body.without_code):
        place = body.place(found.start)
        sign = body.text[found.start]
        if place.line != line + 1 and sign.isprintable():  # another rule names the others
            yield localized.file.problem_at("TXT012", place, value=sign)
        line = place.line


def nothing_is_left_of_other_programs(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """No message of Word and no foot of a printed page stands in a text."""
    for reading in readings(localized):
        for match in _LEFT_BY_WORD.finditer(reading.body.without_code):
            yield reading.problem("TXT013", match.start(), variant="word", value=match[0])
        for match in _LEFT_BY_PROGRAM.finditer(reading.body.without_code):
            yield reading.problem("TXT013", match.start(), variant="program", value=match[0])
    body = localized.file.body
    for found in feet(body.without_code):
        value = body.text[found.start : found.end].strip()
        place = body.place(found.start)
        yield localized.file.problem_at("TXT013", place, variant="foot", value=value)


def tables_are_written_with_bars(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """The cells of a table are parted by `|`, not by tabs or blanks."""
    body = localized.file.body
    last = -1
    rows = _TAB_ROWS if "\t" in body.text else _BLANK_ROWS
    for match in rows.finditer(body.without_code):
        if rows is _BLANK_ROWS and not _are_aligned(match[0]):
            continue
        place = body.place(match.start())
        is_plain = body.text[match.start() : match.end()] == match[0]  # no code, which is blanked
        if is_plain and "|" not in match[0] and place.line != last + 1:
            value = " ".join(match[0].split("\n")[0].split())
            yield localized.file.problem_at("TXT014", place, value=value)
        last = body.place(match.end()).line


def _are_aligned(rows: str) -> bool:
    """Whether cells begin below each other: blanks in a justified text are no columns."""
    first, *others = rows.split("\n")
    gap = r"[ ]{2,}" if set(others[-1]) <= set("- ") else r"[ ]{3,}"
    columns = ({match.end() for match in re.finditer(gap, row)} for row in (first, others[-1]))
    return bool(set.intersection(*columns))


def words_are_in_one_piece(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """No blank stands within a word, where a PDF joins two letters: `Th e fi rst`."""
    for reading in readings(localized):
        text = f" {reading.body.own_words}"
        if not any(sign in text for sign in _LIGATURES):
            continue
        found = [*_SPLIT.finditer(text, 1)]
        is_certain = not all(match["letter"] for match in found)
        for match in found if is_certain and len(found) >= _LEAST_SPLIT else ():
            right = "".join(match[0].split())
            yield reading.problem("TXT015", match.start() - 1, value=match[0], right=right)


TEXT_RULES: tuple[PageRule, ...] = (
    texts_are_decoded_rightly,
    lists_have_bullets_of_markdown,
    nothing_is_left_of_other_programs,
    tables_are_written_with_bars,
    words_are_in_one_piece,
)
