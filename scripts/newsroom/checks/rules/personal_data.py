"""Personal data that does not belong on a page: telephone numbers, mailboxes, identity numbers.

Judges them by their form and their check digits. Messages do not repeat in full what was
found, because the log of a check is public too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from newsroom.checks import identity
from newsroom.checks.digits import most_together
from newsroom.checks.rules.rule import House, PageRule
from newsroom.content.header import Path, Value
from newsroom.content.library import Sheet
from newsroom.content.problem import Problem

_FOR_MACHINES = frozenset({"checks", "translation", "vat", "pic"})
"""Fields with codes of other kinds."""
_WEB_ADDRESS = re.compile(r"https?://[^\s)>\]]+", re.IGNORECASE)

_GAP = "[ \u00a0.-]"
_TELEPHONE = re.compile(
    r"(?=[+(0-9])(?<![\w+./-])(?:"
    rf"(?:\+|00(?=3[0-469]|4[013-9]|90))\d{{1,3}}(?:{_GAP}{{0,2}}\(?\d\)?){{6,12}}"
    rf"|0?{_GAP}?\(0?\d{{2,4}}\)(?:{_GAP}?\d){{6,9}}"  # (0312) 385 50 90
    rf"|0\d{{1,4}}(?:/\d{{5,8}}|(?:{_GAP}\d{{2,8}}){{1,4}})"  # 0574/634040, 020 7946 0958
    rf"|(?:0{_GAP})?\d{{3}}{_GAP}\d{{3}}{_GAP}\d\d{_GAP}\d\d"  # 312 385 50 90
    rf"|3\d\d[ \u00a0./-]\d{{3}}{_GAP}?\d{{4}}"  # 347 123 4567, an Italian mobile
    rf"|[6-9]\d(?:\d{_GAP}\d\d|{_GAP}\d{{3}}){_GAP}\d\d{_GAP}\d\d"  # 96 318 42 00, 963 18 42 00
    r"|[679]\d\d-\d{3}-\d{3}"
    r")(?![\w-]|[.,/]\d)"
)
_ANNOUNCED = re.compile(
    r"(?<!\w)(?:tel|telephone|telefono|teléfono|telefon|phone|mobile|cellulare|móvil|cep|gsm|fax"
    r"|whatsapp)[^\w\n]{1,4}(?P<number>\+?\(?\d(?:[ \u00a0./()-]{0,2}\d){8,14})(?!\w)",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"\+\d{1,3}(?:[ \u00a0.]\d{3}){1,3}")
"""`+25 000 000`, which only the number of its digits can tell from a telephone number."""
_TIME = re.compile(r"(?:[01]\d|2[0-3])\.[0-5]\d[ \u00a0-]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ZIP_CODE = re.compile(r"(?<=\b[A-Z]{2} )\d{5}-\d{4}")
_BOOK = re.compile(r"(?:ISBN|ISSN|EAN|DOI|PIC)(?:-?1[03])?\W{0,3}$", re.IGNORECASE)
_FEWEST_DIGITS, _FEWEST_ABROAD, _MOST_DIGITS = 9, 11, 15

_MAILBOX = re.compile(
    r"(?<![\w.+/-])(?P<name>[a-z0-9][\w.+-]{0,63})"
    r"@(?P<host>[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4})",
    re.IGNORECASE,
)
_PERSON = re.compile(r"[a-z]+(?:[._-][a-z]+){0,2}[._-][a-z]{2,}")
_FOR_PERSONS = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|libero|virgilio|tiscali|alice"
    r"|aol|gmx|proton|protonmail|mynet|yandex)\.[a-z]{2,3}(?:\.[a-z]{2})?"
)
_OFFICE = re.compile(
    "admin|administracion|amministrazione|assistenza|basin|bilgi|booking|center|centre|centro"
    "|clustem|cluster|clusters|comunicacion|comunicazione|communication|contact|contacto"
    "|contatti|customer|data|desk|destek|direccion|direzione|editor|education|egitim|etkinlik"
    "|europe|event|eventi|eventos|events|export|fair|feria|fiera|formacion|formazione|fuar"
    "|gdpr|help|hr|ik|info|information|innovation|international|iletisim|kayit|kurumsal|kvkk"
    "|mail|marketing|media|merkez|museo|museum|muhasebe|networking|news|newsletter|no|noreply"
    "|oficina|office|posta|prensa|press|privacy|progetto|progetti|project|projects|proje"
    "|proyecto|proyectos|redaccion|redazione|registration|research|ricerca|satis|secretaria"
    "|segreteria|sekreterlik|servicio|service|servizio|soporte|stampa|support|team|technical"
    "|textile|training|ufficio|ventas|web|webmaster"
)
"""Words that make a mailbox one of an office, not of a person."""


@dataclass(frozen=True)
class _Text:
    """A text of a page, and the field that it stands in; the body has none."""

    sheet: Sheet
    text: str
    path: Path = ()

    def problem(self, code: str, index: int, value: str, **values: Any) -> Problem:
        file = self.sheet.file
        if self.path:
            return file.problem(code, *self.path, value=value, **values)
        return file.problem_at(code, file.body.place(index), value=value, **values)


def pages_hold_no_telephone_numbers(sheet: Sheet, _house: House) -> Iterator[Problem]:
    """Pages hold no telephone numbers: most belong to a person, and all of them go stale."""
    for link in sheet.file.body.links():
        if link.target.lower().startswith("tel:"):
            value = _hinted(link.target.removeprefix("tel:"))
            yield sheet.file.problem_at("GDP003", link.place, value=value)
    for text in [_Text(sheet, sheet.file.body.prose), *_header_texts(sheet)]:
        if most_together(text.text) < _FEWEST_DIGITS:
            continue
        found = {
            match.start(): match[0]
            for match in _TELEPHONE.finditer(text.text)
            if _is_telephone(match)
        }
        ends = {start + len(number) for start, number in found.items()}
        for match in _ANNOUNCED.finditer(text.text):
            is_new = match.start("number") not in found and match.end() not in ends
            if is_new and not _YEAR.search(match["number"]):
                found[match.start("number")] = match["number"]
        for start, number in found.items():
            yield text.problem("GDP003", start, _hinted(number))


def _is_telephone(match: re.Match[str]) -> bool:
    written = match[0]
    digits = re.sub(r"\D", "", written)
    if not _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS:
        return False
    if _AMOUNT.fullmatch(written):
        return len(digits) >= _FEWEST_ABROAD
    if written.startswith("+"):
        return True
    if _TIME.match(written) or _YEAR.search(written):
        return False
    if _ZIP_CODE.fullmatch(match.string, match.start(), match.end()):
        return False
    return not _BOOK.search(match.string, max(match.start() - 12, 0), match.start())


def mailboxes_belong_to_offices(sheet: Sheet, _house: House) -> Iterator[Problem]:
    """E-mail addresses are those of an office, not of a person."""
    body = sheet.file.body
    for text in [_Text(sheet, body.without_code), *_header_texts(sheet)]:
        if "@" not in text.text:
            continue
        without_pages = _WEB_ADDRESS.sub(lambda page: " " * len(page[0]), text.text)
        for match in _MAILBOX.finditer(without_pages):
            variant = _privacy_of(match["name"].lower(), match["host"].lower())
            if variant:
                value = f"{match['name'][0]}…@{match['host']}"
                yield text.problem("GDP004", match.start(), value, variant=variant)


def _privacy_of(name: str, host: str) -> str | None:
    """Why a mailbox looks like that of a person."""
    parts = re.split(r"[^a-z]+", name)
    if any(_OFFICE.fullmatch(part) for part in parts):
        return None
    if _FOR_PERSONS.fullmatch(host):
        return "provider"
    is_of_host = any(len(part) > 2 and part in host for part in parts)
    return "person" if _PERSON.fullmatch(name) and not is_of_host else None


def pages_hold_no_identity_numbers(sheet: Sheet, _house: House) -> Iterator[Problem]:
    """Pages hold no identity numbers of persons."""
    for text in [_Text(sheet, sheet.file.body.prose), *_header_texts(sheet)]:
        for start, number, country in identity.numbers_in(text.text):
            yield text.problem("GDP005", start, _hinted(number), variant=country)


@lru_cache(maxsize=4)
def _header_texts(sheet: Sheet) -> tuple[_Text, ...]:
    return tuple(_leaves(sheet, (), sheet.file.header.data))


def _leaves(sheet: Sheet, path: Path, value: Value) -> Iterator[_Text]:
    if isinstance(value, str):
        if not _WEB_ADDRESS.match(value):
            yield _Text(sheet, value, path)
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _leaves(sheet, (*path, index), part)
    else:
        for name, part in value.items():
            if name not in _FOR_MACHINES:
                yield from _leaves(sheet, (*path, name), part)


def _hinted(number: str) -> str:
    """Enough of a number to find it, and too little to use it."""
    return f"{number.strip()[:4]}…"


TEXT_RULES: tuple[PageRule, ...] = (
    pages_hold_no_telephone_numbers,
    mailboxes_belong_to_offices,
    pages_hold_no_identity_numbers,
)
