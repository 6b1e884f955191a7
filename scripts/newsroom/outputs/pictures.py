"""Responsive variants of a photograph: several widths, two formats, no metadata."""

import hashlib
import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps

from newsroom.model.pictures import FORMATS, LARGEST, WIDTHS

_NO_PICTURE = "The picture is not a JPEG, PNG or WebP picture, or a damaged one."
_TOO_LARGE = "The picture has too many pixels."
_ORIENTATION = 0x0112
_LYING = (5, 6, 7, 8)
"""Orientations (EXIF 2.3, tag 0x0112) in which width and height are exchanged."""


class PictureError(Exception):
    """The file is not a picture, or not one of a supported kind."""


@dataclass(frozen=True)
class Variant:
    """One file of a picture, in one width and format."""

    name: str
    """Its file name; changes with the content, so that browsers may cache it for ever."""
    type: str
    width: int
    height: int


def variants(stem: str, data: bytes) -> list[Variant]:
    """The files for a photograph: WebP in each width, then JPEG (PNG if it is transparent).

    Reads no more than the head of the picture. Raises `PictureError` when the data are no
    picture, or one too large.
    """
    picture = _opened(data)
    width, height = picture.size
    if _is_lying(picture):
        width, height = height, width
    fallback = ("PNG", "image/png") if picture.has_transparency_data else ("JPEG", "image/jpeg")
    digest = hashlib.sha256(data).hexdigest()[:10]
    return [
        Variant(
            name=f"{stem}.{digest}.{wide}.{form.lower()}",
            type=mime,
            width=wide,
            height=max(1, round(height * wide / width)),
        )
        for form, mime in (("WEBP", "image/webp"), fallback)
        for wide in sorted({min(wide, width) for wide in WIDTHS})
    ]


def variant_files(stem: str, data: bytes) -> dict[str, bytes]:
    """The bytes of each variant, by its name; the same bytes give the same files.

    Place, time and camera, which photographs carry, are left out. Raises `PictureError`.
    """
    picture = _open(data)
    return {
        one.name: _encode(picture, one.width, one.height, one.type.rpartition("/")[2].upper())
        for one in variants(stem, data)
    }


def without_metadata(data: bytes) -> bytes:
    """The same photograph in its own format, upright and not wider than the widest variant.

    For links to the file itself. Raises `PictureError` as above.
    """
    picture = _open(data)
    width = min(picture.width, WIDTHS[-1])
    height = max(1, round(picture.height * width / picture.width))
    form = Image.open(io.BytesIO(data), formats=FORMATS).format or "PNG"
    return _encode(picture.convert("RGB") if form == "JPEG" else picture, width, height, form)


def _open(data: bytes) -> Image.Image:
    """The whole picture, upright."""
    picture = _opened(data)
    try:
        picture.load()
        upright = ImageOps.exif_transpose(picture)
    except Exception as error:  # whatever Pillow falls over, nobody can be shown
        raise PictureError(_NO_PICTURE) from error
    return upright.convert("RGBA" if upright.has_transparency_data else "RGB")


def _opened(data: bytes) -> Image.Image:
    """A picture of which no more than the head is read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise PictureError(_TOO_LARGE) from error
    except Exception as error:  # as above
        raise PictureError(_NO_PICTURE) from error
    if picture.width * picture.height > LARGEST:
        raise PictureError(_TOO_LARGE)
    return picture


def _is_lying(picture: Image.Image) -> bool:
    try:
        return picture.getexif().get(_ORIENTATION, 1) in _LYING
    except Exception as error:  # as above
        raise PictureError(_NO_PICTURE) from error


def _encode(picture: Image.Image, width: int, height: int, form: str) -> bytes:
    small = picture.resize((width, height), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    options = {"WEBP": {"quality": 78, "method": 4}, "JPEG": {"quality": 82, "progressive": True}}
    small.save(out, form, **options.get(form, {"optimize": True}))
    return out.getvalue()
