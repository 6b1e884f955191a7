"""What a preview is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Options:
    """What to preview, and for whom."""

    config_file: Path
    today: date
    lang: str
    """The language of the messages."""
    folder: Path
    """An empty one, for what MkDocs wants to write."""
    base: Path
    """The folder that paths are shown from."""
    say: Callable[[str], None]
