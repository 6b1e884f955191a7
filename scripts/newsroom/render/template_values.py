"""The values of Material's templates that a project's blocks may show: `config`, `page` and others.

Names that MkDocs lets a project choose, those of `config.extra` and `page.meta`, are empty where
nothing is written; any other unknown name is an error.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import quote, urlsplit

from newsroom.content.page_file import name_of
from newsroom.model.page import BasePage
from newsroom.outputs.drawings.canvas import Markup
from newsroom.render.clean_html import clean_html
from newsroom.render.icons import SCHEMES, icon, icons, profile_icons, state_icons
from newsroom.render.organisation_values import organisation_values, text_in
from newsroom.render.palette import Option, Palette
from newsroom.render.settings import Settings
from newsroom.render.site_icons import manifest_path
from newsroom.views.addresses import address
from newsroom.words import FIRST_LANGUAGE, load_words


class Free(dict[str, Any]):
    """Values by names that a project chooses; `None` for a name that is not there."""

    def __missing__(self, _name: str) -> None:
        return None


@dataclass(frozen=True, kw_only=True)
class ThemeValues:
    """`config.theme`."""

    name: str
    logo: str
    favicon: str
    features: frozenset[str]
    language: str
    direction: str


@dataclass(frozen=True, kw_only=True)
class ConfigValues:
    """`config`: what `mkdocs.yml` says, for a language."""

    site_name: str
    site_description: str
    site_author: str
    copyright: Markup
    site_url: str
    repo_url: str
    theme: ThemeValues
    extra: Free


class PageMeta:
    """`page.meta`: the fields of a page's header; `None` for one that is not there."""

    def __init__(self, page: BasePage | None = None) -> None:
        self._page = page

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name == "hide" and self._page is None:
            return ()
        return getattr(self._page, "summary" if name == "description" else name, None)


@dataclass(frozen=True, kw_only=True)
class PageValues:
    """`page`: the page that is shown."""

    title: str
    url: str = ""
    canonical_url: str = ""
    is_homepage: bool = False
    edit_url: str = ""
    history_url: str = ""
    meta: PageMeta = field(default_factory=PageMeta)


def page_values(ref: str, lang: str, page: BasePage, file: str, settings: Settings) -> PageValues:
    """A page in a language, made from a file below `docs`."""
    path = quote(file)
    edit, history = settings.edit_url, settings.history_url
    return PageValues(
        title=page.title,
        url=address(ref, lang),
        canonical_url=settings.site_url + address(ref, lang),
        is_homepage=ref == "index",
        edit_url=edit and edit + path,
        history_url=history and history + path,
        meta=PageMeta(page),
    )


@dataclass(frozen=True, kw_only=True)
class Switch:
    """One state of the switch of colours: what is shown, and what a click does."""

    scheme: str
    icon: Markup
    name: str


@dataclass(frozen=True, kw_only=True)
class Profile:
    """A link to the project elsewhere."""

    href: str
    name: str
    icon: Markup
    rel: str


@dataclass(frozen=True, kw_only=True)
class SiteNotice:
    """The notice at the top of every page."""

    text: str
    href: str
    lang: str
    """The language of the text, when it is not that of the page."""


@dataclass(frozen=True, kw_only=True)
class PaletteValues:
    """The palette as `base.html` shows it."""

    attributes: Mapping[str, str]
    switches: tuple[Switch, ...]


def site_values(
    settings: Settings, lang: str, today: date, unpublished: Collection[str] = ()
) -> dict[str, Any]:
    """What every page in a language shows, whichever page it is."""
    return {
        "config": _config(settings, lang),
        "features": settings.features,
        "icons": icons(settings.icons),
        "state_icons": state_icons(),
        "profile_icons": profile_icons(),
        "palette": _colours(settings.palette, lang),
        "social": tuple(_profiles(settings.extra.get("social") or ())),
        "manifest": manifest_path(lang),
        "notice": _notice(settings.extra.get("announce"), lang, settings, today, unpublished),
        **organisation_values(settings, lang),
    }


def _config(settings: Settings, lang: str) -> ConfigValues:
    texts = settings.texts_of(lang)
    return ConfigValues(
        site_name=texts.site_name,
        site_description=texts.site_description,
        site_author=texts.site_author,
        copyright=Markup(clean_html(texts.copyright)),
        site_url=settings.site_url,
        repo_url=settings.repo_url,
        theme=ThemeValues(
            name="material",
            logo=settings.logo,
            favicon=settings.favicon,
            features=settings.features,
            language=lang,
            direction=load_words(lang).language.direction,
        ),
        extra=Free(settings.extra),
    )


def _colours(palette: Palette, lang: str) -> PaletteValues:
    switches = palette.switches
    return PaletteValues(
        attributes=palette.attributes,
        switches=tuple(
            _switch(one, following, lang)
            for one, following in zip(switches, (*switches[1:], *switches[:1]), strict=True)
        ),
    )


def _switch(option: Option, following: Option, lang: str) -> Switch:
    """`name` in the settings is in the first language; the others have words of ours."""
    own = option.name if lang == FIRST_LANGUAGE else ""
    return Switch(
        scheme=option.scheme,
        icon=icon(option.icon or SCHEMES[option.scheme]),
        name=own or load_words(lang).colours[following.scheme],
    )


def _profiles(listed: Any) -> Iterator[Profile]:
    for one in listed:
        link = one["link"]
        yield Profile(
            href=link,
            name=one.get("name") or urlsplit(link).hostname or link.removeprefix("mailto:"),
            icon=icon(one["icon"]),
            rel="me noopener" if "mastodon" in one["icon"] else "noopener",
        )


def page_of_notice(settings: Settings) -> str:
    """The name of the page that the notice leads to; empty if it leads to none."""
    link = (settings.extra.get("announce") or {}).get("link") or ""
    is_page = link.endswith(".md") and "://" not in link
    return name_of(link, settings.languages)[0] if is_page else ""


def _notice(
    written: Mapping[str, Any] | None,
    lang: str,
    settings: Settings,
    today: date,
    unpublished: Collection[str],
) -> SiteNotice | None:
    """The notice, to the end of its last day; without a link to a page that is not there."""
    if not written or today > written["until"]:
        return None
    link, ref = written.get("link") or "", page_of_notice(settings)
    if ref:
        link = address(ref, lang) if ref not in unpublished else ""
    text = text_in(written["text"], lang)
    return SiteNotice(text=text.text, href=link, lang=text.lang)
