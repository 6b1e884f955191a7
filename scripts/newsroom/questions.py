"""Questions in a terminal for the fields of a new page, each answer checked at once.

What is not answered stays empty; the checker asks for it again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, get_args, get_origin

from newsroom.checks.answers import problems_of_answer
from newsroom.checks.cures.references import OF_PARTNERS, page_named
from newsroom.checks.messages import format_problem
from newsroom.content.header import Value
from newsroom.content.library import Library
from newsroom.content.starter import Start, started_fields, started_page
from newsroom.model.partner import Partner
from newsroom.model.records import records_in
from newsroom.words import Words

_NEEDLESS: Mapping[str, Callable[[Mapping[str, Value]], bool]] = {
    "venue": lambda values: values.get("mode") == "online",
    "external_organisers": lambda values: bool(values.get("organisers")),
}
"""Fields that are asked for only where the answers before leave them open."""


@dataclass(frozen=True, kw_only=True)
class Questions:
    """Asks for what a page cannot do without."""

    start: Start
    path: Path
    """The file that the page is to have."""
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
        """An answer in which the checker finds no error; empty if there is none."""
        field = self.start.kind.model_fields[name]
        example = field.examples[0] if field.examples else ""
        if name in OF_PARTNERS:
            self._offer_partners()
        while True:
            value = self._asked(name, field.annotation, self.start.help_for(name), example)
            if not value:
                return ""
            start = replace(self.start, values={**values, name: value})
            text = started_page(start)
            found = problems_of_answer(name, text, self.path, self.library, self.today)
            said = [format_problem(problem, self.lang) for problem in found]
            if not said:
                return value
            for one in said:
                self.tell(f"  {one.message} {one.hint}")

    def _asked(self, name: str, annotation: Any, sentence: str, example: Any) -> Value:
        """The answer to one question, or to one for each part of a group."""
        record = next(records_in(annotation), None)
        is_list = any(get_origin(one) is tuple for one in (annotation, *get_args(annotation)))
        if record is None:
            return self._line(name, sentence, example, is_list=is_list)
        parts = {}
        for part in example[0] if is_list else example:
            inner = record.model_fields[part]
            own = self.start.help_for(part, within=name)
            shown = inner.examples[0] if inner.examples else ""
            parts[part] = self._asked(f"{name}.{part}", inner.annotation, own, shown)
        given: dict[str, Value] = {part: value for part, value in parts.items() if value}
        return [given] if is_list and given else given

    def _line(self, name: str, sentence: str, example: Any, *, is_list: bool) -> Value:
        shown = ", ".join(example) if isinstance(example, list) else str(example)
        form = self.words.several if is_list else self.words.one
        answer = self.ask(f"{form.format(field=name, help=sentence, example=shown)}\n> ")
        if not is_list:
            return answer
        parts = [part.strip() for part in answer.split(",") if part.strip()]
        return [self._partner(part) for part in parts] if name in OF_PARTNERS else [*parts]

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
