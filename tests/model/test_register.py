"""The register: its labels, its places, and a site without one."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from little_worlds import LANGUAGES, make_world
from newsroom.content.library import Library, published_files, read_library
from newsroom.model.register import NO_REGISTER, Register
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Value

REGISTER = Register.model_validate(
    {
        "topics": {"weaving": {"en": "Weaving", "it": "Tessitura"}, "dyeing": {"en": "Dyeing"}},
        "partner_roles": {"partner": {"en": "Partner"}, "coordinator": {"en": "Coordinator"}},
        "places": [{"names": {"en": "Tuscany", "it": "Toscana"}}],
    }
)


@pytest.mark.parametrize(
    ("value", "languages", "label"),
    [
        ("weaving", ("it", "en"), ("Tessitura", "it")),
        ("dyeing", ("it", "en"), ("Dyeing", "en")),
        ("round-looms", ("it", "en"), ("Round looms", "en")),
    ],
)
def test_a_label_is_in_the_language_or_in_the_first_one(
    value: str, languages: tuple[str, ...], label: tuple[str, str]
) -> None:
    assert REGISTER.label("topics", value, languages) == label


def test_towns_have_their_own_names_and_unknown_ones_stay() -> None:
    assert [REGISTER.place("Tuscany", lang) for lang in ("en", "it", "tr")] == [
        "Tuscany",
        "Toscana",
        "Tuscany",
    ]
    assert REGISTER.place("Denizli", "it") == "Denizli"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return read_library(make_world(tmp_path, {}), LANGUAGES)


def italian(library: Library, register: Register) -> Localizer:
    catalogue = replace(library.catalogue(), register=register)
    return Localizer(catalogue, "it", date(2026, 1, 15))


def test_labels_are_shown_and_the_language_of_those_that_are_missing(library: Library) -> None:
    localizer = italian(library, REGISTER)
    assert localizer.listed("topics", "weaving") == Value(text="Tessitura")
    assert localizer.listed("topics", "dyeing") == Value(text="Dyeing", lang="en")


def test_partners_stand_in_the_order_of_their_roles(library: Library) -> None:
    names = [entry.ref for entry in library.catalogue().partners()]
    assert names == ["partners/loom", "partners/anvil"]
    turned = replace(library.catalogue(), register=REGISTER)
    assert [entry.ref for entry in turned.partners()] == ["partners/anvil", "partners/loom"]


def test_without_a_register_sections_have_the_words_of_the_interface(library: Library) -> None:
    localizer = italian(library, NO_REGISTER)
    assert localizer.listed("issue_sections", "partners").text == "I partner"
    assert localizer.listed("issue_sections", "policy") == Value(text="Policy", lang="en")


def test_the_register_is_not_published(library: Library) -> None:
    assert (library.docs / "register.yml").is_file()
    assert "register.yml" not in {*published_files(library.docs)}
