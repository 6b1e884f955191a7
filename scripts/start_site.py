"""Start a site for another organisation: `start_site.py DIR --name Mill --languages en,de`."""

import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from newsroom.command_line import Parser, command_words
from newsroom.environment import ROOT, add_day, run
from newsroom.new_site.letter_mark import favicon, logo
from newsroom.new_site.register import register_of
from newsroom.new_site.sample_pages import sample_languages, sample_pages
from newsroom.new_site.site_settings import settings_of
from newsroom.render.settings.addresses import fault_of_web
from newsroom.words import FIRST_LANGUAGE, further_languages, languages, load_words

PROGRAMS = ("scripts", "overrides", "hosting", ".ci")
FILES = (
    *("Makefile", "pyproject.toml", "requirements.txt", "requirements-dev.txt", "LICENSE"),
    *("requirements-tools.txt", ".editorconfig", ".gitattributes", ".gitignore"),
    *(".gitlab-ci.example.yml", ".pre-commit-config.yaml", ".pre-commit-hooks.yaml"),
    *(".github/dependabot.yml", ".github/workflows/publish.yml", ".github/workflows/links.yml"),
)
CONTENT = ("assets/javascripts", "assets/stylesheets", "api", "handbook")
"""Folders below `docs` that belong to the programs."""
OF_OUR_FIELD = ("distilleries", "producers", "policy")
"""Entries of our register that fit no other organisation."""

LONGEST_NAME = 50
"""Characters: the titles of the sample pages hold the name and more."""


class UnusableError(Exception):
    """What was asked for cannot be made; the message says why."""


def main() -> int:
    """Read the command line, ask for what is missing, write the site; 2 if that is impossible."""
    parser = Parser("start_site")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--name")
    parser.add_argument("--languages")
    parser.add_argument("--site-url", metavar="URL")
    add_day(parser)
    options = parser.parse_args()
    try:
        folder = _empty(options.folder.absolute())
        name = _name(_answer(options.name, "name"))
        chosen = _languages(_answer(options.languages, "languages"))
        site_url = _site_url(_answer(options.site_url, "site_url"))
        _write(folder, name, chosen, site_url, options.today)
    except UnusableError as error:
        parser.error(str(error))
    print(command_words().start_site.done.format(folder=options.folder))
    return 0


def _empty(folder: Path) -> Path:
    """The folder, if nothing can be lost in it, and it is none of this project."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UnusableError(_said("not_empty", folder=folder))
    if folder.exists() and any(folder.iterdir()):
        raise UnusableError(_said("not_empty", folder=folder))
    if folder.resolve().is_relative_to(ROOT):
        raise UnusableError(_said("inside", folder=folder))
    return folder


def _answer(given: str | None, what: str) -> str:
    """What the command line says; else what is written in the terminal."""
    if given is None and sys.stdin.isatty():
        given = input(f"{command_words().start_site.asks[what]} ")
    given = " ".join((given or "").split())
    if not given or not given.isprintable():
        raise UnusableError(_said("missing", option=f"--{what.replace('_', '-')}"))
    return given


def _name(name: str) -> str:
    """The name, if titles can hold it."""
    if len(name) > LONGEST_NAME or {*name} & {*"<>"}:
        raise UnusableError(_said("name", most=LONGEST_NAME))
    return name


def _languages(written: str) -> tuple[str, ...]:
    """The languages, English first: the originals of shared facts are written in it."""
    wanted = [one.strip().lower() for one in written.split(",") if one.strip()]
    known = [lang for lang in (*languages(), *further_languages()) if lang in sample_languages()]
    for lang in wanted:
        if lang not in known:
            raise UnusableError(_said("language", language=lang, known=", ".join(known)))
    if FIRST_LANGUAGE not in wanted:
        raise UnusableError(_said("first", language=FIRST_LANGUAGE))
    return tuple(dict.fromkeys([FIRST_LANGUAGE, *wanted]))


def _site_url(address: str) -> str:
    fault = fault_of_web(address, is_site=True)
    if fault:
        raise UnusableError(_said("address", address=address))
    return address if address.endswith("/") else f"{address}/"


def _said(what: str, **values: object) -> str:
    return str(command_words().start_site.refusals[what]).format(**values)


def _write(folder: Path, name: str, chosen: tuple[str, ...], site_url: str, today: date) -> None:
    """Copy the programs and write the rest."""
    docs = folder / "docs"
    for path in _copied():
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    words = folder / "scripts" / "newsroom" / "words"
    for lang in (lang for lang in chosen if lang in further_languages()):
        shutil.copy(words / "further" / f"{lang}.yml", words)
    for lang in (lang for lang in languages() if lang not in chosen):
        (words / f"{lang}.yml").unlink()
        for path in (docs / "handbook").glob(f"*.{lang}.md"):
            path.unlink()
    ours = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings_of(ours, name=name, languages=chosen, site_url=site_url)
    register = (ROOT / "docs" / "register.yml").read_text(encoding="utf-8")
    readme = load_words(FIRST_LANGUAGE).commands.start_site.readme
    written = {
        "mkdocs.yml": settings,
        "README.md": f"# {name}\n\n{readme}",
        "docs/register.yml": register_of(register, chosen, OF_OUR_FIELD),
        "docs/assets/images/logo.svg": logo(name),
        "docs/assets/images/favicon.svg": favicon(name),
        **{f"docs/{path}": text for path, text in sample_pages(chosen, name, today)},
    }
    for relative, text in written.items():
        target = folder / relative
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def _copied() -> Iterator[Path]:
    """The files of this project that any site needs."""
    for name in FILES:
        if (ROOT / name).is_file():
            yield ROOT / name
    for name in (*PROGRAMS, *(f"docs/{one}" for one in CONTENT)):
        for path in sorted((ROOT / name).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path


if __name__ == "__main__":
    sys.exit(run(main))
