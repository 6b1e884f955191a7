"""Whether a picture file can be opened: what the checker finds, and what the build would."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from newsroom.content.files import pictures
from newsroom.content.files.fault import FileFault
from newsroom.content.files.pictures import faults_of
from newsroom.model.pictures import LARGEST_DRAWING, LARGEST_FILE, TALLEST
from newsroom.outputs.pictures import PictureError, picture_files


def encoded(form: str, size: tuple[int, int] = (64, 48), **options: object) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 80).convert("RGB").save(out, form, **options)
    return out.getvalue()


def put(folder: Path, data: bytes, name: str = "loom.jpg") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_the_checker_finds_a_picture_sound_when_the_build_can_use_it(
    form: str, tmp_path: Path
) -> None:
    whole = encoded(form, progressive=True) if form == "JPEG" else encoded(form)
    disagreeing = []
    for number, end in enumerate(range(1, len(whole) + 1, max(1, len(whole) // 60))):
        try:
            picture_files("loom", whole[:end])
            is_usable = True
        except PictureError:
            is_usable = False
        if (not faults_of(put(tmp_path, whole[:end], f"{number}.jpg"))) != is_usable:
            disagreeing.append(end)
    assert disagreeing == []
    assert faults_of(put(tmp_path, whole)) == ()


def test_a_picture_is_opened_once_while_it_stays_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, opened = put(tmp_path, encoded("JPEG")), []
    look = pictures.fault_of_photograph
    monkeypatch.setattr(
        pictures, "fault_of_photograph", lambda data: opened.append(1) or look(data)
    )
    for _ in range(20):
        assert faults_of(path) == ()
    put(tmp_path, encoded("JPEG")[:-400])
    assert faults_of(path) == (FileFault("PIC001", "damaged"),)
    assert len(opened) == 2


def test_a_picture_on_its_side_is_measured_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    Image.new("L", (TALLEST + 9, 4)).save(out, "PNG", exif=exif)
    [fault] = faults_of(put(tmp_path, out.getvalue(), "thread.png"))
    assert fault.variant == "tall"


def png_with(chunk: bytes, data: bytes, times: int = 1) -> bytes:
    """A PNG with more chunks behind its head (PNG, section 5.3)."""
    whole = encoded("PNG")
    crc = zlib.crc32(chunk + data).to_bytes(4, "big")
    return whole[:33] + (len(data).to_bytes(4, "big") + chunk + data + crc) * times + whole[33:]


def canvas(side: int) -> bytes:
    """An animation in WebP whose head says that it is a square of this side."""
    whole = animation("WEBP")
    return whole[:24] + (side - 1).to_bytes(3, "little") * 2 + whole[30:]


def jpeg_with(marker: int, data: bytes) -> bytes:
    """A JPEG with one more segment (ITU T.81, B.1.1)."""
    whole = encoded("JPEG")
    return whole[:2] + bytes([0xFF, marker]) + (len(data) + 2).to_bytes(2, "big") + data + whole[2:]


def flat(size: tuple[int, int], form: str = "PNG", mode: str = "RGBA", **options: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, form, **options)
    return out.getvalue()


def scans(count: int) -> bytes:
    """A progressive JPEG whose last scan stands there again and again."""
    whole = encoded("JPEG", progressive=True)
    last = whole.rindex(b"\xff\xda")
    return whole[:last] + whole[last:-2] * count + whole[-2:]


def animation(form: str) -> bytes:
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue", "green")]
    out = io.BytesIO()
    frames[0].save(out, form, save_all=True, append_images=frames[1:])
    return out.getvalue()


HUGE = b"\0" * 30_000_000
EXIF = b"Exif\0\0"
HOSTILE = {
    "one of 49 million pixels that weighs little": (flat((7_000, 7_000)), "pixels"),
    "one of 49 million pixels in WebP": (flat((7_000, 7_000), "WEBP", lossless=True), "pixels"),
    "one of 64 million pixels in JPEG": (flat((8_000, 8_000), "JPEG", "L"), "pixels"),
    "one of 400 million pixels": (flat((20_000, 20_000), mode="1"), "pixels"),
    "a long one": (flat((1_600, 12_000)), "tall"),
    "one that is long when it is scaled down": (flat((3_000, 6_600), mode="L"), None),
    "a thread": (flat((1, TALLEST + 1), mode="L"), "tall"),
    "a thread that lies": (flat((TALLEST * 2, 1), mode="L"), None),
    "too many scans": (scans(60), "scans"),
    "too many segments": (
        encoded("JPEG").replace(b"\xff\xd8", b"\xff\xd8" + b"\xff\xe3\0\2" * 20_000),
        "parts",
    ),
    "too many fill bytes": (
        encoded("JPEG").replace(b"\xff\xd8", b"\xff\xd8" + b"\xff" * 20_000),
        "parts",
    ),
    "too many chunks": (png_with(b"prVt", b"", 20_000), "parts"),
    "a canvas that is larger than its picture": (canvas(16_383), "pixels"),
    "a comment": (jpeg_with(0xFE, b"Jane Doe"), None),
    "metadata that are none": (jpeg_with(0xE1, EXIF + b"\xff" * 60), None),
    "metadata that lead in a circle": (
        jpeg_with(
            0xE1, EXIF + b"II*\0\x08\0\0\0\x01\0\x69\x87\x04\0\1\0\0\0\x08\0\0\0" + b"\0" * 8
        ),
        None,
    ),
    "an orientation that is none": (
        jpeg_with(0xE1, EXIF + b"II*\0\x08\0\0\0\x01\0\x12\1\x02\0\2\0\0\0a\0\0\0" + b"\0" * 4),
        None,
    ),
    "a profile that is none": (jpeg_with(0xE2, b"ICC_PROFILE\0\1\1" + b"x" * 200), None),
    "a bomb in a text": (png_with(b"zTXt", b"a\0\0" + zlib.compress(HUGE)), None),
    "a bomb in another text": (
        png_with(b"iTXt", b"a\0\1\0\0\0" + zlib.compress(HUGE)),
        None,
    ),
    "a drawing in a text": (png_with(b"tEXt", b"mxfile\0" + b"x" * 2_000_000), None),
    "a large profile": (png_with(b"iCCP", b"a\0\0" + zlib.compress(bytes(1_500_000))), None),
    "a bomb in the profile": (png_with(b"iCCP", b"a\0\0" + zlib.compress(HUGE)), "damaged"),
    "interlaced": (encoded("PNG", interlace=1), None),
    "with a palette": (flat((90, 90), mode="P", transparency=0), None),
    "grey, with a transparent tone": (flat((90, 90), mode="L", transparency=300), None),
    "for print": (flat((90, 90), "JPEG", "CMYK"), None),
}
"""Pictures, and the variant of their fault; none for those that can be published."""


@pytest.mark.parametrize("name", HOSTILE)
def test_what_passes_the_checker_can_be_converted(name: str, tmp_path: Path) -> None:
    data, expected = HOSTILE[name]
    faults = faults_of(put(tmp_path, data))
    assert [fault.variant for fault in faults] == ([expected] if expected else [])
    if faults:
        with pytest.raises(PictureError):
            picture_files("loom", data)
    else:
        bare, variants = picture_files("loom", data)
        assert variants
        assert not metadata_of(bare)
        assert [name for name, one in variants.items() if metadata_of(one)] == []


def metadata_of(data: bytes) -> dict[str, object]:
    """What a picture says beside its pixels, and how they are to be shown."""
    with Image.open(io.BytesIO(data)) as picture:
        picture.load()
        kept = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
        shown = kept | {"loop", "timestamp", "duration", "background"}
        return {key: value for key, value in picture.info.items() if key not in shown}


SRGB = {
    b"wtpt": (0.9642, 1, 0.8249),
    b"rXYZ": (0.4360, 0.2225, 0.0139),
    b"gXYZ": (0.3851, 0.7169, 0.0971),
    b"bXYZ": (0.1431, 0.0606, 0.7141),
}
"""The white point and the primaries of sRGB, adapted to D50."""


def matrix_profile(points: dict[bytes, tuple[float, ...]], gamma: float) -> bytes:
    """An ICC profile (ICC.1:2001-04) of three colours."""
    tags = {name: xyz(point) for name, point in points.items()}
    tags |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve(gamma))
    return profile(b"RGB ", tags)


def grey_profile(gamma: float) -> bytes:
    return profile(b"GRAY", {b"wtpt": xyz(SRGB[b"wtpt"]), b"kTRC": curve(gamma)})


def linear_profile() -> bytes:
    """The colours of sRGB in proportion to the light."""
    return matrix_profile(SRGB, gamma=1.0)


def xyz(point: tuple[float, ...]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(one * 65536)) for one in point)


def curve(gamma: float) -> bytes:
    return b"curv\0\0\0\0" + struct.pack(">IHH", 1, round(gamma * 256), 0)


def profile(space: bytes, tags: dict[bytes, bytes]) -> bytes:
    table, content, start = b"", b"", 132 + 12 * len(tags)
    for name, tag in tags.items():
        table += name + struct.pack(">II", start + len(content), len(tag))
        content += tag
    size = struct.pack(">I", start + len(content))
    head = size + bytes(4) + b"\x02\x40\0\0mntr" + space + b"XYZ " + bytes(12) + b"acsp" + bytes(28)
    light = b"".join(struct.pack(">i", round(one * 65536)) for one in SRGB[b"wtpt"])
    return (head + light).ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + content


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_a_picture_that_moves_is_reported_and_shown_still(form: str, tmp_path: Path) -> None:
    data = animation(form)
    [fault] = faults_of(put(tmp_path, data))
    assert fault.code == "PIC005"
    bare, _ = picture_files("loom", data)
    assert getattr(Image.open(io.BytesIO(bare)), "n_frames", 1) == 1


def test_a_photograph_with_a_second_one_behind_it_does_not_move(tmp_path: Path) -> None:
    data = animation("MPO")
    assert faults_of(put(tmp_path, data)) == ()
    bare, variants = picture_files("loom", data)
    assert Image.open(io.BytesIO(bare)).format == "JPEG"
    assert list(variants)[-1].endswith(".jpeg")


def test_colours_of_another_profile_become_those_of_the_web() -> None:
    for mode, form in (("RGB", "JPEG"), ("RGBA", "PNG"), ("L", "PNG")):
        out = io.BytesIO()
        colour: object = (128, 128, 128, 200)[: len(mode)] if mode != "L" else 128
        Image.new(mode, (40, 40), colour).save(out, form, icc_profile=linear_profile())
        bare, _ = picture_files("loom", out.getvalue())
        seen = Image.open(io.BytesIO(bare)).convert("RGB").getpixel((20, 20))
        assert isinstance(seen, tuple)
        assert abs(seen[0] - 188) < 4, mode  # half of the light is 188 in sRGB


DISPLAY_P3 = {
    b"wtpt": (0.9642, 1, 0.8249),
    b"rXYZ": (0.5151, 0.2412, -0.0011),
    b"gXYZ": (0.2919, 0.6922, 0.0419),
    b"bXYZ": (0.1572, 0.0666, 0.7841),
}
"""The primaries of Display P3, adapted to D50, as Apple writes them."""


def test_the_colours_of_telephones_become_those_of_the_web() -> None:
    """A green of Display P3 that sRGB can show; the value is that of CSS Color 4, section 18."""
    for form in ("JPEG", "PNG", "WEBP"):
        out = io.BytesIO()
        profile = matrix_profile(DISPLAY_P3, gamma=2.2)
        options = {} if form == "PNG" else {"quality": 100}
        Image.new("RGB", (40, 40), (128, 200, 100)).save(out, form, icc_profile=profile, **options)
        bare, variants = picture_files("loom", out.getvalue())
        for data in (bare, *variants.values()):
            seen = Image.open(io.BytesIO(data))
            assert "icc_profile" not in seen.info
            pixel = seen.convert("RGB").getpixel((20, 20))
            assert all(abs(a - b) < 4 for a, b in zip(pixel, (104, 204, 84), strict=True)), form


def test_a_grey_with_a_profile_stays_grey() -> None:
    out = io.BytesIO()
    Image.new("L", (40, 40), 128).save(out, "JPEG", icc_profile=grey_profile(gamma=1.0))
    bare, _ = picture_files("loom", out.getvalue())
    red, green, blue = Image.open(io.BytesIO(bare)).convert("RGB").getpixel((20, 20))
    assert red == green == blue
    assert abs(red - 188) < 4  # half of the light


def test_a_profile_for_pictures_of_another_kind_takes_no_colours_away() -> None:
    """Browsers ignore it, too."""
    for mode, other in (("RGB", grey_profile(1.0)), ("CMYK", linear_profile())):
        out = io.BytesIO()
        picture = Image.new("RGB", (40, 40), (128, 200, 100)).convert(mode)
        picture.save(out, "JPEG", icc_profile=other, quality=100)
        bare, _ = picture_files("loom", out.getvalue())
        pixel = Image.open(io.BytesIO(bare)).convert("RGB").getpixel((20, 20))
        assert all(abs(a - b) < 4 for a, b in zip(pixel, (128, 200, 100), strict=True)), mode


def test_a_png_that_names_its_gamma_gets_the_values_of_the_web() -> None:
    """Half of the light is 188 in sRGB; with a transparency that is no light."""
    for mode, gamma, shown in (
        ("RGB", 1.0, 188),
        ("RGBA", 1.0, 188),
        ("L", 1.0, 188),
        ("RGB", 0.45455, 128),
    ):
        out = io.BytesIO()
        Image.new(mode, (40, 40), (128,) * len(mode) if mode != "L" else 128).save(out, "PNG")
        whole = out.getvalue()
        data = round(gamma * 100_000).to_bytes(4, "big")
        chunk = b"gAMA" + data + zlib.crc32(b"gAMA" + data).to_bytes(4, "big")
        bare, _ = picture_files("loom", whole[:33] + b"\0\0\0\4" + chunk + whole[33:])
        seen = Image.open(io.BytesIO(bare))
        red, *_, alpha = seen.convert("RGBA").getpixel((20, 20))
        assert (abs(red - shown) < 2, alpha) == (True, 128 if mode == "RGBA" else 255), mode


def test_a_picture_for_print_keeps_its_colours() -> None:
    """Without a profile, ink takes away the light that it covers."""
    for ink, shown in {(0, 0, 0, 0): 255, (0, 0, 0, 255): 0}.items():
        out = io.BytesIO()
        Image.new("CMYK", (40, 40), ink).save(out, "JPEG", quality=100)
        bare, _ = picture_files("loom", out.getvalue())
        seen = Image.open(io.BytesIO(bare)).convert("RGB").getpixel((20, 20))
        assert all(abs(one - shown) < 4 for one in seen), (ink, seen)


def test_grey_of_16_bits_stays_grey() -> None:
    for value in (0, 0x4000, 0x8000, 0xFFFF):
        out = io.BytesIO()
        Image.new("I;16", (40, 40), value).save(out, "PNG")
        bare, _ = picture_files("loom", out.getvalue())
        seen = Image.open(io.BytesIO(bare)).convert("L").getpixel((20, 20))
        assert abs(int(seen) - value // 257) <= 1


def test_whatever_goes_wrong_with_a_picture_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise SystemError("encoder")

    monkeypatch.setattr(Image.Image, "save", fail)
    with pytest.raises(PictureError):
        picture_files("loom", HOSTILE["a comment"][0])


def test_large_files_are_reported_unopened(tmp_path: Path) -> None:
    for name, limit in (("loom.jpg", LARGEST_FILE), ("loom.svg", LARGEST_DRAWING)):
        path = put(tmp_path, b"x", name)
        with path.open("r+b") as file:
            file.truncate(limit + 1)
        [fault] = faults_of(path)
        assert (fault.code, fault.values["limit"]) == ("PIC002", limit // 1000)


def test_what_is_no_file_has_no_fault(tmp_path: Path) -> None:
    assert faults_of(tmp_path / "gone.jpg") == ()
    (tmp_path / "folder.jpg").mkdir()
    assert faults_of(tmp_path / "folder.jpg") == ()
