"""The facts of the training programme."""

from collections.abc import Iterator

from newsroom.model.training import Programme
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Fact


def programme_facts(programme: Programme, localizer: Localizer) -> Iterator[Fact | None]:
    """Who provides a programme."""
    yield localizer.fact("given_by", localizer.party(programme.provider))
