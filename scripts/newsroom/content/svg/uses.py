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
    SHAPES,
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
    _UseCounter(root, rules).count(root, 1, frozenset())


_Inherited = frozenset[tuple[str, str]]
"""Properties that an element inherits, each with the id of the element that it refers to."""
_MOST_INHERITED = 1000
_APART = frozenset(
    {"clipPath", "filter", "linearGradient", "marker", "mask", "pattern", "radialGradient"}
)
"""Elements that do not inherit from those that refer to them."""


class _UseCounter:
    def __init__(self, root: SvgElement, rules: Sequence[Rule]) -> None:
        self._by_id: dict[str, SvgElement] = {}
        for element in _all(root):
            if name := element.attributes.get("id"):
                self._by_id.setdefault(name, element)  # browsers, too, take the first
        self._counted: dict[tuple[int, _Inherited], tuple[int, int]] = {}
        self._open: set[int] = set()
        self._steps = 0
        self._rules: dict[str, dict[str, SvgElement]] = {}
        self._rule_costs: Counter[str] = Counter()
        self._rules_inherited: dict[str, set[tuple[str, str]]] = {}
        for rule in rules:
            self._add_rule(rule, root)
        self._steps = 0
        every = [element.inherited for element in _all(root)] + [one.inherited for one in rules]
        self._is_settled = all(target for pairs in every for _, target in pairs)
        """Whether no element asks for the values of others."""
        self._had: dict[tuple[int, _Inherited], _Inherited] = {}
        self._around: dict[int, _Inherited] = {}
        """What each element inherits where it stands."""
        self._enter(root, frozenset())
        self._steps = 0

    def _add_rule(self, rule: Rule, root: SvgElement) -> None:
        found = self._found(rule.targets)
        inherited = self._known(rule.inherited)
        self._step(len(rule.kinds) * (len(found) + len(inherited)), root)
        for kind in rule.kinds:
            self._rules.setdefault(kind, {}).update(found)
            self._rules_inherited.setdefault(kind, set()).update(inherited)
            self._rule_costs[kind] += rule.cost

    def _enter(self, element: SvgElement, inherited: _Inherited) -> None:
        self._around[id(element)] = inherited
        has = self._has(element, inherited)
        for child in element.elements():
            self._enter(child, has)

    def _has(self, element: SvgElement, inherited: _Inherited) -> _Inherited:
        """What an element has that inherits this, and what it passes on."""
        key = id(element), inherited
        if key not in self._had:
            own = set(self._known(element.inherited))
            for kind in _kinds(element):
                own |= self._rules_inherited.get(kind, set())
            settled = element.settled if self._is_settled else ()
            kept = {pair for pair in inherited if pair[0] not in settled} | own
            self._step(len(own), element)
            self._had[key] = inherited if kept == inherited else frozenset(kept)
            if len(kept) > _MOST_INHERITED:
                raise UsesFault("repeated", element)
        return self._had[key]

    def _step(self, steps: int, element: SvgElement) -> None:
        """Count what was visited, so that counting ends in time too."""
        self._steps += steps
        if self._steps > MOST_REPEATED:
            raise UsesFault("repeated", element)

    def count(self, element: SvgElement, depth: int, inherited: _Inherited) -> tuple[int, int]:
        """How many elements are drawn for one, and how deep they lie within each other."""
        key = id(element), inherited
        if key in self._counted:
            return self._counted[key]
        if id(element) in self._open:
            raise UsesFault("circle", element)
        if depth > DEEPEST:
            raise UsesFault("depth", element)
        self._open.add(id(element))
        cost, height = self._cost_of(element, depth, inherited)
        self._open.remove(id(element))
        self._counted[key] = cost, height
        return cost, height

    def _cost_of(self, element: SvgElement, depth: int, inherited: _Inherited) -> tuple[int, int]:
        cost = element.cost + sum(self._rule_costs[kind] for kind in _kinds(element))
        if element.name in FILTER_STEPS:
            cost += SLOW_STEP_COST if element.name in SLOW_FILTER_STEPS else STEP_COST
        height = 0
        for other, passed_on in self._drawn_with(element, self._has(element, inherited)):
            its_cost, its_height = self.count(other, depth + 1, passed_on)
            if depth + its_height > DEEPEST:
                raise UsesFault("depth", element)
            cost += its_cost * (element.corners if other.name == "marker" else 1)
            height = max(height, its_height)
            self._step(1, element)
            if cost > MOST_REPEATED:
                break
        if cost > MOST_REPEATED:
            raise UsesFault("repeated", element)
        return cost, height + 1

    def _drawn_with(
        self, element: SvgElement, has: _Inherited
    ) -> Iterator[tuple[SvgElement, _Inherited]]:
        """The child elements, and those that it refers to, each with what it inherits.

        A filter works only where it is used. What `use` shows inherits from it; patterns, masks
        and the like inherit where they stand (SVG 2, 5.6 and 13.3).
        """
        yield from ((child, has) for child in element.elements() if child.name != "filter")
        others = self._found(element.targets)
        for kind in _kinds(element):
            others |= self._rules.get(kind, {})
        for other in others.values():
            around = self._around[id(other)]
            if element.name == "use" and other.name not in _APART:
                around = has
            elif element.name == other.name == "pattern":  # browsers differ
                around |= has
            yield other, around
        if element.name in SHAPES:
            targets = sorted({target for _, target in has})
            yield from ((self._by_id[one], self._where(self._by_id[one], has)) for one in targets)

    def _where(self, other: SvgElement, has: _Inherited) -> _Inherited:
        """What a pattern or marker inherits; a marker may ask for the colours of its shape."""
        around = self._around[id(other)]
        if other.name != "marker" or self._is_settled:
            return around
        return around | {pair for pair in has if pair[0] in ("fill", "stroke")}

    def _found(self, targets: Iterable[str]) -> dict[str, SvgElement]:
        """The elements with these ids; what refers to none draws nothing."""
        return {name: self._by_id[name] for name in targets if name in self._by_id}

    def _known(self, pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """The properties that refer to an element that there is."""
        return [pair for pair in pairs if pair[1] in self._by_id]


def _all(element: SvgElement) -> Iterator[SvgElement]:
    yield element
    for child in element.elements():
        yield from _all(child)


def _kinds(element: SvgElement) -> Iterator[str]:
    """What a selector can call an element."""
    yield from ("*", element.name)
    yield from (f".{name}" for name in element.attributes.get("class", "").split(" "))
    yield f"#{element.attributes.get('id', '')}"
