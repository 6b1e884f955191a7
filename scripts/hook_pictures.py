"""MkDocs hook: pictures in the sizes that readers' screens ask for."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from newsroom.outputs.pictures import PictureError, Variant, variants, without_metadata
from newsroom.render.pictures import FOLDER, with_pictures


@event_priority(-200)  # after the HTML was cleaned
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Exchange the pictures of the page; their files are made once for all languages."""
    if "<img" not in html:
        return html
    made: dict[str, list[Variant]] = config.extra.setdefault("pictures", {})
    bare: dict[str, bytes] = config.extra.setdefault("bare_pictures", {})
    by_address = {file.dest_uri: file for file in files.media_files()}

    def read(path: str) -> bytes | None:
        file = by_address.get(path)
        return file.content_bytes if file else None

    def make(path: str, data: bytes) -> list[Variant]:
        if path not in made:
            try:
                made[path] = variants(Path(path).stem, data)
                bare[path] = without_metadata(data)
            except PictureError as error:
                raise PluginError(f"{page.file.src_uri}: the picture {path}: {error}.") from None
            _write(made[path], Path(config.site_dir, FOLDER))
        return made[path]

    return with_pictures(html, page.url, read, make)


def on_post_build(config: MkDocsConfig) -> None:
    """Where a photograph was copied as it is, put it without place, time and camera."""
    for path, data in config.extra.get("bare_pictures", {}).items():
        place = Path(config.site_dir, path)
        place.parent.mkdir(parents=True, exist_ok=True)  # another process may copy it later
        place.write_bytes(data)


def _write(files: list[Variant], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for file in files:
        (folder / file.name).write_bytes(file.data)
