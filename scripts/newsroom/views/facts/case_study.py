"""The facts of a case study."""

from collections.abc import Iterator

from newsroom.model.case_study import CaseStudy
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Fact


def case_study_facts(case: CaseStudy, localizer: Localizer) -> Iterator[Fact | None]:
    """The subject of a case study, its sectors, methods and numbers."""
    words = localizer.words
    yield localizer.fact("subject", case.subject.name)
    yield localizer.fact(
        "place", localizer.place(case.subject.region, country=case.subject.country)
    )
    yield localizer.fact("since", str(case.since) if case.since else None)
    yield localizer.fact(
        "sectors", *(localizer.listed("sectors", sector) for sector in case.sectors)
    )
    yield localizer.fact("methods", *(words.methods[method] for method in case.methods))
    yield from localizer.figures(case.figures)
