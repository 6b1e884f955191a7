"""The digests of the inputs that files of the site are made from, by name."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from newsroom.build.check_results import texts_of_header
from newsroom.build.inputs import Inputs, digest_of
from newsroom.model.left_out import PARTNERS
from newsroom.render import input_names
from newsroom.render.site_context import SiteContext


class InputDigests:
    """Digests by the names of `render/input_names.py`, each computed when first used."""

    def __init__(self, context: SiteContext, inputs: Inputs) -> None:
        self._context, self._inputs = context, inputs
        self._known: dict[str, str] = {}
        self._kinds: Mapping[str, Callable[[str], str]] = {
            "header": self._header,
            "type": self._type,
            "headers": self._headers,
            "page": self._page,
            "asset": self._asset,
            "section": self._section,
            "belonging": self._belonging,
            "existence": self._existence,
            "files": self._files,
            "headings": self._headings,
            "styles": self._styles,
        }

    def __getitem__(self, name: str) -> str:
        if name not in self._known:
            kind, _, rest = name.partition(" ")
            digest = self._kinds.get(kind)  # the targets of the last build may name anything
            self._known[name] = digest(rest) if digest else ""
        return self._known[name]

    def _header(self, rest: str) -> str:
        lang, _, ref = rest.partition(" ")
        entry = self._context.catalogue.entries.get(ref)
        there = " ".join(entry.pages) if entry else ""
        headers = self._inputs.headers
        own = (headers.get(name, "") for name in self._files_of(ref, lang))
        return digest_of([there, *own, *self._left_out(ref)])

    def _left_out(self, ref: str) -> Iterable[str]:
        """The pages that a header refers to, and that are not published."""
        original = self._context.library.facts.get(ref)
        if not original or not self._context.unpublished:
            return ()
        named = {*texts_of_header(original.file.header.data)}
        gone = self._context.unpublished
        return sorted(ref for ref in gone if {ref, ref.removeprefix(PARTNERS)} & named)

    def _type(self, rest: str) -> str:
        lang, _, kind = rest.partition(" ")
        return self._of_all(lang, self._refs_by_type.get(kind, ()))

    def _headers(self, lang: str) -> str:
        return self._of_all(lang, self._context.library.originals)

    def _of_all(self, lang: str, refs: Iterable[str]) -> str:
        return digest_of(
            part for ref in refs for part in (ref, self[input_names.header_of(ref, lang)])
        )

    def _page(self, rest: str) -> str:
        lang, _, ref = rest.partition(" ")
        return digest_of(self._inputs.pages.get(name, "") for name in self._files_of(ref, lang))

    def _files_of(self, ref: str, lang: str) -> list[str]:
        """The files with the facts of a page, its original texts, and those in a language."""
        original = self._context.library.originals.get(ref)
        own = original.file.lang if original else lang
        return [f"{ref}.md", f"{ref}.{own}.md", f"{ref}.{lang}.md"]

    def _asset(self, path: str) -> str:
        return self._inputs.others.get(path, "")

    def _section(self, folder: str) -> str:
        return digest_of(self._context.sections.pages.get(folder, ()))

    def _belonging(self, rest: str) -> str:
        field, _, name = rest.partition(" ")
        events = self._context.catalogue
        entries = events.parts_of(name) if field == "part_of" else events.events_of_series(name)
        return digest_of(entry.ref for entry in entries)

    def _existence(self, ref: str) -> str:
        return "there" if ref in self._context.library.originals else "not there"

    def _files(self, _: str) -> str:
        return digest_of(part for pair in self._inputs.pages.items() for part in pair)

    def _headings(self, _: str) -> str:
        return digest_of(
            f"{page.file.path} {heading.text} {heading.anchor}"
            for page in self._context.library.pages
            for heading in page.file.body.headings
        )

    def _styles(self, _: str) -> str:
        return digest_of(map(self._asset, self._context.settings.stylesheets))

    @cached_property
    def _refs_by_type(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for ref, original in self._context.library.originals.items():
            found.setdefault(type(original.page).__name__, []).append(ref)
        return found
