"""What the pages of all languages show alike."""

from newsroom.checks.examples import examples
from newsroom.render.site_context import SiteContext
from newsroom.render.translations import all_translation_states


def find_shared(context: SiteContext) -> None:
    """Find it out once, before each language goes on in a process of its own."""
    all_translation_states(context.library)
    examples()
