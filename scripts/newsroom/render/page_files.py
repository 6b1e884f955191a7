"""What a page leads to or shows: other pages, documents and pictures, and where they are."""

import posixpath
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from newsroom.content.files.names import language_of_file, site_path
from newsroom.content.link_targets import own_path
from newsroom.content.page_file import name_of
from newsroom.outputs.pictures import PictureError, variants
from newsroom.render import input_names
from newsroom.render.assets import PHOTOGRAPHS, asset_names
from newsroom.render.file_links import Document
from newsroom.render.input_names import Recorder
from newsroom.render.markdown import joined
from newsroom.render.pictures import (
    LOGO_HEIGHT,
    Picture,
    drawing_size,
    picture_files,
    shown_size,
)
from newsroom.render.site_context import SiteContext
from newsroom.views.addresses import address, relative_path
from newsroom.views.parts import LinkedFile, PictureFiles


class PageFiles:
    """Finds what pages lead to or show, and records that a page depends on it."""

    def __init__(self, context: SiteContext, record: Recorder) -> None:
        self._context = context
        self._record = record
        self._places = {
            name: quote(site_path(name, context.library.languages)) for name in context.assets
        }
        self._by_place = {site_path(name, context.library.languages): name for name in self._places}
        self._picture = lru_cache(maxsize=None)(self._read_picture)

    def link(self, ref: str, lang: str, path: str) -> str | None:
        """The address of a page or a file from a page, by its path as the page writes it."""
        folder = posixpath.dirname(ref)
        target = joined(folder, path)
        here = address(ref, lang)
        if target.endswith(".md"):
            other, named = name_of(target, self._context.library.languages)
            self._record.add(input_names.existence(other))
            if other in self._context.library.originals and named in (
                lang,
                self._context.library.languages[0],
            ):
                return relative_path(address(other, lang) or "./", here)
            return None
        asset = self._asset(target, lang)
        return relative_path(self._places[asset], here) if asset else None

    def _asset(self, path: str, lang: str) -> str | None:
        """The file that a path below `docs` means in a language."""
        asset = None
        for name in asset_names(path, lang):
            self._record.add(input_names.asset(name))
            asset = asset or (name if name in self._places else None)
        return asset

    def document(self, place: str) -> Document | None:
        """A document for download, by its place in the site."""
        name = self._by_place.get(place)
        if name is None:
            return None
        self._record.add(input_names.asset(name))
        kind = posixpath.splitext(name)[1][1:].upper()
        lang = language_of_file(name, self._context.library.languages) or ""
        return Document(kind, self._context.assets[name].stat().st_size, lang)

    def picture(self, place: str) -> Picture:
        """A picture, by its place in the site."""
        name = self._by_place.get(place)
        if name is None:
            return None
        self._record.add(input_names.asset(name))
        return self._picture(name)

    def picture_files(self, lang: str, ref: str, src: str) -> PictureFiles | None:
        """The files of a picture that the header of a page names."""
        asset = self._asset(own_path(src, posixpath.dirname(ref)) or "", lang)
        return picture_files(self._picture(asset), self._places[asset]) if asset else None

    def linked_file(self, lang: str, ref: str, src: str) -> LinkedFile | None:
        """A file that the header of a page names."""
        asset = self._asset(own_path(src, posixpath.dirname(ref)) or "", lang)
        if asset is None:
            return None
        size = self._context.assets[asset].stat().st_size
        kind = posixpath.splitext(asset)[1][1:].upper()
        return LinkedFile(href=self._places[asset], kind=kind, size=size)

    def logo_size(self) -> tuple[int, int]:
        """The width and height in which the masthead shows the logo."""
        with suppress(PictureError):  # told where the file is made
            found = self.picture(self._context.settings.logo)
            if found:
                return shown_size(found)
        return LOGO_HEIGHT, LOGO_HEIGHT

    def _read_picture(self, name: str) -> Picture:
        """What a page says of a picture; raises `PictureError` for a photograph that is none."""
        data = self._context.assets[name].read_bytes()
        if name.lower().endswith(PHOTOGRAPHS):
            return variants(Path(name).stem, data)
        return drawing_size(data)
