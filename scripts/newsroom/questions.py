"""Questions in a terminal for the fields of a new page, each answer checked at once.

What is not answered stays empty; the checker asks for it again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, get_args, get_origin

from newsroom.checks.answers import problems_of_answer
from newsroom.checks.cures.references import OF_PARTNERS, page_named
from newsroom.checks.messages import format_problem
from newsroom.content.header import Value
from newsroom.content.library import Library
from newsroom.content.starter import Start, started_fields
from newsroom.model.partner import Partner
from newsroom.model.records import records_in
from newsroom.words import Words

_NEEDLESS: Mapping[str, Callable[[Mapping[str, Value]], bool]] = {
    "venue": lambda values: values.get("mode") == "online",
    "online_url": lambda values: values.get("mode") not in ("online", "hybrid"),
    "external_organisers": lambda values: bool(values.get("organisers")),
}
"""Fields that are asked for only where the answers before leave them open."""


@dataclass(frozen=True, kw_only=True)
class Questions:
    """Asks for what a page cannot do without."""

    start: Start
    files: Callable[[Start], Mapping[Path, str]]
    """Makes the files that a page is to have."""
    library: Library
    today: date
    lang: str
    """The language of the questions."""
    words: Words
    """`commands.questions`."""
    ask: Callable[[str], str]
    """Shows a question and returns the answer; empty if there is none."""
    tell: Callable[[str], None]

    def answered(self) -> dict[str, Value]:
        """The values of the page with the answers."""
        values = dict(self.start.values)
        self.tell(self.words.about)
        for name in started_fields(self.start.kind_name, self.start.kind):
            is_needless = _NEEDLESS.get(name)
            if name not in values and not (is_needless and is_needless(values)):
                if value := self._answer(name, values):
                    values[name] = value
        return values

    def _answer(self, name: str, values: Mapping[str, Value]) -> Value:
        """The answer for a field, or for each part of it; empty if there is none."""
        field = self.start.kind.model_fields[name]
        example = field.examples[0] if field.examples else ""
        record = next(records_in(field.annotation), None)
        is_list = _is_list(field.annotation)
        if record:
            return self._group(name, record, example[0] if is_list else example, values, is_list)
        if name in OF_PARTNERS:
            self._offer_partners()
        question = self._question(name, self.start.help_for(name), example, is_list=is_list)
        whole = self._known if name in OF_PARTNERS else _split if is_list else str
        return self._right(question, name, values, whole)

    def _group(
        self,
        name: str,
        record: type[Any],
        example: Any,
        values: Mapping[str, Value],
        is_list: bool,
    ) -> Value:
        """The answers for the parts of a group, or of the first one in a list."""
        group: dict[str, Value] = {}
        for part in example:
            inner = record.model_fields[part]
            sentence, several = self.start.help_for(part, within=name), _is_list(inner.annotation)
            shown = inner.examples[0] if inner.examples else ""
            question = self._question(f"{name}.{part}", sentence, shown, is_list=several)
            whole = partial(_with_part, group, part, is_list=is_list, several=several)
            if self._right(question, name, values, whole):
                continue
            group.pop(part, None)
        return ([group] if is_list else group) if group else ""

    def _right(
        self,
        question: str,
        name: str,
        values: Mapping[str, Value],
        whole: Callable[[str], Value],
    ) -> Value:
        """The field with an answer in which the checker finds no error; empty without one."""
        while answer := self.ask(question):
            value = whole(answer)
            files = self.files(replace(self.start, values={**values, name: value}))
            found = [*problems_of_answer(name, files, self.library, self.today)]
            if not found:
                return value
            for problem in found:
                said = format_problem(problem, self.lang)
                self.tell(f"  {said.message} {said.hint}")
        return ""

    def _question(self, name: str, sentence: str, example: Any, *, is_list: bool) -> str:
        shown = ", ".join(example) if isinstance(example, list) else str(example)
        form = self.words.several if is_list else self.words.one
        return f"{form.format(field=name, help=sentence, example=shown)}\n> "

    def _known(self, answer: str) -> Value:
        """The ids of the partners that an answer names."""
        return [self._partner(str(part)) for part in _split(answer)]

    def _offer_partners(self) -> None:
        for number, (partner_id, acronym) in enumerate(self._partners.items(), start=1):
            self.tell(f"  {number}  {partner_id}  {acronym}")

    def _partner(self, answer: str) -> str:
        """The partner that is meant by a number of the list, an acronym or a name."""
        known = [*self._partners]
        if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(known):
            return known[int(answer) - 1]
        return page_named(answer, self.library, of_partners=True) or answer

    @property
    def _partners(self) -> dict[str, str]:
        """The acronyms of the partners, by their ids."""
        pages = self.library.facts.values()
        found = {page.file.id: page.page for page in pages}
        return {
            partner_id: page.acronym or ""
            for partner_id, page in sorted(found.items())
            if isinstance(page, Partner)
        }


def _is_list(annotation: Any) -> bool:
    return any(get_origin(one) is tuple for one in (annotation, *get_args(annotation)))


def _split(answer: str) -> list[Value]:
    return [part.strip() for part in answer.split(",") if part.strip()]


def _with_part(
    group: dict[str, Value], part: str, answer: str, *, is_list: bool, several: bool
) -> Value:
    """The group with an answer for one of its parts."""
    group[part] = _split(answer) if several else answer
    return [group] if is_list else group
