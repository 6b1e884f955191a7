"""What the pages of all languages show alike."""

from newsroom.checks.examples import examples
from newsroom.site.desk import Desk
from newsroom.site.views.translations import all_standings


def find_shared(desk: Desk) -> None:
    """Find it out once, before each language goes on in a process of its own."""
    all_standings(desk.library)
    examples()
