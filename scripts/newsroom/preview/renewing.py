"""What has to be made anew after the shelf was renewed: what showed it, and nothing else."""

from datetime import date

from newsroom.preview.page_store import Renewed
from newsroom.preview.pages import Pages
from newsroom.render.site_context import SiteContext


def renew(pages: Pages, renewed: Renewed, today: date) -> None:
    """Forget every page that shows something of what was renewed."""
    renderer, store = pages.renderer, pages.store
    if not renewed or not renderer or not store:
        return
    lay(pages, renewed, today)
    if renewed.files:
        renderer.forget_files()
        pages.forget_all()
        return
    first = store.languages[0]
    for ref, lang in renewed.bodies | renewed.headers:
        for one in renderer.languages if lang == first else [lang]:
            renderer.forget_text(ref, one)
            pages.forget((one, ref))
    for lang in {lang for _, lang in renewed.headers}:
        for one in renderer.languages if lang == first else [lang]:
            pages.forget_language(one)
    for ref in pages.lists():
        for one in renderer.languages:
            pages.forget((one, ref))


def lay(pages: Pages, renewed: Renewed | None, today: date) -> None:
    """Put the shown pages on the desk; only headers and files make another catalogue."""
    assert pages.renderer
    assert pages.store
    library, config = pages.store.library(), pages.renderer.config
    before = config.extra.get("context")
    is_other = renewed is None or renewed.headers or renewed.files
    catalogue = library.catalogue() if is_other or not before else before.catalogue
    pages.renderer.lay(SiteContext(library, catalogue, today, config.site_url or "/", ""))
