"""The made-up content as other programs want it, with the settings of an ordinary site."""

import shutil
from pathlib import Path

from newsroom.words import FIRST_LANGUAGE, languages

HUGO = Path(__file__).parent / "hugo"
"""Settings and layouts."""
MATERIAL = """\
site_name: Looms
site_url: https://news.example/
site_dir: {site}
theme:
  name: material
  language: {lang}
  font: false
  features:
    - navigation.tabs
    - navigation.indexes
    - navigation.prune
    - navigation.footer
    - toc.follow
    - search.suggest
    - search.highlight
plugins:
  - search
{plugins}
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - tables
  - toc:
      slugify: !!python/object/apply:pymdownx.slugs.slugify {{kwds: {{case: lower}}}}
"""
I18N = """\
  - i18n:
      docs_structure: suffix
      languages:
"""
LANGUAGE = "        - {{locale: {lang}, name: {lang}, build: true, default: {default}}}\n"


def stock_settings(site: Path, lang: str | None = None) -> str:
    """A `mkdocs.yml` for pages in all languages, or in this one alone."""
    every = (
        LANGUAGE.format(lang=one, default=str(one == FIRST_LANGUAGE).lower()) for one in languages()
    )
    plugins = "" if lang else I18N + "".join(every)
    return MATERIAL.format(site=site, lang=lang or FIRST_LANGUAGE, plugins=plugins)


def make_hugo_site(docs: Path, folder: Path) -> None:
    """A site of Hugo in all languages; an overview has another name there."""
    shutil.copytree(HUGO, folder)
    for page in docs.rglob("*.md"):
        name = f"_{page.name}" if page.name.startswith("index.") else page.name
        _copy(page, folder / "content" / page.relative_to(docs).with_name(name))


def make_zensical_sites(docs: Path, folder: Path) -> None:
    """A site of Zensical for each language."""
    for lang in languages():
        for page in docs.rglob("*.md"):
            name, _, suffix = page.stem.partition(".")
            if (suffix or FIRST_LANGUAGE) == lang:
                _copy(page, folder / lang / "docs" / page.relative_to(docs).with_name(f"{name}.md"))
        settings = stock_settings(folder / lang / "site", lang)
        (folder / lang / "mkdocs.yml").write_text(settings, encoding="utf-8")


def _copy(page: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(page, target)
