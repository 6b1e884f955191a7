"""Files that are no pages: stylesheets, scripts, pictures and others, and their paths."""

import hashlib
from collections.abc import Iterable
from functools import lru_cache

from rcssmin import cssmin
from rjsmin import jsmin

PHOTOGRAPHS = (".jpg", ".jpeg", ".png", ".webp")


def minified_styles(stylesheets: Iterable[str]) -> str:
    """Several stylesheets joined in their order, without comments and unneeded spaces."""
    return str(cssmin("\n".join(stylesheets)))


def minified_script(script: str) -> str:
    """A script without comments and unneeded spaces; names are not shortened."""
    return str(jsmin(script))


@lru_cache(maxsize=1)  # every page names it
def bundle_name(styles: str) -> str:
    """The path of the stylesheet, which changes with its content, so that browsers may cache it."""
    return f"assets/site.{hashlib.sha256(styles.encode()).hexdigest()[:10]}.css"


def asset_names(name: str, lang: str) -> tuple[str, ...]:
    """The files that a page in a language may name: that of the language, then that for all."""
    stem, dot, ending = name.rpartition(".")
    return (f"{stem}.{lang}.{ending}", name) if dot else (name,)
