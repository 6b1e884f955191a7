"""Constructs that, repeated to the size of the largest page, have cost rules much time."""

from newsroom.model.limits import PAGE_BYTES

LARGEST = PAGE_BYTES - 1_000
"""Bytes of a body, with room for a header."""
_PARAGRAPH = 4_000

SIGNS = (
    *"09.,-–—()[]{}\"'“”«»¿¡?!%€$&@#*_~`^|<>=+/\\:; \t\n…•",
    *("\u00a0", "\u00ad", "\u200b", "\u0301", "\ufeff", "\ufb01", "\ufffd", "٣", "½", "ⅷ"),
)
WORDS = (
    *("a", "ab", "A", "a ", "a-", "a- ", "a-\n", "a¬", "a.", "a. ", "A. ", "a,b", "ab;", "?ab"),
    *("a’", "a'", 'a"', '"a ', "α", "aα", "aя", "a\u0301", "Ã©", "â€", "Å’", "XVIII. ", "I."),
    *("the ", "the the ", "de de ", "için ", "için için ", "il il ", "Th e ", "fi ", "fl oz "),
    *(
        "wellknown ",
        "Bologna ",
        "for Germany ",
        "cluster ",
        "value chain ",
        "TODO ",
        "XXX",
        "lorem ",
    ),
)
MARKUP = (
    *("**", "*a", "**a", "_a", "# ", "## a\n", "- a\n", "1. ", "1) ", "a\n=\n", "a\n: b\n", "> "),
    *(">\n", "|a", "|\n|-", "\n|a|\n|-|\n", "`a", "``", "```\n", "~~", "~~~\n", "[[", "]]", "[a"),
    *("[a](", "](", "![", "[^1]", "[^1]:", "[a]: b\n", "*[a]: b\n", "{#a}", "{:", "://", "http://"),
    *("https://a.", "www.", "//a", "<a", "</", "<!--", "<a>", "<br>", "&a", "&#1;", "&#8203;"),
    *("::: ", ":a:", "!!! a\n", "??? ", "* * *\n", "---\n", "+++\n", "o\t", "a\tb\n", "a  b\n"),
    *("Page 1 of 2\n", "{ REF ", 'HYPERLINK "', "a ..... 1\n", "[a](b) ", "\\*", "$a$"),
)
DAYS = (
    *("January ", "12 January ", "12 January 2027, ", "May ", "Monday ", "Monday 12 ", "every "),
    *("12 gennaio 2027 e ", "12 de enero de ", "Ocak ", "12 Ocak 2027 ", "Pazartesi ", "lun "),
    *(
        "Sept. ",
        "late May ",
        "2027-",
        "2027-09-",
        "12/09/",
        "12.09.",
        "7th ",
        "12ª ",
        "0:",
        "10:30 ",
    ),
    *("10:", "10.30–", "10am ", "at 10 ", "ore ", "alle 10 ", "UTC+1 ", "a.m. ", "from 1 to "),
)
NUMBERS = (
    *("1 ", "12 ", "1–", "1.", "1.000.", "1,000,", "€1", "1 €", "%1", "1%", "EUR 1", "1st–2nd "),
    *("five ", "twenty-", "one hundred and ", "ventuno", "veintiuno ", "yirmi ", "millions "),
    *("5 modules ", "the fifth ", "43.5, ", "lat 43", "+39 ", "+39 0574 ", "0574 634040 "),
    *("(0574) ", "tel. ", "tel 0", "347 123 4567 ", "01 ", "IT60 X054 2811 1010 ", "VAT no. "),
    *("no. no. ", "code code ", "registered in ", "ABCDEF", "ABCDEF01A01A001A ", "12345678Z "),
    *("a@", "a@b", "a@b.eu ", "ab.cd@ef.gh ", "wa.me/", "phone="),
)
ALL = (*SIGNS, *WORDS, *MARKUP, *DAYS, *NUMBERS)
FEW = (
    "a,b",
    "## a\n",
    "için için ",
    "[a](b) ",
    "|\n|-",
    "12 January ",
    "Ocak ",
    "a@b.eu ",
    "01 ",
    "](",
)
"""Those that were slow once."""


def in_one(unit: str) -> str:
    """A text that is nothing but this."""
    return (unit * (LARGEST // len(unit) + 1)).encode()[:LARGEST].decode(errors="ignore")


def in_paragraphs(unit: str) -> str:
    """The same in paragraphs that are not too long."""
    paragraph = unit * (_PARAGRAPH // len(unit)) + "\n\n"
    whole = paragraph * (LARGEST // len(paragraph) + 1)
    return whole.encode()[:LARGEST].decode(errors="ignore")
