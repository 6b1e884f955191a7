"""How a language says times of day: the words before, between and behind them."""

import re
from dataclasses import dataclass
from functools import cache

from newsroom.checks.reading.date_patterns import weekdays_pattern

BLANK = "[ \u00a0\u202f\u2009]"
_DASH = rf"{BLANK}?[–—-]{BLANK}?"
_END = r"\s{0,2}(?:[.,;:!?)\]|–—-](?!\d)|\n|\Z)"


@dataclass(frozen=True, kw_only=True)
class _Ways:
    """The small words with which a language says times."""

    before: str
    """Before an hour, and before little else."""
    before_minutes: str
    """Before an hour with its minutes, which a number of something does not have."""
    joint: str
    """Between the two times of a range, besides a dash."""
    joint_between: str
    """The same, where a word says that it is a range."""
    between: str
    """That word, before the first time."""
    unit: str = r"(?!)"
    """Behind an hour."""
    follows: str
    """Words that may follow an hour, while a number of something has its noun there."""
    opening: str
    """Words of opening hours, with which `9–5` is a range of times."""
    morning: str
    afternoon: str
    night: str
    no_rate: str = r"(?!)"
    """Before `at`: what makes of the number a rate or a value."""


_WAYS = {
    "en": _Ways(
        before=r"at|at about|at around|from about",
        before_minutes=r"at|until|till|between|by|starts?|starting|opens?|ends?|time|hours",
        joint=r"to|until|till|through",
        joint_between=r"and",
        between=r"between",
        unit=rf"{BLANK}?(?:h|hrs?)\b(?!\.?\d)|{BLANK}o['’]clock",
        follows=r"on|and|or|in the|sharp|for|to|until|till|every|with|daily|each|weekdays|local",
        opening=r"open|opening|hours|daily|weekdays",
        morning=r"\sin the morning",
        afternoon=r"\sin the (?:afternoon|evening)",
        night=r"\sat night",
        no_rate=r"(?:stands?|stood|remain\w{0,3}|valued|priced|estimated|put|capped|set|fixed"
        r"|starting|costs?|calculated|is|was|are|were|inflation)\s$",
    ),
    "it": _Ways(
        before=r"(?:alle|dalle|entro le|verso le|(?:tra|fra) le)(?: ore)?|ore|h\.?",
        before_minutes=r"alle|dalle|all['’]|dall['’]|l['’]|le|ore|inizio|fine|orari[oi]|h\.?",
        joint=r"(?:(?:fino|sino) )?(?:alle|all['’])(?: ore)?|a",
        joint_between=r"e(?: le| l['’])?",
        between=r"(?:tra|fra)(?: le| l['’])?(?: ore)?",
        unit=rf"{BLANK}?h\b(?!\.?\d)",
        follows=r"di|del|della|in|nel|nella|nello|presso|e|o|ed|alle|con|per|circa|precise|fino|sino|al|alla",
        opening=r"apert[oaie]|apertura|orari[oi]|ogni giorno|tutti i giorni",
        morning=r"\s(?:di mattina|del mattino|della mattina)",
        afternoon=r"\s(?:di|del) pomeriggio|\s(?:di|della) sera",
        night=r"\s(?:di|della) notte",
    ),
    "es": _Ways(
        before=r"(?:a|desde|hasta|sobre|de|entre) las?",
        before_minutes=r"(?:a|desde|hasta|sobre|de) las?|horario|horas?|inicio|fin|de",
        joint=r"(?:a|hasta)(?: las?)?",
        joint_between=r"y(?: las?)?",
        between=r"entre(?: las?)?",
        unit=rf"{BLANK}?(?:h|hs|hrs)\b(?!\.\d)\.?|{BLANK}horas\b"
        r"(?!\s(?:por|al?|cada|seman|mensual|diari|de\s(?!la)))",
        follows=r"de|del|en|y|o|a|hasta|con|para|por|horas|h|hs|hrs",
        opening=r"abiert[oa]s?|apertura|horarios?|todos los días|cada día",
        morning=r"\sde la (?:mañana|madrugada)",
        afternoon=r"\sde la tarde",
        night=r"\sde la noche",
    ),
    "tr": _Ways(
        before=r"(?<!\d )saat(?:ler)?i?",
        before_minutes=r"saat(?:ler)?i?|başlangıç|bitiş|sabah|akşam|öğleden (?:sonra|önce)|gece",
        joint=r"ila|ilâ|ile",
        joint_between=r"ve",
        between=r"(?!)",
        follows=r"ve|veya|ile|itibarıyla|sularında|civarında|kadar|arası|arasında",
        opening=r"açık|saatler\w{0,9}|her gün|hafta içi",
        morning=r"(?:sabah(?:ın|ları)?|öğleden önce)(?: saat)?\s$",
        afternoon=r"(?:akşam|öğleden sonra|öğlen)(?:ın|ları)?(?: saat)?\s$",
        night=r"gece(?: saat)?\s$",
    ),
}
SUFFIX = r"(?:['’]?[dt][ae]n?\b|['’](?:y?[ae]|n?[iıuü]n?|y?[iıuü])\b)"
"""What Turkish writes behind a time: `14.00’te`, `9’dan`, `17’ye`."""
_ZONE = (
    rf"{BLANK}?\(?(?:CES?T|GMT|UTC|BST|EES?T|WES?T|TRT|TS[İI]|local time|ora locale|hora local"
    r"|ora italiana|hora peninsular|yerel saat\w{0,9})\b"
)
_MEASURES = (
    r"%|‰|°|[€$£₺]|(?:EUR|USD|GBP|TRY|TL|euros?|dollars?|dollari|dólares|lira|lire|per ?cent"
    r"|por ciento|per cento|yüzde|million|billion|bn|mln|mld|milion[ei]|miliard[oi]|mill(?:ón|ones)"
    r"|mil|milyon|milyar|bin|m|km|cm|mm|kg|g|t|l|ha|kB|[MGT]B|kWh|[MGT]?Hz|x|m2|points?|punt[oi]"
    r"|puntos?|puan|stars?|stelle|estrellas|years?|anni|años|yıl|yaş|minutes|minuti|minutos|days|giorni|días|saat|dakika|dk|gün)\b|m²"
)
NO_TIME_AFTER = re.compile(rf"{BLANK}{{0,2}}(?:{_MEASURES})", re.IGNORECASE)
"""Behind a number, which then measures or pays something."""
NO_TIME_BEFORE = re.compile(
    r"(?:[€$£₺#§№%]|(?<!\w)(?:yüzde|EUR|USD|GBP|TRY|TL|v|ver|vers|versions?|version[ei]|versión|sürüm|release"
    r"|art|arts|articles?|articol[oi]|artículos?|madde|sections?|sezion[ei]|sección|secciones"
    r"|chapters?|capitol[oi]|capítulos?|bölüm|nos?|nr|n|núm|num|numero|fig|figs|figures?|figura"
    r"|şekil|tab|tables?|tabell[ae]|tablas?|tablo|pp?|pages?|pagin[ae]|páginas?|sayfa|levels?"
    r"|paragraph|paragrafo|párrafo|par|law|legge|ley|kanun|ISO|EN|UNI|Python|Ubuntu|macOS|iOS"
    r"|Android|USB|HTML)[.:]?)\s?$",
    re.IGNORECASE,
)
RATIO_BEFORE = re.compile(
    r"(?<!\w)(?:(?:won|lost|beat|drew|vin(?:to|se|cono)|pers[oe]|ganó|perdió)(?:\s\w{1,12}){0,2}|ratios?|scales?|aspect|proportions?|odds|dilut\w{0,6}|score|rapport[oi]|scala|formato"
    r"|proporzion[ei]|diluizion[ei]|punteggio|escala|relación|proporción|dilución|marcador"
    r"|oran\w{0,5}|ölçe[kğ]\w{0,5}|skor\w{0,3})(?:\s(?:of|is|was|di|è|de|es|olarak|to|at|about)){0,2}"
    r"[:(]?\s?$",
    re.IGNORECASE,
)
RATIO_AFTER = re.compile(
    r"\s?\)?(?:\s|-)(?:ratios?|scales?|aspect|model|mix|dilution|displays?|screens?|format"
    r"|proportion|scala|rapporto|formato|escala|relación|oran\w{0,5}|ölçe\w{0,7}|ekran\w{0,5}"
    r"|min(?:ut\w{0,2}|uto|utos)?\.?(?!\w)|dakika|dk|sec\w{0,5}|seconds?|saniye|victory|win|defeat|lead)",
    re.IGNORECASE,
)
_BOOKS = (
    r"gen|genesis|genesi|génesis|ex|exod|exodus|esodo|éxodo|lev|leviticus|deut|deuteronomy|josh"
    r"|joshua|judg|judges|ruth|sam|samuel|kings|re|reyes|chron|chronicles|job|giobbe|ps|psalms?"
    r"|salm[oi]s?|prov|proverbs?|proverbi|proverbios|eccles|ecclesiastes|qohelet|isa|isaiah|isaia"
    r"|isaías|jer|jeremiah|geremia|jeremías|ezek|ezekiel|dan|daniel|daniele|amos|micah|matt?|matthew"
    r"|matteo|mateo|mk|mark|marco|marcos|lk|luke|luca|lucas|jn|john|giovanni|juan|acts|atti|hechos"
    r"|rom|romans|romani|romanos|cor|corinthians|corinzi|corintios|gal|galatians|galati|gálatas|eph"
    r"|ephesians|efesini|efesios|phil|philippians|filippesi|col|colossians|colossesi|tim|timothy"
    r"|timoteo|heb|hebrews|ebrei|hebreos|jas|james|giacomo|santiago|pet|peter|pietro|pedro|rev"
    r"|revelation|apocalisse|apocalipsis|verses?|versett[oi]|versículos?|ayet|sur[ae]h?|sûre|koran"
    r"|quran|qur['’]an|corano|corán|kuran|kur['’]an|yuhanna|matta|markos|luka|mezmur(?:lar)?|tekvin"
    r"|yaratılış|romalılar|vahiy"
)
VERSE_BEFORE = re.compile(rf"(?<!\w)(?:{_BOOKS})\.?,?\s$", re.IGNORECASE)


