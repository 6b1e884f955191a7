"""The JSON report: a list of records."""

import json

from newsroom.checks.reports.findings import Findings


def json_report(findings: Findings) -> str:
    """A record for each problem, sorted by file, line and column."""
    records = [
        {
            "file": findings.path(one.problem),
            "line": one.problem.place.line,
            "column": one.problem.place.column,
            "code": one.problem.code,
            "severity": one.severity,
            "language": one.problem.language,
            "field": one.problem.field,
            "message": one.message,
            "hint": one.hint,
            "help": one.help,
        }
        for one in findings.formatted
    ]
    return json.dumps(records, ensure_ascii=False, indent=2)
