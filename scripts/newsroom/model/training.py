"""The training programme, its modules and the concepts they teach."""

from typing import Literal

from newsroom.model.event import Party
from newsroom.model.fields import fact, text
from newsroom.model.page import BasePage, IllustratedPage
from newsroom.model.values import Line, Reference, Whole


class Programme(BasePage):
    """A training programme; its modules are the pages beside it, in their order."""

    type: Literal["programme"] = fact("The type of page.", example="programme")
    provider: Party = fact(
        "The organisation that provides the programme.",
        example={"name": "European Foundation for Cluster Excellence"},
    )


class Module(IllustratedPage):
    """One module of the programme."""

    type: Literal["module"] = fact("The type of page.", example="module")
    order: Whole = fact("Its position in the programme, starting at 1.", example="1")
    topics: tuple[Line, ...] = text("The topics covered.", example=["Location theory", "Clusters"])
    concepts: tuple[Reference, ...] = fact(
        "The concepts it teaches.", example=["training/five-forces"], default=()
    )
    prerequisites: tuple[Reference, ...] = fact(
        "The modules that one should know first.",
        example=["training/cluster-economics"],
        default=(),
    )


class Concept(IllustratedPage):
    """A concept that modules teach and case studies use."""

    type: Literal["concept"] = fact("The type of page.", example="concept")
