"""Templates with their components in place, so that pages are sooner made."""

import re
from collections.abc import Callable

from jinja2 import Environment, FileSystemLoader

_INCLUDE = re.compile(r'(?:^[ \t]*)?{% include "([^"]+)" %}\n?', re.MULTILINE)
"""With the blanks and the line end that Jinja takes away (`lstrip_blocks`, `trim_blocks`)."""


class WholeTemplates(FileSystemLoader):
    """Loads templates with the components that they include in their places.

    Jinja would look for a component, and give it a copy of all values, each time it is shown.
    It shows the same here, as ours begin with a remark and set no name that others use.
    """

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, its file, and what tells whether that is as it was."""
        text, file, is_current = super().get_source(environment, template)
        whole = _INCLUDE.sub(lambda match: self.get_source(environment, match[1])[0], text)
        return whole, file, is_current
