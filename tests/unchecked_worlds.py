"""Small sites made from pages that nobody has checked: what still protects a reader then."""

from pathlib import Path

from site_tools import mkdocs, small_config

UNCHECKED = """\
from newsroom.model import values
from newsroom.render import site_context

values._plain.__code__ = (lambda value: value).__code__
site_context.check_library = lambda *_: []
site_context.require_menu = lambda settings, refs: None
"""
"""A hook that finds nothing wrong with any page, and lets headers hold `<` and `>`."""


def build_unchecked(folder: Path) -> Path:
    """Build `folder/docs` in two languages with the checker switched off."""
    hook = folder / "hook_unchecked.py"
    hook.write_text(UNCHECKED, encoding="utf-8")
    file = small_config(folder, [hook.name])
    site = folder / "site"
    mkdocs("build", "-f", str(file), "-d", str(site), BUILD_TODAY="2026-01-15")
    return site
