"""How often the rules on text speak on the texts of a folder, and of what.

`python tests/precision.py FOLDER --lang it` counts the alarms of each rule; `--code TXT003` shows
some of them in their sentences, to be judged by reading. The texts are Markdown of other people,
read as bodies of pages without a header: rules on headers, on links within the site and on pairs
of pages are not measured. Run with `PYTHONPATH=scripts:tests`.
"""

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from newsroom.checks.checker import page_problems, severity
from newsroom.checks.rules.rule import RuleContext
from newsroom.content.body import Body
from newsroom.content.library import LocalizedPage
from newsroom.content.page_file import read_page
from newsroom.content.problem import Problem
from newsroom.model.limits import PAGE_BYTES, UnableError
from newsroom.words import languages
from page_html import own_html
from real_content import real_day, real_library

NOT_OF_TEXT = ("REF", "PIC", "IDN", "SCH", "LIM", "URL", "SYN001")
"""Codes about the site that a text stands in, which is not there."""
SENTENCE = re.compile(r"[.!?…](?=\s)")
SEED = 14
AROUND = 90


class Alarm(NamedTuple):
    """A problem of a text, and the words around it."""

    problem: Problem
    context: str


def main() -> int:
    """Read the command line, check the texts, print."""
    options = _options()
    paths = sorted(options.folder.glob("**/*.md"))
    if options.sample:
        paths = _sample(paths, options.sample)
    paths = [path for path in paths if path.stat().st_size <= PAGE_BYTES]
    alarms = [alarm for path in paths for alarm in _alarms(path, options.folder, options.lang)]
    if options.code:
        _show([one for one in alarms if one.problem.code in options.code], options.most)
    else:
        _count(alarms, sum(path.stat().st_size for path in paths) / 10**6)
    return 0


def _sample(paths: list[Path], sentences: int) -> list[Path]:
    """Some texts that have so many sentences together, always the same."""
    shuffled = random.Random(SEED).sample(paths, len(paths))  # noqa: S311 - no secret
    for count, path in enumerate(shuffled, start=1):
        sentences -= len(SENTENCE.findall(path.read_text(encoding="utf-8")))
        if sentences <= 0:
            return shuffled[:count]
    return shuffled


def _alarms(path: Path, docs: Path, lang: str) -> Iterator[Alarm]:
    file = replace(read_page(path, docs, languages()), lang=lang, ref=path.stem)
    text = path.read_text(encoding="utf-8")
    localized = LocalizedPage(replace(file, body=Body(text, 1)))
    context = RuleContext(real_library(), real_day(), own_html())
    problems = []
    try:
        problems += page_problems(localized, context)
    except UnableError as error:
        print(f"{path.name}: {error}", file=sys.stderr)
    lines = text.split("\n")
    for problem in problems:
        if not problem.code.startswith(NOT_OF_TEXT):
            line = lines[min(problem.place.line, len(lines)) - 1]
            at = problem.place.column - 1
            yield Alarm(problem, f"{line[max(0, at - AROUND) : at]}⟦{line[at : at + AROUND]}")


def _count(alarms: list[Alarm], size: float) -> None:
    counts = Counter(one.problem.code for one in alarms)
    print(f"{size:.2f} MB")
    for code, count in sorted(counts.items()):
        print(f"{code}  {severity(code):7}  {count:6}  {count / size:8.1f} a MB")


def _show(alarms: list[Alarm], most: int) -> None:
    print(len(alarms), "alarms")
    if len(alarms) > most:
        alarms = random.Random(SEED).sample(alarms, most)  # noqa: S311 - no secret
    for problem, context in alarms:
        values = ", ".join(f"{name}={value!s:.60}" for name, value in problem.values.items())
        print(f"{problem.file.name}:{problem.place.line} {problem.code} {values}\n    {context}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lang", choices=languages(), required=True)
    parser.add_argument("--sample", type=int, metavar="N", help="only texts of some N sentences")
    parser.add_argument("--code", action="append", help="show the alarms of this rule")
    parser.add_argument("--most", type=int, default=50, help="of so many, chosen at random")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
