"""Links of a translation that lead to each other's targets.

A translator may well change the order of links in a sentence. Two links are exchanged where
their words fit the other's target better, or where they stand in different paragraphs.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from newsroom.checks.folding import fold, words_in
from newsroom.checks.rules.alike import current_original, same_target
from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.body import Body
from newsroom.content.library import Library, LocalizedPage
from newsroom.content.links import targets_in
from newsroom.content.problem import Problem, Quoted, Verbatim

_STEM = 4
_SHORTEST = 4
_SMALL_WORDS = frozenset(
    {"della", "delle", "dell", "nella", "dalla", "para", "with", "from", "your"}
)
_SORTED = 4
"""So many links in the order of the alphabet are a list that each language sorts anew."""
_MOST = 300
"""Links that are compared; a page has fewer."""


class _Link(NamedTuple):
    """A link with its words."""

    target: str
    same: str
    """The target, whatever its language."""
    words: str
    start: int
    paragraph: int


def links_are_not_exchanged(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """No two links of a translation lead to each other's targets. Advice: words are compared."""
    original = current_original(localized, context)
    number = len(localized.file.body.links())
    if original is None or not 2 <= number <= _MOST or len(original.file.body.links()) > _MOST:
        return
    languages = context.library.languages
    there, here = (_links(one.file.body, languages) for one in (original, localized))
    order, order_here = ([link.same for link in links] for links in (there, here))
    if order == order_here or Counter(order) != Counter(order_here):
        return
    moved = [number for number, same in enumerate(order) if same != order_here[number]]
    if all(_is_sorted(links[moved[0] : moved[-1] + 1]) for links in (there, here)):
        return
    for first, last in combinations(moved, 2):
        is_exchange = (order[first], order[last]) == (order_here[last], order_here[first])
        if is_exchange and _is_wrong(there, here, (first, last), localized, context.library):
            one, other = here[first], here[last]
            yield localized.file.problem_at(
                "I18013",
                localized.file.body.place(one.start),
                variant="exchanged",
                first=Quoted(one.words),
                last=Quoted(other.words),
                there=Verbatim(one.target),
                here=Verbatim(other.target),
            )


def _is_sorted(links: Sequence[_Link]) -> bool:
    words = [fold(link.words) for link in links]
    return len(words) >= _SORTED and words == sorted(words)


def _is_wrong(
    there: Sequence[_Link],
    here: Sequence[_Link],
    numbers: tuple[int, int],
    localized: LocalizedPage,
    library: Library,
) -> bool:
    """Whether the words of two links fit the targets that the English page has at their places."""
    first, last = numbers
    names = {
        link.same: _stems(f"{link.words} {_names(link.same, localized, library)}")
        for link in (there[first], there[last])
    }
    one, other = (_stems(here[number].words) for number in numbers)
    theirs, mine = there[first].same, there[last].same
    as_there = _likeness(one, names[theirs]) + _likeness(other, names[mine])
    as_here = _likeness(one, names[mine]) + _likeness(other, names[theirs])
    if as_there == as_here:
        is_apart = here[first].paragraph != here[last].paragraph
        return is_apart and _paragraphs(there, numbers) == _paragraphs(here, numbers)
    return as_there > as_here


def _paragraphs(links: Sequence[_Link], numbers: tuple[int, int]) -> list[int]:
    return [links[number].paragraph for number in numbers]


def _links(body: Body, languages: tuple[str, ...]) -> list[_Link]:
    """The links in brackets, in order; none to pictures."""
    text = body.without_certain_code
    links = []
    for target in sorted(targets_in(text), key=lambda one: one.start):
        closing = text.rfind("](", 0, target.start)
        opening = text.rfind("[", 0, closing)
        if target.alt is None and opening >= 0 and not text[closing + 2 : target.start].strip(" <"):
            same = same_target(target.address, languages)
            paragraph = bisect_right(body.paragraphs, target.start)
            words = text[opening + 1 : closing]
            links.append(_Link(target.address, same, words, opening, paragraph))
    return links


def _names(target: str, localized: LocalizedPage, library: Library) -> str:
    """What a page that is linked to is called, in the language of the translation."""
    path = target.partition("#")[0].removesuffix(".md")
    name = path.rpartition("/")[2]
    lang = localized.file.lang
    titles = [
        str(page.file.header.data.get(field, ""))
        for ref, original in library.originals.items()
        if ref.rpartition("/")[2] == name
        for page in (original, library.translations.get((ref, lang)))
        if page
        for field in ("title", "short_title", "name")
    ]
    return " ".join([target, *titles])


def _stems(text: str) -> frozenset[str]:
    return frozenset(
        word[:_STEM] for word in words_in(text) - _SMALL_WORDS if len(word) >= _SHORTEST
    )


def _likeness(words: frozenset[str], names: frozenset[str]) -> float:
    return len(words & names) / max(len(words), 1)


TEXT_RULES: tuple[PageRule, ...] = (links_are_not_exchanged,)
