"""What has changed in the pages since a site was made, as far as their files tell."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from newsroom.build.inputs import Inputs, Sums
from newsroom.build.written import Written
from newsroom.content.page_file import name_of


@dataclass(frozen=True)
class Changes:
    """What readers of which language may see."""

    pages: dict[str, set[str]]
    """For each language the pages whose own file, or that of the original, was edited."""
    headers: tuple[str, ...]
    """The languages in which any page may show the header of an edited, new or lost file."""
    gone: frozenset[str]
    """The pages that are no more."""


def changes_since(
    last: Written, inputs: Inputs, languages: Sequence[str], *, same_facts: Collection[str]
) -> Changes:
    """What is different in the pages now; the first language is that of the originals.

    `same_facts` are the pages of which no fact has changed, texts at most.
    """
    pages: dict[str, set[str]] = {lang: set() for lang in languages}
    refs = _refs(inputs.pages, languages)
    for name in _differing(last.pages, inputs.pages):
        ref, lang = name_of(name, languages)
        for localizer in languages if lang == languages[0] else [lang]:
            if ref in refs:
                pages[localizer].add(ref)
    gone = frozenset(_refs(last.pages, languages) - refs)
    readers = {
        localizer
        for name in _differing(last.headers, inputs.headers)
        for localizer in _readers_of_header(name, last, inputs, languages, same_facts)
    }
    return Changes(pages, tuple(lang for lang in languages if lang in readers), gone)


def _readers_of_header(
    name: str, last: Written, inputs: Inputs, languages: Sequence[str], same_facts: Collection[str]
) -> Sequence[str]:
    """Facts are everybody's; texts are for those who read in that language.

    Whether a page is there, and in which languages, is told in all of them.
    """
    ref, lang = name_of(name, languages)
    if name not in last.headers or name not in inputs.headers:
        return languages
    if lang != languages[0]:
        return [lang]
    if ref not in same_facts:
        return languages
    return [lang, *(one for one in languages[1:] if f"{ref}.{one}.md" not in inputs.headers)]


def _differing(before: Sums, now: Sums) -> set[str]:
    return {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}


def _refs(names: Sums, languages: Sequence[str]) -> set[str]:
    return {name_of(name, languages)[0] for name in names}
