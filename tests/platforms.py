"""Tests that need what Windows does not have. On Linux and macOS they are never skipped."""

import sys

import pytest

IS_WINDOWS = sys.platform == "win32"


def needs(what: str) -> pytest.MarkDecorator:
    """Skip a test on Windows, which lacks this or allows it to few: `@needs("file modes")`."""
    return pytest.mark.skipif(IS_WINDOWS, reason=f"on Windows, not every user has {what}")
