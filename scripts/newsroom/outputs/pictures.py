"""Responsive variants of a photograph: several widths, two formats, no metadata."""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass

from PIL import Image

from newsroom.content.files.photographs import PhotographError, decoded, head_of, upright_size
from newsroom.model.pictures import WIDTHS

_NO_PICTURE = "The picture is not a JPEG, PNG or WebP picture, or a damaged one."
_TOO_LARGE = "The picture has too many pixels."


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
    try:
        picture = head_of(data)
    except PhotographError as error:
        raise _error(error) from error
    width, height = upright_size(picture)
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


def picture_files(stem: str, data: bytes) -> tuple[bytes, Mapping[str, bytes]]:
    """The photograph in its own format, and each variant by its name.

    All are upright, in sRGB, and no wider than the widest variant; place, time, camera and all
    other metadata are left out. The same bytes give the same files. Raises `PictureError`,
    whatever goes wrong with the picture.
    """
    try:
        picture, form = decoded(data), head_of(data).format or "PNG"
        listed = variants(stem, data)
        made = {one.name: _encode(picture, one.width, one.height, _form(one)) for one in listed}
        alike = [one for one in listed if _form(one) == form]
        if alike:
            return made[alike[-1].name], made
        return _encode(picture, picture.width, picture.height, form), made
    except PhotographError as error:
        raise _error(error) from error
    except (PictureError, MemoryError):
        raise
    except Exception as error:  # whatever Pillow falls over
        raise PictureError(_NO_PICTURE) from error


def _form(variant: Variant) -> str:
    """The name of a format in Pillow."""
    return variant.type.rpartition("/")[2].upper()


def _error(error: PhotographError) -> PictureError:
    return PictureError(_TOO_LARGE if error.fault.code == "PIC002" else _NO_PICTURE)


def _encode(picture: Image.Image, width: int, height: int, form: str) -> bytes:
    small = picture.resize((width, height), Image.Resampling.LANCZOS)
    small.info.clear()  # Pillow writes some of it
    small = small.convert("RGB") if form == "JPEG" else small
    out = io.BytesIO()
    options = {"WEBP": {"quality": 78, "method": 4}, "JPEG": {"quality": 82, "progressive": True}}
    small.save(out, form, **options.get(form, {}))
    return out.getvalue()
