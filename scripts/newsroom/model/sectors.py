"""The closed list of industries that organisations and cases belong to."""

from typing import Literal

Sector = Literal[
    "textiles",
    "advanced-textiles",
    "home-textiles",
    "clothing",
    "textile-machinery",
    "work-and-construction-machinery",
    "machinery",
    "spirits",
    "mobility",
]
