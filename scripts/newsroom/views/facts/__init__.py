"""The facts beside the text of a page, in the order in which a reader asks for them.

One file for each kind of page; `event.py` gathers what stands in the four files about events.
"""

from newsroom.model.case_study import CaseStudy
from newsroom.model.catalogue import Entry
from newsroom.model.event import Event
from newsroom.model.issue import Issue
from newsroom.model.partner import Partner
from newsroom.model.training import Programme
from newsroom.views.facts.case_study import case_study_facts
from newsroom.views.facts.event import event_facts
from newsroom.views.facts.issue import issue_facts
from newsroom.views.facts.partner import partner_facts
from newsroom.views.facts.training import programme_facts
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Fact


def facts_of(entry: Entry, localizer: Localizer) -> tuple[Fact, ...]:
    """The facts that stand beside the text of a page."""
    page = entry.page_for(localizer.lang)
    match page:
        case Event():
            facts = event_facts(page, entry, localizer)
        case Partner():
            facts = partner_facts(page, localizer)
        case CaseStudy():
            facts = case_study_facts(page, entry, localizer)
        case Programme():
            facts = programme_facts(page, localizer)
        case Issue():
            facts = issue_facts(page, entry, localizer)
        case _:
            return ()
    return tuple(fact for fact in facts if fact)
