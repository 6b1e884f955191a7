"""The icons of the site and the manifest that names them, for browsers and home screens."""

import json

from newsroom.content.files.photographs import PhotographError
from newsroom.content.svg import clean_svg
from newsroom.model.pictures import DRAWING
from newsroom.outputs.icons import favicon, icon
from newsroom.outputs.pictures import PictureError
from newsroom.outputs.share_images import Colours
from newsroom.render.settings import SiteTexts
from newsroom.views.addresses import address, relative_path
from newsroom.words import load_words

FAVICON, TOUCH_ICON = "favicon.ico", "apple-touch-icon.png"
_TOUCH_SIZE = 180
_SIZES = {f"assets/icons/{size}.png": size for size in (192, 512)}
"""The icons of the manifest, in the sizes that browsers ask for."""
ICONS = (FAVICON, TOUCH_ICON, *_SIZES)
_TYPES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}


def icon_file(path: str, name: str, data: bytes, colours: Colours) -> bytes:
    """One of the icons, from the file of the site's own icon.

    Raises `PictureError` or `SvgError` if that file is no sound picture.
    """
    is_drawing = name.lower().endswith(DRAWING)
    mark = clean_svg(data) if is_drawing else data
    try:
        if path == FAVICON:
            return favicon(mark, is_drawing=is_drawing)
        ground = colours.ground if path == TOUCH_ICON else ""
        size = _SIZES.get(path, _TOUCH_SIZE)
        return icon(mark, size, is_drawing=is_drawing, ground=ground)
    except PhotographError as error:
        raise PictureError(str(error)) from error


def manifest_path(lang: str) -> str:
    """The path of the manifest of a language from the root of the site."""
    return f"{address('index', lang)}manifest.webmanifest"


def web_manifest(lang: str, texts: SiteTexts, colours: Colours) -> str:
    """The manifest of a language (W3C, Web Application Manifest)."""
    icons = [
        {
            "src": relative_path(path, address("index", lang)),
            "sizes": f"{size}x{size}",
            "type": "image/png",
        }
        for path, size in _SIZES.items()
    ]
    content = {
        "name": texts.site_name,
        "short_name": texts.site_name,
        "description": texts.site_description,
        "lang": lang,
        "dir": load_words(lang).language.direction,
        "start_url": "./",
        "scope": "./",
        "display": "browser",
        "theme_color": colours.ground,
        "background_color": colours.ground,
        "icons": icons,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def icon_type(path: str) -> str:
    """The type of an icon by its ending; empty for an unknown one."""
    return _TYPES.get(path[path.rfind(".") :].lower(), "")
