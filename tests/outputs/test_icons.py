"""The icons of the site: made from a drawing or a photograph of any shape."""

import io

import pytest
from PIL import Image

from newsroom.outputs.icons import favicon, icon

NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'


def drawing(width: int, height: int) -> bytes:
    shape = f'<rect width="{width}" height="{height}" fill="#ff0000"/>'
    return f'<svg {NAMESPACE} viewBox="0 0 {width} {height}">{shape}</svg>'.encode()


def photograph(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#ff0000").save(out, "PNG")
    return out.getvalue()


MARKS = {
    "a square drawing": (drawing(24, 24), True, (0, 0, 180, 180)),
    "a wide drawing": (drawing(40, 20), True, (0, 45, 180, 135)),
    "a high drawing": (drawing(20, 40), True, (45, 0, 135, 180)),
    "a wide photograph": (photograph(400, 200), False, (0, 45, 180, 135)),
    "a small photograph": (photograph(20, 10), False, (0, 45, 180, 135)),
    "a narrow photograph": (photograph(20, 200), False, (81, 0, 99, 180)),
}
"""Each with whether it is a drawing, and where it stands in an icon of 180 pixels."""


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("name", MARKS)
def test_a_mark_stands_in_the_middle_of_a_square(name: str) -> None:
    mark, is_drawing, box = MARKS[name]
    made = opened(icon(mark, 180, is_drawing=is_drawing))
    assert (made.size, made.format, made.mode) == ((180, 180), "PNG", "RGBA")
    assert made.getchannel("A").getbbox() == box
    assert made.getpixel((90, 90)) == (255, 0, 0, 255)


def test_an_icon_for_home_screens_has_a_ground() -> None:
    made = opened(icon(drawing(40, 20), 180, is_drawing=True, ground="#0b4a5a"))
    assert made.mode == "RGB"
    assert made.getpixel((90, 10)) == (0x0B, 0x4A, 0x5A)
    assert made.getpixel((90, 90)) == (255, 0, 0)


@pytest.mark.parametrize("name", MARKS)
def test_the_favicon_holds_three_sizes(name: str) -> None:
    mark, is_drawing, _ = MARKS[name]
    made = opened(favicon(mark, is_drawing=is_drawing))
    assert (made.format, made.info["sizes"]) == ("ICO", {(16, 16), (32, 32), (48, 48)})


@pytest.mark.parametrize("font", ["", 'font-family="Georgia, serif"'])
def test_the_texts_of_a_drawing_are_in_its_icon(font: str) -> None:
    text = f'<svg {NAMESPACE} viewBox="0 0 20 20"><text {font} y="18">Ğı</text></svg>'.encode()
    box = opened(icon(text, 32, is_drawing=True)).getchannel("A").getbbox()
    assert box
    assert box[2] - box[0] > 8


def test_the_same_mark_gives_the_same_bytes() -> None:
    assert favicon(drawing(9, 9), is_drawing=True) == favicon(drawing(9, 9), is_drawing=True)
