"""What an examination finds wrong with a file that is no page."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from newsroom.content.problem import START, Place


@dataclass(frozen=True)
class FileFault:
    """Why a file cannot be published: the code and the values of a problem, and its place."""

    code: str
    variant: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    place: Place = START
    """For texts; other files have no lines."""
