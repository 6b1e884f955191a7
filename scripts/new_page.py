"""Start a page in all languages: `new_page.py event spring-meeting-2027`."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from newsroom.build.file_writing import WriteError, write_all_new
from newsroom.checks.messages import format_problem
from newsroom.checks.rules.names import faults_of_name
from newsroom.command_line import Parser, command_words, reason_of
from newsroom.content.encoding import decode
from newsroom.content.fingerprint import fingerprint
from newsroom.content.library import Library, read_library
from newsroom.content.page_file import page_of
from newsroom.content.problem import Problem
from newsroom.content.starter import Filling, original_page, translated_page
from newsroom.environment import DOCS, add_day, language_of_user, run
from newsroom.model.kinds import FOLDERS, KINDS
from newsroom.model.training import Module
from newsroom.words import FIRST_LANGUAGE, languages, load_words


def main() -> int:
    """Read the command line, write the files, name them; 1 when the page exists already.

    2 when it cannot be written, and then none of its files is left.
    """
    parser = Parser("new_page")
    parser.add_argument("kind", choices=KINDS, metavar="KIND")
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--docs", type=Path, default=DOCS)
    parser.add_argument("--lang", choices=languages(), default=language_of_user(languages()))
    add_day(parser)
    options = parser.parse_args()
    docs, folder = options.docs.absolute(), FOLDERS.get(options.kind, "")
    ref = f"{folder}/{options.id}" if folder else options.id
    for reason in _reasons_against(ref, docs, options.lang):
        parser.error(reason)
    files = _files(ref, options, read_library(docs, languages()))
    there = [path for path in files if path.exists() or path.is_symlink()]
    if there:
        print(command_words().arguments.exists.format(path=there[0]), file=sys.stderr)
        return 1
    try:
        write_all_new({path: text.encode() for path, text in files.items()})
    except WriteError as error:
        print(
            command_words().arguments.nothing_written.format(reason=reason_of(error)),
            file=sys.stderr,
        )
        return 2
    print(*files, sep="\n")
    return 0


def _reasons_against(ref: str, docs: Path, lang: str) -> Iterator[str]:
    """Why there can be no page of this name, and what to do, as the checker says it."""
    path = docs / f"{ref}.md"
    for part, variant in faults_of_name(ref, languages()):
        values = {"name": part, "languages": languages(), "variant": variant}
        problem = Problem(code="IDN001", file=path, language=FIRST_LANGUAGE, values=values)
        formatted = format_problem(problem, lang)
        yield f"{formatted.message} {formatted.hint}"
    for above in path.parents:
        if above.is_relative_to(docs) and above != docs and above.is_symlink():
            yield command_words().arguments.symlink.format(path=above)


def _files(ref: str, options: argparse.Namespace, library: Library) -> dict[Path, str]:
    """The files of a new page, with their texts; the comments in the language of the editor."""
    kind = KINDS[options.kind]
    modules = [one for one in library.originals.values() if one.kind is Module]
    given = {
        "type": options.kind,
        "title": options.id.rpartition("/")[2].replace("-", " ").capitalize(),
        "summary": load_words(FIRST_LANGUAGE).commands.placeholder,
        "updated": options.today.isoformat(),
        "order": str(len(modules) + 1),
    }
    path = library.docs / f"{ref}.md"
    comments = load_words(options.lang).fields
    text = original_page(options.kind, kind, Filling(given, comments))
    page = page_of(path, library.docs, library.languages, *decode(text.encode()))
    files, made_from = {path: text}, fingerprint(page, kind)
    for lang in library.languages[1:]:
        own = given | {"summary": load_words(lang).commands.placeholder}
        filling = Filling(own, comments)
        files[path.with_suffix(f".{lang}.md")] = translated_page(kind, filling, made_from)
    return files


if __name__ == "__main__":
    sys.exit(run(main))
