"""The facts of a partner."""

from collections.abc import Iterator

from newsroom.model.partner import Partner
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Fact, Value


def partner_facts(partner: Partner, localizer: Localizer) -> Iterator[Fact | None]:
    """What a partner is, its names, sectors and numbers, and its website."""
    words = localizer.words
    yield localizer.fact("role", localizer.listed("partner_roles", partner.role))
    yield localizer.fact("organisation", localizer.listed("partner_kinds", partner.partner_kind))
    yield localizer.fact(
        "seat", localizer.place(partner.city, partner.region, country=partner.country)
    )
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
