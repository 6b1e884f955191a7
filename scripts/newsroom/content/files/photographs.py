"""Photographs: JPEG, PNG and WebP pictures, examined and decoded.

The checker and the build decode by the same function, so that what one accepts the other can
use. Sizes are looked at before anything is decoded.
"""

import io
import math
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING

from newsroom.content.files.fault import FileFault
from newsroom.content.files.picture_parts import fault_of_parts, without_texts
from newsroom.model.pictures import (
    FORMATS,
    LARGEST,
    LARGEST_JPEG,
    LARGEST_SHOWN,
    TALLEST,
    WIDTHS,
)

if TYPE_CHECKING:
    from PIL.Image import Image

_SIGNATURES = (
    (0, b"GIF8", "GIF"),
    (0, b"BM", "BMP"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (4, b"ftypavif", "AVIF"),
    (4, b"ftyphei", "HEIC"),
    (4, b"ftypmif1", "HEIC"),
    (0, b"%PDF", "PDF"),
    (0, b"<svg", "SVG"),
    (0, b"<?xml", "SVG"),
    (0, b"8BPS", "PSD"),
)
"""By which bytes, from which offset on, a file is known for one of another format."""
_OWN_SIGNATURES = (b"\xff\xd8\xff", b"\x89PNG", b"RIFF")
_ORIENTATION = 0x0112
"""The number of the EXIF field that says how a camera was held (EXIF 2.3)."""
_LYING = frozenset({5, 6, 7, 8})
"""Its values for pictures in which width and height are exchanged."""
_GREY = frozenset({"1", "L", "LA", "I;16", "I", "I;16B"})
"""Modes of pictures without colours."""
_LARGEST_PROFILE = 4_000_000
"""Bytes of an unpacked colour profile in a PNG: those of printers are larger than 1 MiB."""

_TRIED = 160
"""Pixels: the width in which the checker decodes a picture."""


class PhotographError(Exception):
    """A photograph cannot be used."""

    def __init__(self, fault: FileFault) -> None:
        super().__init__(fault.variant)
        self.fault = fault


def fault_of_photograph(data: bytes) -> FileFault | None:
    """What is wrong with a photograph: decoded, for only that shows that it ends.

    A JPEG is decoded in an eighth of its size, which is quicker and reads it to its end, too.
    """
    try:
        decoded(data, width=_TRIED)
        picture = head_of(data)
    except PhotographError as error:
        return error.fault
    is_moving = picture.format != "JPEG" and getattr(picture, "is_animated", False)
    return FileFault("PIC005") if is_moving else None


def head_of(data: bytes) -> "Image":
    """The picture, of which no more than the head is read. Raises `PhotographError`."""
    from PIL import Image, PngImagePlugin  # most checks meet no photograph

    if fault := fault_of_parts(data):
        raise PhotographError(fault)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            PngImagePlugin.MAX_TEXT_CHUNK = _LARGEST_PROFILE  # of texts, there are none
            picture = Image.open(io.BytesIO(without_texts(data)), formats=FORMATS)
    except Image.DecompressionBombError:
        raise PhotographError(_too_many_pixels(4 * LARGEST_JPEG, LARGEST_JPEG)) from None
    except MemoryError:
        raise
    except Exception:  # whatever Pillow falls over, nobody can be shown
        raise PhotographError(_unopened(data)) from None
    if picture.format == "MPO":  # a JPEG with a second picture behind it, as telephones make them
        picture.format = "JPEG"
    fault = _fault_of_size(picture)
    if fault:
        raise PhotographError(fault)
    return picture


def upright_size(picture: "Image") -> tuple[int, int]:
    """The width and height of a picture as it is shown."""
    width, height = picture.size
    return (height, width) if orientation(picture) in _LYING else (width, height)


def orientation(picture: "Image") -> int:
    """How the camera was held: 1 to 8. Damaged metadata say nothing, and harm nothing."""
    with suppress(Exception), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        value = picture.getexif().get(_ORIENTATION, 1)
        return value if isinstance(value, int) and 1 <= value <= 8 else 1
    return 1


def decoded(data: bytes, *, width: int = WIDTHS[-1]) -> "Image":
    """The picture upright, no wider than this many pixels, in sRGB, as `RGB` or `RGBA`.

    Raises `PhotographError`.
    """
    picture = head_of(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _decoded(picture, width)
    except MemoryError:
        raise
    except Exception:  # as above
        raise PhotographError(_unopened(data)) from None


def _decoded(picture: "Image", width: int) -> "Image":
    from PIL import Image

    turn, (wide, high) = orientation(picture), upright_size(picture)
    shown = (min(wide, width), max(1, round(high * min(1, width / wide))))
    size = shown[::-1] if turn in _LYING else shown
    is_transparent = picture.has_transparency_data
    profile, gamma = picture.info.get("icc_profile"), _gamma(picture)
    is_grey = picture.mode in _GREY
    picture.draft(None, size)
    picture.load()
    plain = _eight_bits(picture, is_transparent=is_transparent)
    small = _with_gamma(plain.resize(size, Image.Resampling.LANCZOS), gamma)
    return _turned(_in_srgb(small, profile, is_grey=is_grey), turn)


def _eight_bits(picture: "Image", *, is_transparent: bool) -> "Image":
    """The picture with 8 bits a channel, in a mode that can be scaled."""
    if picture.mode.startswith("I"):  # 16 bits a pixel, of which `convert` would cut off the most
        clear = picture.info.get("transparency")
        picture = picture.point(lambda value: value * (1 / 257) + 0).convert("L")
        if clear is not None:
            picture.info["transparency"] = clear // 257
    if is_transparent:
        return picture.convert("RGBA")
    return picture if picture.mode in ("L", "CMYK") else picture.convert("RGB")


def _gamma(picture: "Image") -> float:
    """By which power the light of a PNG follows from its values (gAMA); zero if it is sRGB's."""
    if "icc_profile" in picture.info or "srgb" in picture.info:
        return 0
    gamma = picture.info.get("gamma", 0)
    return 1 / gamma if gamma and not math.isclose(gamma, 1 / 2.2, abs_tol=0.01) else 0


def _with_gamma(picture: "Image", gamma: float) -> "Image":
    """The picture with the values of sRGB for the same light (IEC 61966-2-1)."""
    if not gamma:
        return picture
    light = [(value / 255) ** gamma for value in range(256)]
    table = [
        round(255 * (12.92 * one if one <= 0.0031308 else 1.055 * one ** (1 / 2.4) - 0.055))
        for one in light
    ]
    clear = [*range(256)] if picture.mode == "RGBA" else []
    return picture.point(table * (1 if picture.mode == "L" else 3) + clear)


def _in_srgb(picture: "Image", profile: bytes | None, *, is_grey: bool) -> "Image":
    """The picture in the colours that browsers expect of one without a profile."""
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    if not profile:
        return picture.convert(mode)
    from PIL import Image, ImageCms

    alpha = picture.getchannel("A") if mode == "RGBA" else None
    opaque = picture.convert("RGB") if alpha else picture
    with suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):  # browsers ignore it, too
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        wanted = _mode_for(source.profile.xcolor_space.strip(), opaque, is_grey=is_grey)
        opaque = _converted(opaque.convert(wanted), source, target)
    opaque = opaque.convert("RGB")
    if not alpha:
        return opaque
    return Image.merge("RGBA", (*opaque.split(), alpha))


def _mode_for(space: str, picture: "Image", *, is_grey: bool) -> str:
    """The mode in which a profile of this colour space can be applied to a picture.

    Raises `ValueError` if it is one for pictures of other kinds, which would take colours away.
    """
    mode = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK"}.get(space, "")
    fitting = {"CMYK": {"CMYK"}, "L": {"L", "RGB"}}.get(picture.mode, {"RGB"})
    if mode not in (fitting | {"L"} if is_grey else fitting):
        raise ValueError(space)
    return mode


def _converted(picture: "Image", source: object, target: object) -> "Image":
    from PIL import ImageCms

    made = ImageCms.profileToProfile(picture, source, target, outputMode="RGB")  # type: ignore[arg-type]
    assert made is not None
    return made


def _turned(picture: "Image", turn: int) -> "Image":
    from PIL import Image

    ways = (
        *(None, Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.ROTATE_180),
        *(Image.Transpose.FLIP_TOP_BOTTOM, Image.Transpose.TRANSPOSE),
        *(Image.Transpose.ROTATE_270, Image.Transpose.TRANSVERSE, Image.Transpose.ROTATE_90),
    )
    way = ways[turn - 1]
    return picture if way is None else picture.transpose(way)


def _fault_of_size(picture: "Image") -> FileFault | None:
    width, height = picture.size
    is_jpeg = picture.format == "JPEG"
    limit = LARGEST_JPEG if is_jpeg else LARGEST
    if width * height > limit:
        return _too_many_pixels(width * height, limit)
    width, height = upright_size(picture)
    scale = min(1, WIDTHS[-1] / width)
    tallest = min(TALLEST, LARGEST_SHOWN / (width * scale))
    if height * scale > tallest:
        values = {"size": height, "limit": math.floor(tallest / scale)}
        return FileFault("PIC002", "tall", values)
    return None


def _too_many_pixels(pixels: int, limit: int) -> FileFault:
    values = {"size": math.ceil(pixels / 1_000_000), "limit": limit // 1_000_000}
    return FileFault("PIC002", "pixels", values)


def _unopened(data: bytes) -> FileFault:
    """A damaged picture, or a file of another format."""
    if data.startswith(_OWN_SIGNATURES):
        return FileFault("PIC001", "damaged")
    for start, signature, name in _SIGNATURES:
        if data.startswith(signature, start):
            return FileFault("PIC001", "format", {"format": name})
    return FileFault("PIC001", "foreign")
