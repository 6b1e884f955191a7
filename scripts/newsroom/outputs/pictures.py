"""A photograph as readers get it: in several widths, in two formats, without what cameras add."""

import hashlib
import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps

from newsroom.model.pictures import FORMATS, LARGEST, WIDTHS


class PictureError(Exception):
    """The file is not a picture that can be shown."""


@dataclass(frozen=True)
class Variant:
    """One file of a picture."""

    name: str
    """Its file name; changes with the content, so that it can be kept for ever."""
    type: str
    width: int
    height: int
    data: bytes


def variants(stem: str, data: bytes) -> list[Variant]:
    """The files for a photograph: WebP in each width, then JPEG (PNG where it is see-through).

    The same bytes give the same files. Place, time and camera, which photographs carry, are
    left out. Raises `PictureError` when the data are no picture, or one too large.
    """
    picture = _open(data)
    see_through = picture.mode in ("RGBA", "LA", "PA")
    fallback = ("PNG", "image/png") if see_through else ("JPEG", "image/jpeg")
    digest = hashlib.sha256(data).hexdigest()[:10]
    made = []
    for form, mime in (("WEBP", "image/webp"), fallback):
        for width in sorted({min(width, picture.width) for width in WIDTHS}):
            height = max(1, round(picture.height * width / picture.width))
            name = f"{stem}.{digest}.{width}.{form.lower()}"
            made.append(Variant(name, mime, width, height, _encode(picture, width, height, form)))
    return made


def without_metadata(data: bytes) -> bytes:
    """The same photograph in its own format, upright and not wider than the widest variant.

    For those who follow a link to the file itself. Raises `PictureError` as above.
    """
    picture = _open(data)
    width = min(picture.width, WIDTHS[-1])
    height = max(1, round(picture.height * width / picture.width))
    form = Image.open(io.BytesIO(data), formats=FORMATS).format or "PNG"
    return _encode(picture.convert("RGB") if form == "JPEG" else picture, width, height, form)


def _open(data: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=FORMATS)
            if picture.width * picture.height > LARGEST:
                raise PictureError("it has too many pixels")
            picture.load()
    except Image.DecompressionBombError as error:
        raise PictureError("it has too many pixels") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise PictureError("it is not a JPEG, PNG or WebP picture, or a damaged one") from error
    upright = ImageOps.exif_transpose(picture)
    return upright.convert("RGBA" if upright.has_transparency_data else "RGB")


def _encode(picture: Image.Image, width: int, height: int, form: str) -> bytes:
    small = picture.resize((width, height), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    options = {"WEBP": {"quality": 78, "method": 4}, "JPEG": {"quality": 82, "progressive": True}}
    small.save(out, form, **options.get(form, {"optimize": True}))
    return out.getvalue()
