"""What copying out of a PDF does to a text, and what is left over from starting a page."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, pairwise
from operator import eq

from newsroom.checks.folding import fold, words_in_order
from newsroom.checks.phrases import places_of
from newsroom.checks.reading.digits import matches_at
from newsroom.checks.rules.readings import readings
from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.checks.watched import Finder, entries
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Problem


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LETTER = r"[^\W\d_]"
_DOUBLE = re.compile(
    rf"(?<![\w’'-])(?P<word>{_LETTER}{{1,40}})(?:[ ]{{1,2}}|[ ]?\n[ ]{{0,8}})"
    r"(?P<again>(?i:(?P=word)))(?![\w’'-])"
)
_DOUBLED_ON_PURPOSE = _words(
    "that had in on is was do her very so no now there much many more long far really real ha oh"
    " bye go win etc wow"
)
_SMALL_WORDS = {
    "en": "the a an of to and or for with from by at as this these those its it we",
    "it": "il lo la i gli le un uno una di da in con per tra fra e o ma del dello della dei degli"
    " delle al allo alla ai agli alle dal dallo dalla dai dagli dalle nel nello nella nei negli"
    " nelle sul sullo sulla sui sugli sulle col non questo questa anche come",
    "es": "el los las un una unos unas de en con por para y o del al su sus lo"
    " como pero sin sobre entre hasta desde este esta",
    "tr": "ve ile için veya ama fakat ancak olarak olan ise gibi kadar",
}
"""Words that no language says twice; others are doubled on purpose (`yavaş yavaş`)."""
_INWARDLY = re.compile(
    r"için[ ]için[ ](?:ağl|bilen|çürü|eri|gül|kan|kayna|kız|köpür|kuru|öfke|sevin|sız|titre|üzül"
    r"|yan)",
    re.IGNORECASE,
)
"""`için için` is a word of its own before these verbs."""
_LOST_BLANK = re.compile(
    rf"(?<![\w.@/&-])(?:{_LETTER}{{3,40}}|\d{{4}})[.!?]"
    rf"(?P<after>n?(?:{_LETTER}{{2,40}}|[AEIOYÈÉ](?=[ ])))(?![\w@/]|\.\w)"
    rf"|(?<![\w.@/&-]){_LETTER}{{2,40}}[,;](?P<then>{_LETTER}{{2,40}})(?!\w)"
)
_PART_WITH_DIGIT = re.compile(r"[.,;][^\W\d_]{0,9}\d")
"""`csv,conf,v7` is a name."""
_MARK_IN_WORD = re.compile(rf"[.!?,;](?<=\w\w.)(?={_LETTER})")
_LAST_WORD = re.compile(r"\w+\Z")
_LONGEST_WORD = 40
_ENDINGS = _words("AI COM Com EDU ES EU FR GOV INFO IO IT JS Js MD NET Net ORG PDF PY TR UK")
_BROKEN = re.compile(
    rf"(?<!{_LETTER})(?P<first>{_LETTER}{{2,40}})(?:[-‐¬][ ]{{0,2}}\n[ ]{{0,8}}|[-‐¬][ ]{{1,2}}|¬)"
    rf"(?P<second>{_LETTER}{{2,40}})"
)
_HYPHEN_AT_END = re.compile(rf"[-‐¬](?<={_LETTER}[-‐¬])(?:[ \n]|(?<=¬))")
_OPEN_PARENTHESIS = re.compile(r"(?:^|[\s(])[-–](?=[^\W\d_])(?:(?![-–](?:\s|$))[^\n])*$")
"""A hyphen that opens a parenthesis, which the next one closes: `köy -on ev- burada`."""
_AFTER_OPEN_HYPHEN = _words(
    "and or to nor but as than not if in plus versus rather ed od oppure ovvero né più che"
    " through ni en como más pero ve veya yahut ya ile da hem und oder sowie bzw bis et ou puis og"
    " samt och eller en of ja tai és vagy și sau lub oraz nebo ali ili"
)
"""What may follow a hyphen that waits for the rest of its word: `small- and medium-sized`.

