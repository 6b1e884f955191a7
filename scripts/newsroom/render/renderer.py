"""One page of the site: its Markdown, its values, its template."""

import json
from collections.abc import Hashable
from functools import lru_cache, partial
from typing import Any, Protocol

from jinja2 import Environment

from newsroom.content.fingerprint import changed_parts
from newsroom.content.library import LocalizedPage
from newsroom.content.register_file import NAME as REGISTER
from newsroom.content.web_address import read_address
from newsroom.model.list_pages import ListPage
from newsroom.model.page import Page
from newsroom.outputs.drawings.canvas import Markup
from newsroom.outputs.pictures import PictureError
from newsroom.outputs.share_images import ShareImage
from newsroom.render import input_names
from newsroom.render.admonition_icons import with_admonition_icons
from newsroom.render.assets import (
    bundle_name,
    minified_styles,
)
from newsroom.render.clean_html import clean_heading, published_html
from newsroom.render.drawing import drawing_of, opening_and_rest
from newsroom.render.every_page import every_page
from newsroom.render.file_links import with_file_sizes
from newsroom.render.headers import HEADERS, POLICY, meta_policy
from newsroom.render.heading_ids import with_ids_of
from newsroom.render.input_names import RecordedCatalogue, Recorder
from newsroom.render.markdown import Converted, Converter
from newsroom.render.organisation_values import legal_pages, offers_newsletter
from newsroom.render.page_files import PageFiles
from newsroom.render.palette import palette_styles
from newsroom.render.pictures import (
    with_pictures,
)
from newsroom.render.rule_list import families
from newsroom.render.search import index_folder
from newsroom.render.share import Share, has_share_images, share_image, share_of
from newsroom.render.site_context import SiteContext
from newsroom.render.site_icons import icon_type
from newsroom.render.template_values import (
    PageValues,
    page_of_notice,
    page_values,
    site_values,
)
from newsroom.render.translations import translations
from newsroom.views.addresses import (
    address,
    from_root,
    links_shared,
    relative_to,
)
from newsroom.views.layout import (
    SEARCH,
    Layout,
    Steps,
    layout_of,
    section_menu,
    steps_of,
    versions_of,
)
from newsroom.views.list_pages import list_page_view
from newsroom.views.localizer import Localizer
from newsroom.views.page_view import template_of, view_of
from newsroom.views.parts import Link
from newsroom.words import load_words

__all__ = ["Memo", "NoMemo", "PictureError", "Renderer"]

META = {"policy": Markup(meta_policy(POLICY)), "referrer": HEADERS["Referrer-Policy"]}
"""What the `<meta>` of every page say. In double quotes, the policy needs no escaping."""


_CONVERTED = (str, [(str, str)], {str: str | None})
"""The shape of a converted text in the memo: HTML, headings, and where its links lead."""


class Memo(Protocol):
    """Values kept by a name that says all that they were made from."""

    def get(self, key: str, shape: Any) -> Any:
        """The value; `None` when it is not known, or not of this shape."""

    def put(self, key: str, value: Any) -> None:
        """Keep a value: texts, numbers, lists and dictionaries."""


class NoMemo:
    """Keeps nothing."""

    def get(self, _key: str, _shape: Any) -> Any:
        """Nothing."""
        return None

    def put(self, _key: str, _value: Any) -> None:
        """Forget the value."""


