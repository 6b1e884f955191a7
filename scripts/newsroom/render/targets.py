"""The list of targets: every file of the site, and the function that makes it.

A new output is a new line in `targets`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath

from jinja2 import TemplateError

from newsroom.checks.messages import format_problem
from newsroom.content.files.names import site_path
from newsroom.content.problem import Problem
from newsroom.content.svg import SvgError, clean_svg
from newsroom.model.list_pages import ListPage
from newsroom.model.pictures import DRAWING
from newsroom.outputs.pictures import PictureError, picture_files
from newsroom.outputs.search import PageWords
from newsroom.render import input_names
from newsroom.render.assets import PHOTOGRAPHS, bundle_name, minified_script, minified_styles
from newsroom.render.headers import headers_file
from newsroom.render.palette import picture_colours
from newsroom.render.pictures import FOLDER
from newsroom.render.redirects import REDIRECT_FILES, redirect_file
from newsroom.render.renderer import Renderer
from newsroom.render.search import index_folder, search_files
from newsroom.render.security_txt import security_txt
from newsroom.render.share import SITE, has_own_image, has_share_images
from newsroom.render.share import file_of as share_file
from newsroom.render.share import target_of as share_target
from newsroom.render.site_context import SiteContext
from newsroom.render.site_icons import ICONS, icon_file, manifest_path, web_manifest
from newsroom.render.sitemap import sitemap
from newsroom.render.template_errors import template_message, template_place
from newsroom.render.templates import open_templates
from newsroom.render.time_limit import TooSlowError
from newsroom.views.addresses import page_file
from newsroom.words import FIRST_LANGUAGE

Files = Mapping[str, bytes]
"""Files by their path from the root of the site."""


class TargetError(Exception):
    """A file of the site cannot be made from the content; the message says why."""


@dataclass(frozen=True)
class Target:
    """One file of the site, or several that are made together."""

    name: str
    """The path of the file, or of the folder."""
    make: Callable[[Renderer], Files]
    lang: str | None = None
    """Its language; none if all languages share it."""
    ref: str | None = None
    """The name of the page, if it is a page."""
    file: Callable[[Renderer], str] | None = None
    """The path of its only file, if that has a digest of everything that the file is made from."""


@dataclass(frozen=True)
class Made:
    """The files of a target, and the inputs that they were made from."""

    files: Files
    inputs: frozenset[str] = frozenset()
    """The names of the inputs that were read; what every file depends on is not among them."""


@dataclass(frozen=True)
class LateTarget:
    """A target that is made from other files of the site, after these."""

    name: str
    make: Callable[[SiteContext, "Site"], Files]
    lang: str | None = None
    reads_paths: bool = False
    """Whether it depends on the paths of all other files."""


@dataclass
class Site:
    """What late targets are made from."""

    words: dict[str, dict[str, PageWords]] = field(default_factory=dict)
    """By language and page, for the search."""
    paths: set[str] = field(default_factory=set)


def targets(context: SiteContext) -> Iterator[Target]:
    """All targets that depend on the content alone."""
    for lang in context.settings.languages:
        yield from _targets_of(context, lang)
    for name in context.settings.static_templates:
        yield Target(name, partial(_template, name, FIRST_LANGUAGE, ""))
    for path in ICONS:
        yield Target(path, partial(_icon, path))
    yield Target("sitemap.xml", _sitemap)
    yield from _redirect_targets(context)
    yield Target("assets/site.css", _styles)
    if context.settings.extra.get("security_contact"):
        yield Target(".well-known/security.txt", _security)
    for name in context.assets:
        if name not in context.settings.stylesheets:
            path = site_path(name, context.library.languages)
            yield Target(path, partial(_asset, name, path))


def _targets_of(context: SiteContext, lang: str) -> Iterator[Target]:
    """The targets of a language."""
    for ref in context.catalogue.entries:
        yield Target(page_file(ref, lang), partial(_page, ref, lang), lang, ref)
    for part in context.list_pages:
        yield Target(page_file(part.ref, lang), partial(_list_page, part, lang), lang)
    for old, ref, _ in context.catalogue.earlier_names():
        yield Target(page_file(old, lang), partial(_redirect, old, ref, lang), lang)
    prefix = "" if lang == FIRST_LANGUAGE else f"{lang}/"
    yield Target(f"{prefix}404.html", partial(_template, "404.html", lang, prefix), lang)
    yield Target(manifest_path(lang), partial(_manifest, lang), lang)
    if has_share_images(context.settings):
        yield from _share_targets(context, lang)


def _share_targets(context: SiteContext, lang: str) -> Iterator[Target]:
    """The share images of a language: of its own pages, as others show those of the original."""
    entries = context.catalogue.entries.items()
    own = (ref for ref, entry in entries if lang in entry.pages and has_own_image(entry))
    for ref in (SITE, *own):
        file = partial(_share_file, ref, lang)
        yield Target(share_target(ref, lang), partial(_share, ref, lang), lang, file=file)


def _redirect_targets(context: SiteContext) -> Iterator[Target]:
    """The earlier addresses for hosts, where there are any."""
    if any(context.catalogue.earlier_names()):
        yield from (Target(name, partial(_redirect_file, name)) for name in REDIRECT_FILES)


def late_targets(context: SiteContext) -> Iterator[LateTarget]:
    """All targets that depend on other files of the site."""
    for lang in context.settings.languages:
        yield LateTarget(index_folder(lang), partial(_search, lang), lang)
    yield LateTarget("_headers", _headers, reads_paths=True)


def make(target: Target, renderer: Renderer) -> Made:
    """Make the files of a target. Raises `TargetError` (of the content) or `TooSlowError`."""
    renderer.record.start()
    files = target.make(renderer)
    return Made(files, frozenset(renderer.record.names))


def mistake_in_template(error: Exception, target: Target, renderer: Renderer) -> str | None:
    """What is wrong in a template when an error came from one; `None` if it did not.

    The target is made again with templates that are not joined, so that the error names its own.
    """
    folder = renderer.context.settings.overrides
    if template_place(error, folder) is None and not isinstance(error, TemplateError):
        return None
    try:
        target.make(Renderer(renderer.context, open_templates(folder, joined=False)))
    except Exception as found:  # whatever a template raises
        return template_message(found, folder)
    return None


def kept_file(target: Target, renderer: Renderer, folder: Path) -> Made | None:
    """The file of a target in a folder, without its bytes, if it needs not be made again."""
    if target.file is None:
        return None
    renderer.record.start()
    path = target.file(renderer)
    is_there = (folder / path).is_file()
    return Made({path: b""}, frozenset(renderer.record.names)) if is_there else None


def _page(ref: str, lang: str, renderer: Renderer) -> Files:
    try:
        return {page_file(ref, lang): renderer.page(ref, lang).encode()}
    except PictureError as error:
        file = renderer.file(ref, lang)
        raise TargetError(f"docs/{file}:1:1: error: {error}") from None
    except TooSlowError as error:
        raise TooSlowError(f"docs/{renderer.file(ref, lang)}: {error}") from None


def _list_page(part: ListPage, lang: str, renderer: Renderer) -> Files:
    return {page_file(part.ref, lang): renderer.list_page(part, lang).encode()}


def _redirect(old: str, ref: str, lang: str, renderer: Renderer) -> Files:
    return {page_file(old, lang): renderer.redirect(old, ref, lang).encode()}


def _redirect_file(name: str, renderer: Renderer) -> Files:
    renderer.record.add(input_names.FILES)
    context = renderer.context
    settings = context.settings
    text = redirect_file(name, context.catalogue, settings.languages, settings.site_url)
    return {name: text.encode()}


def _share(ref: str, lang: str, renderer: Renderer) -> Files:
    return {_share_file(ref, lang, renderer): renderer.share_image(ref, lang).png()}


def _share_file(ref: str, lang: str, renderer: Renderer) -> str:
    return share_file(ref, lang, renderer.share_image(ref, lang))


def _icon(path: str, renderer: Renderer) -> Files:
    name = renderer.context.settings.favicon
    renderer.record.add(input_names.asset(name))
    data = renderer.context.assets[name].read_bytes()
    try:
        colours = picture_colours(renderer.context.settings.palette)
        return {path: icon_file(path, name, data, colours)}
    except PictureError as error:
        raise TargetError(f"docs/{name}:1:1: error: {error}") from None
    except SvgError as error:
        raise _drawing_error(name, error) from None


def _manifest(lang: str, renderer: Renderer) -> Files:
    settings = renderer.context.settings
    texts, colours = settings.texts_of(lang), picture_colours(settings.palette)
    return {manifest_path(lang): web_manifest(lang, texts, colours).encode()}


def _template(name: str, lang: str, prefix: str, renderer: Renderer) -> Files:
    return {f"{prefix}{name}": renderer.template(name, lang).encode()}


def _sitemap(renderer: Renderer) -> Files:
    renderer.record.add(input_names.FILES)
    context = renderer.context
    text = sitemap(context.catalogue, context.settings.site_url, context.list_pages)
    return {"sitemap.xml": text.encode()}


def _styles(renderer: Renderer) -> Files:
    renderer.record.add(input_names.STYLES)
    styles = renderer.styles()
    return {bundle_name(styles): styles.encode()}


def _security(renderer: Renderer) -> Files:
    renderer.record.add(input_names.FILES)
    context = renderer.context
    extra, entries = context.settings.extra, context.catalogue.entries.values()
    try:
        text = security_txt(
            extra["security_contact"],
            policy=extra.get("security_policy") or "",
            updated=max(page.updated for entry in entries for page in entry.pages.values()),
            languages=context.library.languages,
            site_url=context.settings.site_url,
        )
    except ValueError as error:
        raise TargetError(f"mkdocs.yml, extra: {error}") from None
    return {".well-known/security.txt": text.encode()}


def _asset(name: str, path: str, renderer: Renderer) -> Files:
    """A file for readers.

    Scripts and styles are minified, drawings are written anew, photographs get several widths
    and no metadata.
    """
    renderer.record.add(input_names.asset(name))
    data = renderer.context.assets[name].read_bytes()
    if name.endswith(".js"):
        return {path: minified_script(data.decode()).encode()}
    if name.endswith(".css"):
        return {path: minified_styles([data.decode()]).encode()}
    if name.lower().endswith(DRAWING):
        return {path: _drawing(name, data)}
    if not name.lower().endswith(PHOTOGRAPHS):
        return {path: data}
    try:
        bare, made = picture_files(PurePosixPath(name).stem, data)
    except PictureError as error:
        raise TargetError(f"docs/{name}:1:1: error: {error}") from None
    return {path: bare} | {f"{FOLDER}/{variant}": one for variant, one in made.items()}


def _drawing(name: str, data: bytes) -> bytes:
    try:
        return clean_svg(data)
    except SvgError as error:
        raise _drawing_error(name, error) from None


def _drawing_error(name: str, error: SvgError) -> TargetError:
    fault = error.fault
    values = {"name": PurePosixPath(name).name, "variant": fault.variant, **fault.values}
    problem = Problem(code="PIC003", file=Path(name), language=FIRST_LANGUAGE, values=values)
    message = format_problem(problem, FIRST_LANGUAGE).message
    return TargetError(f"docs/{name}:{fault.line}:1: error: {message}")


def _search(lang: str, context: SiteContext, site: Site) -> Files:
    files = search_files(site.words.get(lang, {}), lang, context)
    return {path: text.encode() for path, text in files.items()}


def _headers(context: SiteContext, site: Site) -> Files:
    """MkDocs does not say which pages it has written, so they are named here."""
    languages = context.settings.languages
    pages = {page_file(ref, lang) for ref in context.catalogue.entries for lang in languages}
    return {"_headers": headers_file(site.paths | pages).encode()}