Also in names of other languages: `Textil- und Faserforschung`. Words of one letter need none.
"""
_OPEN_HYPHEN = re.compile(r"[-‐](?=[\s,;.)]|\Z)")
"""A second hyphen that waits: `small- medium- and large-sized`."""
_SMALL_START = re.compile(
    rf"(?<![\w.])(?P<last>{_LETTER}{{5,40}})\.(?:[ ]{{1,2}}|[ ]?\n[ ]{{0,8}})"
    rf"(?P<first>{_LETTER}{{2,40}})(?=[ ,;])"
)
_AFTER_STOP = re.compile(rf"\.(?:[ ]{{1,2}}|[ ]?\n[ ]{{0,8}})({_LETTER})")
_ROMAN = re.compile("[IVXLC]+")
"""`XVIII. yüzyıl`."""
_LONG_ABBREVIATIONS = _words(
    "approx assoc illus trans transl aprox admón coord colab teléf dptos excmo excma distr spett"
)
_LEFTOVER = re.compile(
    r"(?<!\w)(?:FIXME(?!\w)|TODO(?!\w)|(?i:lorem\s{1,3}ipsum)(?!\w)|X{4,40}(?!\w)|XXX(?=:))"
    r"|(?<=[\[(])XXX(?=[\])])"
)


def words_stand_once(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """No word stands twice in a row by mistake."""
    lang = localized.file.lang
    small = frozenset(_SMALL_WORDS.get(lang, "").split())
    for reading in readings(localized):
        text = reading.body.own_words
        words = words_in_order(text)
        if not any(map(eq, words, islice(words, 1, None))):
            continue
        for found in matches_at(_DOUBLE, text, _doubled(text)):
            word = found["again"].lower()
            if found["word"].islower() and found["again"][0].isupper():
                continue  # a name: `di Di Maio`, `la La Rioja`
            any_word = lang == "en" and len(word) > 1 and found["again"].islower()
            if word in small or (any_word and word not in _DOUBLED_ON_PURPOSE):
                is_meant = _INWARDLY.match(text, found.start()) if word == "için" else None
                if reading.is_whole(*found.span()) and not is_meant:
                    yield reading.problem("TXT001", found.start(), value=found[0], word=word)


def _doubled(text: str) -> list[int]:
    """Where the letters of words stand that are twice in a row somewhere in the text."""
    words, folded = words_in_order(text), fold(text)
    doubled = {word for word, again in pairwise(words) if word == again}
    return sorted(place for word in doubled for place in places_of(word, folded))


def words_are_whole(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """Words keep their hyphens and do not grow together."""
    finder = _joined(context, localized.file.lang)
    for reading in readings(localized):
        for found in finder.find(reading.body.own_words):
            yield reading.problem("TXT002", found.start, value=found.value, right=found.entry.right)


@lru_cache(maxsize=16)
def _joined(context: RuleContext, lang: str) -> Finder:
    return Finder(entries("joined", lang, context.library.register))


def blanks_follow_marks(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """A blank follows a full stop or a comma between two words."""
    for reading in readings(localized):
        text = reading.body.own_words
        for found in matches_at(_LOST_BLANK, text, _words_with_marks(text)):
            after = found["after"]
            if after and (after in _ENDINGS or not after.removeprefix("n")[:1].isupper()):
                continue
            is_in_name = _PART_WITH_DIGIT.match(text, found.end())
            if is_in_name or _is_name(found[0], reading.body.text):
                continue
            yield reading.problem("TXT003", found.start(), value=found[0])


def _is_name(written: str, text: str) -> bool:
    """Whether a mark belongs to a name: to that of a site the text leads to, or `TL;DR`."""
    small = written.lower()
    if small == "tl;dr":
        return True
    names, source = (small, re.sub(r"\W", "", small)), text.lower() if "//" in text else ""
    return any(f"//{www}{name}" in source for www in ("", "www.") for name in names)


def _words_with_marks(text: str) -> Iterator[int]:
    """Where the words begin that a mark joins to the next one."""
    for mark in _MARK_IN_WORD.finditer(text):
        word = _LAST_WORD.search(text, max(0, mark.start() - _LONGEST_WORD), mark.start())
        if word:
            yield word.start()


def words_are_not_broken(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """No word is broken by a hyphen at the end of a printed line."""
    for reading in readings(localized):
        text = reading.body.own_words
        for found in _BROKEN.finditer(text) if _HYPHEN_AT_END.search(text) else ():
            second = found["second"]
            if second.islower() and second not in _AFTER_OPEN_HYPHEN:
                before = text[max(0, found.start() - 200) : found.end("first")]
                is_open = _OPEN_HYPHEN.match(text, found.end()) or _OPEN_PARENTHESIS.search(before)
                if reading.is_whole(*found.span()) and not is_open:
                    values = _pieces(found, localized.file.lang)
                    yield reading.problem("TXT004", found.start(), **values)


def _pieces(found: re.Match[str], lang: str) -> dict[str, str]:
    """What a word may have been that a hyphen and a blank part."""
    first, second = found["first"], found["second"]
    is_cut = "\n" in found[0] or "¬" in found[0]
    return {
        "variant": "line" if is_cut else "blank",
        "value": found[0],
        "right": first + second,
        "hyphen": f"{first}-{second}",
        "dash": f"{first} —{second}" if lang == "es" else f"{first} – {second}",
    }


def sentences_begin_with_capitals(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """A sentence begins with a capital letter."""
    for reading in readings(localized):
        text = reading.body.own_words
        after_stops = _AFTER_STOP.findall(text)
        for found in () if all(map(str.isupper, after_stops)) else _SMALL_START.finditer(text):
            if not found["first"].islower() or found["last"].lower() in _LONG_ABBREVIATIONS:
                continue
            if _ROMAN.fullmatch(found["last"]):
                continue
            if reading.is_whole(*found.span()):
                yield reading.problem("TXT008", found.start("first"), value=found[0])


def nothing_is_left_over(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """No note of the writer and no filler stands in a published text."""
    for reading in readings(localized):
        text = reading.body.own_words
        if not any(sign in text for sign in ("XXX", "TODO", "FIXME")) and "lorem" not in fold(text):
            continue
        for found in _LEFTOVER.finditer(text):
            # In Spanish, `TODO` in capitals is a word: everything.
            if (
                found[0] == "TODO"
                and localized.file.lang == "es"
                and not text.startswith(":", found.end())
            ):
                continue
            yield reading.problem("TXT009", found.start(), value=found[0])


TEXT_RULES: tuple[PageRule, ...] = (
    words_stand_once,
    words_are_whole,
    blanks_follow_marks,
    words_are_not_broken,
    sentences_begin_with_capitals,
    nothing_is_left_over,
)
WARNINGS = frozenset({"TXT008"})
