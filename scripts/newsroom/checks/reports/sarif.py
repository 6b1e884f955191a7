"""The report for code scanning: SARIF 2.1.0 of OASIS."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from newsroom.checks.messages import FormattedProblem, all_forms
from newsroom.checks.reports.findings import Findings
from newsroom.words import load_words

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def sarif_report(findings: Findings) -> str:
    """One run: the rules that found something, and what they found."""
    examples = {one.problem.code: one for one in findings.formatted}
    rules = sorted(examples)
    index = {code: number for number, code in enumerate(rules)}
    pairs = zip(findings.formatted, findings.fingerprints(), strict=True)
    run = {
        "tool": {
            "driver": {
                "name": "check_content",
                "rules": [_rule(examples[code], findings) for code in rules],
            }
        },
        "language": findings.lang,
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, name, index, findings) for one, name in pairs],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(one: FormattedProblem, findings: Findings) -> dict[str, Any]:
    words = load_words(findings.lang).problems[one.problem.code]
    rule = {
        "id": one.problem.code,
        "shortDescription": {"text": words.rule},
        "fullDescription": {"text": words.why},
        "help": {"text": "\n".join(all_forms(words.hint))},
        "defaultConfiguration": {"level": one.severity},
    }
    address = findings.help(one)
    return rule | {"helpUri": address} if address else rule  # SARIF wants a full address


def _result(
    one: FormattedProblem, fingerprint: str, index: Mapping[str, int], findings: Findings
) -> dict[str, Any]:
    line, column = one.problem.place
    return {
        "ruleId": one.problem.code,
        "ruleIndex": index[one.problem.code],
        "level": one.severity,
        "message": {"text": f"{one.message} {one.hint}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": quote(findings.path(one.problem), errors="surrogatepass"),
                        "uriBaseId": "%SRCROOT%",
                    },
                    "region": {"startLine": line, "startColumn": column},
                }
            }
        ],
        "partialFingerprints": {"problem/v1": fingerprint},
    }
