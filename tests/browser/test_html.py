"""What the two checkers of HTML say of every page: nothing.

The short form takes the pages of two languages, the sweep (`SWEEP=1`) all.
"""

import json
import os
import subprocess
from pathlib import Path

import pytest

from browser_tools import TOOLS, need
from newsroom.words import languages
from real_content import real_refs

RULES = {
    "extends": ["html-validate:recommended", "html-validate:document"],
    "rules": {
        # How the text of a page is laid out in its source is nobody's business.
        "no-trailing-whitespace": "off",
        "attr-quotes": "off",
        # Python-Markdown writes `<br />`; HTML allows it.
        "void-style": "off",
        # Notes have ids like `fn:1`; HTML allows every letter but a blank.
        "valid-id": ["error", {"relaxed": True}],
        # A page longer than the recommended title is still found by it.
        "long-title": "off",
        # What our own host serves needs no second proof.
        "require-sri": ["error", {"target": "crossorigin"}],
    },
}


@pytest.fixture(scope="module")
def pages(real_site: Path) -> list[str]:
    found = sorted(str(path) for path in real_site.rglob("*.html"))
    assert len(found) > len(real_refs()) * len(languages())
    if os.environ.get("SWEEP"):
        return found
    left = tuple(f"{real_site}/{lang}/" for lang in languages()[1:-1])
    return [path for path in found if not path.startswith(left)]


def test_the_checker_of_the_w3c_finds_nothing(pages: list[str], real_site: Path, host: str) -> None:
    """It looks at the policies, too: over HTTP, as nothing on the disk is `'self'` to it."""
    java, jar = need("java", "vnu-jar/build/dist/vnu.jar")
    addresses = [host + Path(page).relative_to(real_site).as_posix() for page in pages]
    may_ask_this_machine = "-Dnu.validator.servlet.allow-forbidden-hosts=true"
    done = subprocess.run(
        [java, may_ask_this_machine, "-jar", str(jar), "--format", "json", *addresses],
        capture_output=True,
        text=True,
    )
    said = [
        f"{one['url']}:{one.get('lastLine')}: {one['message']} {one.get('extract', '')}"
        for one in json.loads(done.stderr)["messages"]
    ]
    assert said == []


def test_html_validate_finds_nothing(pages: list[str], tmp_path: Path) -> None:
    node, _ = need("node", "html-validate")
    rules = tmp_path / "rules.json"
    rules.write_text(json.dumps(RULES | {"root": True}))
    program = TOOLS / "html-validate" / "bin" / "html-validate.mjs"
    report = tmp_path / "said.json"
    with report.open("wb") as file:  # Node would cut off what it writes to a pipe
        command = [node, str(program), "--config", str(rules), "--formatter", "json", *pages]
        subprocess.run(command, stdout=file)
    said = [
        f"{page['filePath']}:{one['line']}: {one['ruleId']}: {one['message']}"
        for page in json.loads(report.read_bytes())
        for one in page["messages"]
    ]
    assert said == []
