"""Share images: their size, their letters in every language, and titles that fit."""

import io

import pytest
from PIL import Image, ImageChops

from newsroom.outputs.share_images import HEIGHT, WIDTH, Colours, ShareImage
from newsroom.outputs.share_letters import fitted
from newsroom.words import languages, load_words

SIGNS = "0123456789 .,:;!?¡¿“”«»‘’–—…&/()%€º"
BOTH_CASES = {lang: str(load_words(lang).language.alphabet) for lang in languages()}


def drawn(
    title: str, kind: str = "", site: str = "", colours: Colours | None = None
) -> Image.Image:
    image = ShareImage(title=title, kind=kind, site=site, colours=colours or Colours())
    return Image.open(io.BytesIO(image.png())).convert("RGB")


def is_alike(one: Image.Image, other: Image.Image) -> bool:
    return ImageChops.difference(one, other).getbbox() is None


def inked(title: str) -> tuple[int, int, int, int]:
    """Where the letters of a title stand."""
    box = ImageChops.difference(drawn(title), drawn(" ")).getbbox()
    assert box
    return box


@pytest.mark.parametrize("lang", languages())
def test_every_letter_of_a_language_is_drawn(lang: str) -> None:
    small = BOTH_CASES[lang]
    capitals = small.replace("i", "İ").replace("ı", "I").upper() if lang == "tr" else small.upper()
    empty = drawn(" ")
    letters = sorted({*small, *capitals, *SIGNS} - {" "})
    assert [one for one in letters if is_alike(drawn(one), empty)] == []


def test_signs_that_the_font_lacks_are_left_out() -> None:
    assert is_alike(drawn("Loom 🧵 fair 🎉"), drawn("Loom fair"))
    assert is_alike(drawn("Looms", "Fair 🎉", "CLUSTEM"), drawn("Looms", "Fair", "CLUSTEM"))


def test_a_title_in_other_letters_gives_the_name_of_the_site() -> None:
    for title in ("معرض النسيج", "תערוכת טקסטיל", "纺织机械展览会", "𝕃𝕠𝕠𝕞"):
        assert is_alike(drawn(title, "Fair", "CLUSTEM"), drawn("CLUSTEM", "Fair")), title


def test_a_long_kind_and_a_long_name_of_the_site_end_with_dots() -> None:
    for one, other in (("kind " * 40, "x"), ("x", "site " * 40)):
        box = ImageChops.difference(drawn("A"), drawn("A", one, other)).getbbox()
        assert box
        assert WIDTH - 130 < box[2] <= WIDTH - 40


def test_words_are_cut_only_where_no_size_holds_them() -> None:
    lines = [fitted(title, 1056, 314, (92, 50))[1] for title in ("W" * 20, "W" * 24 + " iii")]
    assert lines == [["W" * 20], ["W" * 24 + " iii"]]
    cut = fitted(
        "https://www.example.org/a/very/long/address/without/any/blank/in/it", 1056, 314, (50,)
    )
    assert "".join(cut[1]) == "https://www.example.org/a/very/long/address/without/any/blank/in/it"


def test_lines_are_about_equally_long_and_begin_with_no_dash() -> None:
    title = "Looms in a hall — and the\u00a0year 2023"
    assert fitted(title, 1056, 314, (92,))[1] == ["Looms in a hall —", "and the\u00a0year 2023"]


def test_turkish_letters_are_not_those_without_their_marks() -> None:
    for marked, plain in zip("ğĞşŞıİçÇöÖüÜ", "gGsSiIcCoOuU", strict=True):
        assert not is_alike(drawn(marked), drawn(plain)), marked
        assert inked(marked)[1:] != inked(plain)[1:], marked


def test_no_two_letters_become_one() -> None:
    """As one glyph, `fi` would not show which of the two letters i of Turkish it is."""
    assert not is_alike(drawn("fi"), drawn("fı"))
    f, both = inked("f"), inked("fi")
    assert both[2] - both[0] > f[2] - f[0] + 10


def test_an_image_is_1200_by_630_in_few_colours_and_small() -> None:
    data = ShareImage(title="Fair of looms", kind="Fair", site="CLUSTEM").png()
    picture = Image.open(io.BytesIO(data))
    assert (picture.size, picture.format, picture.mode) == ((WIDTH, HEIGHT), "PNG", "P")
    assert len(data) < 20_000
    assert "exif" not in picture.info


def test_the_colours_are_those_of_the_palette() -> None:
    colours = Colours(ground="#330000", deep="#220000", title="#ffffee", accent="#aabbcc")
    picture = drawn("Fair", "Fair", "CLUSTEM", colours)
    shades = {shade for _, shade in picture.getcolors(maxcolors=100) or []}
    assert {(0x33, 0, 0), (0x22, 0, 0), (0xFF, 0xFF, 0xEE), (0xAA, 0xBB, 0xCC)} <= shades
    assert len(shades) <= 16


TITLES = {
    "one letter": "A",
    "a name": "Fair of looms by Textilhogar",
    "the longest title": "Weaving machines " * 5,
    "ninety narrow letters": "i" * 90,
    "ninety wide letters": "W" * 90,
    "a word longer than a line": "Tekstilkümelenmelerininkurumsallaştırılması " * 2,
}


@pytest.mark.parametrize("name", TITLES)
def test_a_title_stays_between_the_edges(name: str) -> None:
    left, top, right, bottom = inked(TITLES[name])
    assert 60 <= left < right <= WIDTH - 40
    assert 160 <= top < bottom <= HEIGHT - 100


def test_a_title_that_no_letters_fit_ends_with_dots() -> None:
    assert not is_alike(drawn("W" * 400), drawn("W" * 90))
    assert inked("W" * 400)[3] <= HEIGHT - 100


def test_the_same_words_give_the_same_bytes_and_others_another_name() -> None:
    one, same = (ShareImage(title="A", kind="B", site="C") for _ in range(2))
    assert (one.png(), one.digest) == (same.png(), same.digest)
    others = [
        ShareImage(title="a", kind="B", site="C"),
        ShareImage(title="A", kind="b", site="C"),
        ShareImage(title="A", kind="B", site="c"),
        ShareImage(title="A", kind="B", site="C", colours=Colours(accent="#ffffff")),
        ShareImage(title="AB", kind="", site="C"),
    ]
    assert len({image.digest for image in (one, *others)}) == 6
