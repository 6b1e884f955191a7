"""Files that are no pages: stylesheets, scripts, pictures and others, and their paths."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rcssmin import cssmin
from rjsmin import jsmin

PHOTOGRAPHS = (".jpg", ".jpeg", ".png", ".webp")
_LANGUAGE = re.compile(r"\.([a-z]{2})(?=\.[^./]+$)")


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


def asset_path(name: str, languages: Sequence[str]) -> str:
    """The path on the site of a file of `docs`: `a/map.it.png` is `it/a/map.png`."""
    lang = language_of_asset(name, languages)
    if lang is None:
        return name
    plain = _LANGUAGE.sub("", name)
    return plain if lang == languages[0] else f"{lang}/{plain}"


def asset_names(name: str, lang: str) -> tuple[str, ...]:
    """The files that a page in a language may name: that of the language, then that for all."""
    stem, dot, ending = name.rpartition(".")
    return (f"{stem}.{lang}.{ending}", name) if dot else (name,)


def language_of_asset(name: str, languages: Sequence[str]) -> str | None:
    """The language that a file's name ends with: `it` of `map.it.png`."""
    match = _LANGUAGE.search(name)
    return match[1] if match and match[1] in languages else None
