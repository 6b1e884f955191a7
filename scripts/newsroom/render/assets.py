"""Stylesheets and scripts as readers get them."""

import hashlib
from collections.abc import Iterable

from rcssmin import cssmin
from rjsmin import jsmin


def minified_styles(sheets: Iterable[str]) -> str:
    """One stylesheet of many, in their order, without comments and needless blanks."""
    return str(cssmin("\n".join(sheets)))


def minified_script(script: str) -> str:
    """A script without comments and needless blanks; its names stay."""
    return str(jsmin(script))


def bundle_name(styles: str) -> str:
    """The path of the stylesheet: it changes with its content, so it can be kept for ever."""
    return f"assets/site.{hashlib.sha256(styles.encode()).hexdigest()[:10]}.css"
