"""What a preview is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class PreviewOptions:
    """What to preview, and for whom."""

    config_file: Path
    port: int
    today: date
    lang: str
    """The language of the messages."""
    base: Path
    """The folder that paths are shown from."""
    poll: bool = False
    """Whether to look for changes every half second instead of waiting for the system."""
    log: Callable[[str], None]
    """Writes a line to the terminal."""
