"""The notices at the top of a page: in what state its text is, honestly."""

from collections.abc import Iterator, Mapping, Sequence

from newsroom.model.catalogue import Entry
from newsroom.views.addresses import address
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Link, Notice
from newsroom.words import formats


def notices_of(
    entry: Entry, localizer: Localizer, *, changed: Sequence[str], headings: Mapping[str, str]
) -> tuple[Notice, ...]:
    """What a reader should know about the language of this page.

    `changed` names the parts of the original that are newer than the translation, sections
    by their anchor; `headings` says how the page calls them.
    """
    return tuple(_notices(entry, localizer, changed, headings))


def _notices(
    entry: Entry, localizer: Localizer, changed: Sequence[str], headings: Mapping[str, str]
) -> Iterator[Notice]:
    words = localizer.words.notices
    language = formats.language(entry.first_language, localizer.lang)
    original = Link(
        text=words.original.format(language=language),
        href=address(entry.ref, entry.first_language),
        lang=localizer.foreign(entry.first_language),
    )
    if entry.language_for(localizer.lang) != localizer.lang:
        yield Notice(kind="untranslated", text=words.untranslated.format(language=language))
        return
    translation = entry.page_for(localizer.lang).translation
    if translation and translation.method == "machine":
        yield Notice(kind="machine", text=words.machine, link=original)
    if translation and translation.method == "machine-reviewed" and translation.reviewer:
        text = words.machine_reviewed.format(reviewer=translation.reviewer)
        yield Notice(kind="reviewed", text=text, link=original)
    if changed:
        names = {"header": words.header, "introduction": words.introduction}
        yield Notice(
            kind="outdated",
            text=words.outdated,
            link=original,
            parts_label=words.changed,
            parts=tuple(
                Link(text=headings.get(name) or names.get(name, name), href=_anchor(name, headings))
                for name in changed
            ),
        )


def _anchor(name: str, headings: Mapping[str, str]) -> str:
    return f"#{name}" if name in headings else ""
