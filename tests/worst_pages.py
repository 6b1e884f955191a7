"""The worst known pages: each as large as a page may be, and what refuses it.

Each multiplies its own size, or costs Python-Markdown time that grows with the square of it:
before there was a rule for it, the build took minutes or gigabytes.
"""

from collections.abc import Callable

from newsroom.model.limits import PAGE_BYTES

LARGEST = PAGE_BYTES - 1_000
"""Bytes of a body, with room for a header."""
HALF = LARGEST // 2


def filled(text: str, size: int = LARGEST) -> str:
    """A text repeated to this size, in paragraphs of a few thousand characters."""
    paragraph = text * (4_000 // len(text)) + "\n\n"
    return paragraph * (size // len(paragraph))


def lines(line: str, size: int = LARGEST) -> str:
    """A line repeated to this size, without blank lines."""
    return f"{line}\n" * (size // (len(line) + 1))


WORST: dict[str, tuple[str, Callable[[], str]]] = {
    "a long target": (
        "LIM001 reference",
        lambda: f"[a]: https://a.eu/{'b' * HALF}\n\n{filled('[a] ', HALF)}",
    ),
    "a long title": (
        "LIM001 reference",
        lambda: f"[a]: b.md '{'b' * HALF}'\n\n{filled('[c][a] ', HALF)}",
    ),
    "a title of quotation marks on the next line": (
        "LIM001 reference",
        lambda: "[a]:\nb.md\n(" + '"' * 30_000 + ")\n\n" + filled("[a] ", 10_000),
    ),
    "a picture by its name": (
        "LIM001 reference",
        lambda: f"[a]: b.png '{'b' * HALF}'\n\n{filled('![a] ', HALF)}",
    ),
    "a name of two lines, in other letters": (
        "LIM001 reference",
        lambda: f"[a\nb]: b.md '{'b' * HALF}'\n\n{filled('[A  B] ', HALF)}",
    ),
    "a definition in a footnote": (
        "LIM001 reference",
        lambda: f"[^1]: [a]: b.md '{'b' * HALF}'\n\nOne[^1].\n\n{filled('[a] ', HALF)}",
    ),
    "a definition in a quotation": (
        "LIM001 reference",
        lambda: f"> - [a]: b.md '{'b' * HALF}'\n\n{filled('[a] ', HALF)}",
    ),
    "many definitions": (
        "LIM001 reference",
        lambda: "".join(
            f"[a{n}]: b.md '{'b' * 3_000}'\n\n" + f"[a{n}] " * 500 + "\n\n" for n in range(30)
        ),
    ),
    "an abbreviation": (
        "LIM001 abbreviation",
        lambda: f"*[a]: {'b' * HALF}\n\n{filled('a ', HALF)}",
    ),
    "an abbreviation with brackets": (
        "LIM001 abbreviation",
        lambda: f"*[a]b]: {'b' * HALF}\n\n{filled('a]b ', HALF)}",
    ),
    "an abbreviation of what Python-Markdown writes for itself": (
        "LIM001 abbreviation",
        lambda: f"*[klzzwxh]: {'b' * 50_000}\n\n{filled('*a* ', 50_000)}",
    ),
    "an abbreviation of an ampersand": (
        "LIM001 abbreviation",
        lambda: f"*[amp]: {'b' * 50_000}\n\n{filled('& ', 50_000)}",
    ),
    "a table with a long heading": (
        "LIM001 label",
        lambda: f"| {'a' * HALF} | b |\n|---|---|\n{lines('|1|2|', HALF)}",
    ),
    "a table with many columns": (
        "LIM001 label",
        lambda: f"{'|a' * 20_000}|\n{'|-' * 20_000}|\n{lines('|1', HALF)}",
    ),
    "a table in a quotation": (
        "LIM001 label",
        lambda: f"> {'a' * HALF} | b\n> --|--\n{lines('> 1|2', HALF)}",
    ),
    "cells of one letter": ("LIM001 label", lambda: f"|a|a|\n|-|-|\n{lines('|1|1|')}"),
    "a note with a long name": (
        "LIM001 note",
        lambda: f"[^{'a' * 2_000}]: b\n\n" + filled(f"[^{'a' * 2_000}]", 200_000),
    ),
    "a note that is referred to often": ("LIM002 notes", lambda: f"[^1]: a\n\n{filled('[^1] ')}"),
    "headings with the same words": ("LIM002 headings", lambda: lines("# a")),
    "headings that are underlined": ("LIM002 headings", lambda: lines("a\n=")),
    "headings in items": ("LIM002 headings", lambda: lines("- # a")),
    "lines across the page": ("LIM002 headings", lambda: lines("* * *")),
    "boxes": ("LIM002 boxes", lambda: lines("!!! a")),
    "abbreviations": (
        "LIM002 abbreviations",
        lambda: "".join(f"*[a{n}]: b\n" for n in range(10_000)),
    ),
    "definitions without blank lines": ("LIM002 definitions", lambda: lines("a\n: b")),
    "brackets that are not closed": ("SYN016 brackets", lambda: filled("[a")),
    "quotations in quotations": ("SYN016 levels", lambda: f"{'> ' * 1_000}a"),
    "emphasis": ("LIM002 paragraph", lambda: "*a*" * (LARGEST // 3)),
    "backticks": ("LIM002 paragraph", lambda: "``a`" * (LARGEST // 4)),
    "soft hyphens": ("SYN008", lambda: "a\u00ad" * (LARGEST // 3)),
    "tags that are none": ("LIM002 paragraph", lambda: "<a" * (LARGEST // 2)),
    "an item of many lines": ("LIM002 paragraph", lambda: f"- a\n{lines('        - *b*')}"),
    "rows without a table": ("LIM002 paragraph", lambda: f"|a|b|\n|-|\n{lines('|*b*|*c*|')}"),
    "a long word": ("LIM002 paragraph", lambda: "a" * LARGEST),
    "comments that are not closed": ("LIM002 paragraph", lambda: "<!--" * (LARGEST // 4)),
    "a heading of signs": ("LIM002 paragraph", lambda: f"## {'#' * LARGEST}b"),
    "a heading of blanks": ("LIM002 paragraph", lambda: f"## a{' ' * LARGEST}b"),
    "a box of blanks": ("LIM002 paragraph", lambda: f"!!! a{' ' * LARGEST}b"),
    "a row of blanks": ("LIM002 paragraph", lambda: f"|a|b|\n|-|-|\n{' ' * LARGEST}|x"),
    "quotations and blanks": ("LIM002 paragraph", lambda: f"a {'> ' * HALF}b"),
    "links that nothing begins": ("LIM002 paragraph", lambda: "](" * (LARGEST // 8)),
    "links that do not end": ("LIM001 markup", lambda: filled('[a](b "c) ')),
    "lists of one letter": ("LIM001 markup", lambda: filled("* a\n\n1. b\n\n")),
    "addresses in brackets": ("LIM001 markup", lambda: filled("<https://a.eu>")),
    "code of one letter": ("LIM001 markup", lambda: filled("`a`")),
    "tabs": ("LIM002 boxes", lambda: lines('=== "a"')),
    "collapsible boxes": ("LIM002 boxes", lambda: lines("??? a")),
    "notes as on GitHub": ("LIM002 boxes", lambda: "> [!note]\n\n" * (LARGEST // 11)),
    "captions": ("LIM002 boxes", lambda: lines("/// caption")),
    "icons": ("LIM001 markup", lambda: filled(":material-calendar: ")),
    "tasks": ("LIM001 markup", lambda: lines("- [ ] a")),
    "keys": ("LIM001 markup", lambda: filled("++a++ ")),
    "marks": ("LIM001 markup", lambda: filled("==a== ")),
    "bare addresses": ("LIM001 markup", lambda: filled("https://a.eu ")),
    "highlighted code": ("LIM001 markup", lambda: f"```py\n{lines('(.)')}```"),
    "highlighted code in lines": ("LIM001 markup", lambda: filled("`#!py (.)` ")),
    "numbers of lines": ("LIM001 markup", lambda: f"``` linenums='1'\n{lines('')}```"),
    "lists of other signs": ("LIM001 markup", lambda: lines("- a\n* b")),
    "items nested by two blanks": (
        "SYN016 levels",
        lambda: "".join(f"{'  ' * n}- a\n" for n in range(500)),
    ),
    "boxes in boxes": (
        "SYN016 levels",
        lambda: "".join(f"{'    ' * n}??? a\n" for n in range(300)),
    ),
    "tabs in tabs": (
        "SYN016 levels",
        lambda: "".join(f'{"    " * n}=== "a"\n' for n in range(300)),
    ),
    "figures that do not end": ("LIM001 markup", lambda: lines("<figure markdown>\n")),
}
"""For each page the code and variant of the problem, and what makes its body."""
