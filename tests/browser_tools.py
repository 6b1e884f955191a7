"""The tools from npm that look at the built site, and what to do where they are missing."""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

TOOLS = Path(__file__).parent / "browser" / "tools" / "node_modules"


def need(program: str, tool: str) -> tuple[str, Path]:
    """A program on the machine and a tool from npm; without them the test is skipped, which
    continuous integration (`CI=true`) takes for a failure.
    """
    found = shutil.which(program)
    path = TOOLS / tool
    if not found:
        refuse(f"{program} is not installed")
    if not path.exists():
        refuse(f"{tool} is not installed: npm ci --prefix {TOOLS.parent}")
    return found, path


def refuse(said: str) -> NoReturn:
    """Skip the test, saying why; fail it where everything should be installed."""
    if os.environ.get("CI"):
        pytest.fail(said)
    pytest.skip(said)
