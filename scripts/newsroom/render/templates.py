"""The templates below `overrides/`, ready for pages."""

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    pass_context,
)
from jinja2.runtime import Context

__all__ = ["Environment", "load_page_templates", "open_templates", "prepare"]

_INCLUDE = re.compile(r'(?:^[ \t]*)?{% include "([^"]+)" %}\n?', re.MULTILINE)
"""With the blanks and the line end that Jinja takes away (`lstrip_blocks`, `trim_blocks`)."""


_ESCAPED = " | e }}"
"""What autoescape does anyway, and Jinja would then do twice."""


class _JoinedTemplates(FileSystemLoader):
    """Loads templates with the components that they include in their places, quick to show.

    Jinja would look for a component, and give it a copy of all values, each time it is shown.
    It shows the same here, as ours begin with a remark and set no name that others use.
    """

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        text, file, is_current = super().get_source(environment, template)
        whole = _INCLUDE.sub(lambda match: self.get_source(environment, match[1])[0], text)
        return whole.replace(_ESCAPED, " }}"), file, is_current


def open_templates(folder: Path | None, *, joined: bool = True) -> Environment:
    """The templates in a folder.

    Without `joined`, an error names the component it is in, as the preview wants it. What they
    are compiled to is not stored: it is code, and would be run without a look at it.
    """
    loader = _JoinedTemplates if joined else FileSystemLoader
    environment = Environment(loader=loader(folder or []), autoescape=True, auto_reload=False)
    prepare(environment)
    return environment


def load_page_templates(environment: Environment) -> None:
    """Compile the templates of the kinds of pages; faults are reported when one is used."""
    for name in environment.list_templates(filter_func=lambda name: name.startswith("pages/")):
        with suppress(TemplateError):
            environment.get_template(name)


def prepare(environment: Environment) -> None:
    """Set what our templates rely on, in our environment or in that of MkDocs."""
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.keep_trailing_newline = True
    environment.undefined = StrictUndefined
    environment.autoescape = True
    environment.filters["url"] = _url


@pass_context
def _url(context: Context, path: Any) -> str:
    """A path from the root of the site, as the page that is made writes it."""
    return context["relative"](str(path))  # type: ignore[no-any-return]  # a Callable[[str], str]
