"""What Material for MkDocs promises: each promise that is kept, and each that is refused by name.

The rows and their proofs are in material.yml, whose head says what they mean.
"""

import hashlib
import importlib.metadata
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html

from little_worlds import make_world
from newsroom.checks.messages import format_problem
from newsroom.content.library import read_library
from newsroom.render.features import FEATURES, REFUSED
from newsroom.render.icons import DEFAULTS
from newsroom.render.renderer import Renderer
from newsroom.render.settings import SettingsError, read_settings
from newsroom.render.settings.templates import PARTIALS
from newsroom.render.site_context import SiteContext
from newsroom.render.targets import mistake_in_template, targets
from newsroom.render.template_values import ConfigValues, PageValues, ThemeValues
from newsroom.render.templates import open_templates
from newsroom.render.theme_package import TEMPLATES
from newsroom.words import FIRST_LANGUAGE, languages
from page_html import all_problems
from pages import texts
from site_tools import ROOT, mkdocs, small_config

DAY = date(2026, 1, 15)
FAIR = "events/fair.md"
TEXT = "Come [to the loom](../partners/loom.md#weaves)."
TABLE = yaml.safe_load(Path(__file__).with_name("material.yml").read_text(encoding="utf-8"))
CHAPTERS = ("options", "features", "writing", "templates")
WITHOUT: Mapping[str, Any] = {"theme": {"features": [], "palette": None}}
"""The settings that nothing is switched on in."""


def proofs(kind: str) -> Iterator[Any]:
    """The proofs of what is kept, or the refusals."""
    for chapter in CHAPTERS:
        for row in TABLE[chapter]:
            for number, proof in enumerate(row.get(kind) or ()):
                name = proof.get("name") or number or row["result"]
                yield pytest.param(with_feature(chapter, row, proof), id=f"{row['row']}: {name}")


def with_feature(chapter: str, row: Mapping[str, Any], proof: Mapping[str, Any]) -> dict[str, Any]:
    """The proof of a feature switches it on."""
    on = {"theme": {"features": [row["row"]]}} if chapter == "features" else {}
    return {**proof, "settings": proof.get("settings") or on}


