"""What has changed in the pages since a site was made, as far as their files tell."""

from collections.abc import Sequence
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


def changes_since(last: Written, inputs: Inputs, languages: Sequence[str]) -> Changes:
    """What is different in the pages now; the first language is that of the originals."""
    pages: dict[str, set[str]] = {lang: set() for lang in languages}
    refs = _refs(inputs.pages, languages)
    for name in _differing(last.pages, inputs.pages):
        ref, lang = name_of(name, languages)
        for reader in languages if lang == languages[0] else [lang]:
            if ref in refs:
                pages[reader].add(ref)
    gone = frozenset(_refs(last.pages, languages) - refs)
    return Changes(pages, tuple(_readers_of_headers(last, inputs, languages)), gone)


def _readers_of_headers(last: Written, inputs: Inputs, languages: Sequence[str]) -> Sequence[str]:
    """A translation is told of in its own language alone, if it is neither new nor lost."""
    edited = _differing(last.headers, inputs.headers)
    theirs = {name_of(name, languages)[1] for name in edited}
    if languages[0] in theirs or inputs.headers.keys() != last.headers.keys():
        return languages
    return [lang for lang in languages if lang in theirs]


def _differing(before: Sums, now: Sums) -> set[str]:
    return {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}


def _refs(names: Sums, languages: Sequence[str]) -> set[str]:
    return {name_of(name, languages)[0] for name in names}
