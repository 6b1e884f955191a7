"""The settings: every option is looked at, and what is wrong is reported with line and cure."""

import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.config.defaults import MkDocsConfig

import settings_projects
from newsroom.content.allowed import Allowed, read_allowed
from newsroom.content.library import read_library
from newsroom.render.settings import OUR_HOOKS, SettingsError, read_settings, require_menu
from newsroom.render.settings import options as settings_options
from newsroom.render.settings.problems import of_site
from platforms import needs
from settings_projects import change, make_tiny, settings_with
from site_tools import ROOT


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The settings file of a tiny project."""
    return make_tiny(tmp_path)


def write(file: Path, text: str) -> Path:
    file.write_text(settings_with(text), encoding="utf-8")
    return file


def allow(file: Path, **lists: list[str]) -> None:
    lines = [f"{name} = {listed!r}" for name, listed in lists.items()]
    text = "[tool.newsroom.allowed]\n" + "\n".join(lines)
    (file.parent / "pyproject.toml").write_text(text, encoding="utf-8")


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


@pytest.mark.parametrize(
    "written",
    [
        "{funding: {}, contact: {name: '', email: ''}, newsletter: '', legal: []}",
        "{funding: {statement: Paid by the weavers.}, newsletter: 'https://x.example/?list=1'}",
        "{funding: {emblem: false, statement: {en: Paid., tr: x}, note: {en: a, it: b}}}",
        "{contact: {name: Mill, phone: +44 20 7946 0123, address: 'Lane 1'}, legal: [index.md]}",
    ],
)
def test_an_organisation_says_of_itself_what_it_likes(written: str, file: Path) -> None:
    write(file, f"extra: {written}\n")
    assert read_settings(file).extra == yaml.safe_load(written)


def test_the_list_of_this_project_is_what_holds_without_one() -> None:
    assert read_allowed(ROOT) == Allowed()


def test_we_know_the_settings_that_mkdocs_knows() -> None:
    assert set(MkDocsConfig()) == settings_options.OPTIONS.keys() - {"INHERIT"}


CASES = [
    pytest.param(case, id=case["name"], marks=needs("symbolic links") if "link" in case else ())
    for case in settings_projects.cases()
]


@pytest.mark.parametrize("case", CASES)
def test_what_is_wrong_has_a_line_and_a_cure(case: dict[str, Any], file: Path) -> None:
    change(file, case)
    assert faults(file).replace("\n    ", "\n").split("\n") == case["says"]


ADDRESSES = {
    "https://news.example/": True,
    "https://news.example": True,
    "https://news.example/site/": True,
    "https://news.example:8443/site": True,
    "https://xn--mnchen-3ya.example/": True,
    "http://127.0.0.1:8000/": True,
    "http://localhost/": True,
    "http://[::1]:8000/": True,
    "https://": False,
    "https:///news.example": False,
    "https:/news.example": False,
    "news.example": False,
    "//news.example/": False,
    "ftp://news.example/": False,
    "javascript:alert(1)": False,
    "https://news.example/ site/": False,
    " https://news.example/": False,
    "https://news.example/\t": False,
    "https://news.example/?x=1": False,
    "https://news.example/#top": False,
    "https://news.example/index.html": False,
    "https://news.example/../x/": False,
    "https://news.example/%2e%2E/x/": False,
    "https://news.example//x/": False,
    "https://news.example/%zz/": False,
    "https://news.example/<script>/": False,
    "https://news.example/a\\b/": False,
    "https://user:secret@news.example/": False,
    "https:\\\\news.example": False,
    "https://[bad/": False,
    "https://256.1.1.1/": False,
    "https://clustem..example/": False,
    "https://-news.example/": False,
    f"https://{'a' * 64}.example/": False,
    "https://news.example:99999/": False,
    "https://news.example:0/": False,
    "https://clustém.example/": False,
    "https://eur\u03bfpa.eu/": False,
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_address_of_the_site_is_one(
    address: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(file, 'site_url: !ENV [SITE_URL, "https://news.example/"]\n')
    monkeypatch.setenv("SITE_URL", address)
    if ADDRESSES[address]:
        assert read_settings(file).site_url == f"{address.rstrip('/')}/"
        return
    said = faults(file)
    assert said.startswith("mkdocs.yml:1:11: error: `SITE_URL` ")
    assert "secret" not in said
    assert said.endswith(
        "    Write https://, the host and perhaps a folder: https://news.example/site/."
    )


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("", "`SITE_URL` is empty; the pages need the address of the site."),
        (" ", "`SITE_URL` is empty; the pages need the address of the site."),
        ("x y", "`SITE_URL` is not the address of a site: `x y`."),
        (
            "http://news.example/",
            "`SITE_URL` begins with http:, so anybody on the way could change a page.",
        ),
        (
            "https://a:b@c.example/",
            "`SITE_URL` is not the address of a site: `https://…@c.example/`.",
        ),
        ("5", "`SITE_URL`, which gives `site_url`, is a text."),
    ],
)
def test_a_wrong_address_of_the_site_is_reported_once(
    address: str, message: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(file, "site_url: !ENV SITE_URL\n")
    monkeypatch.setenv("SITE_URL", address)
    assert faults(file).split("\n")[0] == f"mkdocs.yml:1:11: error: {message}"
    assert faults(file).count("\n") == 1


def test_what_a_terminal_would_obey_is_not_repeated(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(file, "site_url: !ENV SITE_URL\n")
    monkeypatch.setenv("SITE_URL", "https://x\x1b[2J\n::error::/")
    assert "\x1b" not in faults(file)
    assert "\n::error::" not in faults(file)


def test_settings_inherit_what_they_do_not_say(file: Path) -> None:
    (file.parent / "parent.yml").write_text("site_name: Parent\nextra: {a: 1, b: 2}\n")
    file.write_text(
        "INHERIT: parent.yml\nextra: {b: 3}\n" + settings_with("site_name:\n").partition("\n")[2]
    )
    found = read_settings(file)
    assert found.texts_of("it").site_name == "Parent"
    assert found.extra == {"a": 1, "b": 3}


def test_files_that_only_inherited_settings_name_may_be_replaced(file: Path) -> None:
    parent = "hooks: [/nowhere.py]\nsite_url: ftp://x\nnav: [nowhere/]\n"
    (file.parent / "parent.yml").write_text(parent)
    assert read_settings(write(file, "INHERIT: parent.yml\n")).plugins == ()


def test_what_is_wrong_in_inherited_settings_names_their_file(file: Path) -> None:
    (file.parent / "parent.yml").write_text("repo_url: 5\n", encoding="utf-8")
    assert faults(write(file, "INHERIT: parent.yml\n")) == (
        "parent.yml:1:11: error: `repo_url` is a text on one line.\n    Write `repo_url: text`."
    )


def test_a_list_that_is_nested_too_deep_is_refused(file: Path) -> None:
    (file.parent / "pyproject.toml").write_text(f"a = {'[' * 50_000}\n", encoding="utf-8")
    assert faults(file).startswith("pyproject.toml:1:1: error: The file is nested too deep.")


@needs("named pipes")
def test_a_pipe_is_never_waited_for(file: Path) -> None:
    for name in ("mkdocs.yml", "pyproject.toml"):
        (file.parent / name).unlink(missing_ok=True)
        os.mkfifo(file.parent / name)
        assert f"{name}:1:1: error: " in faults(file)
        (file.parent / name).unlink()
        write(file, "")


@needs("symbolic links")
def test_settings_that_are_a_link_are_not_read(file: Path) -> None:
    file.unlink()
    file.symlink_to("/etc/hostname")
    assert faults(file).startswith("mkdocs.yml:1:1: error: There is no such file.")


ODD = (
    *("", "[]", "{}", "5", "true", "x", "[5]", "[null]", "[{a: b}]", "[[x]]", "2024-01-01"),
    *("{a: {b: c}}", "{[a]: b}", "{5: x}", "{custom_dir: 5}", "{static_templates: x}"),
    *("[{i18n: x}]", "[{i18n: {languages: x}}]", "[{i18n: {languages: [x]}}]", "[i18n, i18n]"),
    *("[{i18n: {languages: [{a: b}]}}]", "[{i18n: {languages: [{locale: 5}]}}]", "[toc, {toc: 5}]"),
    *("!ENV NOT_SET", "!ENV [NOT_SET, 5]", "!ENV [NOT_SET, [x]]", "!ENV {a: b}", "!ENV SITE_URL"),
    *("/etc", "../..", "''", "'\\0'", '"\\0"', '"\\ud800"', "~", "=", "<<", ".inf", "1e999", "0x_"),
    *("2024-99-99", "9" * 5000, "x" * 5000, "a/" * 300, "|\n  a\n  b", "&a [*a]", "!!set {a}"),
    *("!!binary aGk=", "!!python/name:os.system", "{docs_dir: {x: [5, {y: z}]}}", "[a: b", "'"),
    *("[{toc: {toc_depth: x}}]", "[{toc: {baselevel: []}}]", "[{footnotes: {SEPARATOR: {a: b}}}]"),
    *("[{attr_list: {x: 5}}]", "[{toc: {slugify: x}}]", "[{abbr: {glossary: 5}}]", "- a\n- b"),
    *("{nav: {not_found: 5}}", "{security_contact: [x]}", "{social: [5]}", "{social: [{link: 5}]}"),
)
"""Values of every sort, right and wrong."""
PATHS = (
    *settings_options.OPTIONS,
    *(f"{group}.{name}" for group, known in settings_options.GROUPED.items() for name in known),
    *(f"extra.{name}" for name in settings_options.EXTRA),
)


def read_or_refused(file: Path) -> bool:
    """Whether the settings are read; if not, every fault has a place and a cure."""
    try:
        found, reported = read_settings(file), ()
    except SettingsError as error:
        found, reported = None, error.faults
    assert found or reported
    for fault in reported:
        assert min(fault.line, fault.column) >= 1
        assert fault.message.strip()
        assert fault.cure.strip()
    if found is None:
        return False
    inside = [found.docs, found.overrides]
    assert all(one and one.resolve().is_relative_to(file.parent.resolve()) for one in inside)
    return True


@pytest.mark.parametrize("name", sorted(settings_options.OPTIONS))
def test_any_value_is_read_or_refused_with_its_line(name: str, file: Path) -> None:
    for odd in ODD:
        write(file, f"{name}: {odd}\n")
        read_or_refused(file)


@given(data=st.data())
@settings(max_examples=int(os.environ.get("SWEEP", 0)) * 5000 or 150, deadline=None)
def test_any_change_of_our_settings_is_read_or_refused_with_its_line(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    lines = settings_with("").splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        number = data.draw(st.integers(0, len(lines) - 1))
        kind = data.draw(st.sampled_from(["delete", "value", "cut", "indent", "twice", "text"]))
        old = lines[number]
        odd = data.draw(st.sampled_from(ODD))
        lines[number : number + 1] = {
            "delete": [],
            "value": [f"{old.partition(':')[0]}: {odd}"],
            "cut": [old[: data.draw(st.integers(0, len(old)))]],
            "indent": [" " * data.draw(st.integers(0, 9)) + old.lstrip()],
            "twice": [old, old],
            "text": [data.draw(st.text(max_size=30))],
        }[kind] or [""]
    file = tmp_path_factory.getbasetemp() / "any" / "mkdocs.yml"
    if not file.parent.exists():
        make_tiny(file.parent)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8", errors="replace", newline="")
    read_or_refused(file)


def test_a_hook_beside_ours_is_not_ours(file: Path) -> None:
    (file.parent / "scripts/hook_own.py").touch()
    allow(file, hooks=[*OUR_HOOKS, "scripts/hook_own.py"])
    write(file, f"hooks: [{', '.join(OUR_HOOKS)}, scripts/hook_own.py]\n")
    assert read_settings(file).plugins == ("scripts/hook_own.py",)


@needs("symbolic links")
def test_the_built_site_may_be_a_link_to_where_it_is_published(file: Path) -> None:
    (file.parent / "site").symlink_to("/etc")
    assert read_settings(file).docs == file.parent / "docs"


def test_every_hook_of_the_project_is_ours() -> None:
    hooks = (ROOT / "scripts").glob("hook_*.py")
    assert sorted(hook.relative_to(ROOT).as_posix() for hook in hooks) == sorted(OUR_HOOKS)


def test_a_listed_plugin_of_somebody_else_is_seen(file: Path) -> None:
    allow(file, plugins=["i18n", "search"])
    text = settings_projects.SETTINGS["plugins"] + "  - search\n"
    assert read_settings(write(file, text)).plugins == ("search",)


def test_a_path_in_a_change_of_the_environment_is_a_value_like_others(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    allow(file, variables=["PAGES"])
    monkeypatch.setenv("PAGES", "/etc")
    assert faults(write(file, "docs_dir: !ENV [PAGES, docs]\n")).startswith(
        "mkdocs.yml:1:11: error: `docs_dir` names `/etc`, which is not a path within the project."
    )


def test_pages_outside_the_menu_are_named_with_the_line_of_the_menu(file: Path) -> None:
    found = read_settings(write(file, "nav: [events/]\nnot_in_nav: /search*.md\n"))
    require_menu(found, ["events/index", "events/fair", "search"])
    with pytest.raises(SettingsError, match=r"mkdocs\.yml:1:6: error: .* none of `about\.md`\."):
        require_menu(found, ["events/index", "about"])


def test_translations_are_missed_in_the_languages_of_the_site_alone(file: Path) -> None:
    library = read_library(file.parent / "docs", ("en", "es", "it", "tr"))
    page = library.originals["index"].file
    files = [f"index.{lang}.md" for lang in ("es", "it", "tr")]
    missing = page.problem("I18003", languages=["es", "it", "tr"], files=files)
    (found,) = of_site([missing], library)
    assert found.values == {"languages": ["it"], "files": ["index.it.md"]}
    abroad = page.problem("I18003", languages=["tr"], files=["index.tr.md"])
    assert of_site([abroad], library) == []
