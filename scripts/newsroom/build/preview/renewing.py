"""What has to be made anew after the shelf was renewed: what showed it, and nothing else."""

from datetime import date

from newsroom.build.preview.pages import Pages
from newsroom.build.preview.shelf import Renewed
from newsroom.site.desk import Desk


def renew(pages: Pages, renewed: Renewed, today: date) -> None:
    """Forget every page that shows something of what was renewed."""
    press, shelf = pages.press, pages.shelf
    if not renewed or not press or not shelf:
        return
    lay(pages, renewed, today)
    if renewed.files:
        press.forget_files()
        pages.forget_all()
        return
    first = shelf.languages[0]
    for ref, lang in renewed.bodies | renewed.headers:
        for one in press.languages if lang == first else [lang]:
            press.forget_text(ref, one)
            pages.forget((one, ref))
    for lang in {lang for _, lang in renewed.headers}:
        for one in press.languages if lang == first else [lang]:
            pages.forget_language(one)
    for ref in pages.lists():
        for one in press.languages:
            pages.forget((one, ref))


def lay(pages: Pages, renewed: Renewed | None, today: date) -> None:
    """Put the shown pages on the desk; only headers and files make another catalogue."""
    assert pages.press
    assert pages.shelf
    library, config = pages.shelf.library(), pages.press.config
    before = config.extra.get("desk")
    is_other = renewed is None or renewed.headers or renewed.files
    catalogue = library.catalogue() if is_other or not before else before.catalogue
    pages.press.lay(Desk(library, catalogue, today, config.site_url or "/", ""))
