"""Personal data in a text (telephone and identity numbers, mailboxes), and masking it.

Recognised by form and check digits. Logs of a check are public, so reports must not repeat
personal data in full.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from newsroom.checks import identity
from newsroom.checks.reading.digits import matches_at, most_together, starts
from newsroom.content.shown_text import (
    ShownText,
    decoded_addresses,
    decoded_text,
    shown_text,
    without_fonts,
)

WEB_ADDRESS = re.compile(r"https?://[^\s)>\]]+", re.IGNORECASE)

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

_BLANK = re.compile("[\u2000-\u200a\u202f\u205f]")
_DASH = re.compile("(?<=[0-9])[\u2010-\u2013\u2212](?=[0-9])")
"""What typography puts between the digits of a number, beside those of `_GAP`."""
_MESSENGER = re.compile(
    r"(?<![\w-])(?:wa\.me/|t\.me/(?=\+)|whatsapp\.com/send/?\?[^\s#]{0,200}?\bphone=)"
    r"(?P<number>\+?\d(?:[ ()-]{0,2}\d){8,14})(?!\w)",
    re.IGNORECASE,
)

_MARKS = "\u0300-\u036f"
"""Accents on their own, which are no `\\w`."""
_ADDRESS = (
    rf"(?P<name>[^\W_][\w{_MARKS}.+-]{{0,63}})@"
    rf"(?P<host>(?:[^\W_]|[{_MARKS}-]){{1,63}}(?:\.(?:[^\W_]|[{_MARKS}-]){{1,63}}){{1,4}})"
)
_MAILBOX = re.compile(rf"(?<![\w{_MARKS}.+/-]){_ADDRESS}")
_MAILBOX_IN_PAGE = re.compile(rf"(?<![\w{_MARKS}.+@-]){_ADDRESS}")
"""Behind an `@` stands the name of a channel or an account: `/@name@social.example`."""
_SITE = re.compile(r"https?:[/\\]*[^/?#\\]*", re.IGNORECASE)
_PERSON = re.compile(r"[^\W\d_]+(?:[._-][^\W\d_]+){0,2}[._-][^\W\d_]{2,}")
_PICTURE = re.compile(r"\dx\.[a-z]+")
"""The end of `logo-big@2x.png`."""
_TO_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})
_FOR_PERSONS = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|libero|virgilio|tiscali|alice"
    r"|aol|gmx|proton|protonmail|mynet|yandex)\.[a-z]{2,3}(?:\.[a-z]{2})?"
)
_OFFICE = re.compile(
    "academy|accounting|accounts|acquisti|action|admin|administracion|administration|affairs"
    "|amministrativo|amministrazione|archive|archivio|archivo|assistenza|basin|biblioteca|bilgi"
    "|billing|booking|calidad|careers|center|centre|centro|clustem|cluster|clusters|communication"
    "|compras|comunicacion|comunicazione|conference|conferenza|congreso|congress|contabilidad"
    "|contabilita|contact|contacto|contatti|customer|data|departamento|department|dept|desk"
    "|destek|dipartimento|direccion|direzione|editor|education|egitim|empleo|enquiries"
    "|escuela|etkinlik|etkinlikler|europe|event|eventi|eventos|events|export|facturacion|fair"
    "|fatturazione|fatura|feria|fiera|finance|finans|finanza|finanzas|formacion|formazione|fuar"
    "|gdpr|general|hello|help|helpdesk|horizon|hr|hukuk|ik|iletisim|info|information|innovation"
    "|inquiries|international|kalite|kariyer|kayit|konferans|kongre|kurumsal|kvkk|lavoro"
    "|legal|legale|legales|library|mail|marketing|media|members|membership|merkez|muhasebe|museo"
    "|museum|networking|news|newsletter|no|noreply|notice|notices|office|offices|oficina|oficinas"
    "|orders|ordini|partnership|partnerships|pedidos|plus|policy|posta|prenotazioni|prensa|press"
    "|pressoffice|privacy|progetti|progetto|program|programa|programma|programme|proje|project"
    "|projects|proyecto|proyectos|purchasing|qualita|quality|recepcion|reception|redaccion"
    "|redazione|registration|research|reservas|rezervasyon|ricerca|sales|satinalma|satis|school"
    "|scuola|secretaria|secretariat|security|sede|sedes|segreteria|seguridad|sekreterlik|service"
    "|servicio|servizio|sicurezza|siparis|soci|soporte|stampa|subscriptions|support|team"
    "|technical|textile|tourism|training|turismo|turizm|uffici|ufficio|ufficiostampa|universidad"
    "|universita|universite|university|vendite|ventas|web|webmaster"
)
"""Words that make a mailbox one of an office, not of a person; without accents."""
_SHOWN = 4
"""So many signs are enough to find a number, and too few to use it."""


@lru_cache(maxsize=32)  # shown again and again, with every problem of a line
def hidden(text: str) -> str:
    """The text, with a point for each letter and digit that would give away what is personal."""
    covered = text
    views = (ShownText(text), decoded_text(text), decoded_addresses(text), shown_text(text))
    for view in {view.text: view for view in views}.values():  # mostly they are the same
        plain = without_fonts(view.text)
        for start, end in _personal_in(plain):
            covered = _covered(covered, view.source(start), view.source(end - 1) + 1)
    return covered


def _personal_in(text: str) -> Iterator[tuple[int, int]]:
    """Where that stands in a text which gives away a mailbox or a number."""
    for start, address, _ in mailboxes(text):
        yield start + 1, start + address.index("@")
    for start, number in (*telephone_numbers(text), *messenger_numbers(text)):
        yield start + _SHOWN, start + len(number)
    for start, number, _ in identity.numbers_in(text):
        yield start + _SHOWN, start + len(number)


def hinted(number: str) -> str:
    """Enough of a number to find it, and too little to use it."""
    return f"{number.strip()[:_SHOWN]}…"


def shortened(mailbox: str) -> str:
    """The same of a mailbox: `j…@firm.example`."""
    return f"{mailbox[0]}…{mailbox[mailbox.index('@') :]}"


def telephone_numbers(text: str) -> Iterator[tuple[int, str]]:
    """Every telephone number and its place."""
    if most_together(text) < _FEWEST_DIGITS:
        return
    blanks = text if text.isascii() else _BLANK.sub(" ", text)
    found = _telephone_numbers(blanks)
    dashes = blanks if blanks.isascii() else _DASH.sub("-", blanks)
    if dashes != blanks:  # `0574 634040–41` is a range, `0574–634040` a number
        taken = [(start, start + len(number)) for start, number in found.items()]
        for start, number in _telephone_numbers(dashes).items():
            if all(start + len(number) <= first or start >= last for first, last in taken):
                found[start] = number
    yield from found.items()


def _telephone_numbers(text: str) -> dict[int, str]:
    numbers = matches_at(_TELEPHONE, text, _beginnings(text))
    found = {match.start(): match[0] for match in numbers if _is_telephone(match)}
    ends = {start + len(number) for start, number in found.items()}
    for match in _ANNOUNCED.finditer(text):
        is_new = match.start("number") not in found and match.end() not in ends
        if is_new and not _YEAR.search(match["number"]):
            found[match.start("number")] = match["number"]
    return found


def messenger_numbers(text: str) -> Iterator[tuple[int, str]]:
    """Every telephone number in the address of a chat, `wa.me/…`, and its place."""
    for match in _MESSENGER.finditer(text) if "me/" in text or "phone=" in text else ():
        yield match.start("number"), match["number"]


def _beginnings(text: str) -> Iterator[int]:
    """Where digits begin, and the signs before them with which a telephone number may begin."""
    for start in starts(text):
        if text[start - 1 : start] in ("+", "("):
            yield start - 1
        yield start


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


def mailboxes(text: str) -> Iterator[tuple[int, str, str]]:
    """The place of every mailbox of a person, it, and why it looks like one.

    Also in the path and the query of web addresses, which must be decoded.
    """
    if "@" not in text:
        return
    without_pages = WEB_ADDRESS.sub(lambda page: " " * len(page[0]), text)
    found = [*_MAILBOX.finditer(without_pages)]
    for page in WEB_ADDRESS.finditer(text):
        if site := _SITE.match(text, page.start(), page.end()):
            found += _MAILBOX_IN_PAGE.finditer(text, site.end(), page.end())
    for match in found:
        reason = _privacy_of(_folded(match["name"]), _folded(match["host"]))
        if reason:
            yield match.start(), match[0], reason


def _folded(text: str) -> str:
    """In small letters, without accents."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.lower().translate(_TO_PLAIN))
    return "".join(part for part in parts if not unicodedata.category(part).startswith("M"))


def _privacy_of(name: str, host: str) -> str | None:
    """Why a mailbox looks like that of a person."""
    name = name.partition("+")[0]  # what follows is a mark of its owner: `jane.doe+news`
    parts = re.split(r"[\W\d_]+", name)
    if any(_OFFICE.fullmatch(part) for part in parts):
        return None
    if _FOR_PERSONS.fullmatch(host):
        return "provider"
    if _PICTURE.fullmatch(host) or not host.rpartition(".")[2][:1].isalpha():
        return None
    is_of_host = any(len(part) > 2 and part in host for part in parts)
    return "person" if _PERSON.fullmatch(name) and not is_of_host else None


def _covered(text: str, start: int, end: int) -> str:
    return text[:start] + re.sub(r"[^\W_]", "•", text[start:end]) + text[end:]
