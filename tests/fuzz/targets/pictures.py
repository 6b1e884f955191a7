"""Any photograph is refused by name, or made: what the checker passes, readers can be shown."""

from newsroom.content.files.photographs import fault_of_photograph
from newsroom.outputs.pictures import PictureError, picture_files


def one_input(data: bytes) -> None:
    """Check a photograph, and make its variants."""
    fault = fault_of_photograph(data)
    try:
        _, variants = picture_files("picture", data)
    except PictureError:
        assert fault
    else:
        assert variants
