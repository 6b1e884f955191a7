"""The settings: every option is looked at, and what is wrong is told with line and cure."""

from contextlib import suppress
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

from newsroom.render import settings_rules
from newsroom.render.settings import OUR_HOOKS, SettingsError, read_settings, require_menu
from site_tools import ROOT

PLUGINS = """\
plugins:
  - i18n:
      languages:
        - {locale: en, build: true, default: true}
        - {locale: it, build: true}
"""


def write(folder: Path, text: str, name: str = "mkdocs.yml") -> Path:
    (folder / "docs" / "events").mkdir(parents=True, exist_ok=True)
    (folder / "docs" / "events" / "index.md").touch()
    file = folder / name
    file.write_text(text + PLUGINS, encoding="utf-8")
    return file


def faults(file: Path) -> str:
    with pytest.raises(SettingsError) as raised:
        read_settings(file)
    return str(raised.value)


def test_our_own_settings_are_read() -> None:
    found = read_settings(ROOT / "mkdocs.yml")
    assert found.docs == ROOT / "docs"
    assert found.overrides == ROOT / "overrides"
    assert found.languages == ("en", "es", "it", "tr")
    assert found.plugins == ()
    assert found.markdown_extensions[:3] == ("toc", "tables", "fenced_code")
    assert found.markdown_configs["toc"]["slugify"]("Kayıt ücreti", "-") == "kayıt-ücreti"


def test_we_know_the_settings_that_mkdocs_knows() -> None:
    assert set(MkDocsConfig()) == settings_rules.KNOWN - {"INHERIT"}


