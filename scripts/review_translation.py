"""Mark a translation as read beside its English page: `review_translation.py PAGE LANG`."""

import sys
from pathlib import Path, PurePosixPath

from newsroom.build.file_writing import WriteError, rewrite
from newsroom.checks.reports.source_lines import visible
from newsroom.command_line import Parser, reason_of
from newsroom.content.library import read_library
from newsroom.content.page_file import name_of
from newsroom.content.page_names import page_name
from newsroom.environment import DOCS, ROOT, add_day, language_of_user, run
from newsroom.exchange.dry_run import new_errors, report
from newsroom.exchange.review import reviewed
from newsroom.exchange.units import ExchangeError
from newsroom.render.page_html import text_html
from newsroom.render.settings.problems import FILE
from newsroom.words import languages, load_words


def main(arguments: list[str] | None = None) -> int:
    """Read the command line, write the fingerprint; 1 when the page is refused, 2 on failure."""
    options = _parser().parse_args(arguments)
    words = load_words(options.lang).translations
    docs = options.docs.absolute()
    ref = page_name(options.page, docs, languages())
    lang = options.language or name_of(PurePosixPath(options.page).name, languages())[1]
    library = read_library(docs, languages())
    try:
        path, text = reviewed(library, ref, lang, options.by, options.today)
    except ExchangeError as refusal:
        print(visible(words.refusals[refusal.reason].format_map(refusal.values)), file=sys.stderr)
        return 1
    before = path.read_bytes()
    if text.encode() == before:
        print(words.review_unchanged.format(file=_shown(path)))
        return 0
    html = text_html(library.docs, ROOT / FILE)
    errors = new_errors(path, text, library, options.today, html)
    if errors:
        print(report(errors, path, text, options.lang, Path.cwd()), file=sys.stderr)
        print(words.nothing_written, file=sys.stderr)
        return 1
    try:
        rewrite(path, before, text.encode())
    except WriteError as error:
        print(words.refusals.unwritable.format(file=f"{path}: {reason_of(error)}"), file=sys.stderr)
        return 2
    print(words.reviewed.format(file=_shown(path)))
    return 0


def _shown(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _parser() -> Parser:
    parser = Parser("review_translation")
    parser.add_argument("page", metavar="PAGE")
    parser.add_argument("language", metavar="LANG", nargs="?")
    parser.add_argument("--by", metavar="ORGANISATION")
    parser.add_argument("--docs", type=Path, default=DOCS)
    parser.add_argument("--lang", choices=languages(), default=language_of_user(languages()))
    add_day(parser)
    return parser


if __name__ == "__main__":
    sys.exit(run(main))
