"""Where pages stand on the site."""

from newsroom.model.catalogue import Entry
from newsroom.words import FIRST_LANGUAGE


def address(ref: str, lang: str) -> str:
    """The path of a page from the root of the site: `it/partners/ntt/`.

    The same name in every language, so that no address moves when a title is translated.
    """
    prefix = "" if lang == FIRST_LANGUAGE else f"{lang}/"
    path = ref.removesuffix("index")
    return prefix + (f"{path}/" if path and not path.endswith("/") else path)


def page_file(ref: str, lang: str) -> str:
    """The file of a page in the built site: `it/partners/ntt/index.html`."""
    return f"{address(ref, lang)}index.html"


def alternates(entry: Entry, site_url: str) -> dict[str, str]:
    """The absolute address of a page in each language it really exists in."""
    return {lang: site_url + address(entry.ref, lang) for lang in entry.pages}
