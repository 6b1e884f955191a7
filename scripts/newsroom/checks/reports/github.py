"""The report for GitHub Actions: commands that show a problem beside the changed line."""

from newsroom.checks.reports.findings import Findings
from newsroom.checks.reports.text import not_shown


def github_report(findings: Findings) -> str:
    """A workflow command for each problem."""
    lines = [
        f"::{one.severity} file={_property(findings.path(one.problem))},"
        f"line={one.problem.place.line},col={one.problem.place.column},"
        f"title={one.problem.code}::{_message(f'{one.message} {one.hint}')}"
        for one in findings.formatted
    ]
    if any(findings.before.values()):
        lines.append(f"::notice::{_message(not_shown(findings))}")
    return "\n".join(lines)


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
