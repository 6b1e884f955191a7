"""The earlier addresses of pages, as every host wants them.

On any host, a page at the old address leads on (`Renderer.redirect`). The files that are made
here let Netlify, Cloudflare Pages and GitLab Pages (`_redirects`), nginx and Caddy answer with a
redirection (301) before that.
"""

from collections.abc import Sequence
from typing import NamedTuple

from newsroom.content.web_address import read_address
from newsroom.model.catalogue import Catalogue
from newsroom.views.addresses import address
from newsroom.words import FIRST_LANGUAGE

NETLIFY, NGINX, CADDY = "_redirects", "_redirects.nginx", "_redirects.caddy"
REDIRECT_FILES = (NETLIFY, NGINX, CADDY)
_MADE = "# Earlier addresses and where they lead. Made by the build: change `redirect_from`.\n"


class Redirect(NamedTuple):
    """An earlier address, without its last slash, and where it leads; both from the host on."""

    old: str
    new: str


def redirects(catalogue: Catalogue, languages: Sequence[str], site_url: str) -> list[Redirect]:
    """Every earlier address of the site, in every language."""
    root = root_of(site_url)
    return [
        Redirect(
            f"{root}{address(name, lang)}".rstrip("/"),
            f"{root}{address(ref, lang)}{f'#{heading}' if heading else ''}",
        )
        for name, ref, heading in catalogue.earlier_names()
        for lang in languages
    ]


def root_of(site_url: str) -> str:
    """The path of the site on its host, with a slash at its end: `/` or `/site/`."""
    site = read_address(site_url)
    return f"{(site.path if site else '').rstrip('/')}/"


def netlify_file(found: Sequence[Redirect]) -> str:
    """The file `_redirects`; Cloudflare takes an address with and without slash for two."""
    return _MADE + "".join(
        f"{one.old}{slash} {one.new} 301\n" for one in found for slash in ("/", "")
    )


def nginx_file(catalogue: Catalogue, languages: Sequence[str], site_url: str) -> str:
    """The entries of a `map $uri`: one for each name, in all its languages and spellings."""
    root = root_of(site_url)
    others = "|".join(lang for lang in languages if lang != FIRST_LANGUAGE)
    folder = f"(?<moved_to>(?:{others})/)?" if others else "(?<moved_to>)"
    return _MADE + "".join(
        f'"~^{root}{folder}{address(name, FIRST_LANGUAGE).rstrip("/")}(?:/|/index\\.html)?$"'
        f' "{root}${{moved_to}}{address(ref, FIRST_LANGUAGE)}{f"#{heading}" if heading else ""}";\n'
        for name, ref, heading in catalogue.earlier_names()
    )


def caddy_file(found: Sequence[Redirect]) -> str:
    """Directives for a site of Caddy."""
    return _MADE + "".join(
        f"redir {one.old}{ending} {one.new} 301\n"
        for one in found
        for ending in ("/", "", "/index.html")
    )


def redirect_file(name: str, catalogue: Catalogue, languages: Sequence[str], site_url: str) -> str:
    """One of the files for hosts."""
    if name == NGINX:
        return nginx_file(catalogue, languages, site_url)
    found = redirects(catalogue, languages, site_url)
    return netlify_file(found) if name == NETLIFY else caddy_file(found)
