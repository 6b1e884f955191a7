"""What makes the HTML of pages in tests, by the settings of our own site, and checks them."""

from datetime import date
from functools import cache
from pathlib import Path

from newsroom.checks.checker import check_library
from newsroom.content.library import Library
from newsroom.content.problem import Problem
from newsroom.render.page_html import TextHtml
from newsroom.render.settings import read_settings

SETTINGS = Path(__file__).parents[1] / "mkdocs.yml"


@cache
def own_html() -> TextHtml:
    """By our own settings, read once."""
    return TextHtml(read_settings(SETTINGS))


def all_problems(library: Library, today: date) -> list[Problem]:
    """All that the checker finds."""
    return check_library(library, today, own_html())
