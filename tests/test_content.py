"""The real content: no errors, and the corrections of the printed newsletter applied.

Warnings are the editors' own business: `make check` lists them.
"""

import re

import pytest

from newsroom.checks.checker import check_library, severity
from newsroom.checks.messages import format_problem
from page_html import own_html
from real_content import real_day, real_library

MISPRINTS = {
    "Prisco": "Pisco",
    "Excellency Initiative": "European Cluster Excellence Initiative",
    "BARCELLONA": "Barcelona",
    "Logifashion": "Logisfashion",
    "90th of September": "7–9 September",
    "Direct Contracts": "rivalry among existing competitors",
}
"""What the printed newsletter says wrongly; only quotations of it may repeat it."""


def test_the_content_has_no_errors() -> None:
    problems = check_library(real_library(), real_day(), own_html())
    errors = [one for one in problems if severity(one.code) == "error"]
    assert [(one.file.name, one.place, format_problem(one, "en").message) for one in errors] == []


@pytest.mark.parametrize("misprint", MISPRINTS)
def test_misprints_stand_only_where_they_are_quoted(misprint: str) -> None:
    for localized in real_library().pages:
        for found in re.finditer(re.escape(misprint), localized.file.body.text):
            before = localized.file.body.text[: found.start()]
            opened = max(before.rfind("“"), before.rfind("«"))
            closed = max(before.rfind("”"), before.rfind("»"))
            assert opened > closed, f"{localized.file.path}: {misprint}"
