"""Whether a picture file can be opened: what the checker finds, and what the build would."""

import io
from pathlib import Path

import pytest
from PIL import Image

from newsroom.content import pictures
from newsroom.content.pictures import PictureFault, fault_of
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
        if (fault_of(put(tmp_path, whole[:end], f"{number}.jpg")) is None) != is_usable:
            disagreeing.append(end)
    assert disagreeing == []
    assert fault_of(put(tmp_path, whole)) is None


def test_a_picture_is_opened_once_while_it_stays_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, opened = put(tmp_path, encoded("JPEG")), []
    look = pictures.fault_of_photograph
    monkeypatch.setattr(
        pictures, "fault_of_photograph", lambda data: opened.append(1) or look(data)
    )
    for _ in range(20):
        assert fault_of(path) is None
    put(tmp_path, encoded("JPEG")[:-400])
    assert fault_of(path) == PictureFault("PIC001", "damaged")
    assert len(opened) == 2


def test_a_picture_on_its_side_is_measured_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    Image.new("L", (TALLEST + 9, 4)).save(out, "PNG", exif=exif)
    fault = fault_of(put(tmp_path, out.getvalue(), "thread.png"))
    assert fault
    assert fault.variant == "tall"


def test_large_files_are_reported_unopened(tmp_path: Path) -> None:
    for name, limit in (("loom.jpg", LARGEST_FILE), ("loom.svg", LARGEST_DRAWING)):
        path = put(tmp_path, b"x", name)
        with path.open("r+b") as file:
            file.truncate(limit + 1)
        fault = fault_of(path)
        assert fault
        assert (fault.code, fault.values["limit"]) == ("PIC002", limit // 1000)


def test_what_is_no_file_has_no_fault(tmp_path: Path) -> None:
    assert fault_of(tmp_path / "gone.jpg") is None
    (tmp_path / "folder.jpg").mkdir()
    assert fault_of(tmp_path / "folder.jpg") is None
