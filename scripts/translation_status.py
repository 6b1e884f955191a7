"""The state of every translation; with --diff PAGE LANG, what changed in the English since."""

import sys
from pathlib import Path

from newsroom.checks.translation_changes import changes_since
from newsroom.checks.translation_reports import json_report, table_report
from newsroom.checks.translation_states import STATES, translation_states
from newsroom.command_line import Parser, command_words
from newsroom.content.library import read_library
from newsroom.content.page_names import page_name
from newsroom.environment import DOCS, language_of_user, print_for_programs, run
from newsroom.history import versions
from newsroom.words import languages, load_words


def main(arguments: list[str] | None = None) -> int:
    """Read the command line, print the table or the difference; 2 when that cannot be done."""
    parser = Parser("translation_status")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--lang", choices=languages(), default=language_of_user(languages()))
    parser.add_argument("--state", choices=STATES, action="append")
    parser.add_argument("--diff", nargs=2, metavar=("PAGE", "LANG"))
    parser.add_argument("--docs", type=Path, default=DOCS)
    options = parser.parse_args(arguments)
    if not options.docs.is_dir():
        parser.error(command_words().arguments.no_path.format(path=options.docs))
    library, words = read_library(options.docs.absolute(), languages()), load_words(options.lang)
    if options.diff:
        ref, lang = page_name(options.diff[0], options.docs, languages()), options.diff[1]
        original, translation = library.originals.get(ref), library.translations.get((ref, lang))
        if original is None or translation is None:
            parser.error(
                words.translations.refusals.no_such_translation.format(page=ref, lang=lang)
            )
        print(changes_since(translation, original, versions(original.file.path), words))
        return 0
    found = [one for one in translation_states(library) if one.state in (options.state or STATES)]
    if options.format == "json":
        print_for_programs(json_report(found, library))
    else:
        print(table_report(found, library, options.lang))
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
