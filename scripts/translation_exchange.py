"""Give a page to translators and take it back: `export PAGE LANG`, `import FILE`."""

import argparse
import sys
from difflib import unified_diff
from pathlib import Path

from newsroom.build.new_file import write_new
from newsroom.build.rewrite import RewriteError, rewrite
from newsroom.checks.reports.source_lines import visible
from newsroom.content.encoding import decode
from newsroom.content.library import Library, read_library
from newsroom.content.page_names import page_name
from newsroom.environment import DOCS, add_day, language_of_user, run
from newsroom.exchange.formats import FORMATS, format_of
from newsroom.exchange.packing import pack
from newsroom.exchange.parcel import SIZE_LIMIT, ParcelError
from newsroom.exchange.trial import errors_with, told
from newsroom.exchange.unpacking import METHODS, Account, unpack
from newsroom.words import Words, languages, load_words


def main(arguments: list[str] | None = None) -> int:
    """Read the command line, export or import; 1 when a page or a file is refused."""
    asked = _parser().parse_args(arguments)
    words = load_words(asked.lang).translations
    library = read_library(asked.docs.absolute(), languages())
    try:
        return int(asked.does(asked, library, words))
    except ParcelError as refusal:
        print(visible(words.refusals[refusal.reason].format_map(refusal.values)), file=sys.stderr)
    except RewriteError as error:
        print(words.refusals.unwritable.format(file=error), file=sys.stderr)
    if asked.does is _import:
        print(words.nothing_written, file=sys.stderr)
    return 1


def _export(asked: argparse.Namespace, library: Library, words: Words) -> int:
    """Write the file; without a name, print it."""
    name = page_name(asked.page, asked.docs, languages())
    parcel = pack(library, name, asked.language, words)
    written = FORMATS[asked.format].write(parcel)
    if asked.out is None:
        sys.stdout.buffer.write(written)
        return 0
    try:
        asked.out.write_bytes(written)
    except OSError as error:
        raise ParcelError("unwritable", file=asked.out) from error
    count, unfinished = len(parcel.units), sum(not unit.is_finished for unit in parcel.units)
    print(words.exported.format(file=asked.out, count=count, open=unfinished))
    return 0


def _import(asked: argparse.Namespace, library: Library, words: Words) -> int:
    """Make the page, judge it, and write it if nothing is wrong; with --diff only show it."""
    parcel = format_of(asked.file.name).read(_content(asked.file))
    account = Account(
        method=asked.method,
        reviewer=asked.reviewer,
        today=asked.today,
        accepts_unconfirmed=asked.accept_unconfirmed,
    )
    path, text = unpack(parcel, library, account, words)
    before = path.read_bytes() if path.exists() else None
    old = "" if before is None else decode(before)[0]
    if text == old:
        print(words.unchanged.format(file=path))
        return 0
    errors = errors_with(path, text, library, asked.today)
    if errors:
        print(told(errors, path, text, asked.lang, Path.cwd()), file=sys.stderr)
        print(words.nothing_written, file=sys.stderr)
        return 1
    if asked.diff:
        names = (f"a/{path.name}", f"b/{path.name}")
        print("\n".join(unified_diff(old.split("\n"), text.split("\n"), *names, lineterm="")))
        return 0
    if before is None:
        write_new(path, text.encode())
    else:
        rewrite(path, before, text.encode())
    print(words.imported.format(file=path))
    return 0


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise ParcelError("no_file", file=file) from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    verbs = parser.add_subparsers(required=True, metavar="export|import")
    giving = verbs.add_parser("export", help="write the texts of a page for a translator")
    giving.add_argument("page", metavar="PAGE", help="for example partners/ntt")
    giving.add_argument("language", metavar="LANG", help="the language to translate into")
    giving.add_argument("--format", choices=FORMATS, default="xliff")
    giving.add_argument("-o", "--out", type=Path, metavar="FILE")
    giving.set_defaults(does=_export)
    taking = verbs.add_parser("import", help="make the page from a file that came back")
    taking.add_argument("file", type=Path, metavar="FILE")
    taking.add_argument("--diff", action="store_true", help="show the page, write nothing")
    taking.add_argument("--method", choices=METHODS, help="how the translation was made")
    taking.add_argument("--reviewer", metavar="NAME", help="the organisation that reviewed it")
    taking.add_argument("--accept-unconfirmed", action="store_true", help="also unfinished texts")
    taking.set_defaults(does=_import)
    add_day(taking)
    for verb in (giving, taking):
        verb.add_argument("--docs", type=Path, default=DOCS)
        verb.add_argument("--lang", choices=languages(), default=language_of_user(languages()))
    return parser


if __name__ == "__main__":
    sys.exit(run(main))
