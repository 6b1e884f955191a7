"""Telephone numbers in a text, told from the numbers of firms, banks, books and places."""

import re
from collections.abc import Iterator

from newsroom.checks.reading.digits import matches_at, most_together, starts
from newsroom.content.body import blank

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
_NUMBER = r"(?:number|num\.?|no\.?|nr\.?|n[.°º]?|numero|número|numarası)(?!\w)"
_OTHER_NUMBER = re.compile(
    r"(?<!\w)(?:(?:ISBN|ISSN|EAN|DOI|PIC|GTIN|UPC|SKU|ORCID|LEI|D-?U-?N-?S|EORI|SWIFT|BIC|IBAN|CPV"
    r"|HS|TARIC|VAT|TVA|BTW|USt|MOMS|UID|TIN|NIP|I[CČ]O|DI[CČ]|P\. ?IVA|IVA|C\. ?F\.|codice fiscale"
    r"|CIF|NIF|VKN|KDV|vergi(?: kimlik| dairesi)?|Steuernummer|c/c|conto(?: corrente)?|hesap|Konto"
    r"|cuenta(?: corriente| bancaria)?|REA|CCIAA|HRB|KRS|REGON|KvK|CVR|SIREN|SIRET|RCS|CUP|CIG"
    r"|MERS[İI]S|(?:ticaret )?sicil|tomo|folio|registro (?:mercantil|imprese)|deposito legale"
    r"|depósito legal|grant(?: agreement)?"
    r"|(?:code|codice|código)(?: \w{3,20})?|cod\.|kod|kodu|art(?:\.|icolo|ículo)"
    r"|prot(?:\.|ocollo)|bando|expediente|passcode|PIN|coordinates|coordinate|coordenadas"
    r"|koordinat(?:lar)?|GPS|lat(?:itude)?|lon(?:gitude)?)(?:-?1[03])?(?: (?:ID|code|kod(?:u)?|in"
    rf"|{_NUMBER}))?"
    r"|(?:company|charity|registration|register|project|progetto|proyecto|proje|contract|contratto"
    r"|contrato|patent|product|prodotto|producto|item|article|order|ordine|pedido|sipariş|invoice"
    r"|fattura|factura|fatura|ticket|biglietto|bilet|account|meeting|webinar|zoom|tax|file|dossier"
    rf"|registered|member)(?: in \w{{2,30}})?(?: under)? (?:ID|code|{_NUMBER}))"
    r"[\W_]{0,3}(?:[A-Z]{2}[- ]?)?$",
    re.IGNORECASE,
)
"""What comes before a number of another kind."""
_BEFORE = 48
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d\d(?:[ ]?[A-Z0-9]{4}){3,7}(?:[ ]?[A-Z0-9]{1,3})?(?!\w)")
_LISTED = re.compile(r"[ \u00a0]\d|[.,]\d")
"""What follows a number in a row of numbers."""
_FEWEST_DIGITS, _FEWEST_ABROAD, _MOST_DIGITS = 9, 11, 15

_BLANK = re.compile("[\u2000-\u200a\u202f\u205f]")
_DASH = re.compile("(?<=[0-9])[\u2010-\u2013\u2212](?=[0-9])")
"""What typography puts between the digits of a number, beside those of `_GAP`."""
_MESSENGER = re.compile(
    r"(?<![\w-])(?:wa\.me/|t\.me/(?=\+)|whatsapp\.com/send/?\?[^\s#]{0,200}?\bphone=)"
    r"(?P<number>\+?\d(?:[ ()-]{0,2}\d){8,14})(?!\w)",
    re.IGNORECASE,
)


def telephone_numbers(text: str) -> Iterator[tuple[int, str]]:
    """Every telephone number and its place."""
    if most_together(text) < _FEWEST_DIGITS:
        return
    blanks = text if text.isascii() else _BLANK.sub(" ", text)
    blanks = _IBAN.sub(blank, blanks)
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
    if _LISTED.match(match.string, match.end()):
        return False
    return not _OTHER_NUMBER.search(match.string, max(match.start() - _BEFORE, 0), match.start())
