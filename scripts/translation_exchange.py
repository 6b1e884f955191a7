"""Exchange the texts of a page with translators: `export PAGE LANG`, `import FILE`."""

import argparse
import sys
from difflib import unified_diff
from pathlib import Path

from newsroom.build.file_writing import WriteError, rewrite, write_new, write_whole
from newsroom.checks.reports.source_lines import visible
from newsroom.command_line import Parser, reason_of
from newsroom.content.encoding import decode
from newsroom.content.library import Library, read_library
from newsroom.content.page_names import page_name
from newsroom.environment import DOCS, ROOT, add_day, language_of_user, run
from newsroom.exchange.dry_run import new_errors, report
from newsroom.exchange.exporting import export_units
from newsroom.exchange.formats import FORMATS, format_of
from newsroom.exchange.importing import METHODS, ImportOptions, import_units
from newsroom.exchange.units import SIZE_LIMIT, ExchangeError
from newsroom.render.page_html import text_html
from newsroom.render.settings.problems import FILE
from newsroom.words import Words, languages, load_words


def main(arguments: list[str] | None = None) -> int:
    """Read the command line, export or import; 1 when a page or a file is refused.

    2 when a file cannot be written, which is then as it was.
    """
    options = _parser().parse_args(arguments)
    words = load_words(options.lang).translations
    library = read_library(options.docs.absolute(), languages())
    try:
        return int(options.run(options, library, words))
    except ExchangeError as refusal:
        print(visible(words.refusals[refusal.reason].format_map(refusal.values)), file=sys.stderr)
        code = 1
    except WriteError as error:
        print(words.refusals.unwritable.format(file=reason_of(error)), file=sys.stderr)
        code = 2
    if options.run is _import:
        print(words.nothing_written, file=sys.stderr)
    return code


def _export(options: argparse.Namespace, library: Library, words: Words) -> int:
    """Write the exchange file; without a file name, print it."""
    name = page_name(options.page, options.docs, languages())
    units = export_units(library, name, options.language, words)
    written = FORMATS[options.format].write(units)
    if options.out is None:
        sys.stdout.buffer.write(written)
        return 0
    try:
        _write(options.out, written)
    except OSError as error:
        raise WriteError("failed", error.strerror or "", options.out) from error
    count, unfinished = len(units.units), sum(not unit.is_finished for unit in units.units)
    print(words.exported.format(file=options.out, count=count, open=unfinished))
    return 0


def _write(out: Path, content: bytes) -> None:
    """Write a file whole, but into a device or a pipe as it comes. Raises `OSError`."""
    if out.exists() and not out.is_file():
        out.write_bytes(content)
    else:
        write_whole(out.resolve(), content)


def _import(options: argparse.Namespace, library: Library, words: Words) -> int:
    """Make the page, check it, and write it if it has no errors; with --diff only show it."""
    units = format_of(options.file.name).read(_content(options.file))
    import_options = ImportOptions(
        method=options.method,
        reviewer=options.reviewer,
        today=options.today,
        accepts_unconfirmed=options.accept_unconfirmed,
    )
    path, text = import_units(units, library, import_options, words)
    before = path.read_bytes() if path.exists() else None
    old = "" if before is None else decode(before)[0]
    if text == old:
        print(words.unchanged.format(file=path))
        return 0
    html = text_html(library.docs, ROOT / FILE)
    errors = new_errors(path, text, library, options.today, html)
    if errors:
        print(report(errors, path, text, options.lang, Path.cwd()), file=sys.stderr)
        print(words.nothing_written, file=sys.stderr)
        return 1
    if options.diff:
        names = (f"a/{path.name}", f"b/{path.name}")
        print("\n".join(unified_diff(old.split("\n"), text.split("\n"), *names, lineterm="")))
        return 0
    try:
        if before is None:
            write_new(path, text.encode())
        else:
            rewrite(path, before, text.encode())
    except WriteError as error:
        raise WriteError(error.reason, error.detail, path) from error
    print(words.imported.format(file=path))
    return 0


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise ExchangeError("no_file", file=file) from error


def _parser() -> Parser:
    parser = Parser("translation_exchange")
    commands = parser.add_subparsers(required=True, metavar="export|import")
    exporting = commands.add_parser("export", command="translation_exchange_export", help="")
    exporting.add_argument("page", metavar="PAGE")
    exporting.add_argument("language", metavar="LANG")
    exporting.add_argument("--format", choices=FORMATS, default="xliff")
    exporting.add_argument("-o", "--out", type=Path, metavar="FILE")
    exporting.set_defaults(run=_export)
    importing = commands.add_parser("import", command="translation_exchange_import", help="")
    importing.add_argument("file", type=Path, metavar="FILE")
    importing.add_argument("--diff", action="store_true")
    importing.add_argument("--method", choices=METHODS)
    importing.add_argument("--reviewer", metavar="NAME")
    importing.add_argument("--accept-unconfirmed", action="store_true")
    importing.set_defaults(run=_import)
    add_day(importing)
    for command in (exporting, importing):
        command.add_argument("--docs", type=Path, default=DOCS)
        command.add_argument("--lang", choices=languages(), default=language_of_user(languages()))
    return parser


if __name__ == "__main__":
    sys.exit(run(main))
