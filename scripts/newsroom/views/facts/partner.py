"""The facts of a partner."""

from collections.abc import Iterator

from newsroom.model.partner import Partner
from newsroom.model.profiles import NAMES
from newsroom.views.facts.office import office_fact
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Fact, Value


def partner_facts(partner: Partner, localizer: Localizer) -> Iterator[Fact | None]:
    """What a partner is, its names, sectors and numbers, and how to reach it."""
    words = localizer.words
    yield localizer.fact("role", localizer.listed("partner_roles", partner.role))
    yield localizer.fact("organisation", localizer.listed("partner_kinds", partner.partner_kind))
    yield localizer.fact("seat", *_seat(partner, localizer))
    if partner.founded:
        qualifier = "about" if partner.founded_approximate else "exact"
        yield localizer.fact("founded", words.phrases[qualifier].format(value=partner.founded))
    yield localizer.fact(
        "names",
        *(
            Value(text=name.name, lang=localizer.foreign(name.lang), note=words.name_uses[name.use])
            for name in partner.names
        ),
    )
    yield localizer.fact(
        "sectors", *(localizer.listed("sectors", sector) for sector in partner.sectors)
    )
    yield from localizer.figures(partner.figures)
    if partner.website:
        address = Value(text=partner.website, href=partner.website, outside=True)
        yield localizer.fact("website", address)
    yield office_fact(partner.contact, localizer)
    yield localizer.fact(
        "profiles",
        *(
            Value(text=NAMES[service], href=address, outside=True, icon=service)
            for service, address in partner.social.items()
        ),
    )


def _seat(partner: Partner, localizer: Localizer) -> Iterator[str]:
    """The lines of an address; without one, the town."""
    town = localizer.town(partner.city)
    if partner.address:
        yield partner.address.street
        if partner.address.postcode:  # belongs to the town’s own name
            town = f"{partner.address.postcode} {partner.city}"
    yield localizer.place(town, partner.region, country=partner.country)
