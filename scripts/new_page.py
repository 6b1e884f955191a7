"""Start a page: `new_page.py event spring-meeting-2027`; in a terminal it asks for the rest."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from newsroom.build.file_writing import WriteError, write_all_new
from newsroom.checks.messages import format_problem
from newsroom.checks.rules.names import faults_of_name
from newsroom.command_line import Parser, command_words, reason_of
from newsroom.content.header import Value
from newsroom.content.library import Library, LocalizedPage, read_library
from newsroom.content.like import taken_over
from newsroom.content.page_id import page_id
from newsroom.content.page_names import page_name
from newsroom.content.problem import Problem
from newsroom.content.starter import Start, started_page, texts_page
from newsroom.environment import DOCS, add_day, language_of_user, run
from newsroom.model.issue import Issue
from newsroom.model.kinds import FOLDERS, KINDS, groups_of, texts_of
from newsroom.model.training import Module
from newsroom.questions import Questions
from newsroom.words import FIRST_LANGUAGE, languages, load_words


def main() -> int:
    """Read the command line, ask, write the files, name them; 1 when the page exists already.

    2 when it cannot be written, and then none of its files is left.
    """
    parser = _parser()
    options = parser.parse_intermixed_args()
    docs = options.docs.absolute()
    library = read_library(docs, languages())
    like = _like(options, library, parser)
    _complete(options, like, parser)
    ref = _ref(options)
    for reason in _reasons_against(ref, docs, options.lang):
        parser.error(reason)
    start = Start(
        options.kind,
        KINDS[options.kind],
        _values(options, library, like),
        load_words(options.lang).fields,
        load_words(options.lang).commands.optional,
        library.register,
    )
    named = [ref, *(f"{ref}.{lang}" for lang in _others(options.original, options.translate))]
    there = [path for name in named if _is_there(path := docs / f"{name}.md")]
    if there:
        print(command_words().arguments.exists.format(path=there[0]), file=sys.stderr)
        return 1
    if _is_asking(options):
        start = replace(start, values=_answers(start, docs / f"{ref}.md", library, options))
    try:
        files = _files(docs / f"{ref}.md", start, options, translate=options.translate)
        write_all_new({path: text.encode() for path, text in files.items()})
    except WriteError as error:
        print(
            command_words().arguments.nothing_written.format(reason=reason_of(error)),
            file=sys.stderr,
        )
        return 2
    print(*files, sep="\n")
    return 0


def _parser() -> Parser:
    parser = Parser("new_page")
    parser.add_argument("kind", choices=KINDS, metavar="KIND", nargs="?")
    parser.add_argument("id", metavar="ID", nargs="*")
    parser.add_argument("--like", metavar="PAGE")
    parser.add_argument("--original", choices=languages(), default=FIRST_LANGUAGE, metavar="LANG")
    parser.add_argument("--translate", type=_languages, default=(), metavar="LANG[,LANG]")
    parser.add_argument("--no-input", action="store_true")
    parser.add_argument("--docs", type=Path, default=DOCS)
    parser.add_argument("--lang", choices=languages(), default=language_of_user(languages()))
    add_day(parser)
    return parser


def _languages(written: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(part.strip() for part in written.split(",") if part.strip()))
    if not found or not set(found) <= set(languages()):
        known = ", ".join(languages())
        message = command_words().arguments.choice % {"value": written, "choices": known}
        raise argparse.ArgumentTypeError(message)
    return found


def _is_asking(options: argparse.Namespace) -> bool:
    return not options.no_input and sys.stdin.isatty() and sys.stdout.isatty()


def _ask(question: str) -> str:
    try:
        return input(question).strip()
    except EOFError:  # Ctrl+D: the rest is left empty
        print()
        return ""


def _like(options: argparse.Namespace, library: Library, parser: Parser) -> LocalizedPage | None:
    """The page to start from, if one is named; it says the kind, too."""
    if options.like is None:
        return None
    ref = page_name(options.like, options.docs, languages())
    page = library.facts.get(ref) or library.facts.get(f"{FOLDERS.get(options.kind, '')}/{ref}")
    if page is None or page.kind is None:
        words = load_words(options.lang).translations.refusals
        parser.error(words.no_such_page.format(page=ref))
    return page


def _complete(options: argparse.Namespace, like: LocalizedPage | None, parser: Parser) -> None:
    """Complete the kind and the name: from the page to start from, or by asking for them."""
    words = command_words().questions
    kind_of_like = str(like.file.header.data["type"]) if like else None
    options.kind = options.kind or kind_of_like
    if like and options.kind != kind_of_like:
        parser.error(words.other_kind.format(page=like.file.ref, kind=kind_of_like))
    is_named = bool(options.id)
    options.id = " ".join(options.id)
    if _is_asking(options):
        question = f"{words.kind} {', '.join(KINDS)}\n> "
        while options.kind not in KINDS and (answer := _ask(question)):
            options.kind = answer
        if options.kind and not is_named:
            options.id = _ask(f"{words.id}\n> ")
            is_named = bool(options.id)
    missing = [*(["KIND"] if not options.kind else []), *(["ID"] if not is_named else [])]
    if missing:
        parser.error(command_words().arguments.required % ", ".join(missing))


def _ref(options: argparse.Namespace) -> str:
    """The name of the page with its folder; a name that was repaired is told."""
    folder = FOLDERS.get(options.kind, "")
    name = page_id(options.id, folder)
    if name and name != options.id.strip().removesuffix(".md").removeprefix(f"{folder}/"):
        print(command_words().questions.repaired.format(name=name), file=sys.stderr)
    return f"{folder}/{name}" if folder else name


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


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _others(original: str, translate: Sequence[str]) -> list[str]:
    """The languages other than that of the facts in which the page gets a file."""
    return [lang for lang in languages()[1:] if lang in (original, *translate)]


def _values(
    options: argparse.Namespace, library: Library, like: LocalizedPage | None
) -> dict[str, Value]:
    """What is certain of a page: its type and day, the next number, and what another page gives."""
    values: dict[str, Value] = {"type": options.kind, "updated": options.today.isoformat()}
    pages = [one.page for one in library.facts.values()]
    kind = KINDS[options.kind]
    if kind is Module:
        orders = [page.order or 0 for page in pages if isinstance(page, Module)]
        values["order"] = str(max(orders, default=0) + 1)
    if kind is Issue:
        numbers = [page.number or 0 for page in pages if isinstance(page, Issue)]
        values["number"] = str(max(numbers, default=0) + 1)
    return values | _from(like, library, options.original)


def _from(like: LocalizedPage | None, library: Library, lang: str) -> dict[str, Value]:
    """The values of another page, and its texts if it has any in the language of the new one.

    A page without a date is to be given a title of its own.
    """
    if like is None or like.kind is None:
        return {}
    texts = [name for name, _ in texts_of(like.kind) if name not in groups_of(like.kind)]
    original = library.originals[like.file.ref]
    written = original if original.file.lang == lang else None
    page = written or library.translations.get((like.file.ref, lang))
    header = {name: value for name, value in like.file.header.data.items() if name not in texts}
    if page:
        header |= {name: text for name, text in page.file.header.data.items() if name in texts}
    values = taken_over(like.kind, header)
    if not {"start", "date"} & like.kind.model_fields.keys():
        values.pop("title", None)
    values.pop("type", None)
    return values


def _answers(
    start: Start, path: Path, library: Library, options: argparse.Namespace
) -> dict[str, Value]:
    questions = Questions(
        start=start,
        files=lambda start: _files(path, start, options, translate=()),
        library=library,
        today=options.today,
        lang=options.lang,
        words=command_words().questions,
        ask=_ask,
        tell=print,
    )
    return questions.answered()


def _files(
    path: Path, start: Start, options: argparse.Namespace, *, translate: Sequence[str]
) -> dict[Path, str]:
    """The files of a new page, with their texts."""
    first, original = FIRST_LANGUAGE, options.original
    elsewhere = original if original != first else ""
    waits = bool(elsewhere) and first in translate
    files = {path: started_page(start, original=elsewhere, waits=waits)}
    for lang in _others(original, translate):
        files[path.with_suffix(f".{lang}.md")] = texts_page(start, waits=lang != original)
    return files


if __name__ == "__main__":
    sys.exit(run(main))
