r"""What somebody hides in references (`&#64;`), escapes (`\@`) and markup is found all the same."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from little_worlds import Worlds, make_world
from newsroom.checks.checker import check_library
from newsroom.checks.content_check import Options, check
from page_html import all_problems, own_html

TODAY = date(2026, 1, 15)
ANVIL = "partners/anvil.md"
TITLE = "title: The Anvil"

ADDRESSES = {
    r"[a](https://[bad/)": "URL006",
    r"[a](//[bad/)": "URL006",
    r"[a](https://[::1)": "URL005 URL006",
    r"[a](https://exa^mple.org/)": "URL006",
    r"[a](https://exa%00mple.org/)": "URL005 URL006",
    r"[a](https://a%2fb.org/)": "URL006",
    r"[a](https://example.org:99999/)": "URL005 URL006",
    "[a](https://&#" + "9" * 5000 + ";/)": "LIM002 SYN008 URL006",
    "[a](/\t/a.example/) [b](https://a.example/x\ty)": "URL006 URL006",
    "[a](https://a.example/x&#9;y)": "URL006",
    "[a](https://a..example.org/) [b](https://" + "b" * 64 + ".example.org/)": "URL006 URL006",
    r"[a](https:/eurοpa.eu)": "URL005 URL006",
    r"[a](https:eurοpa.eu)": "URL005 URL006",
    r"[a](https:///eurοpa.eu/x)": "URL005 URL006",
    r"[a](https:\\\\eurοpa.eu/x)": "URL005 URL006",
    r"[a](//eurοpa.eu)": "URL005",
    r"[a](\\\\eurοpa.eu)": "REF004 URL005",
    r"[a](/\\eurοpa.eu)": "REF004 URL005",
    r"[a](https://eur&#959;pa.eu/)": "URL005",
    r"[a](https://eur&omicron;pa.eu/)": "URL005",
    r"[a](https://eur%CE%BFpa.eu/)": "URL005",
    r"[a](https://eur&#37;CE%BFpa.eu/)": "URL005",
    r"[a](https://exa%E2%80%8Bmple.org/)": "URL005",
    r"[a](https://exa&shy;mple.org/)": "SYN008 URL005",
    r"[a](https:/clustercolaboration.eu/)": "URL005 URL006",
    r"[a](https:/example.org:8443/)": "URL005 URL006",
    r"[a](https://us&#101;r&#64;example.org/)": "URL003",
    r"[a](https://user&commat;example.org/)": "URL003",
    r"[a](https:/user:pw@example.org/)": "URL003 URL006",
    r"[a](https:\\\\user:pw@example.org/)": "URL003 URL006",
    r"[a](https:///user@example.org/)": "URL003 URL006",
    r"[a](//user@example.org/)": "URL003",
    r"[a](/\\user@example.org/)": "REF004 URL003",
    r"[a](https://user:p%40w@example.org/)": "URL003",
    r"See https:/user:pw@example.org and https:\\user@example.org.": "URL003 URL003",
    r"See https://user&#64;example.org or https&#58;//user@example.org.": "URL003 URL003",
    r"[a](https://2130706433/) [b](https://0177.0.0.1/) [c](https://127.1/)": "URL005 " * 3,
    r"[a](https://0x7f000001/) [e](https://１２７.0.0.1/)": "URL005 URL005",
    r"[a](https://[::ffff:127.0.0.1]/) [b](https://%31%32%37.0.0.1)": "URL005 URL005",
    r"[a](https://example.org/?&#112;wd=abc)": "URL004",
    r"[a](https://zoom&#46;us/j/1?p%77d=abc)": "URL004",
    r"[a](http:/example.org)": "URL001 URL006",
    r"[a](HTTP:\\\\example.org)": "URL001 URL006",
    r"[a](ht&Tab;tp://example.org)": "REF004 URL001 URL006",
    r"[a](blob:https://x) [b](about:blank) [c](intent://x)": "URL006 URL006 URL006",
    r"[a](view-source:https://x.org) [d](sms:+39) [e](geo:1,2)": "URL006 URL006 URL006",
    r"[a](web&#99;al:x.org)": "REF004 URL006",
    "[a][b]\n\n[b]: htp://x.org 'a title'": "URL006",
    "> [a][b]\n>\n> [b]: webcal://x.org": "URL006",
    r"![a](//x.org/a.png)": "URL007",
    r"![a](&#47;&#47;x.org/a.png)": "REF004 URL007",
    r"![a](/\\x.org/a.png)": "REF004 URL007",
    r"![a](\\/x.org/a.png)": "REF004 URL007",
    r"![a](https:a.png)": "URL007",
    r"![a](<//x.org/a b.png>)": "URL007",
    "![a][b]\n\n[b]: //x.org/a.png": "URL007",
    r"![a](data:image/png;base64,AAAA)": "SEC004",
    r"[a](java&#9;script:alert)": "REF004 SEC004",
}

HOSTS = {
    "https://europa.еu/ https://europa.eυ/ https://eurоpa.рф/": "URL005 " * 3,
    "https://europa.со/ https://сосо.co/ https://europa.εο/": "URL005 URL005",
    "https://пример.рф/ https://сосо.рф/ https://κανών.ελ/ https://中国.example/": "",
    "https://europa.eu∕news.evil.example/": "URL005",
    "https://a.example⁄x.evil.example/ https://www.google.com⧸x.evil.example": "URL005 URL005",
    "https://europa.eu%E2%88%95x.evil.example/": "URL005",
    "[a](https://europa.eu&x.evil.example/) [b](https://europa.eu;x.evil.example)": "URL005 URL005",
    "https://europa.euノx.evil.example/ https://europa.euǃx.evil.example/": "URL005 URL005",
    "https://a-b.example/, https://a_b.example; https://example.org, (https://example.org).": "",
    "https://europa・eu.example/ https://europa·eu.example/ https://col·legi.example/": "URL005 "
    * 2,
    "https://eur०pa.example/ https://eurᑯpa.example/ https://eurოpa.example/": "URL005 " * 3,
    "https://日本abc.example/ https://straße.example/ https://٣٤.example/": "URL006",
    "https://localhost/ https://intranet/ https://LOCALHOST:8000/ https://intranet./": "URL005 "
    * 4,
    "https://printer.local/ https://a.internal/ https://a.lan/": "URL005 URL005 URL005",
    "https://router.home.arpa/ https://a.localhost/ https://a.corp./x": "URL005 URL005 URL005",
    "https://192.168.1.1/ https://10.0.0.1/ [a](https://[fd00::1]/)": "URL005 URL005 URL005",
    "https://local.example/ https://lan.example.org/ https://internal.eu/ https://…": "",
}

PERSONAL = {
    r"mario.rossi&#64;gmail.com": "GDP004",
    r"mario.rossi&commat;gmail.com": "GDP004",
    r"mario.rossi&#x40;gmail.com": "GDP004",
    r"mario.rossi&#64gmail.com": "GDP004",
    r"mario.rossi&#0000064;gmail.com": "GDP004",
    r"mario&period;rossi@gm&#97;il.com": "GDP004",
    r"mario\.rossi\@gmail\.com": "GDP004",
    r"mario.rossi\&#64;gmail.com": "GDP004",
    r"mario.rossi\<wbr>@gmail.com": "GDP004",
    r"mario.rossi<wbr>@gmail.com": "GDP004",
    r'mario.rossi<span lang="en">@</span>gmail.com': "GDP004",
    r"mario.rossi<!-- x -->@gmail.com": "GDP004",
    r"mario.*rossi*@gmail.com": "GDP004",
    r"_mario.rossi@gmail.com_": "GDP004",
    r"__mario.rossi__@gmail.com": "GDP004",
    r"[mario.rossi](../index.md)@gmail.com": "GDP004",
    r'[mario.rossi](../index.md "T")@gmail.com': "GDP004",
    r"mario.rossi＠gmail.com": "GDP004",
    r"[a](mailto:mario.rossi%40gmail.com)": "GDP004",
    r"[a](mailto:office@example.org?cc=mario.rossi%40gmail.com)": "GDP004",
    r"[a](mailto:mario.rossi&#64;gmail.com)": "GDP004",
    r"[mario.rossi@gmail.com](mailto:office@example.org)": "GDP004",
    r"<mario.rossi&#64;gmail.com>": "GDP004 SEC003",
    r'[a](../index.md "write to mario.rossi&#64;gmail.com")': "GDP004",
    r"<span title='mario.rossi&#64;gmail.com'>x</span>": "GDP004",
    r"![mario.rossi&#64;gmail.com](none.png)": "GDP004 REF004",
    "| a |\n|---|\n| mario.rossi&#64;gmail.com |": "GDP004",
    r"## Write mario.rossi&#64;gmail.com {#x}": "GDP004",
    r'Text {: title="mario.rossi&#64;gmail.com" }': "GDP004",
    r"Call &#43;39 347 123 4567 or +39&nbsp;347&nbsp;123&nbsp;4567.": "GDP003 GDP003",
    r"Call +39 3&#52;7 123 4567.": "GDP003",
    r"*+39* 347 **123** 4567": "GDP003",
    r'[a](../index.md "+39 347 123 4567")': "GDP003",
    r"[a](t&#101;l:+393471234567)": "GDP003 REF004",
    r"[a](TEL:+393471234567)": "GDP003",
    r"RSSMRA85T10A&#53;62S": "GDP005",
    r"RSSMRA85<wbr>T10A562S": "GDP005",
    r"`mario.rossi&#64;gmail.com` is code.": "",
    r"office&#64;example.org, info\@example.org": "",
}

MAILBOXES = {
    "jürgen.müller@firm.example, paweł.nowak@firm.example": "GDP004 GDP004",
    "ayşe.yılmaz@firm.example, josé.garcía@firm.example": "GDP004 GDP004",
    "ju\u0308rgen.mu\u0308ller@firm.example": "GDP004 SYN014",
    "İNCİ.ÖZTÜRK@firm.example, иван.петров@firm.example": "GDP004 GDP004",
    "jane.doe@münchen.example, jane.doe@xn--mnchen-3ya.example": "GDP004 GDP004",
    "satış@firm.example, eğitim.ankara@firm.example, basın.bürosu@firm.example": "",
    "Sales.Italy@firm.example, sede.central@firm.example, eu.affairs@firm.example": "",
    "legal.notice@firm.example, erasmus.plus@firm.example, cost.action@firm.example": "",
    "ufficio.legale@firm.example, help.desk@firm.example, türkiye.satış@firm.example": "",
    "anna.salesi@firm.example, jane.press-doe@firm.example, leo.lega@firm.example": "GDP004 GDP004",
    "jane.doe+sales@firm.example, jane.doe+x1@firm.example, erasmus+@firm.example": "GDP004 GDP004",
    "steve.jobs@firm.example": "GDP004",
    "firma.münchen@münchen.example": "",
}

NUMBERS = {
    "+39\u2009347\u2009123\u20094567, +39\u202f347\u202f123\u202f4567": "GDP003 GDP003",
    "+39\u00a0347\u00a0123\u00a04567, +39\u2011347\u2011123\u20114567": "GDP003 GDP003",
    "+39\u2012347\u2012123\u20124567, +39–347–123–4567": "GDP003 GDP003",
    "0574–634040, 020\u20097946\u20090958, 347\u202f123\u202f4567": "GDP003 GDP003 GDP003",
    "Tel. 0574 634040–634041 or –0574 634042–": "GDP003 GDP003",
    "In 2016–2023, 12\u2009900\u2009000\u2009000 looms, +25\u202f000\u202f000.": "",
    "09.00–10.30–12.00–14.30, 07–09 09 2023, 2014–2020 and 2021–2027": "",
}

IN_PAGES = {
    "https://firm.example/?email=jane.doe%40firm.example": "GDP004",
    "[a](https://firm.example/?email=jane.doe%40firm.example)": "GDP004",
    "[a](https://firm.example/?email=j%61ne%2Edoe@firm.example&x=1)": "GDP004",
    "See https://a.example/,jane.doe@firm.example": "GDP004",
    "https://a.example/to/jane.doe@firm.example/x": "GDP004",
    "https://a.example/#jane.doe@firm.example": "GDP004",
    "https://a.example/?a=info@firm.example&cc=jane%40gmail.com": "GDP004",
    "https://wa.me/393471234567 [a](https://wa.me/%2B393471234567)": "GDP003 GDP003",
    "[a](https://api.whatsapp.com/send?text=a&amp;phone=393471234567)": "GDP003",
    "https://web.whatsapp.com/send/?phone=39%20347%20123%204567": "GDP003",
    "https://wa.me/message/ABCDEFGH1 https://example.org/393471234567 https://wa.me/": "",
    "https://medium.com/@name/x https://www.youtube.com/@channel": "",
    "https://www.google.com/maps/@41.9,12.5,15z https://social.example/@name@other.example": "",
    "https://social.example/@maria.bianchi@other.example https://a.example/@maria.bianchi": "",
    "https://unpkg.example/vue-router@4.0.0/x.js https://a.example/logo-big@2x.png": "",
    "https://a.example/?email=office%40firm.example": "",
}

SIGNS = {
    "a&#x202e;b &#8203; &#x1b; &ZeroWidthSpace;": "SYN008 SYN008 SYN008 SYN008",
    "&shy; &#173 &rlm; &#xE0041; &#8232;": "SYN008 SYN008 SYN008 SYN008 SYN008",
    "&#0; &#xFFFE; &#57344; &InvisibleTimes; &#x110000;": "SYN008 SYN008 SYN008 SYN008 SYN008",
    "[a](../index.md '&#8203;') ![a&#8203;b](../assets/none.png)": "REF004 SYN008 SYN008",
    "<span title='&#8203'>x</span>": "SYN008",
    "## A &#8203; b {#b}": "SYN008",
    "ᅠ ㅤ ﾠ ᠎ \u2028 \u2029 \ufff9 \U000e0041 \ue000 \ufdd0 \U0001fffe": "SYN008 " * 11,
    "\u2139\ufe0f Information": "",
    "a\u200db, c\u200c, a\ufe0f, b\u034f": "SYN008 " * 4,
    "می‌خواهم, क्‍ष, 👩‍💻, 👩🏽‍💻, ❤️, 🏳️‍🌈, 1️⃣, ✔️": "",
    r"a\&#8203;b": "SYN008",
    "می&zwnj;خواهم, &#128105;&zwj;&#128187;, &#10084;&#xFE0F;": "",
    "a&zwj;b &zwnj; c&#xFE0F;": "SYN008 SYN008 SYN008",
    "Tu&#776;rkiye, T&#117;&#776;rk, con&#xFB01;rm, &filig;": "SYN014 " * 4,
    "10&#8315;&#179;, &frac12;, E&#769;": "SYN014",
    "`&#8203;` is code.": "",
    "&amp; &nbsp; &ndash; &copy; &lt; &euml; &#8217; &hellip; &times; AT&T R&D &c. &x;": "",
    "Eur&#959;pa and Eurοpa": "SYN014 SYN014",
    "Εuropa, СOVID, clustеm": "SYN014 SYN014 SYN014",
    "ｃluster, 𝐜luster": "SYN014 SYN014",
    "euroρa, clυster, projeкt, кluster, prоject": "SYN014 " * 5,
    "Eu*rοpa*, Eu<wbr>rοpa": "SYN014 SYN014",
    "[a](../index.md 'Eurοpa') <span title='Eurοpa'>x</span>": "SYN014 SYN014",
    "Ω, kΩ, MΩ, μm, µm, 20°, Δt, hν, ρgh, TNFα, interferonγ, αβγ, π, Σx": "",
    "Καλημέρα, Привет, Çorlu, İzmir, ığdır, naïve, Ørsted, Łódź": "",
}

HEADERS = {
    r'title: "The\u202eAnvil"': "SYN008",
    r'title: "The \0 \x1b \u200b Anvil"': "SYN008 SYN008 SYN008",
    r'title: "The \N \L \P \r \b \e Anvil"': "SYN008 " * 6,
    r'title: "The \U000E0041 Anvil"': "SYN008",
    'title: "The \\\n  An\\u200bvil"': "SYN008",
    r'title: "The\nAnvil"': "SCH003",
    'title: "The\n\n  Anvil"': "SCH003",
    "title: |\n  The\n  Anvil": "SCH003",
    "title: >-\n  The\n  Anvil": "",
    "title: |\n  The Anvil": "",
    r'title: "\\u202e \u00e9 \" \/ \_ \u2013"': "",
    r'title: "Eur\u03bfpa"': "SYN014",
    "title: Еurope at https://a.org/": "SYN014",
    r'"acronym\u202e": A': "SCH001 SCH002 SYN008",
    'title: The Anvil\nwebsite: "https://eur\\u03bfpa.eu/"': "URL005",
    "title: The Anvil\nwebsite: https://[bad.org/": "URL002",
    "title: The Anvil\nwebsite: https://\\eur.eu/": "URL002",
    "title: The Anvil\nwebsite: https://exa^mple.org/": "URL002",
    "title: The Anvil\nwebsite: https://a.org/ mario.rossi@gmail.com": "GDP004 URL002",
    "title: The Anvil, mario.rossi＠gmail.com": "GDP004",
    r'title: "The Anvil, mario.rossi\u0040gmail.com"': "GDP004",
    "title: The Anvil\nwebsite: https://a.example/?email=jane.doe@firm.example": "GDP004",
    "title: The Anvil\nwebsite: https://a.example/?email=jane.doe%40firm.example": "GDP004",
    "title: The Anvil\nwebsite: https://wa.me/393471234567": "GDP003",
    "title: The Anvil\nwebsite: https://www.youtube.com/@channel": "",
    "title: The Anvil\nwebsite: https://intranet/": "URL002",
}


TEXTS = (ADDRESSES, HOSTS, PERSONAL, MAILBOXES, NUMBERS, IN_PAGES, SIGNS)


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    return Worlds(tmp_path_factory.mktemp("worlds"))


def codes(worlds: Worlds, old: str, new: str) -> Counter[str]:
    with worlds.changed({"file": ANVIL, "change": {old: new}}) as library:
        found = check_library(library, TODAY, own_html())
    here = [one.code for one in found if one.file.name == "anvil.md" and one.code != "I18003"]
    return Counter(code for code in here if not code.startswith("MKD"))


@pytest.mark.parametrize(("text", "said"), [one for table in TEXTS for one in table.items()])
def test_a_text_is_checked_as_it_is_shown(text: str, said: str, worlds: Worlds) -> None:
    assert codes(worlds, "It forges.", text) == Counter(said.split())


@pytest.mark.parametrize(("field", "said"), HEADERS.items())
def test_a_header_is_checked_as_it_is_decoded(field: str, said: str, worlds: Worlds) -> None:
    assert codes(worlds, TITLE, field) == Counter(said.split())


def test_the_place_is_that_of_the_reference_in_the_source(worlds: Worlds) -> None:
    text = "One &amp; two.\n\nThree &#64; four &#8203; mario.rossi&#64;gmail.com"
    with worlds.changed({"file": ANVIL, "change": {"It forges.": text}}) as library:
        found = check_library(library, TODAY, own_html())
    places = {one.code: tuple(one.place) for one in found if one.code in ("SYN008", "GDP004")}
    assert places == {"SYN008": (17, 18), "GDP004": (17, 26)}


@pytest.mark.parametrize("hidden", ["mario.rossi&#64;", "mario.*rossi*@", "mario.rossi<wbr>@"])
def test_a_report_does_not_repeat_what_was_hidden(hidden: str, tmp_path: Path) -> None:
    docs = make_world(tmp_path, {"file": ANVIL, "change": {"It forges.": f"{hidden}gmail.com"}})
    options = Options(docs=docs, today=TODAY, lang="en", base=tmp_path)
    report, _ = check(options, all_problems)
    assert "GDP004" in report
    assert "rossi" not in report


def test_a_report_does_not_repeat_a_password(tmp_path: Path) -> None:
    text = r"[a](https:/me:secret@example.org) [b](webcal:\\me:secret&#64;example.org)"
    docs = make_world(tmp_path, {"file": ANVIL, "change": {"It forges.": text}})
    report, _ = check(Options(docs=docs, today=TODAY, lang="en", base=tmp_path), all_problems)
    assert report.count("URL006") == 2
    assert "secret" not in report
