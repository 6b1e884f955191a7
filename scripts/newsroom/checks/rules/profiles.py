"""The profiles of organisations on social networks: each is on the service that it is named for."""

from collections.abc import Iterator

from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Problem
from newsroom.model.partner import Partner
from newsroom.model.profiles import HOSTS, NAMES, is_address, is_of_person, service_of


def profiles_are_of_their_service(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """A profile is an address of the service that it is named for, and not that of a person."""
    written = localized.file.header.data.get("social") if localized.kind is Partner else None
    for service, address in written.items() if isinstance(written, dict) else ():
        if service not in NAMES or not isinstance(address, str) or not is_address(address):
            continue  # which its type says
        found = service_of(address)
        if found == service and not is_of_person(address):
            continue
        other = found if found != service else None
        variant = "other" if other else service if service == "mastodon" else "form"
        yield localized.file.problem(
            "URL008",
            *("social", service),
            service=NAMES[service],
            other=other,
            host=HOSTS.get(service, ("",))[0],
            value=address,
            variant="person" if is_of_person(address) else variant,
        )


FACT_RULES: tuple[PageRule, ...] = (profiles_are_of_their_service,)
