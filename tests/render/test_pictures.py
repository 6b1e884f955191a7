"""Pictures in pages: photographs in several widths, each with its size and without metadata."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from hostile_drawings import DRAWINGS, hostile_drawings
from little_worlds import make_world
from newsroom.content.svg import clean_svg, svg_faults
from newsroom.outputs.pictures import PictureError, picture_files, variants
from newsroom.render.pictures import drawing_size, shown_size, with_pictures
from pages import read
from site_tools import mkdocs, small_config
from unchecked_worlds import build_unchecked

PLACE = 0x8825
"""The part of a photograph's metadata with the place where it was taken."""


def photograph(width: int, height: int, form: str = "JPEG", *, turned: bool = False) -> bytes:
    """A gradient, with metadata as a camera writes it."""
    picture = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    metadata = Image.Exif()
    metadata[0x0110] = "A camera"
    metadata[PLACE] = {1: "N", 2: (43.0, 52.0, 0.0)}
    if turned:
        metadata[0x0112] = 6
    out = io.BytesIO()
    picture.save(out, form, exif=metadata)
    return out.getvalue()


def sizes(data: bytes) -> list[tuple[str, int, int]]:
    return [(file.type, file.width, file.height) for file in variants("fair", data)]


def test_a_photograph_comes_in_the_widths_that_it_can() -> None:
    assert sizes(photograph(2000, 1000)) == [
        ("image/webp", 480, 240),
        ("image/webp", 960, 480),
        ("image/webp", 1600, 800),
        ("image/jpeg", 480, 240),
        ("image/jpeg", 960, 480),
        ("image/jpeg", 1600, 800),
    ]
    assert sizes(photograph(300, 200)) == [("image/webp", 300, 200), ("image/jpeg", 300, 200)]


def test_a_photograph_taken_upright_stays_upright() -> None:
    assert sizes(photograph(400, 200, turned=True))[0] == ("image/webp", 200, 400)


def test_what_one_can_see_through_stays_so() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (20, 10), (0, 0, 0, 0)).save(out, "PNG")
    assert sizes(out.getvalue()) == [("image/webp", 20, 10), ("image/png", 20, 10)]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_nobody_learns_where_a_photograph_was_taken(form: str) -> None:
    data = photograph(500, 300, form)
    assert dict(Image.open(io.BytesIO(data)).getexif())
    bare, made = picture_files("fair", data)
    for one in [*made.values(), bare]:
        assert dict(Image.open(io.BytesIO(one)).getexif()) == {}
    assert Image.open(io.BytesIO(bare)).format == form


def test_the_same_photograph_gives_the_same_files() -> None:
    one, other = (picture_files("fair", photograph(700, 300)) for _ in range(2))
    assert one == other
    assert list(one[1]) == [file.name for file in variants("fair", photograph(700, 300))]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "The picture is not a JPEG, PNG or WebP picture, or a damaged one."),
        (b"<svg/>", "The picture is not a JPEG, PNG or WebP picture, or a damaged one."),
        (
            photograph(90, 90)[:400],
            "The picture is not a JPEG, PNG or WebP picture, or a damaged one.",
        ),
    ],
)
def test_what_is_no_picture_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(PictureError, match=re.escape(message)):
        picture_files("fair", data)


def test_a_picture_that_is_too_large_is_refused_before_it_is_unpacked() -> None:
    for side in (8_000, 20_000):
        out = io.BytesIO()
        Image.new("1", (side, side)).save(out, "PNG")
        with pytest.raises(PictureError, match="The picture has too many pixels"):
            variants("fair", out.getvalue())


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120.4 80"/>'

HOSTILE_SIZES = ["0 0 nan 1", "0 0 1e999 1", f"0 0 {'9' * 300} 1", "0 0 8", "", "0 0 -8 8"]


@pytest.mark.parametrize("view", HOSTILE_SIZES)
def test_a_drawing_that_cannot_be_published_has_no_size(view: str) -> None:
    data = SVG.replace(b"0 0 120.4 80", view.encode())
    assert drawing_size(data) == (0, 0)
    assert svg_faults(data) != ()


def test_every_hostile_drawing_has_a_size_or_none() -> None:
    for hostile in hostile_drawings():
        assert drawing_size(hostile.data) == (0, 0)
    assert drawing_size(SVG.replace(b"120.4 80", b"8 0.25")) == (8, 1)


