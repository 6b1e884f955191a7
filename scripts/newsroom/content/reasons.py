"""Why a command leaves a file as it is: a name for the words, and what the system says."""

from pathlib import Path
from typing import Literal

Reason = Literal[
    "line_ends",
    "other_content",
    "no_page",
    "link",
    "no_file",
    "unreadable",
    "broken_page",
    "protected",
    "changed",
    "failed",
]


class ReasonError(Exception):
    """A file is left as it is; the words `commands.reasons` say why."""

    def __init__(self, reason: Reason, detail: str = "", path: Path | None = None) -> None:
        """For a reason, with the system's own text, and the file if the message names it."""
        super().__init__(reason, detail, path)
        self.reason, self.detail, self.path = reason, detail, path
