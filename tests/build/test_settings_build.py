"""What the check says of the settings is what the build says; what they accept is built."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from small_projects import TODAY, Project

ACCEPTED = {
    "another name and address": {
        "site_name: CLUSTEM": "site_name: 'A & B <c>'",
        "https://news.example/": "https://www.news.example:8443/news/site",
    },
    "a repository": {"copyright: CLUSTEM": "repo_url: https://github.com/a/b\nedit_uri: edit/x/"},
    "a contact": {
        'security_contact: ""': "security_contact: mailto:security@news.example",
        'security_policy: ""': "security_policy: https://news.example/policy?x=1#y",
    },
    "options of extensions": {
        "permalink: false": "permalink: true\n      toc_depth: 2-3\n      baselevel: 2",
    },
    "other options of extensions": {
        "permalink: false": "anchorlink: true\n      separator: ''",
        'BACKLINK_TITLE: "↩ {}"': "SEPARATOR: /\n      UNIQUE_IDS: true\n      BACKLINK_TEXT: <b>",
        "  - abbr\n": "  - abbr: {glossary: {CL: x, the: y}}\n",
    },
    "options of Material": {
        "theme:\n": "theme:\n  icon: {logo: material/library, menu: octicons/three-bars-16}\n",
        "  logo: assets/images/logo.svg\n": "",
        "generator: false": "generator: false\n  foo: {bar: [1, {x: y}]}",
        "copyright: CLUSTEM": "copyright: CLUSTEM &amp; <b>friends</b>",
        "      scheme: slate\n": "      scheme: slate\n      primary: amber\n      accent: lime\n",
    },
    "fewer stylesheets and extensions": {
        "  - assets/stylesheets/print.css\n": "",
        "  - def_list\n": "",
    },
    "a page of the menu, and a language less": {
        "  - newsletter/\n": "",
        "not_in_nav: |\n": "not_in_nav: |\n  /newsletter*\n",
        "        - {locale: tr, name: Türkçe, build: true}\n": "",
    },
}
REFUSED = {
    "a page in no menu": {"  - newsletter/\n": ""},
    "several faults": {"locale: tr,": "locale: fr,", "custom_dir: overrides": "custom_dir: /etc"},
    "no settings at all": {"": ""},
    "a misspelt setting": {"copyright: CLUSTEM": "copyrigth: CLUSTEM"},
}
_FAULT = re.compile(r"(?m)^mkdocs\.yml:\d+:\d+: error: (.*)$")


def change(project: Project, changes: dict[str, str]) -> None:
    project.restore()
    file = project.folder / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new) if old else ""
    file.write_text(text, encoding="utf-8")


def check(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "scripts/check_content.py", *TODAY, "--lang", "en", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.mark.parametrize("name", ACCEPTED)
def test_settings_that_are_accepted_are_built(name: str, small_project: Project) -> None:
    change(small_project, ACCEPTED[name])
    checked = check(small_project.folder)
    assert checked.returncode == 0, checked.stdout
    built = small_project.builder.build(*TODAY)
    assert built.code == 0, built.errors


@pytest.mark.parametrize("name", REFUSED)
def test_the_check_says_of_the_settings_what_the_build_says(
    name: str, small_project: Project
) -> None:
    change(small_project, REFUSED[name])
    built = small_project.builder.build(*TODAY)
    checked = check(small_project.folder)
    assert (built.code, checked.returncode) == (1, 1)
    said = "The site cannot be built with these settings: "
    reported = [one.removeprefix(said) for one in _FAULT.findall(checked.stdout)]
    assert reported
    assert reported == _FAULT.findall(built.errors)
    assert checked.stdout.count("(SET001)") == len(reported)


def test_the_check_of_other_pages_leaves_the_settings_alone(small_project: Project) -> None:
    change(small_project, REFUSED["a misspelt setting"])
    checked = check(small_project.folder, "docs/index.md")
    assert checked.returncode == 0, checked.stdout


def test_the_settings_can_be_checked_alone(small_project: Project) -> None:
    change(small_project, {})
    fine = check(small_project.folder, "mkdocs.yml")
    assert (fine.returncode, fine.stdout) == (0, "Pages checked: 0. Nothing wrong.\n")
    change(small_project, REFUSED["a misspelt setting"])
    assert check(small_project.folder, "mkdocs.yml").returncode == 1


@pytest.mark.parametrize("form", ["json", "github", "gitlab", "sarif", "rdjson"])
def test_every_report_shows_the_settings(form: str, small_project: Project) -> None:
    change(small_project, REFUSED["a misspelt setting"])
    checked = check(small_project.folder, "--format", form)
    assert checked.returncode == 1
    assert "mkdocs.yml" in checked.stdout
    assert "Did you mean `copyright`?" in checked.stdout
