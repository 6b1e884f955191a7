"""A case study: a cluster, its problem and what it did."""

from typing import Literal

from newsroom.model.fields import Record, fact, group
from newsroom.model.figure import Figure
from newsroom.model.page import BasePage
from newsroom.model.register import Sector
from newsroom.model.result import Result
from newsroom.model.values import Address, Country, Line, Whole


class Subject(Record):
    """The organisation or industry that the case is about."""

    name: Line = fact("Its name, spelled one way everywhere.", example="Pisco cluster")
    country: Country = fact(
        "The country, by its ISO code.", example="CL", unit="ISO 3166-1 alpha-2"
    )
    region: Line | None = fact("The region, in English.", example="Coquimbo", default=None)


class CaseStudy(BasePage):
    """A case study."""

    type: Literal["case_study"] = fact("The type of page.", example="case_study")
    subject: Subject = fact(
        "The cluster or organisation described.", example={"name": "The Weavers", "country": "FR"}
    )
    since: Whole | None = fact("The year it began.", example="2005", unit="year", default=None)
    sectors: tuple[Sector, ...] = fact("The sectors in which it is active.", example=["spirits"])
    methods: tuple[
        Literal["five-forces", "strategic-segmentation", "value-chain", "benchmarking"], ...
    ] = fact("The methods of analysis it shows.", example=["strategic-segmentation"], default=())
    figures: tuple[Figure, ...] = fact(
        "Numbers about it.", example=[{"what": "producers", "value": "3190"}], default=()
    )
    website: Address | None = fact(
        "The website of the cluster or organisation.",
        example="https://www.example.org/",
        default=None,
    )
    results: tuple[Result, ...] = group(
        "What it achieved, as measured; a translation gives `metric` and `unit` by the id of each.",
        example=[
            {"id": "exports", "metric": "Exports", "before": "12", "after": "18", "unit": "%"}
        ],
        default=(),
    )
