"""The report formats: text, JSON, and those of code review services."""

from collections.abc import Mapping

from newsroom.checks.reports.findings import Findings, Report
from newsroom.checks.reports.github import github_report
from newsroom.checks.reports.gitlab import gitlab_report
from newsroom.checks.reports.rdjson import rdjson_report
from newsroom.checks.reports.records import json_report
from newsroom.checks.reports.sarif import sarif_report
from newsroom.checks.reports.text import text_report

REPORTS: Mapping[str, Report] = {
    "text": text_report,
    "json": json_report,
    "github": github_report,
    "gitlab": gitlab_report,
    "sarif": sarif_report,
    "rdjson": rdjson_report,
}

__all__ = ["REPORTS", "Findings", "text_report"]
