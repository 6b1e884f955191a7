"""The text report: place, message, source line and hint of each problem, and the totals."""

from collections.abc import Iterator

from newsroom.checks.credentials import masked
from newsroom.checks.messages import FormattedProblem
from newsroom.checks.personal import hidden
from newsroom.checks.reports.findings import Findings
from newsroom.checks.reports.source_lines import SourceLines, excerpt, visible
from newsroom.checks.rules.addresses import GIVING_AWAY
from newsroom.words import load_words

_BOLD = "1"
_COLOURS = {"error": "1;31", "warning": "1;33"}


def text_report(findings: Findings) -> str:
    """Every problem in a few lines, and a last line with their number."""
    words = load_words(findings.lang).commands
    sources = SourceLines()
    lines = [line for one in _by_importance(findings) for line in _lines(one, findings, sources)]
    errors = sum(one.severity == "error" for one in findings.formatted)
    warnings = len(findings.formatted) - errors
    ending = words.summary if findings.formatted else words.nothing_wrong
    lines.append(ending.format(pages=findings.pages, errors=errors, warnings=warnings))
    if findings.drafts or findings.hidden:
        lines.append(words.unpublished.format(drafts=findings.drafts, hidden=findings.hidden))
    if any(findings.before.values()):
        lines.append(not_shown(findings))
    return "\n".join(lines)


def _by_importance(findings: Findings) -> list[FormattedProblem]:
    """The problems of files with errors first, for they stop publishing; in the order of a file."""
    stopping = {one.problem.file for one in findings.formatted if one.severity == "error"}
    return sorted(findings.formatted, key=lambda one: one.problem.file not in stopping)


def not_shown(findings: Findings) -> str:
    """How many problems were there before, and are not reported."""
    words, before = load_words(findings.lang).commands, findings.before
    return str(
        words.not_shown.format(errors=before.get("error", 0), warnings=before.get("warning", 0))
    )


def _lines(one: FormattedProblem, findings: Findings, sources: SourceLines) -> Iterator[str]:
    def painted(text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if findings.colour else text

    line, column = one.problem.place
    place = painted(f"{visible(findings.path(one.problem))}:{line}:{column}:", _BOLD)
    word = load_words(findings.lang).commands[one.severity]
    colour = _COLOURS[one.severity]
    yield f"{place} {painted(f'{word}:', colour)} {visible(one.message)}"
    gives_away = one.problem.code in GIVING_AWAY
    source = None if gives_away else hidden(masked(sources.line_of(one.problem) or ""))
    if source and source.strip(" -"):  # a blank line or `---` shows nothing
        shown, blanks = excerpt(source, column)
        yield f"    | {shown}"
        yield f"    | {blanks}{painted('^', colour)}"
    yield f"    {visible(one.hint)}  ({one.problem.code})"
