"""How often the elements of a drawing are drawn: by `use`, patterns, masks, markers and filters.

A few hundred bytes can ask a browser for a billion shapes (“billion laughs”), or for a shape
within itself. References by style sheets are taken to concern every element of the kind that
their selectors end with.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from newsroom.content.svg.lists import (
    DEEPEST,
    FILTER_STEPS,
    MOST_REPEATED,
    SLOW_FILTER_STEPS,
    SLOW_STEP_COST,
    STEP_COST,
)
from newsroom.content.svg.tree import SvgElement
from newsroom.content.svg.values import Rule


class UsesFault(Exception):  # noqa: N818 - what is wrong with a drawing, not with a program
    """A drawing that repeats too much, or itself: the variant of the message, and the element."""

    def __init__(self, variant: str, element: SvgElement) -> None:
        super().__init__(variant)
        self.variant = variant
        self.element = element


def check_uses(root: SvgElement, rules: Sequence[Rule]) -> None:
    """Raise `UsesFault` when the elements of a drawing are drawn too often, too deep or endlessly.

    `rules` are the references that its style sheets make.
    """
    _UseCounter(root, rules).count(root, 1)


class _UseCounter:
    def __init__(self, root: SvgElement, rules: Sequence[Rule]) -> None:
        self._by_id: dict[str, SvgElement] = {}
        for element in _all(root):
            if name := element.attributes.get("id"):
                self._by_id.setdefault(name, element)  # browsers, too, take the first
        self._rules: dict[str, dict[str, SvgElement]] = {}
        self._rule_costs: Counter[str] = Counter()
        self._counted: dict[int, tuple[int, int]] = {}
        self._open: set[int] = set()
        self._steps = 0
        for kinds, targets, cost in rules:
            found = self._found(targets)
            self._step(len(kinds) * len(found), root)
            for kind in kinds:
                self._rules.setdefault(kind, {}).update(found)
                self._rule_costs[kind] += cost
        self._steps = 0

    def _step(self, steps: int, element: SvgElement) -> None:
        """Count what was looked at, so that counting ends in time too."""
        self._steps += steps
        if self._steps > MOST_REPEATED:
            raise UsesFault("repeated", element)

    def count(self, element: SvgElement, depth: int) -> tuple[int, int]:
        """How many elements are drawn for one, and how deep they lie within each other."""
        key = id(element)
        if key in self._counted:
            return self._counted[key]
        if key in self._open:
            raise UsesFault("circle", element)
        if depth > DEEPEST:
            raise UsesFault("depth", element)
        self._open.add(key)
        cost, height = self._cost_of(element, depth)
        self._open.remove(key)
        self._counted[key] = cost, height
        return cost, height

    def _cost_of(self, element: SvgElement, depth: int) -> tuple[int, int]:
        cost = element.cost + sum(self._rule_costs[kind] for kind in _kinds(element))
        if element.name in FILTER_STEPS:
            cost += SLOW_STEP_COST if element.name in SLOW_FILTER_STEPS else STEP_COST
        height = 0
        for other in self._drawn_with(element):
            its_cost, its_height = self.count(other, depth + 1)
            if depth + its_height > DEEPEST:
                raise UsesFault("depth", element)
            cost += its_cost * (element.corners if other.name == "marker" else 1)
            height = max(height, its_height)
            self._steps += 1
            if max(cost, self._steps) > MOST_REPEATED:
                break
        if max(cost, self._steps) > MOST_REPEATED:
            raise UsesFault("repeated", element)
        return cost, height + 1

    def _drawn_with(self, element: SvgElement) -> Iterator[SvgElement]:
        """The child elements, and those that it refers to; a filter works only where it is used."""
        yield from (child for child in element.elements() if child.name != "filter")
        yield from self._found(element.targets).values()
        for kind in _kinds(element):
            yield from self._rules.get(kind, {}).values()

    def _found(self, targets: Iterable[str]) -> dict[str, SvgElement]:
        """The elements with these ids; what refers to none draws nothing."""
        return {name: self._by_id[name] for name in targets if name in self._by_id}


def _all(element: SvgElement) -> Iterator[SvgElement]:
    yield element
    for child in element.elements():
        yield from _all(child)


def _kinds(element: SvgElement) -> Iterator[str]:
    """What a selector can call an element."""
    yield from ("*", element.name)
    yield from (f".{name}" for name in element.attributes.get("class", "").split(" "))
    yield f"#{element.attributes.get('id', '')}"