class Renderer:
    """Makes the pages of one state of the content. Not for several threads at a time."""

    def __init__(
        self, context: SiteContext, templates: Environment, memo: Memo | None = None
    ) -> None:
        self.context = context
        self.templates = templates
        self.record = Recorder()
        self._memo = memo or NoMemo()
        self._converter = Converter(context.settings)
        self._localizers: dict[str, Localizer] = {}
        self._styles: str | None = None
        self._files = PageFiles(context, self.record)
        self._linked = lru_cache(maxsize=None)(self._find_linked)
        self._site_values = lru_cache(maxsize=None)(
            lambda lang: site_values(context.settings, lang, context.today, context.unpublished)
        )

    def page(self, ref: str, lang: str) -> str:
        """The HTML of a page for the readers of a language."""
        self.record.start()
        text = self.text(ref, lang)
        converted = self._converted(text, ref, lang)
        content = self.with_files(converted.html, ref, lang)
        values = self.page_values(ref, lang, content, converted.headings)
        template = template_of(ref, self.context.catalogue[ref].page_for(lang))
        return self.templates.get_template(template).render(values)

    def file(self, ref: str, lang: str) -> str:
        """The file that a page is made from, below `docs`."""
        path = self._localized(ref, lang).file.path
        return path.relative_to(self.context.library.docs).as_posix()

    def text(self, ref: str, lang: str) -> str:
        """The Markdown of a page, its headings with the ids of the original's."""
        self.record.add(input_names.file_of(ref, lang))
        original = self.context.library.originals[ref]
        slug = self._converter.slugify
        body = self._localized(ref, lang).file.body
        return with_ids_of(original.file.body, body, lambda words: slug(words, "-"))

    def published(self, content: str, ref: str, lang: str) -> str:
        """The HTML of a text, as Markdown made it, as it is published."""
        return published_html(content, self._localized(ref, lang).file.lang)

    def with_files(self, content: str, ref: str, lang: str) -> str:
        """The HTML of a text with icons, with pictures as browsers like them, documents named."""
        here = address(ref, lang)
        shown = int(self.context.catalogue[ref].original.image is not None)
        content = with_admonition_icons(content, self.context.settings.admonition_icons)
        content = with_file_sizes(content, here, lang, self._files.document)
        return with_pictures(content, here, self._files.picture, shown)

    def page_values(
        self, ref: str, lang: str, content: str, headings: tuple[tuple[str, str], ...]
    ) -> dict[str, Any]:
        """What the template of a page shows; `headings` are pairs of an id and its HTML."""
        context, localizer = self.context, self.localizer(lang)
        entry = localizer.catalogue[ref]
        opening, rest = opening_and_rest(content)
        page = entry.page_for(lang)
        view = view_of(
            entry,
            localizer,
            site_url=context.settings.site_url,
            site_name=context.settings.texts_of(lang).site_name,
            changed=self._changed(ref, lang),
            headings=self._headings(ref, lang),
            drawing=drawing_of(ref, page, localizer),
            extra=self._extra(ref, localizer),
        )
        return {
            "view": view,
            "page": page_values(ref, lang, page, self.file(ref, lang), context.settings),
            "steps": self._steps(ref, localizer),
            "content": Markup(content),
            "opening": opening,
            "rest": rest,
            "share": self._share(ref, lang),
            "contents": tuple((f"#{id_}", Markup(words)) for id_, words in headings),
            "relative": relative_to(address(ref, lang)),
            **self._values(ref, localizer, links_shared(address(ref, lang), self._linked(lang))),
        }

    def list_page(self, part: ListPage, lang: str) -> str:
        """The HTML of a further page of a long list."""
        self.record.start()
        settings, localizer, here = (
            self.context.settings,
            self.localizer(lang),
            address(part.ref, lang),
        )
        view = list_page_view(
            part,
            localizer,
            site_url=settings.site_url,
            site_name=settings.texts_of(lang).site_name,
        )
        languages, others = settings.languages, settings.extra.get("alternate") or ()
        values = self._values(part.ref, localizer, links_shared(here, self._linked(lang)))
        return self.templates.get_template(view.template).render(
            values
            | {
                "versions": versions_of(part.overview, localizer, languages, others, at=part.ref),
                "view": view,
                "page": PageValues(title=view.title, url=here),
                "steps": Steps(),
                "content": Markup(""),
                "share": self._share(part.overview, lang),
                "contents": (),
                "relative": relative_to(here),
            }
        )

    def template(self, name: str, lang: str) -> str:
        """A file made from a template alone, such as `404.html`."""
        self.record.start()
        return self.templates.get_template(name).render(self.template_values(name, lang))

    def redirect(self, old: str, ref: str, lang: str) -> str:
        """The HTML at an earlier address of a page, which leads on to the page."""
        self.record.start()
        self.record.add(input_names.STYLES)
        localizer = self.localizer(lang)
        link, entry = localizer.link(ref), localizer.catalogue[ref]
        own = address(ref, entry.language_for(lang))
        page = entry.original
        heading = page.earlier_names.get(old)
        return self.templates.get_template("pages/redirect.html").render(
            lang=lang,
            words=localizer.words,
            link=link,
            target=f"{link.href}#{heading}" if heading else link.href,
            earlier_ids=json.dumps(page.earlier_ids(old)) if page.earlier_ids(old) else "",
            canonical=self.context.settings.site_url + own,
            relative=relative_to(address(old, lang)),
            stylesheets=[bundle_name(self.styles())],
            **META,
        )

    def template_values(self, name: str, lang: str) -> dict[str, Any]:
        """What a template without a page shows."""
        site = read_address(self.context.settings.site_url)
        root = site.path if site else ""
        relative = from_root(root) if name == "404.html" else relative_to(name)
        speaking = sorted(self.context.settings.languages, key=lambda one: one != lang)
        everybody = {one: (load_words(one), address("index", one)) for one in speaking}
        values = self._values(None, self.localizer(lang), name)
        page = PageValues(title=load_words(lang).not_found.title)
        own = {"contents": (), "everybody": everybody, "page": page, "steps": Steps()}
        return {**own, "relative": relative, **values}

    def localizer(self, lang: str) -> Localizer:
        """The answers that views need in a language."""
        if lang not in self._localizers:
            catalogue = RecordedCatalogue(self.context.catalogue, lang, self.record)
            self._localizers[lang] = Localizer(
                catalogue,
                lang,
                self.context.today,
                partial(self._files.picture_files, lang),
                partial(self._files.linked_file, lang),
            )
        return self._localizers[lang]

    def styles(self) -> str:
        """The stylesheet of the site."""
        if self._styles is None:
            names = self.context.settings.stylesheets
            own = (self.context.assets[name].read_text(encoding="utf-8") for name in names)
            palette = palette_styles(self.context.settings.palette)
            self._styles = minified_styles([palette, self._article_styles(), *own])
        return self._styles

    def _article_styles(self) -> str:
        """Material's styles for articles, perhaps from the memo: a tenth of a second."""
        found = self._memo.get("article styles", str)
        if not isinstance(found, str):
            from newsroom.render.article_styles import article_styles  # a parser, seldom needed

            found = article_styles()
            self._memo.put("article styles", found)
        return found

    def share_image(self, ref: str, lang: str) -> ShareImage:
        """The share image of a page in a language, or that of the site."""
        return share_image(ref, self.localizer(lang), self.context.settings)

    def _share(self, ref: str, lang: str) -> Share | None:
        if not has_share_images(self.context.settings):
            return None
        text_lang = self.context.catalogue[ref].language_for(lang)
        return share_of(ref, self.localizer(text_lang), self.context.settings)

    def _values(self, ref: str | None, localizer: Localizer, links: Hashable) -> dict[str, Any]:
        """What every page shows: words, what stands around it, and the links of the footer.

        `links` is the same for pages that write these links alike. What a template marks as
        `shared` is shown once for all of them that are in a section.
        """
        context = self.context
        self.record.add(input_names.STYLES)
        self.record.add(input_names.asset(REGISTER))
        self.record.add(input_names.existence(page_of_notice(context.settings)))
        folder = context.sections.of(ref) if ref else None
        if folder:
            self.record.add(input_names.section(folder))
        place = localizer.lang, folder, links
        layout, footer_links = self.record.once(
            place, lambda: (self._layout(ref, localizer), self._footer(localizer))
        )
        alternates = context.settings.extra.get("alternate") or ()
        return {
            "words": localizer.words,
            "layout": layout,
            **self._section_menu(ref, localizer),
            "versions": versions_of(
                ref if ref in context.catalogue.entries else None,
                localizer,
                context.settings.languages,
                alternates,
            ),
            "footer_links": footer_links,
            "offers_newsletter": offers_newsletter(ref),
            **self._site_values(localizer.lang),
            "shared": lambda name, caller: self.record.once((name, *place), caller),
            "settings": context.settings,
            "icon_type": icon_type(context.settings.favicon),
            "logo_size": self._files.logo_size(),
            "stylesheets": [bundle_name(self.styles())],
            **META,
        }

    def _layout(self, ref: str | None, localizer: Localizer) -> Layout:
        homepage = self.context.settings.extra.get("homepage") or ""
        return layout_of(ref, localizer, self.context.sections, homepage)

    def _section_menu(self, ref: str | None, localizer: Localizer) -> dict[str, Any]:
        """The pages of the section, and its overview where that is their heading."""
        features = self.context.settings.features
        if "navigation.sections" not in features or self._hides(ref, "navigation"):
            return {"section_menu": (), "section_index": None}
        items = section_menu(ref, localizer, self.context.sections)
        if "navigation.indexes" in features and items:
            return {"section_menu": items[1:], "section_index": items[0]}
        return {"section_menu": items, "section_index": None}

    def _steps(self, ref: str, localizer: Localizer) -> Steps:
        sections, features = self.context.sections, self.context.settings.features
        if "navigation.footer" not in features or self._hides(ref, "footer"):
            return Steps()
        for folder in sections.pages:
            self.record.add(input_names.section(folder))
        for head in sections.heads.values():
            self.record.add(input_names.existence(head))
        return steps_of(ref, localizer, sections)

    def _hides(self, ref: str | None, part: str) -> bool:
        """Whether a page is shown without a part of its surroundings."""
        entry = self.context.catalogue.entries.get(ref or "")
        return entry is not None and part in entry.original.hide

    def _footer(self, localizer: Localizer) -> list[Link]:
        names = legal_pages(self.context.settings)
        return [localizer.link(name) for name in names if name in localizer.catalogue.entries]

    def _find_linked(self, lang: str) -> list[str]:
        """The paths that masthead and footer lead to from every page."""
        settings = self.context.settings
        heads = self.context.sections.heads.values()
        pages = ("index", SEARCH, *heads, *legal_pages(settings))
        files = (settings.logo, settings.extra.get("homepage"), index_folder(lang))
        return [*(address(ref, lang) for ref in pages), *filter(None, files)]

    def _converted(self, text: str, ref: str, lang: str) -> Converted:
        """A text as clean HTML, perhaps from the memo."""
        key = f"markdown {address(ref, lang)} {self._localized(ref, lang).file.lang}\n{text}"
        known = self._memo.get(key, _CONVERTED)
        if known and all(self._files.link(ref, lang, path) == to for path, to in known[2].items()):
            return Converted(known[0], tuple((id_, words) for id_, words in known[1]))
        found: dict[str, str | None] = {}

        def find(path: str) -> str | None:
            if path not in found:
                found[path] = self._files.link(ref, lang, path)
            return found[path]

        made = self._converter.convert(text, find)
        html = self.published(made.html, ref, lang)
        headings = tuple((id_, clean_heading(words)) for id_, words in made.headings)
        self._memo.put(key, [html, headings, found])
        return Converted(html, headings)

    def _localized(self, ref: str, lang: str) -> LocalizedPage:
        library = self.context.library
        return library.translations.get((ref, lang), library.originals[ref])

    def _changed(self, ref: str, lang: str) -> list[str]:
        """The parts of the original that changed since this translation was made, by name."""
        translation = self.context.catalogue[ref].page_for(lang).translation
        original = self.context.library.originals[ref]
        if translation is None or original.kind is None:
            return []
        return changed_parts(translation.source_hash, original.file, original.kind)

    def _headings(self, ref: str, lang: str) -> dict[str, str]:
        """What the sections of a page are called in this language, by their anchor."""
        body = self._localized(ref, lang).file.body
        return {heading.anchor: heading.text for heading in body.headings}

    def _extra(self, ref: str, localizer: Localizer) -> dict[str, object]:
        """What the pages that show something of all others need."""
        page = self.context.catalogue[ref].original
        listing = page.listing if isinstance(page, Page) else None
        if listing == "problems":
            return {"families": list(families(localizer))}
        if listing == "search":
            self.record.add(f"{input_names.HEADERS} {localizer.lang}")
            self.record.add(input_names.HEADINGS)
            return {"kinds": every_page(self.context, localizer)}
        if listing == "translations":
            self.record.add(input_names.FILES)
            return {"translations": translations(self.context, localizer)}
        return {}
