"""Marks of programs whose languages are no Markdown, or another one."""

from newsroom.checks.rendered_text import CODE, LINK

_CLOCK = r"\d{1,2}[.:]\d{2}"
_TIME = rf"(?:[Oo]re[ ]|[Ss]aat[ ])?{_CLOCK}(?:[ ]?[-–—][ ]?{_CLOCK})?:?"
FOREIGN_ITEM = (
    r"[ \t]{0,12}(?:(?:[–—►▸→o]|[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?|\ue02d\ue000|\.{1,5}"
    r"|\(?(?:[a-zA-Z]|[ivx]{2,4}|[IVX]{2,4})[.)]|\(\d{1,3}\)|\d{1,2}(?:\.\d{1,2}){1,2}\.?"
    rf"|\d{{1,3}}(?:[ ][-–—]|\.?[°ºª]|:)|{_TIME}(?=[ ][^ |]))[ \t]"
    r"|\d{1,3}[.)]\u00a0|(?:[-*+]|\d{1,2}[.)])(?=[^\W\d_]))"  # no blank behind the mark
)
"""What begins an item in other programs, if two lines begin with it: `– a`, `a) b`, `9:00 c`."""

FOREIGN_MARKS = (
    (
        "link",
        (f"[{LINK} ", "[http"),
        rf"(?<![\]\w])\[(?:{LINK}|https?:[^\s\]]+)[ ][^\]\n]+\]",  # `[address words]`
    ),
    (
        "link",
        ("link:", "image:", "include:", "xref:"),
        r"(?<!\w)(?:link|image|include|xref):{1,2}[^\s\[\]]+\[[^\]\n]*\]",  # AsciiDoc
    ),
    (
        "link",
        (f"{CODE}_", "]_"),
        rf"(?:(?<={CODE})|(?<=[ ]{{3}}))_(?=[\s.,;)])|(?<=\w\])_(?!\w)",  # reStructuredText
    ),
    (
        "other",
        ("[ ] ", "[x] ", "[X] ", "[/] ", "[>] ", "[?] ", "[!] ", "[-] "),
        r"^(?:[ \t>]*(?:[-*+]|\d{1,9}[.)])[ ]+)?\[[ xX/>?!-]\](?=[ ][^(])",
    ),
    ("other", ("==",), r"==(?=\w)[^=\n]{1,200}(?<=\w)=="),
    (
        "other",
        ("^",),
        r"\^\^(?=\w)[^^\n]{1,200}\^\^|(?<=\w)\^\w{1,10}\^|\^\[|(?<=[ ])\^[a-z0-9-]{3,40}$",
    ),
    ("other", ("++",), r"\+\+\w[\w+-]*\+\+"),
    ("other", ("~",), r"(?<=\w)~\w{1,10}~"),
    ("other", ("{",), r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\$\{\w[^{}\n]*\}"),
    ("other", ("{",), r"\{/\*[^\n]*|\{/?(?:code|quote|noformat|panel|color)\b[^{}\n]*\}"),  # Jira
    ("other", ("///",), r"^///[^\n]*"),
    ("other", ("%%", "\n%"), r"%%[^%\n]*%%|^%%$|^%[ ]\S[^\n]*(?=\n%[ ])"),  # Obsidian, Pandoc
    ("other", ("::",), r"^(?!\.\.[ ])[^\n:]*\w::(?=[ ]|$)"),  # Obsidian, reStructuredText
    ("other", ("\\",), r"^\\[a-z]{3,20}$|(?<![\w\\:])\\[a-zA-Z]{2,20}(?=\{)"),  # LaTeX
    ("other", ("$",), r"\$[A-Za-z][^$\n ]{0,40}[\^_=][^$\n]{0,40}\$(?!\w)"),
    (
        "other",
        ("@",),
        r"\[(?:[^\]\n@]{0,40}[ ;])?-?@[A-Za-z][^\]\n]*\](?!\()|^\(@\w*\)(?=[ ])",
    ),  # Pandoc
    ("other", (".. ", "\n:"), r"^\.\.[ ]+(?:_\w|\[)[^\n]*|^:[A-Z][\w ]{0,30}:(?=[ ])"),
    (
        "other",
        ("[/",),
        r"\[(?P<name>[a-z]{1,12})(?:=[^\]\n]*)?\](?=[^\n]*\[/(?P=name)\])",
    ),  # forums
    ("other", ('="', "=“", "=”"), r"\[[a-z_-]{2,20}(?:[ ][\w-]+=[\"“”][^\]\n]*)+\]"),  # WordPress
    ("other", ("<!--",), "<!--"),
    ("other", ("{--", "{>>"), r"\{--[^{}\n]*--\}|\{>>[^{}\n]*<<\}"),  # changes to a text
    ("other", ("[.", "[#"), r"^\[[.#]\w[^\]\n]*\]$"),  # AsciiDoc
    ("other", ("export ",), r"^export (?:const|default|let|function)[ ][^\n]*"),
    ("other", ("import ",), r"^import [^\n]{1,200} from ['\"][^'\"\n]*[@./][^'\"\n]*['\"];?$"),
)
"""Of each, its variant, the signs of which one stands in it, and its pattern."""
