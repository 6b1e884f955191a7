"""Personal data in a text (telephone and identity numbers, mailboxes), and masking it.

Recognised by form and check digits. Logs of a check are public, so reports must not repeat
personal data in full.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from newsroom.checks import identity
from newsroom.checks.telephones import messenger_numbers, telephone_numbers
from newsroom.content.shown_text import (
    ShownText,
    decoded_addresses,
    decoded_text,
    shown_text,
    without_fonts,
)

WEB_ADDRESS = re.compile(r"https?://[^\s)>\]]+", re.IGNORECASE)

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
_SHORTEST_SITE = 6
_PICTURE = re.compile(r"\dx\.[a-z]+")
"""The end of `logo-big@2x.png`."""
_TO_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})
_OF_LISTS = re.compile(
    r"(?:list|lists|listas|liste|lista|listserv|mailman|ml|groups)\..+|googlegroups\.com|groups\.io"
    r"|framalistes\.org|freelists\.org|.*\.(?:listserv|lists?)\..+"
)
"""Hosts of mailing lists."""
_LIST = re.compile(
    r"(?:owner|list|lista|wg|announce)[._-].+"
    r"|.+[-_](?:l|list|lists|lista|listesi|users?|dev|devel|announce|announcements|request|owner|bounces"
    r"|(?:un)?subscribe|jobs?|calls?|network|group|grubu|forum|foro|alumni|students|committee)"
)
"""Names of mailing lists, and of what many read; Steve Jobs writes himself with a point."""
_FOR_PERSONS = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|libero|virgilio|tiscali|alice"
    r"|aol|gmx|proton|protonmail|mynet|yandex)\.[a-z]{2,3}(?:\.[a-z]{2})?"
)
_OFFICE = re.compile(
    "academy|accounting|accounts|acquisti|action|admin|administracion|administration|affairs"
    "|amministrativo|amministrazione|archive|archivio|archivo|asociacion|assistenza|association"
    "|associazione|ayuntamiento|basin|belediye|biblioteca|bilgi|billing|booking|calidad|camara"
    "|camera|careers|center|centre|centro|chamber|club|cluster|clusters|comitato|comite"
    "|communication|compras|comune|comunicacion|comunicazione|conference|conferenza|congreso"
    "|congress|consejo|consiglio|contabilidad|contabilita|contact|contacto|contatti|council"
    "|customer|data|departamento|department|dept|dernegi|dernek|desk|destek|dipartimento|direccion"
    "|direzione|editor|education|egitim|empleo|enquiries|escuela|etkinlik|etkinlikler|europe|event"
    "|eventi|eventos|events|export|facturacion|fair|fatturazione|fatura|federacion|federation"
    "|federazione|feria|fiera|finance|finans|finanza|finanzas|fondazione|formacion|formazione"
    "|foundation|fuar|fundacion|gdpr|general|grupo|gruppo|hello|help|helpdesk|horizon|hr|hub|hukuk"
    "|ik|iletisim|info|information|innovation|inquiries|international|kalite|kariyer|kayit"
    "|konferans|kongre|kulubu|kurumsal|kvkk|lavoro|legal|legale|legales|library|mail|marketing"
    "|media|members|membership|merkez|muhasebe|municipio|museo|museum|networking|news|newsletter|no"
    "|noreply|notice|notices|odasi|office|offices|oficina|oficinas|orders|ordini|partnership"
    "|partnerships|pedidos|plus|policy|posta|prenotazioni|prensa|press|pressoffice|privacy|progetti"
    "|progetto|program|programa|programma|programme|proje|project|projects|proloco|proyecto"
    "|proyectos|purchasing|qualita|quality|recepcion|reception|redaccion|redazione|registration"
    "|research|reservas|rezervasyon|ricerca|sales|satinalma|satis|school|scuola|secretaria"
    "|secretariat|security|sede|sedes|segreteria|seguridad|sekreterlik|service|servicio|servizio"
    "|sicurezza|sindacato|sindicato|siparis|soci|society|soporte|stampa|subscriptions|support|team"
    "|technical|textile|tourism|training|turismo|turizm|uffici|ufficio|ufficiostampa|universidad"
    "|universita|universite|university|vakfi|vakif|vendite|ventas|web|webmaster|working"
    r"|\w{2,20}club|club\w{2,20}"
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


def mailboxes(text: str, source: str = "") -> Iterator[tuple[int, str, str]]:
    """The place of every mailbox of a person, it, and why it looks like one.

    Also in the path and the query of web addresses, which must be decoded. `source` is the text
    of the page with the addresses of sites whose names a mailbox may have.
    """
    if "@" not in text:
        return
    without_pages = WEB_ADDRESS.sub(lambda page: " " * len(page[0]), text)
    found = [*_MAILBOX.finditer(without_pages)]
    for page in WEB_ADDRESS.finditer(text):
        if site := _SITE.match(text, page.start(), page.end()):
            found += _MAILBOX_IN_PAGE.finditer(text, site.end(), page.end())
    for match in found:
        name, host = _folded(match["name"]), _folded(match["host"])
        reason = _privacy_of(name, host)
        if reason == "provider" and _has_site(name, source or text):
            continue
        if reason:
            yield match.start(), match[0], reason


def _has_site(name: str, text: str) -> bool:
    """Whether the name of a mailbox is that of a site: an organisation with a free mailbox."""
    name = re.sub(r"[\W_]", "", name)
    sites = (site[0].lower() for site in _SITE.finditer(text))
    return len(name) >= _SHORTEST_SITE and any(name in site.replace("-", "") for site in sites)


def _folded(text: str) -> str:
    """In small letters, without accents."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.lower().translate(_TO_PLAIN))
    return "".join(part for part in parts if not unicodedata.category(part).startswith("M"))


@lru_cache(maxsize=256)  # one address stands often on a page
def _privacy_of(name: str, host: str) -> str | None:
    """Why a mailbox looks like that of a person."""
    name = name.partition("+")[0]  # what follows is a mark of its owner: `jane.doe+news`
    parts = re.split(r"[\W\d_]+", name)
    if any(_OFFICE.fullmatch(part) for part in parts):
        return None
    if _OF_LISTS.fullmatch(host) or _LIST.fullmatch(name):
        return None
    if _FOR_PERSONS.fullmatch(host):
        return "provider"
    if _PICTURE.fullmatch(host) or not host.rpartition(".")[2][:1].isalpha():
        return None
    is_of_host = any(len(part) > 2 and part in host for part in parts)
    return "person" if _PERSON.fullmatch(name) and not is_of_host else None


def _covered(text: str, start: int, end: int) -> str:
    return text[:start] + re.sub(r"[^\W_]", "•", text[start:end]) + text[end:]
