"""The share images of the site: which pages have one of their own, and where they stand."""

from dataclasses import dataclass

from newsroom.model.case_study import CaseStudy
from newsroom.model.catalogue import Entry
from newsroom.model.event import Event
from newsroom.model.issue import Issue
from newsroom.model.partner import Partner
from newsroom.model.training import Module
from newsroom.outputs.share_images import HEIGHT, WIDTH, ShareImage
from newsroom.render.palette import picture_colours
from newsroom.render.settings import Settings
from newsroom.views.localizer import Localizer

FOLDER = "assets/share"
SITE = "site"
"""The name of the image for all pages without one of their own."""
_KINDS = (CaseStudy, Event, Issue, Module, Partner)


@dataclass(frozen=True, kw_only=True)
class Share:
    """What the head of a page says of its share image."""

    url: str
    alt: str
    width: int = WIDTH
    height: int = HEIGHT


def has_share_images(settings: Settings) -> bool:
    """Whether the site has share images: unless `extra.share_images` is `false`."""
    return bool(settings.extra.get("share_images", True))


def has_own_image(entry: Entry) -> bool:
    """Whether a page has a share image of its own."""
    return isinstance(entry.original, _KINDS)


def share_image(ref: str, localizer: Localizer, settings: Settings) -> ShareImage:
    """The share image of a page in the localizer's language, or that of the site."""
    site = settings.texts_of(localizer.lang).site_name
    colours = picture_colours(settings.palette)
    if ref == SITE:
        return ShareImage(title=site, kind="", site="", colours=colours)
    page = localizer.catalogue[ref].page_for(localizer.lang)
    kind = localizer.eyebrow(page)
    return ShareImage(title=page.title, kind=kind, site=site, colours=colours)


def target_of(ref: str, lang: str) -> str:
    """The name of the target that makes a share image; its file also has a digest."""
    return f"{FOLDER}/{ref}.{lang}.png"


def file_of(ref: str, lang: str, image: ShareImage) -> str:
    """The path of a share image from the root of the site."""
    return f"{FOLDER}/{ref}.{lang}.{image.digest}.png"


def share_of(ref: str, localizer: Localizer, settings: Settings) -> Share:
    """What the head of a page says of its share image; `localizer` has the page's language."""
    own = ref if has_own_image(localizer.catalogue[ref]) else SITE
    image = share_image(own, localizer, settings)
    alt = f"{image.kind}: {image.title}" if image.kind else image.title
    return Share(url=settings.site_url + file_of(own, localizer.lang, image), alt=alt)
