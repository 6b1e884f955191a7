"""The explanation of a rule for the command line, with the texts of the handbook."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from newsroom.checks.checker import severity
from newsroom.checks.examples import example_of
from newsroom.checks.messages import all_forms
from newsroom.words import load_words


class UnknownCodeError(Exception):
    """No rule has this code; the text of this exception says so and names the nearest."""


def explain(code: str, lang: str) -> str:
    """The rule of a code: what it says, why, what is printed and what to do."""
    words, code = load_words(lang), code.upper()
    if code not in words.problems:
        near = max(words.problems, key=lambda known: SequenceMatcher(None, known, code).ratio())
        raise UnknownCodeError(words.commands.unknown_code.format(code=code, near=near))
    return "\n".join(_lines(code, lang))


def _lines(code: str, lang: str) -> Iterator[str]:
    words = load_words(lang)
    problem, example = words.problems[code], example_of(code)
    yield f"{code} ({words.commands[severity(code)]}): {problem.rule}"
    parts = [
        (words.labels.why, [problem.why]),
        (words.commands.says, all_forms(problem.message)),
        (words.labels.cure, all_forms(problem.hint)),
    ]
    if example:
        parts.append((words.labels.wrong, example.wrong.splitlines()))
        parts.append((words.labels.right, example.right.splitlines()))
    for label, lines in parts:
        yield f"\n{label}:"
        yield from (f"    {line}".rstrip() for line in lines)
