"""The report for reviewdog: its Diagnostic Format, which it hands to any code review."""

import json
from typing import Any

from newsroom.checks.messages import FormattedProblem
from newsroom.checks.reports.findings import Findings
from newsroom.checks.reports.source_lines import SourceLines


def rdjson_report(findings: Findings) -> str:
    """A diagnostic for each problem."""
    sources = SourceLines()
    diagnostics = [_diagnostic(one, findings, sources) for one in findings.formatted]
    result = {"source": {"name": "check_content"}, "diagnostics": diagnostics}
    return json.dumps(result, ensure_ascii=False, indent=2)


def _diagnostic(one: FormattedProblem, findings: Findings, sources: SourceLines) -> dict[str, Any]:
    code = {"value": one.problem.code}
    address = findings.help(one)
    if address:
        code["url"] = address
    return {
        "message": f"{one.message} {one.hint}",
        "location": {
            "path": findings.path(one.problem),
            "range": {"start": _position(one, sources.line_of(one.problem))},
        },
        "severity": one.severity.upper(),
        "code": code,
    }


def _position(one: FormattedProblem, source: str | None) -> dict[str, int]:
    """The place; this format counts columns in bytes, which takes the line itself."""
    line, column = one.problem.place
    if source is None:
        return {"line": line}
    before = source[: column - 1].encode(errors="surrogatepass")
    return {"line": line, "column": len(before) + 1}