ADDRESSES = {
    "https://clustem.example/": True,
    "https://clustem.example": True,
    "https://clustem.example/site/": True,
    "http://127.0.0.1:8000/": True,
    "": False,
    "https://": False,
    "clustem.example": False,
    "ftp://clustem.example/": False,
    "https://clustem.example/ site/": False,
    "https://clustem.example/?x=1": False,
    "https://clustem.example/#top": False,
    "https://clustem.example/index.html": False,
    "https://user:secret@clustem.example/": False,
    "https:\\\\clustem.example": False,
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_address_of_the_site_is_one(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path, 'site_url: !ENV [SITE_URL, "https://clustem.example/"]\n')
    monkeypatch.setenv("SITE_URL", address)
    if ADDRESSES[address]:
        assert read_settings(file).site_url == f"{address.rstrip('/')}/"
        return
    assert faults(file) == (
        f"mkdocs.yml:1:11: error: `SITE_URL` is not the address of a site: `{address}`.\n"
        "    Write https://, the host and perhaps a folder: https://clustem.example/site/."
    )


WRONG = {
    "a text for a list": (
        "nav: events/\n",
        "mkdocs.yml:1:6: error: `nav` is a list.\n    Write it as in the documentation.",
    ),
    "a page in the menu that is not there": (
        "nav:\n  - events/\n  - nowhere.md\n",
        "mkdocs.yml:3:5: error: The menu names `nowhere.md`, but there is no page `nowhere.md`.\n"
        "    Name a page, `about.md`, or a folder with one, `events/`.",
    ),
    "a folder in the menu without an overview": (
        "nav: [training/]\n",
        "mkdocs.yml:1:7: error: The menu names `training/`, but there is no page"
        " `training/index.md`.\n    Name a page, `about.md`, or a folder with one, `events/`.",
    ),
    "a stylesheet that is not there": (
        "extra_css: [none.css]\n",
        "mkdocs.yml:1:13: error: There is no file `docs/none.css`.\n"
        "    Correct the name, or delete the line.",
    ),
    "no text for a text": (
        "repo_url: 5\n",
        "mkdocs.yml:1:11: error: `repo_url` is a text.\n    Write it as in the documentation.",
    ),
    "a variable whose default is no text": (
        "docs_dir: !ENV [CONTENT_FOLDER, 5]\n",
        "mkdocs.yml:1:11: error: `docs_dir` is a text.\n    Write it as in the documentation.",
    ),
    "a hook with options": (
        "hooks:\n  - own.py: {a: b}\n",
        "mkdocs.yml:2:3: error: `hooks` is a list of texts.\n    Write it as in the documentation.",
    ),
    "an address from a variable that is not set": (
        "site_url: !ENV NOT_SET\n",
        "mkdocs.yml:1:11: error: `site_url` is not the address of a site: ``.\n"
        "    Write https://, the host and perhaps a folder: https://clustem.example/site/.",
    ),
    "a name that is a list": (
        "extra: {[a]: b}\n",
        "mkdocs.yml:1:9: error: The name of a setting is a text.\n    Write `name: value`.",
    ),
    "extensions as a group": (
        "markdown_extensions: {footnotes: {}}\n",
        "mkdocs.yml:1:22: error: `markdown_extensions` is a list of names, perhaps with options.\n"
        "    Write it as in the documentation.",
    ),
    "settings that inherit from themselves": (
        "INHERIT: mkdocs.yml\n",
        "mkdocs.yml:1:10: error: `INHERIT` names `mkdocs.yml`, which is no other file.\n"
        "    Correct the name, or delete the line.",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_has_a_line_and_a_cure(name: str, tmp_path: Path) -> None:
    text, message = WRONG[name]
    assert faults(write(tmp_path, text)) == message


def test_settings_inherit_what_they_do_not_say(tmp_path: Path) -> None:
    write(tmp_path, "site_name: Parent\nextra: {a: 1, b: 2}\n", "parent.yml")
    found = read_settings(write(tmp_path, "INHERIT: parent.yml\nextra: {b: 3}\n"))
    assert found.site_name == "Parent"
    assert found.extra == {"a": 1, "b": 3}


def test_files_that_only_inherited_settings_name_may_be_replaced(tmp_path: Path) -> None:
    write(tmp_path, "hooks: [nowhere.py]\nsite_url: !ENV NOT_SET\n", "parent.yml")
    file = write(tmp_path, "INHERIT: parent.yml\nhooks: []\nsite_url: https://clustem.example/\n")
    assert read_settings(file).plugins == ()


def test_what_is_wrong_in_inherited_settings_names_their_file(tmp_path: Path) -> None:
    (tmp_path / "parent.yml").write_text("repo_url: 5\n", encoding="utf-8")
    assert faults(write(tmp_path, "INHERIT: parent.yml\n")) == (
        "parent.yml:1:11: error: `repo_url` is a text.\n    Write it as in the documentation."
    )


ODD = (
    *("", "[]", "{}", "5", "true", "x", "[5]", "[null]", "[{a: b}]", "[[x]]", "2024-01-01"),
    *("{a: {b: c}}", "{[a]: b}", "{5: x}", "{custom_dir: 5}", "{static_templates: x}"),
    *("[{i18n: x}]", "[{i18n: {languages: x}}]", "[{i18n: {languages: [x]}}]"),
    *("[{i18n: {languages: [{a: b}]}}]", "[{i18n: {languages: [{locale: 5}]}}]"),
    *("!ENV NOT_SET", "!ENV [NOT_SET, 5]", "!ENV [NOT_SET, [x]]"),
)


@pytest.mark.parametrize("name", sorted(settings_rules.KNOWN))
def test_any_value_is_read_or_refused_with_its_line(name: str, tmp_path: Path) -> None:
    file = write(tmp_path, "")
    plugins = "" if name == "plugins" else PLUGINS
    for odd in ODD:
        file.write_text(f"{name}: {odd}\n{plugins}", encoding="utf-8")
        with suppress(SettingsError):
            read_settings(file)


def test_a_hook_beside_ours_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    hooks = ["scripts/hook_content.py", "scripts/hook_own.py"]
    for hook in hooks:
        (tmp_path / hook).touch()
    file = write(tmp_path, f"hooks: [{', '.join(hooks)}]\n")
    assert read_settings(file).plugins == ("scripts/hook_own.py",)


def test_every_hook_of_the_project_is_ours() -> None:
    hooks = (ROOT / "scripts").glob("hook_*.py")
    assert {hook.parts[-2:] for hook in hooks} == OUR_HOOKS


def test_a_plugin_of_somebody_else_is_seen(tmp_path: Path) -> None:
    file = write(tmp_path, "hooks: [own.py]\n")
    (tmp_path / "own.py").touch()
    file.write_text(file.read_text() + "  - search\n", encoding="utf-8")
    assert read_settings(file).plugins == ("search", "own.py")


def test_pages_outside_the_menu_are_named_with_the_line_of_the_menu(tmp_path: Path) -> None:
    found = read_settings(write(tmp_path, "nav: [events/]\nnot_in_nav: /search*.md\n"))
    require_menu(found, ["events/index", "events/fair", "search"])
    with pytest.raises(SettingsError, match=r"mkdocs\.yml:1:6: error: .* none of `about\.md`\."):
        require_menu(found, ["events/index", "about"])
