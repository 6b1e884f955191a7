"""Any file is refused by name, or readers can be shown it: what the checker passes is made."""

from itertools import count

from fuzz.inputs import new_folder
from newsroom.content.pictures import fault_of
from newsroom.outputs.pictures import PictureError, variant_files, without_metadata
from newsroom.render.pictures import drawing_size

FOLDER = new_folder()
NUMBERS = count()
"""Each input has a file name of its own, for faults are remembered by name, size and time."""


def one_input(data: bytes) -> None:
    """Check and make a photograph, or a drawing if the bytes begin as XML."""
    is_drawing = data.lstrip().startswith(b"<")
    file = FOLDER / f"{next(NUMBERS)}.{'svg' if is_drawing else 'png'}"
    file.write_bytes(data)
    fault = fault_of(file)
    file.unlink()
    if is_drawing:
        assert fault or min(drawing_size(data)) >= 0
        return
    try:
        assert variant_files("picture", data)
        assert without_metadata(data)
    except PictureError:
        assert fault
