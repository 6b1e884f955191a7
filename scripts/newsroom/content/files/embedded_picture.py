"""Pictures inside documents: which metadata of persons, places and programs they carry.

Documents are published as they are; the pictures of `docs` itself lose all metadata.
"""

import io
import warnings
from contextlib import suppress

_EXIF = {
    0x010F: "Make",
    0x0110: "Model",
    0x0131: "Software",
    0x013B: "Artist",
    0x013C: "HostComputer",
    0x8298: "Copyright",
    0x8825: "GPS",
    0x9C9D: "XPAuthor",
}
"""Fields of EXIF 2.3, by their numbers."""
_OTHERS = {"xmp": "XMP", "photoshop": "IPTC", "comment": "Comment"}
"""What Pillow calls other metadata."""


def named_in_picture(data: bytes) -> list[str]:
    """The fields of a picture that name persons, places or programs; only its head is read."""
    from PIL import Image

    found: list[str] = []
    with suppress(Exception), warnings.catch_warnings():  # whatever is damaged names nobody
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as picture:
            found += [name for key, name in _OTHERS.items() if picture.info.get(key)]
            exif = picture.getexif()
            found += [name for number, name in _EXIF.items() if exif.get(number)]
    return found
