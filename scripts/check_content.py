"""Check the pages in `docs/`, all or those named, and the settings beside them."""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from newsroom.build.cache_files import is_ci, require_own
from newsroom.command_line import Parser, command_words
from newsroom.environment import DOCS, ROOT, add_day, language_of_user, print_for_programs, run
from newsroom.report_cache import cached_report
from newsroom.words import languages

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsroom.checks.since import Earlier
    from newsroom.content.library import Library
    from newsroom.content.problem import Problem

FORMATS = ("text", "json", "github", "gitlab", "sarif", "rdjson")
CACHE = Path(os.environ.get("CHECK_CACHE") or ROOT / ".cache" / "check")

# The checks are imported where they are needed: a cached report is printed without them, five
# times as quickly.


def main(kind: str | None = None, command: str = "check_content") -> int:
    """Read the command line, check, print; 0 nothing wrong, 1 problems, 2 could not run."""
    parser = _parser(command)
    options = parser.parse_args()
    if options.explain:
        return _explain(options.explain, options.lang, parser)
    for path in (options.docs, *options.paths):
        if not path.exists():
            parser.error(command_words().arguments.no_path.format(path=path))
    if options.fix or options.diff:
        from fix_content import main_fix

        done = main_fix(options.paths, options.docs, options.diff)
        if done or options.diff:
            return done
    base = _base(options, parser)
    order = _order(options, kind)
    require_own(CACHE, ROOT)
    cache = None if is_ci() else CACHE

    def make() -> tuple[str, bool]:
        gc.disable()  # what is read stays until the end, and the rules leave no cycles behind
        from newsroom.checks.content_check import Options, check

        memo = cache and cache / "memo.db"
        find = partial(_find if kind is None else _find_in_pages, memo=memo)
        if not base:
            return check(Options(**order), find)
        with TemporaryDirectory() as folder:
            old = _earlier(order["docs"], base, Path(folder), partial(find, today=options.today))
            return check(Options(**order, earlier=old), find)

    report, fine = cached_report(cache, order["docs"], f"{sys.version} {base} {order}", make)
    (print if options.format == "text" else print_for_programs)(report)
    return 0 if fine else 1


def _order(options: Namespace, kind: str | None) -> dict[str, Any]:
    """What to check and how to report it, as the command line says."""
    return {
        "docs": options.docs.absolute(),
        "today": options.today,
        "lang": options.lang,
        "format": options.format,
        "strict": options.strict,
        "kind": kind,
        "paths": tuple(path.absolute() for path in options.paths),
        "with_referring": options.with_referring,
        "base": Path.cwd(),
        "colour": _shows_colour(),
        "site_url": os.environ.get("SITE_URL", ""),
    }


def _base(options: Namespace, parser: Parser) -> str:
    """The commit that the pages are compared with; empty when they are not."""
    from newsroom.history import HistoryError, base_of

    if not options.changed_since:
        return ""
    try:
        return base_of(options.docs, options.changed_since)
    except HistoryError as error:
        from newsroom.words import load_words

        words = load_words(options.lang).commands[str(error)]
        parser.error(words.format(folder=options.docs, state=options.changed_since))


def _earlier(
    docs: Path, base: str, folder: Path, find: Callable[[Library], list[Problem]]
) -> Earlier:
    """The pages as they were at a commit; their problems are found when they are asked for."""
    from newsroom.checks.since import Earlier
    from newsroom.content.library import read_library
    from newsroom.history import changed_files, write_state
    from newsroom.render.settings.problems import FILE

    is_project = os.path.lexists(docs.parent / FILE)  # with its settings, which rules ask for
    write_state(
        docs.parent if is_project else docs, base, folder if is_project else folder / docs.name
    )
    library = read_library(folder / docs.name, languages())
    return Earlier(library, changed_files(docs, base), lambda: find(library))


def _find(library: Library, today: date, memo: Path | None) -> list[Problem]:
    """The problems of the pages, and of the settings if `docs` is the folder of a project."""
    from newsroom.content.problem import Problem
    from newsroom.render.settings.problems import FILE, of_site, settings_problems

    found = _find_in_pages(library, today, memo)
    if library.docs == DOCS or os.path.lexists(library.docs.parent / FILE):
        found = [*of_site(found, library), *settings_problems(library)]
    return sorted(found, key=Problem.sort_key)


def _find_in_pages(library: Library, today: date, memo: Path | None) -> list[Problem]:
    from newsroom.build.check_results import check_remembering
    from newsroom.render.page_html import text_html
    from newsroom.render.settings.problems import FILE

    html = text_html(library.docs, ROOT / FILE)
    return check_remembering(library, today, html, file=memo)


def _explain(code: str, lang: str, parser: Parser) -> int:
    from newsroom.checks.explanation import UnknownCodeError, explain

    try:
        print(explain(code, lang))
    except UnknownCodeError as unknown:
        parser.error(str(unknown))
    return 0


def _parser(command: str) -> Parser:
    parser = Parser(command, like="check_content")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--lang", choices=languages(), default=language_of_user(languages()))
    parser.add_argument("--docs", type=Path, default=DOCS)
    parser.add_argument("--strict", action="store_true")
    parser.add_argument("--with-referring", action="store_true")
    parser.add_argument("--changed-since", metavar="REF")
    parser.add_argument("--explain", metavar="CODE")
    parser.add_argument("--fix", action="store_true")
    parser.add_argument("--diff", action="store_true")
    add_day(parser)
    return parser


def _shows_colour() -> bool:
    """Only on a terminal that can, and never against https://no-color.org."""
    is_able = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    return is_able and not os.environ.get("NO_COLOR")


if __name__ == "__main__":
    sys.exit(run(main))
