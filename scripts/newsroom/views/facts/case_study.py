"""The facts of a case study."""

from collections.abc import Iterator
from decimal import Decimal

from newsroom.model.case_study import CaseStudy
from newsroom.model.catalogue import Entry
from newsroom.model.result import Result
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Fact, Value
from newsroom.words import formats
from newsroom.words.formats import PERCENT


def case_study_facts(case: CaseStudy, entry: Entry, localizer: Localizer) -> Iterator[Fact | None]:
    """The subject of a case study, its sectors, methods, numbers and results."""
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
    if case.website:
        yield localizer.fact("website", Value(text=case.website, href=case.website, outside=True))
    yield from localizer.figures(case.figures)
    yield from (_result(result, entry, localizer) for result in case.results)


def _result(result: Result, entry: Entry, localizer: Localizer) -> Fact:
    """What was measured, before and after, with the period and the source."""
    label = localizer.text_of(entry, "results", result.id, "metric")
    assert label
    unit = localizer.text_of(entry, "results", result.id, "unit")
    value = _amount(result.after, unit, localizer)
    if result.before is not None:
        is_percent = unit and unit.text == PERCENT
        before = _amount(result.before, unit if is_percent else None, localizer)
        value = localizer.words.phrases.before_after.format(before=before, after=value)
    remarks = [result.period.replace(" ", "").replace("-", "–")] if result.period else []
    remarks += localizer.sources(result)
    lang = unit.lang if unit and unit.text != PERCENT else ""
    return Fact(
        label=label.text,
        label_lang=label.lang,
        values=(Value(text=value, lang=lang, note="; ".join(remarks)),),
        is_figure=True,
    )


def _amount(amount: Decimal, unit: Value | None, localizer: Localizer) -> str:
    return formats.amount(amount, unit.text if unit else "", localizer.lang)
