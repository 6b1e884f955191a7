"""MkDocs hook: the files of the site that are no pages, from the list of targets."""

from pathlib import Path

from jinja2 import Environment, Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from newsroom.render.mkdocs_site import current_language, site_of
from newsroom.render.targets import TargetError


def on_pre_template(template: Template, template_name: str, config: MkDocsConfig) -> Template:
    """Nothing instead of a template without a page, which is a target: MkDocs writes no file."""
    nothing: Template = Environment(autoescape=True).from_string("")
    return nothing


@event_priority(200)  # before static-i18n builds the other languages and drops this one
def on_post_build(config: MkDocsConfig) -> None:
    """Write the targets when the pages of all languages have been built."""
    try:
        for name, content in site_of(config).other_files(current_language(config)):
            path = Path(config.site_dir, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except TargetError as error:
        raise Abort(str(error)) from None
