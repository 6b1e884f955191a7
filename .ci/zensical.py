"""Stages the content for Zensical, one project for each language, and says what stands of the site.

    zensical.py stage PLACE          a project in PLACE/en, PLACE/it …
    zensical.py compare SITE PLACE   SITE is built by us, PLACE/LANG/site by Zensical

Zensical reads `mkdocs.yml`, but neither hooks nor static-i18n, so both are left out, and of our
templates only the names of their blocks are tried.
"""

import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import html

from newsroom.words import FIRST_LANGUAGE, languages

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
LANGUAGES = sorted(languages())
TRANSLATION = re.compile(rf"(.+)\.({'|'.join(LANGUAGES)})\.md")
LEFT_OUT = re.compile(r"^(?:hooks|plugins|not_in_nav):.*\n(?:[ ]+.*\n|\n)*", re.MULTILINE)
OURS = re.compile(
    r"^[ ]+(?:custom_dir|logo|favicon):.*\n|^[ ]+static_templates:.*\n(?:[ ]+-.*\n)*", re.MULTILINE
)
VARIABLE = re.compile(r"!ENV \[\w+, (.*)\]")
BLOCK = re.compile(r"{%-? block (\w+)")
DIGEST = re.compile(r"/[0-9a-f]{8,}(?=/)")
TEXTS = ("h1", "h2", "h3", "h4", "p", "li", "td", "th", "dt", "dd", "summary", "figcaption")
MOST_NAMED = 5
MOST_KINDS = 20


def stage(place: Path) -> None:
    """Write the projects."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = OURS.sub("", LEFT_OUT.sub("", VARIABLE.sub(r"\1", settings)))
    blocks = "".join(
        f'{{% block {name} %}}{{{{ super() }}}}<meta name="block-{name}">{{% endblock %}}\n'
        for name in our_blocks()
    )
    for lang in LANGUAGES:
        project = place / lang
        for page in filter(Path.is_file, sorted(DOCS.rglob("*"))):
            if name := staged_name(page, lang):
                (project / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(page, project / "docs" / name)
        (project / "overrides").mkdir()
        (project / "overrides" / "main.html").write_text(f'{{% extends "base.html" %}}\n{blocks}')
        text = settings.replace("  language: en", f"  language: {lang}\n  custom_dir: overrides")
        (project / "mkdocs.yml").write_text(f"{text}\nsite_dir: site\n", encoding="utf-8")


def staged_name(page: Path, lang: str) -> str:
    """Where a file of `docs` stands in the project of a language; empty if it is not in it."""
    name = page.relative_to(DOCS).as_posix()
    if translation := TRANSLATION.fullmatch(name):
        return f"{translation[1]}.md" if translation[2] == lang else ""
    is_translated = lang != FIRST_LANGUAGE and page.with_name(f"{page.stem}.{lang}.md").exists()
    return "" if name.endswith(".md") and is_translated else name


def our_blocks() -> list[str]:
    """The names of the blocks that a template of a user may fill."""
    return BLOCK.findall((ROOT / "overrides" / "base.html").read_text(encoding="utf-8"))


def compare(site: Path, place: Path) -> Iterator[str]:
    """The lines of the summary: for each language what stands, then what is missing."""
    yield "| language | pages | texts of the pages | blocks of `main.html` |"
    yield "|---|---|---|---|"
    lost: list[str] = []
    filled: set[str] = set()
    blocks = our_blocks()
    for lang in LANGUAGES:
        ours, theirs = site / ("" if lang == FIRST_LANGUAGE else lang), place / lang / "site"
        pages = [address(name) for name in staged_pages(lang)]
        built = [page for page in pages if (theirs / page).is_file()]
        texts = {page: list(texts_of(ours / page)) for page in built}
        missing = [
            (page, text) for page in built for text in missing_in(theirs / page, texts[page])
        ]
        lost += [f"{lang}, {page}: {text[:60]}" for page, text in missing]
        total = sum(map(len, texts.values()))
        home = (theirs / address("index")).read_text(encoding="utf-8")
        filled = {name for name in blocks if f"block-{name}" in home}
        counts = (
            f"{len(built)} of {len(pages)}",
            f"{total - len(missing)} of {total}",
            f"{len(filled)} of {len(blocks)}",
        )
        yield f"| {lang} | {' | '.join(counts)} |"
    yield ""
    yield f"Blocks without a place: {', '.join(sorted(set(blocks) - filled)) or 'none'}."
    yield f"Texts that are missing or other: {len(lost)}."
    yield from (f"- {one} …" for one in lost[:MOST_NAMED])
    yield from files_without_counterpart(site, place)


def staged_pages(lang: str) -> Iterator[str]:
    """The pages in the project of a language, without their ending."""
    for page in sorted(DOCS.rglob("*.md")):
        if name := staged_name(page, lang):
            yield name.removesuffix(".md")


def missing_in(page: Path, texts: list[str]) -> list[str]:
    """Those of the texts that a page does not show."""
    shown = " ".join(html.parse(page).getroot().text_content().split())
    return [text for text in texts if text not in shown]


def address(name: str) -> str:
    """The file of a page in a built site."""
    return f"{name}.html" if name == "index" else f"{name.removesuffix('index')}/index.html"


def texts_of(page: Path) -> Iterator[str]:
    """The paragraphs, items and cells that our page makes of its Markdown."""
    for body in html.parse(page).getroot().find_class("nl-body"):
        for element in body.iter(*TEXTS):
            text = " ".join(element.text_content().split())
            if text and "nl-" not in (element.get("class") or ""):
                yield text


def files_without_counterpart(site: Path, place: Path) -> Iterator[str]:
    """What else we publish and Zensical does not, by folder and ending."""
    theirs = {
        path.relative_to(place / lang / "site").as_posix()
        for lang in LANGUAGES
        for path in (place / lang / "site").rglob("*.*")
    }
    kinds = Counter[str]()
    for path in filter(Path.is_file, site.rglob("*")):
        name = path.relative_to(site).as_posix()
        bare = re.sub(rf"^(?:{'|'.join(LANGUAGES)})/", "", name)
        if bare not in theirs:
            folder = DIGEST.sub("/…", f"/{bare.rpartition('/')[0]}/").strip("/")
            kinds[f"{folder}/*{path.suffix or path.name}".lstrip("/")] += 1
    yield f"Files of the site without a counterpart: {kinds.total()}."
    yield from (f"- {count} × `{kind}`" for kind, count in kinds.most_common(MOST_KINDS))


def main() -> int:
    """Read the command line."""
    match sys.argv[1:]:
        case ["stage", place]:
            stage(Path(place))
        case ["compare", site, place]:
            print("\n".join(compare(Path(site), Path(place))))
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
