"""The limits of the examination of a PDF that no option of pypdf sets."""

from typing import Any

from newsroom.content.files.fault import FileFault
from newsroom.model.file_limits import LARGEST_STRUCTURE


class LimitError(Exception):
    """A document that is larger than a limit allows."""

    def __init__(self, variant: str, limit: int) -> None:
        super().__init__(variant)
        self.fault = FileFault("FIL002", variant, {"limit": limit})


class Unpacked:
    """Counts what is unpacked of a document: each stream may be small, and all together large."""

    def __init__(self) -> None:
        self._size = 0

    def data_of(self, stream: Any) -> bytes:
        """The unpacked bytes of a stream. Raises `LimitError`, and the errors of pypdf."""
        data: bytes = stream.get_data()
        self._size += len(data)
        if self._size > LARGEST_STRUCTURE:
            raise LimitError("unpacked", LARGEST_STRUCTURE // 1_000_000)
        return data
