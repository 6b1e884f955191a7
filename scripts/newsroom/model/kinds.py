"""The kinds of page by their value of `type`, and the folder of each kind."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pydantic.fields import FieldInfo

from newsroom.model.case_study import CaseStudy
from newsroom.model.event import Event
from newsroom.model.fields import is_text
from newsroom.model.issue import Issue
from newsroom.model.page import BasePage, Page
from newsroom.model.partner import Partner
from newsroom.model.training import Concept, Module, Programme

KINDS: Mapping[str, type[BasePage]] = MappingProxyType(
    {
        "partner": Partner,
        "event": Event,
        "programme": Programme,
        "module": Module,
        "concept": Concept,
        "case_study": CaseStudy,
        "issue": Issue,
        "page": Page,
    }
)

FOLDERS: Mapping[str, str] = MappingProxyType(
    {
        "partner": "partners",
        "event": "events",
        "programme": "training",
        "module": "training",
        "concept": "training",
        "case_study": "case-studies",
        "issue": "newsletter",
    }
)
"""The folder of each kind. A `page` may be in any folder."""


ABOUT_THE_FILE = frozenset({"checks", "translation"})
"""Fields of a single file that are not shown to readers."""


@cache
def texts_of(kind: type[BasePage]) -> tuple[tuple[str, FieldInfo], ...]:
    """The translated fields of a kind."""
    own = own_fields_of(kind)
    return tuple((name, kind.model_fields[name]) for name in own if name not in ABOUT_THE_FILE)


@cache
def own_fields_of(kind: type[BasePage]) -> tuple[str, ...]:
    """The fields of a translation: its texts, and those about the file itself."""
    return tuple(name for name, field in kind.model_fields.items() if is_text(field))
