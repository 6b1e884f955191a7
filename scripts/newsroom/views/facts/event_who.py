"""Who makes an event."""

from collections.abc import Iterator

from newsroom.model.event import Event
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Fact


def who_facts(event: Event, localizer: Localizer) -> Iterator[Fact | None]:
    """Organisers, hosts, partners and supporters of an event, and which edition it is."""
    yield localizer.fact(
        "organised_by",
        *(localizer.link_value(f"partners/{name}") for name in event.organisers),
        *(localizer.party(party) for party in event.external_organisers),
    )
    yield localizer.fact("hosts", *(localizer.party(party) for party in event.hosts))
    yield localizer.fact(
        "taking_part", *(localizer.link_value(f"partners/{name}") for name in event.partners)
    )
    yield localizer.fact("supported_by", *(localizer.party(party) for party in event.supporters))
    yield localizer.fact("edition", str(event.edition) if event.edition else None)
