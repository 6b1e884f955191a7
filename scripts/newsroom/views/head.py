"""The head of a page: what search engines and other sites read of it."""

from newsroom.model.catalogue import Entry
from newsroom.views.addresses import address, alternates
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Alternate, Head
from newsroom.words import load_words

ARTICLES = ("event", "case_study", "issue", "module", "concept")
"""The kinds that the Open Graph protocol calls an article."""


def head_of(
    entry: Entry,
    localizer: Localizer,
    *,
    site_url: str,
    site_name: str,
    ref: str = "",
    title: str = "",
) -> Head:
    """The head of a page for readers of one language.

    `ref` and `title` are those of a further page of its list.
    """
    page = entry.page_for(localizer.lang)
    text_lang = entry.language_for(localizer.lang)
    return Head(
        title=page.title if entry.ref == "index" else f"{title or page.title} – {site_name}",
        canonical=site_url + address(ref or entry.ref, text_lang),
        alternates=_alternates(entry, site_url, ref) if text_lang == localizer.lang else (),
        kind="article" if page.type in ARTICLES else "website",
        locale=_locale(text_lang),
        other_locales=tuple(_locale(lang) for lang in entry.pages if lang != text_lang),
    )


def _alternates(entry: Entry, site_url: str, ref: str) -> tuple[Alternate, ...]:
    versions = alternates(entry, site_url, ref)
    everybody = {"x-default": versions[entry.first_language]}
    return tuple(Alternate(lang=lang, href=href) for lang, href in (versions | everybody).items())


def _locale(lang: str) -> str:
    return str(load_words(lang).language.locale)
