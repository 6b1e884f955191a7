"""The ids of headings, language by language."""

import pytest
from pymdownx.slugs import slugify

from newsroom.content.body import Body
from newsroom.render.heading_ids import with_ids_of

ENGLISH = "Text.\n\n## Who may come\n\nAll.\n\n## Registration {#register}\n\n### Kayıt ofisi"

CASES = {
    "the original's words": (
        "## Chi può venire\n\n## Iscrizione {#register}\n\n### Sede",
        "## Chi può venire {#who-may-come}\n\n## Iscrizione {#register}\n\n### Sede {#kayıt-ofisi}",
    ),
    "the original's id": (
        "## Kimler gelebilir\n\n## Kayıt\n",
        "## Kimler gelebilir {#who-may-come}\n\n## Kayıt {#register}\n",
    ),
    "attributes of its own": (
        "## Chi può venire {lang=it}\n## Iscrizione {: #iscriversi }\n",
        "## Chi può venire {lang=it}\n## Iscrizione {: #iscriversi }\n",
    ),
    "another level": ("# Titolo\n", "# Titolo\n"),
    "one too many": (
        "## A {#who-may-come}\n## B {#register}\n### C {#c}\n## D",
        "## A {#who-may-come}\n## B {#register}\n### C {#c}\n## D",
    ),
    "no headings": ("Niente.", "Niente."),
}


@pytest.mark.parametrize("name", CASES)
def test_a_translation_takes_the_ids_of_the_original(name: str) -> None:
    text, expected = CASES[name]
    slug = slugify(case="lower")
    assert with_ids_of(Body(ENGLISH, 1), Body(text, 1), lambda words: slug(words, "-")) == expected


def test_the_second_of_two_headings_with_the_same_words_gets_a_number() -> None:
    english = "## Results\n\n## Results\n\n## Who {#results_1}\n"
    italian = "## Risultati\n\n## Risultati\n\n## Chi\n"
    slug = slugify(case="lower")
    assert with_ids_of(Body(english, 1), Body(italian, 1), lambda words: slug(words, "-")) == (
        "## Risultati {#results}\n\n## Risultati {#results_2}\n\n## Chi {#results_1}\n"
    )