CASES = {
    "a drawing": (
        '<p><img alt="A loom" src="../loom.svg"></p>',
        '<p><img alt="A loom" src="../loom.svg" decoding="async" width="120" height="80"></p>',
    ),
    "a photograph": (
        '<img alt="A &amp; B" src="../../small.jpg">',
        '<picture><source type="image/webp"'
        ' srcset="../../assets/pictures/small.X.300.webp 300w"'
        ' sizes="(min-width: 44rem) 42rem, 100vw">'
        '<img alt="A &amp; B" src="../../assets/pictures/small.X.300.jpeg" decoding="async"'
        ' width="300" height="200" srcset="../../assets/pictures/small.X.300.jpeg 300w"'
        ' sizes="(min-width: 44rem) 42rem, 100vw"></picture>',
    ),
    "only the first is urgent": (
        '<img alt="" src="../loom.svg"><img alt="" src="../loom.svg">',
        '<img alt="" src="../loom.svg" decoding="async" width="120" height="80">'
        '<img alt="" src="../loom.svg" loading="lazy" decoding="async" width="120" height="80">',
    ),
    "the width that the author wants": (
        '<img alt="" src="../../small.jpg" width="150"><img alt="" src="../loom.svg" width="900">',
        '<picture><source type="image/webp" srcset="../../assets/pictures/small.X.300.webp 300w"'
        ' sizes="150px"><img alt="" src="../../assets/pictures/small.X.300.jpeg" width="150"'
        ' decoding="async" height="100" srcset="../../assets/pictures/small.X.300.jpeg 300w"'
        ' sizes="150px"></picture><img alt="" src="../loom.svg" width="900" loading="lazy"'
        ' decoding="async" height="600">',
    ),
    "a title that is a caption": (
        '<p><img alt="A loom" src="../loom.svg" title="At &quot;work&quot;"></p>',
        '<figure><img alt="A loom" src="../loom.svg" decoding="async" width="120" height="80">'
        "<figcaption>At &quot;work&quot;</figcaption></figure>",
    ),
    "a caption of a picture that leads somewhere": (
        '<p><a href="../"><img alt="A loom" src="../loom.svg" title="At work"></a></p>',
        '<figure><a href="../"><img alt="A loom" src="../loom.svg" decoding="async" width="120"'
        ' height="80"></a><figcaption>At work</figcaption></figure>',
    ),
    "a caption of a picture at a side": (
        '<p><img alt="A loom" data-align="left" src="../loom.svg" title="At work"></p>',
        '<figure data-align="left"><img alt="A loom" src="../loom.svg" decoding="async"'
        ' width="120" height="80"><figcaption>At work</figcaption></figure>',
    ),
    "a title within a sentence, which is none": (
        '<p>See <img alt="A loom" src="../loom.svg" title="At work"></p>',
        '<p>See <img alt="A loom" src="../loom.svg" title="At work" decoding="async"'
        ' width="120" height="80"></p>',
    ),
    "a name of any letters": (
        '<img alt="" src="../Kay%C4%B1t%20100%25%23.jpg">',
        '<picture><source type="image/webp"'
        ' srcset="../../assets/pictures/Kay%C4%B1t%20100%25%23.X.300.webp 300w"'
        ' sizes="(min-width: 44rem) 42rem, 100vw">'
        '<img alt="" src="../../assets/pictures/Kay%C4%B1t%20100%25%23.X.300.jpeg"'
        ' decoding="async" width="300" height="200"'
        ' srcset="../../assets/pictures/Kay%C4%B1t%20100%25%23.X.300.jpeg 300w"'
        ' sizes="(min-width: 44rem) 42rem, 100vw"></picture>',
    ),
    "what is not ours": (
        '<img src="https://x.example/a.jpg">',
        '<img src="https://x.example/a.jpg">',
    ),
    "what is not there": ('<img src="none.jpg">', '<img src="none.jpg">'),
    "no picture": ("<p>Text</p>", "<p>Text</p>"),
}


@pytest.mark.parametrize("name", CASES)
def test_pictures_get_their_size(name: str) -> None:
    known = {
        "events/loom.svg": drawing_size(SVG),
        "small.jpg": variants("small", photograph(300, 200)),
        "events/Kayıt 100%#.jpg": variants("Kayıt 100%#", photograph(300, 200)),
    }
    content, expected = CASES[name]
    found = with_pictures(content, "events/fair/", known.get)
    assert re.sub(r"\.[0-9a-f]{10}\.", ".X.", found) == expected


