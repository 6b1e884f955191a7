"""The picture in the header of a page, and the logo of a partner.

What holds for all picture files, `pictures` checks.
"""

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

from newsroom.checks.rules.access import faults_of_alternative
from newsroom.checks.rules.alike import current_original
from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.files.pictures import faults_of, is_picture, width_of
from newsroom.content.library import LocalizedPage
from newsroom.content.link_targets import own_path
from newsroom.content.near import nearest
from newsroom.content.problem import Problem
from newsroom.model.image import Image, Picture
from newsroom.model.kinds import groups_of
from newsroom.model.pictures import NARROWEST


def images_are_pictures(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """The picture of a page and the logo of a partner are picture files in `docs`."""
    for name, picture in pictures_of(localized).items():
        path = own_path(picture.src, posixpath.dirname(localized.file.ref))
        if path in context.library.files and is_picture(path):
            continue
        variant = "foreign" if path in context.library.files else "missing"
        near = _nearest(path or picture.src, localized, context) if variant == "missing" else ""
        yield localized.file.problem(
            "PIC006",
            name,
            "src",
            variant="near" if near else variant,
            value=picture.src,
            near=near,
            field=name,
        )


def images_are_wide_enough(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """The picture at the top of a page is as wide as the text. Advice: some are only small."""
    image = pictures_of(localized).get("image")
    path = own_path(image.src, posixpath.dirname(localized.file.ref)) if image else None
    if not path or path not in context.library.files or not is_picture(path):
        return
    file = context.library.docs / path
    width = 0 if faults_of(file) else width_of(file)
    if 0 < width < NARROWEST:
        yield localized.file.problem(
            "PIC007",
            *("image", "src"),
            name=posixpath.basename(path),
            size=width,
            limit=NARROWEST,
        )


def images_have_alternative_text(
    localized: LocalizedPage, context: RuleContext
) -> Iterator[Problem]:
    """Pictures in the header have an alternative text, or are decorative (WCAG 1.1.1)."""
    is_original = localized is context.library.originals.get(localized.file.ref)
    for name, picture in pictures_of(localized).items():
        is_decorative = isinstance(picture, Image) and picture.decorative
        if bool(picture.alt) != is_decorative:
            for code, values in faults_of_alternative(picture.alt or "", localized.file.lang):
                yield localized.file.problem(code, name, "alt", **values)
        elif is_decorative:
            yield localized.file.problem("A11001", name, "alt", variant="both")
        elif is_original:
            yield localized.file.problem("A11001", name, variant=name)


def translations_have_the_images(
    localized: LocalizedPage, context: RuleContext
) -> Iterator[Problem]:
    """A translation names no picture in its header that its English page does not have."""
    original = current_original(localized, context)
    if original is None or original.kind is None:
        return
    for name, group in groups_of(original.kind).items():
        if not issubclass(group, Picture):
            continue
        if name in localized.file.header.data and not getattr(original.page, name):
            yield localized.file.problem("I18005", name, there=(), here=(name,))


def pictures_of(localized: LocalizedPage) -> Mapping[str, Picture]:
    """The pictures in the header of a page, by their fields."""
    names = groups_of(localized.kind) if localized.kind and localized.page else ()
    found: dict[str, Any] = {name: getattr(localized.page, name) for name in names}
    return {name: value for name, value in found.items() if isinstance(value, Picture)}


def _nearest(path: str, localized: LocalizedPage, context: RuleContext) -> str:
    """The picture whose name is most like this one, as the page would write it."""
    names = {posixpath.basename(file): file for file in context.library.files if is_picture(file)}
    near = nearest(posixpath.basename(path), names)
    folder = posixpath.dirname(localized.file.ref)
    return posixpath.relpath(names[near], folder or ".") if near else ""


FACT_RULES: tuple[PageRule, ...] = (images_are_pictures, images_are_wide_enough)
TEXT_RULES: tuple[PageRule, ...] = (
    images_have_alternative_text,
    translations_have_the_images,
)
WARNINGS = frozenset({"PIC007"})
