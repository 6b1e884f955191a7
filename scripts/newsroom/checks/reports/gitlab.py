"""The report for GitLab: Code Quality, which shows what a merge request adds and mends."""

import json

from newsroom.checks.reports.findings import Findings

_SEVERITIES = {"error": "major", "warning": "minor"}


def gitlab_report(findings: Findings) -> str:
    """A Code Quality entry for each problem."""
    entries = [
        {
            "description": f"{one.message} {one.hint}",
            "check_name": one.problem.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[one.severity],
            "location": {
                "path": findings.path(one.problem),
                "lines": {"begin": one.problem.place.line},
            },
        }
        for one, fingerprint in zip(findings.formatted, findings.fingerprints(), strict=True)
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2)