def visited(folder: Path, data: bytes) -> None:
    """The small world, with a photograph in a page that is not translated."""
    shown = {"It was good.": "It was good.\n\n![The anvil at work](visit.jpg)"}
    change = {"file": "events/visit.md", "change": shown, "delete": ["events/visit.it.md"]}
    docs = make_world(folder, change)
    (docs / "events" / "visit.jpg").write_bytes(data)


def test_mkdocs_publishes_pictures_of_every_language_without_metadata(tmp_path: Path) -> None:
    visited(tmp_path, photograph(1000, 500))
    drawing = DRAWINGS[-1].read_bytes()
    (tmp_path / "docs" / "events" / "loom.it.svg").write_bytes(drawing)
    site = tmp_path / "site"
    mkdocs("build", "-f", str(small_config(tmp_path)), "-d", str(site), BUILD_TODAY="2026-01-15")
    for folder in ("", "it/"):
        page = site / folder / "events" / "visit" / "index.html"
        image = read(page).cssselect("picture img")[0]
        assert (image.get("width"), image.get("height")) == ("1000", "500")
        addresses = [image.get("src"), *re.findall(r"(\S+) \d+w", image.get("srcset"))]
        assert len(addresses) == 4
        for address in addresses:
            assert (page.parent / address).resolve().is_file()
    with Image.open(site / "events" / "visit.jpg") as copied:
        assert dict(copied.getexif()) == {}
    assert (site / "it" / "events" / "loom.svg").read_bytes() == clean_svg(drawing)


def test_a_damaged_photograph_that_nobody_checked_stops_the_build(tmp_path: Path) -> None:
    visited(tmp_path, b"no picture")
    message = r"docs/events/visit\.md:1:1: error: The picture is not a JPEG"
    with pytest.raises(AssertionError, match=message):
        build_unchecked(tmp_path)


def test_what_lies_beside_the_pages_is_published_clean_or_not_at_all(tmp_path: Path) -> None:
    """Pictures that are only linked or unused, also with capital letters; nothing left over."""
    visited(tmp_path, photograph(600, 300))
    docs = tmp_path / "docs"
    (docs / "templates").mkdir()
    for name in ("UPPER.JPG", "events/unused.png", "events/linked.jpeg", "map.it.webp"):
        form = {"png": "PNG", "webp": "WEBP"}.get(name.rpartition(".")[2], "JPEG")
        (docs / name).write_bytes(photograph(600, 300, form))
    for name in ("page.md~", "a.js.bak", "Thumbs.db", "~$a.docx", "~$a.md", "templates/a.pdf"):
        (docs / name).write_bytes(b"Jane Doe")
    site = tmp_path / "site"
    mkdocs("build", "-f", str(small_config(tmp_path)), "-d", str(site), BUILD_TODAY="2026-01-15")
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    assert {"UPPER.JPG", "events/unused.png", "events/linked.jpeg", "it/map.webp"} <= set(files)
    assert [name for name, path in files.items() if b"Jane Doe" in path.read_bytes()] == []
    for name, path in files.items():
        if name.lower().endswith((".jpg", ".jpeg", ".png", ".webp")):
            with Image.open(path) as picture:
                assert dict(picture.getexif()) == {}, name


def drawing_of(width: int, height: int) -> bytes:
    name = "http://www.w3.org/2000/svg"
    return f'<svg xmlns="{name}" viewBox="0 0 {width} {height}"></svg>'.encode()


LOGOS = {
    "square": (drawing_of(24, 24), (32, 32)),
    "high": (drawing_of(10, 40), (8, 32)),
    "wide": (drawing_of(300, 100), (96, 32)),
    "very wide": (drawing_of(960, 10), (96, 1)),
    "of no size": (drawing_of(0, 0).replace(b"viewBox", b"class"), (32, 32)),
    "a wide photograph": (photograph(900, 600), (48, 32)),
    "a photograph on its side": (photograph(900, 600, turned=True), (21, 32)),
}
"""Files, and the width and height in which the masthead shows them."""


@pytest.mark.parametrize("name", LOGOS)
def test_a_logo_keeps_its_shape(name: str) -> None:
    data, size = LOGOS[name]
    picture = drawing_size(data) if data.startswith(b"<svg") else variants("logo", data)
    assert shown_size(picture) == size
