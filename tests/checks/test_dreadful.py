"""A dreadful folder, and all that is said of it, whole, in each form and language.

`said/` holds the outputs. When a message changes on purpose, run this file by hand
(`python tests/checks/test_dreadful.py`) to write them anew, and read the difference.
"""

import sys
from datetime import date
from pathlib import Path

import pytest

HERE = Path(__file__).parent / "dreadful"
OUTPUTS = [
    *("en.text", "es.text", "it.text", "tr.text"),
    *("en.json", "en.github", "en.gitlab", "en.sarif", "en.rdjson"),
]


def say_all(output: str) -> str:
    from newsroom.checks.check import Order, check

    lang, form = output.split(".")
    order = Order(docs=HERE / "docs", today=date(2026, 1, 15), lang=lang, format=form, base=HERE)
    report, fine = check(order)
    assert not fine
    return report + "\n"


@pytest.mark.parametrize("output", OUTPUTS)
def test_a_dreadful_folder(output: str) -> None:
    assert say_all(output) == (HERE / "said" / output).read_text(encoding="utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
    for name in OUTPUTS:
        (HERE / "said" / name).write_text(say_all(name), encoding="utf-8")