@dataclass(frozen=True)
class Words:
    """The patterns of a language, to be tried before or behind a time."""

    before: re.Pattern[str]
    before_minutes: re.Pattern[str]
    no_rate: re.Pattern[str]
    joint: re.Pattern[str]
    joint_between: re.Pattern[str]
    between: re.Pattern[str]
    unit: re.Pattern[str]
    zone: re.Pattern[str]
    follows: re.Pattern[str]
    opening: re.Pattern[str]
    parts: tuple[tuple[str, re.Pattern[str]], ...]
    """The parts of a day: before the time in Turkish, behind it elsewhere."""
    is_part_before: bool

    def has_cue(self, before: str, cue: re.Pattern[str]) -> bool:
        """Whether a word such as `at` ends the text before a time, and not `stood at`."""
        found = cue.search(before)
        return bool(found and not self.no_rate.search(before, 0, found.start()))


@cache
def words_of(lang: str) -> Words | None:
    """The patterns of a language; none if nobody has written how it says times."""
    ways = _WAYS.get(lang)
    if ways is None:
        return None
    weekday = weekdays_pattern(lang)
    is_turkish = lang == "tr"
    suffix = rf"{SUFFIX}?" if is_turkish else ""
    from_until = r"|['’]?[dt][ae]n\s{1,2}" if is_turkish else ""
    return Words(
        before=_any(rf"(?<!\w)(?:{ways.before})[:.]?\s?$"),
        before_minutes=_any(rf"(?<!\w)(?:{ways.before_minutes})[:.]?\s{{0,2}}$"),
        no_rate=_any(ways.no_rate),
        joint=_any(rf"(?:{suffix}{_DASH}|\s{{1,2}}(?:{ways.joint})\s{{0,2}}{from_until})"),
        joint_between=_any(rf"\s{{1,2}}(?:{ways.joint_between})\s{{0,2}}"),
        between=_any(rf"(?<!\w)(?:{ways.between})\s{{0,2}}$"),
        unit=_any(ways.unit),
        zone=_any(_ZONE),
        follows=_any(
            rf"{suffix}(?:{_END}|\s{{1,2}}(?:(?:{ways.follows})\b|(?:{weekday})))"
            + (rf"|{SUFFIX}" if is_turkish else "")
        ),
        opening=_any(rf"(?<!\w)(?:{ways.opening}|(?:{weekday})s?)\b[^.\n]{{0,20}}$"),
        parts=tuple(
            (part, _any(pattern))
            for part, pattern in (
                ("morning", ways.morning),
                ("afternoon", ways.afternoon),
                ("night", ways.night),
            )
        ),
        is_part_before=is_turkish,
    )


def _any(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
