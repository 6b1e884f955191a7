"""Parts that pages share are on each of them as if it had been made alone."""

from datetime import date

import pytest

from little_worlds import make_world
from newsroom.content.library import read_library
from newsroom.render.input_names import Recorder
from newsroom.render.renderer import Renderer
from newsroom.render.settings import read_settings
from newsroom.render.site_context import SiteContext
from newsroom.render.targets import Made, make, targets
from newsroom.render.templates import open_templates
from site_tools import small_config

PAGE = """\
---
type: page
title: A page
summary: "A page at an address that masthead and footer lead to, or to something below it."
updated: "2026-01-10"
---
Text.
"""
REFS = (
    *("assets", "assets/images", "assets/search", "assets/search/en", "search", "other"),
    *("project", "project/funding", "project/funding/more", "project/privacy"),
    *("events/fair/inside", "events/fair/inside/more"),
)


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> SiteContext:
    folder = tmp_path_factory.mktemp("shared")
    docs = make_world(folder, {})
    for ref in REFS:
        (docs / ref).parent.mkdir(parents=True, exist_ok=True)
        (docs / f"{ref}.md").write_text(PAGE, encoding="utf-8")
    file = small_config(folder)
    legal = "[project/funding.md, project/privacy.md]"
    written = file.read_text(encoding="utf-8").replace("legal: []", f"legal: {legal}")
    file.write_text(written, encoding="utf-8")
    settings = read_settings(file)
    assert settings.extra["legal"]
    return SiteContext(settings, read_library(docs, settings.languages), date(2026, 1, 15))


def made(context: SiteContext) -> dict[str, Made]:
    renderer = Renderer(context, open_templates(context.settings.overrides))
    wanted = [target for target in targets(context) if target.name.endswith(".html")]
    return {target.name: make(target, renderer) for target in wanted}


def test_pages_with_shared_parts_and_their_inputs_are_as_those_made_alone(
    context: SiteContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = made(context)
    monkeypatch.setattr(Recorder, "once", lambda _record, _key, find: find())
    assert shared == made(context)
    assert len(shared) > 50


def test_what_a_value_was_found_from_is_noted_each_time() -> None:
    record, found = Recorder(), []

    def find() -> str:
        record.add("header en index")
        found.append(1)
        return "value"

    for _ in range(2):
        record.start()
        record.add("page en events/fair")
        assert record.once("key", find) == "value"
        assert record.names == {"header en index", "page en events/fair"}
    assert found == [1]
