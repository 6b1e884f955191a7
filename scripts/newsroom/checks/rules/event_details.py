"""What an event says of itself beside its day and place: languages, registration, series."""

from collections.abc import Iterator
from functools import lru_cache

from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.library import LocalizedPage
from newsroom.content.near import nearest
from newsroom.content.problem import Problem
from newsroom.model.event import Event
from newsroom.words.formats import language_codes


def languages_exist(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """The languages of an event are languages, each named once."""
    event = localized.page
    written = localized.file.header.data.get("languages")
    if not isinstance(event, Event) or not isinstance(written, list):
        return
    for index, code in enumerate(written):
        if code not in (event.languages or ()):
            continue  # its form is wrong, which is told elsewhere
        if str(code).partition("-")[0] not in language_codes():
            yield localized.file.problem(
                "SCH012", "languages", index, value=code, variant="unknown"
            )
        elif code in written[:index]:
            yield localized.file.problem("SCH023", "languages", index, value=code, variant="twice")


def registration_makes_sense(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Registration that is not needed has no days, and a waiting list has a number of places."""
    event = localized.page
    if not isinstance(event, Event) or not event.registration:
        return
    registration, path = event.registration, ("registration",)
    if not (registration.required or registration.url):
        given = (
            name for name in ("opens", "closes", "waiting_list") if getattr(registration, name)
        )
        for name in given:
            yield localized.file.problem(
                "SCH023", *path, name, of_key=True, name=name, variant="not_needed"
            )
    elif registration.waiting_list and registration.capacity is None:
        yield localized.file.problem(
            "SCH023", *path, "waiting_list", of_key=True, variant="no_limit"
        )


def series_is_named_alike(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """All events of a series name it in the same way."""
    event = localized.page
    if not isinstance(event, Event) or not event.series or "/" in event.series:
        return
    others = [name for name in _series(context) if name != event.series]
    if _series(context).count(event.series) == 1 and (near := nearest(event.series, others)):
        yield localized.file.problem("REF012", "series", value=event.series, near=near)


@lru_cache(maxsize=1)
def _series(context: RuleContext) -> list[str]:
    """The series that events name, each as often as it is named."""
    pages = (localized.page for localized in context.library.originals.values())
    return [page.series for page in pages if isinstance(page, Event) and page.series]


FACT_RULES: tuple[PageRule, ...] = (
    languages_exist,
    registration_makes_sense,
    series_is_named_alike,
)