def joined(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    found = dict(below)
    for name, value in above.items():
        old = found.get(name)
        both = isinstance(old, dict) and isinstance(value, dict)
        found[name] = joined(old, value) if both else value
    return found


@dataclass
class Small:
    """The small world, changed as a proof says."""

    folder: Path
    proof: Mapping[str, Any]

    def __post_init__(self) -> None:
        docs = make_world(self.folder, {})
        fair = docs / FAIR
        text = fair.read_text(encoding="utf-8")
        assert TEXT in text
        text = text.replace(TEXT, self.proof.get("wrote") or TEXT)
        text = text.replace("edition: 3", f"edition: 3\n{self.proof.get('header') or ''}")
        fair.write_text(text, encoding="utf-8")
        for name, header in (self.proof.get("pages") or {}).items():
            copied = yaml.safe_load(text.split("---\n")[1])
            kept = {part: copied[part] for part in ("title", "summary", "updated")} | header
            (docs / name).write_text(f"---\n{yaml.safe_dump(kept)}---\nText.\n", encoding="utf-8")
        self.file = small_config(self.folder)
        config = yaml.safe_load(self.file.read_text(encoding="utf-8"))
        config = joined(joined(config, WITHOUT), self.proof.get("settings") or {})
        self.file.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
        if self.proof.get("main"):
            with (self.folder / "overrides/main.html").open("w", encoding="utf-8") as main:
                main.write(f'{{% extends "base.html" %}}\n{self.proof["main"]}\n')

    @cached_property
    def renderer(self) -> Renderer:
        settings = read_settings(self.file)
        library = read_library(settings.docs, settings.languages)
        context = SiteContext(settings, library, DAY)
        return Renderer(context, open_templates(settings.overrides))

    @property
    def page(self) -> html.HtmlElement:
        name, lang = self.proof.get("page", "events/fair"), self.proof.get("lang", "en")
        template = name.endswith(".html")
        made = self.renderer.template(name, lang) if template else self.renderer.page(name, lang)
        return html.document_fromstring(made)

    def problems(self) -> list[str]:
        settings = read_settings(self.file)
        found = all_problems(read_library(settings.docs, settings.languages), DAY)
        formatted = [format_problem(one, "en") for one in found if one.file.name == "fair.md"]
        return [f"{one.problem.code} {one.message} | {one.hint}" for one in formatted]


def shown(page: html.HtmlElement, selector: str, text: str | None) -> bool:
    found = texts(page, selector)
    return bool(found) if text is None else text in found


@pytest.mark.parametrize("proof", [*proofs("proofs")])
def test_what_is_kept_is_switched_on(proof: dict[str, Any], tmp_path: Path) -> None:
    small = Small(tmp_path / "with", proof)
    nothing = {part: proof[part] for part in ("page", "lang", "pages") if part in proof}
    if "lacks" in proof:  # what is lacking, or ended, is there without the change
        for selector, text in proof["lacks"].items():
            assert not shown(small.page, selector, text), selector
        return
    plain = Small(tmp_path / "without", nothing)
    for selector, text in proof["shows"].items():
        assert shown(small.page, selector, text), selector
    if not proof.get("always"):
        assert not all(shown(plain.page, *one) for one in proof["shows"].items())
    if "styles" in proof:
        assert proof["styles"] in small.renderer.styles()
        assert proof["styles"] not in plain.renderer.styles()


@pytest.mark.parametrize("refusal", [*proofs("refusals")])
def test_what_is_refused_is_said_by_name(refusal: dict[str, Any], tmp_path: Path) -> None:
    small = Small(tmp_path, refusal)
    if "header" in refusal or "wrote" in refusal:
        assert refusal["says"] in small.problems()
    elif "main" in refusal:
        with pytest.raises(Exception) as raised:  # noqa: PT011 - what Jinja raises
            small.page  # noqa: B018 - it is made here
        target = next(one for one in targets(small.renderer.context) if one.ref == "events/fair")
        said = mistake_in_template(raised.value, target, small.renderer)
        assert said
        assert said.replace("\n    ", "\n").split("\n") == refusal["says"]
    else:
        with pytest.raises(SettingsError) as found:
            read_settings(small.file)
        assert refusal["says"] in [[one.message, one.cure] for one in found.value.faults]


def test_every_other_feature_is_refused_with_its_reason(tmp_path: Path) -> None:
    names = TABLE["refused_features"].split()
    assert set(names) == REFUSED.keys()
    small = Small(tmp_path, {"settings": {"theme": {"features": names}}})
    with pytest.raises(SettingsError) as found:
        read_settings(small.file)
    said = [one.message for one in found.value.faults]
    assert said == [f"`{name}` is not used here. {REFUSED[name]}" for name in names]


def test_every_feature_has_a_proof() -> None:
    assert {row["row"] for row in TABLE["features"]} == FEATURES.keys()


def test_every_row_has_a_proof() -> None:
    for row in (row for chapter in CHAPTERS for row in TABLE[chapter]):
        proof = "refusals" if row["result"] == "refuse" else "proofs"
        assert row.get(proof) or row.get("blocks"), row["row"]


def test_our_base_has_every_block_of_material() -> None:
    def blocks(path: Path) -> set[str]:
        return set(re.findall(r"{%-? block (\w+)", path.read_text(encoding="utf-8")))

    named = set(TABLE["templates"][0]["blocks"].split())
    assert blocks(TEMPLATES / "base.html") <= named
    assert named <= blocks(ROOT / "overrides/base.html")


REPLACED = yaml.safe_load(Path(__file__).with_name("replaced.yml").read_text(encoding="utf-8"))


def test_our_partials_are_those_that_a_project_may_leave_unused() -> None:
    assert {file.stem for file in (ROOT / "overrides/partials").iterdir()} == PARTIALS


@pytest.mark.parametrize("name", REPLACED)
def test_a_replaced_template_of_material_is_the_one_that_was_read(name: str) -> None:
    found = hashlib.sha256((TEMPLATES / name).read_bytes()).hexdigest()
    message = f"Material has changed {name}: read it, follow it in overrides/, renew replaced.yml."
    assert found == REPLACED[name], message


def test_every_partial_of_ours_replaces_one_of_material() -> None:
    ours = {f"partials/{path.name}" for path in (ROOT / "overrides/partials").glob("*.html")}
    assert {name for name in REPLACED if name.startswith("partials/")} == ours


def test_partials_name_the_installed_version() -> None:
    version = importlib.metadata.version("mkdocs-material")
    for path in (ROOT / "overrides/partials").glob("*.html"):
        opening = f"{{# Material {version}, partials/{path.name}: "
        assert path.read_text(encoding="utf-8").startswith(opening)


MAIN = """\
{% extends "base.html" %}
{% block announce %}<p>{{ config.site_name }}: {{ page.title }}</p>{{ super() }}{% endblock %}
{% block extrahead %}
  <meta name="own" content="{{ page.meta.kind }}">
{% endblock %}
{% block footer %}<p class="own">{{ config.copyright }}</p>{{ super() }}{% endblock %}
{% block tabs %}{{ super() }}{% endblock %}
"""


def test_mkdocs_shows_a_projects_blocks_as_we_do(tmp_path: Path) -> None:
    small = Small(tmp_path, {})
    (tmp_path / "overrides/main.html").write_text(MAIN, encoding="utf-8")
    site = tmp_path / "site"
    mkdocs("build", "-q", "-f", str(small.file), "-d", str(site), BUILD_TODAY=DAY.isoformat())
    page = (site / "it/events/fair/index.html").read_text(encoding="utf-8")
    assert page == small.renderer.page("events/fair", "it")
    assert '<p class="own">CLUSTEM</p>' in page
    assert (site / "404.html").read_text(encoding="utf-8").count("own") == 2


def names_for_technicians() -> set[str]:
    """Everything that the page of the handbook must name."""
    base = (ROOT / "overrides/base.html").read_text(encoding="utf-8")
    values = (*fields(ConfigValues), *fields(ThemeValues), *fields(PageValues))
    features = {*FEATURES, *REFUSED} - {name for name in REFUSED if "instant." in name}
    return {
        *features,
        *DEFAULTS,
        *re.findall(r"{% block (\w+)", base),
        *(path.stem for path in (ROOT / "overrides/partials").glob("*.html")),
        *(one.name for one in values),
        *(f"extra.{name}" for name in ("social", "alternate", "homepage", "announce")),
        *("template", "icon", "status", "tags"),
    }


@pytest.mark.parametrize("lang", languages())
def test_the_handbook_names_all_that_there_is(lang: str) -> None:
    ending = "" if lang == FIRST_LANGUAGE else f".{lang}"
    text = (ROOT / f"docs/handbook/theme{ending}.md").read_text(encoding="utf-8")
    assert [name for name in names_for_technicians() if f"`{name}`" not in text] == []
