"""The icons of the site, from the drawing or photograph that stands for it."""

import io

import resvg_py
from PIL import IcoImagePlugin, Image

from newsroom.content.files.photographs import decoded
from newsroom.outputs.share_letters import FAMILY, font_file

_FORMAT = IcoImagePlugin.IcoImageFile.format
"""By its name alone, Pillow would load the modules of all formats: a tenth of a second."""
ICO_SIZES = (16, 32, 48)
"""Pixels: tabs, bookmarks, the desktop of Windows."""


def favicon(mark: bytes, *, is_drawing: bool) -> bytes:
    """The icon that browsers and feed readers ask for without being told."""
    *others, largest = (_square(mark, size, is_drawing=is_drawing) for size in ICO_SIZES)
    out = io.BytesIO()
    sizes = [(size, size) for size in ICO_SIZES]
    largest.save(out, _FORMAT, sizes=sizes, append_images=others)
    return out.getvalue()


def icon(mark: bytes, size: int, *, is_drawing: bool, ground: str = "") -> bytes:
    """A square icon as PNG; on a ground, for systems that show what is transparent as black."""
    picture = _square(mark, size, is_drawing=is_drawing)
    if ground:
        painted = Image.new("RGBA", picture.size, ground)
        painted.alpha_composite(picture)
        picture = painted.convert("RGB")
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _square(mark: bytes, size: int, *, is_drawing: bool) -> Image.Image:
    """The mark in the middle of a transparent square. Raises `PhotographError`."""
    picture = _drawn(mark, size) if is_drawing else decoded(mark).convert("RGBA")
    scale = size / max(picture.size)
    shown = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    picture = picture.resize(shown, Image.Resampling.LANCZOS)
    square = Image.new("RGBA", (size, size))
    square.paste(picture, ((size - picture.width) // 2, (size - picture.height) // 2))
    return square


def _drawn(drawing: bytes, size: int) -> Image.Image:
    """A clean SVG, not larger than a square; its texts in the font of the share images."""
    picture = _rendered(drawing, width=size)
    return picture if picture.height <= size else _rendered(drawing, height=size)


def _rendered(drawing: bytes, width: int | None = None, height: int | None = None) -> Image.Image:
    made = resvg_py.svg_to_bytes(
        svg_string=drawing.decode(),
        skip_system_fonts=True,
        width=width,
        height=height,
        font_files=[str(font_file())],
        font_family=FAMILY,
        serif_family=FAMILY,
        sans_serif_family=FAMILY,
        monospace_family=FAMILY,
    )
    return Image.open(io.BytesIO(made)).convert("RGBA")
