"""The cleaner leaves texts of editors as they are, and removes harmful HTML.

The cases of `hostile.yml` and `hostile_markdown.yml` are tried on the cleaner, and on whole
pages of the small world with the checker switched off.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree, html

from little_worlds import make_world
from newsroom.checks.rules import markup
from newsroom.render import clean_html as cleaning
from newsroom.render.clean_html import clean_heading, clean_html
from newsroom.render.markdown import Converter
from newsroom.render.placeholders import filled
from newsroom.render.settings import read_settings
from newsroom.words import languages, load_words
from pages import read
from real_content import real_day
from site_tools import ROOT, mkdocs, own_settings
from unchecked_worlds import build_unchecked


def cases_of(name: str) -> Any:
    return yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))


CONVERTER = Converter(read_settings(ROOT / "mkdocs.yml"))
CASES = [case for cases in cases_of("hostile.yml").values() for case in cases]
IN_MARKDOWN = cases_of("hostile_markdown.yml")
WROTE = [case["wrote"] for case in (*CASES, *IN_MARKDOWN)]
SEEN = """\
from pathlib import Path
from mkdocs.plugins import event_priority

@event_priority({priority})
def on_page_content(html, page, config, files):
    path = Path(config.config_file_path).parent / "{name}" / page.file.dest_uri
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(html, encoding="utf-8")
"""
"""A hook that writes down what the text of each page is at one moment of the build."""
DRAWING = re.compile("<svg .*?</svg>|<picture>.*?</picture>|<img [^<>]*>")
"""What is made after cleaning: an icon, and a picture with its sizes."""
EVERYTHING = """\
# Title {#own-id}

[TOC]

A *text* with **all** that `Markdown` makes: [a link](a.md "its title"), <https://news.example/>,
<someone@news.example>, [Italian](b.md){hreflang=it lang=it}, ![a loom](loom.png "A loom"),
*çırak*{lang=tr}, a note[^one], the same note[^one], another[^two], the SME.

[^one]: A note with *emphasis*.
[^two]:
    A note of two paragraphs.

    The second.

*[SME]: Small or medium-sized enterprise

H~2~O, x^2^, ~~old~~, ^^new^^, ==marked==, ++ctrl+c++, :material-calendar:{ .lg .middle },
https://news.example/, `#!py x = 1`, [Register](a.md){ .md-button .md-button--primary }.

![A loom](loom.png "Its caption"){ align=left width=300 loading=lazy }

/// caption
Another.
///

=== "One"
    1

=== "Two"
    2

???+ tip "More"
    Text.

> [!WARNING]
> Text.

- [x] done
- [ ] open

<div class="grid cards" markdown>

- One

    ---

    Two

</div>

<figure markdown="span">
![A loom](loom.png)
<figcaption>The loom</figcaption>
</figure>

``` py title="x.py" linenums="1" hl_lines="1"
x = "a"
```

## A heading with `code` & more {lang=it}

- one
- two

    more of it

3. three
4. four

> Quoted.

Term
:   Its meaning.

| left | right | middle |
|:-----|------:|:------:|
| 1    | 2     | **3**  |
| “q”  | a & b |        |

!!! warning "Mind *this*"
    A box.

!!! note
    Another.

```yaml
key: <value>
```

    code & more

---

### Third

#### Fourth

##### Fifth

###### <abbr title="Hyper“Text”">HTML</abbr> <bdi dir="rtl" lang="ar">نسيج</bdi> <cite>a</cite>

<dfn>d</dfn> <kbd>k</kbd> <mark>m</mark> <q lang="it">q</q> <small>s</small> <br>
<span lang="tr" dir="ltr" title="t">ı</span> <sub>2</sub> <sup>3</sup> <wbr>
<time datetime="2023-09-07">7 September</time> &nbsp;&euro; <br/>
"""
"""A text in which everything stands that an editor can write."""


def tree(element: html.HtmlElement) -> list[object]:
    """An element with its content, however it is written."""
    inside = [tree(child) for child in element]
    return [element.tag, dict(element.attrib), element.text or "", element.tail or "", *inside]


def tree_of(text: str) -> list[object]:
    return tree(html.fragment_fromstring(text, create_parent="div"))


def elements(text: str) -> Iterator[html.HtmlElement]:
    yield from html.fragment_fromstring(text, create_parent="div").iterdescendants()


def converted(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The HTML of a text and its headings, made with the extensions of the real site."""
    made = CONVERTER.convert(text, lambda _: None)
    return made.html, made.headings


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The texts of the real site, as the converter made them and as they are published."""
    folder = tmp_path_factory.mktemp("seen")
    for name, priority in (("made", 0), ("published", -1000)):
        (folder / f"hook_{name}.py").write_text(SEEN.format(name=name, priority=priority))
    shutil.copytree(ROOT / "docs", folder / "docs")
    hooks = [hook.name for hook in sorted(folder.glob("hook_*.py"))]
    file = own_settings(folder / "mkdocs.yml", {}, hooks)
    mkdocs("build", "-f", str(file), "-d", str(folder / "site"), BUILD_TODAY=real_day().isoformat())
    return folder


def test_the_texts_of_the_real_site_are_published_as_they_are(seen: Path) -> None:
    texts = sorted((seen / "made").rglob("*.html"))
    assert texts
    for made in texts:
        path = made.relative_to(seen / "made")
        published = seen / "published" / path
        titles = load_words(path.parts[0] if path.parts[0] in languages() else "en").boxes
        before, after = (path.read_text(encoding="utf-8") for path in (made, published))
        assert tree_of(DRAWING.sub("", filled(before, titles))) == tree_of(
            DRAWING.sub("", after)
        ), made


def test_everything_that_an_editor_can_write_stays() -> None:
    made, _ = converted(EVERYTHING)
    names = {element.tag for element in elements(made)}
    assert names == cleaning.WRITTEN_BY_EDITORS | cleaning.MADE_BY_MARKDOWN
    assert tree_of(clean_html(made)) == tree_of(made)


def test_cells_say_how_they_are_aligned_without_a_style() -> None:
    made, _ = converted(EVERYTHING)
    assert "style" not in made
    cells = html.fragment_fromstring(made, create_parent="div").cssselect("table tr:first-child *")
    sides = [cell.get("data-align") for cell in cells if cell.tag in ("th", "td")]
    assert sides == [None, "right", "center"] * 2


def test_the_checker_lets_editors_write_what_is_published() -> None:
    """`checks` may not import from `render`, so the two lists are compared here."""
    assert set(markup._ALLOWED.split("|")) == cleaning.WRITTEN_BY_EDITORS
    own = cleaning.ATTRIBUTES["time"] | cleaning.EVERYWHERE - {"class", "id"}
    for name in own:
        assert markup._ALLOWED_TAG.fullmatch(f'<time {name}="x">'), name
    for name in ("class", "id", "style", "href", "onclick"):
        assert not markup._ALLOWED_TAG.fullmatch(f'<time {name}="x">'), name


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["wrote"])
def test_harmful_html_is_taken_out(case: dict[str, str]) -> None:
    cleaned = clean_html(case["wrote"])
    assert cleaned == case["gets"]
    assert clean_html(cleaned) == cleaned


@pytest.mark.parametrize("case", IN_MARKDOWN, ids=lambda case: case["wrote"])
def test_harmful_markdown_is_taken_out(case: dict[str, str]) -> None:
    made, _ = converted(case["wrote"])
    assert clean_html(made) == case["gets"]


PUT_IN = {
    "input": {"aria-label", "checked", "disabled", "id", "name", "type"},
    "path": {"d"},
    "svg": {"aria-hidden", "height", "viewbox", "width", "xmlns"},
}
"""What is put in after cleaning."""


def allowed(element: html.HtmlElement) -> bool:
    """Whether an element and its attributes are on the lists, with safe addresses."""
    if element.tag in PUT_IN:
        is_box = element.get("type", "checkbox") in ("checkbox", "radio")
        return is_box and set(element.attrib) <= PUT_IN[element.tag]
    names = cleaning.EVERYWHERE | cleaning.ATTRIBUTES.get(element.tag, set())
    schemes = re.match(r"([a-z][a-z0-9+.-]*):", element.get("href", "").strip().lower())
    return (
        element.tag in cleaning.WRITTEN_BY_EDITORS | cleaning.MADE_BY_MARKDOWN
        and set(element.attrib) <= names
        and (not schemes or schemes[1] in cleaning.SCHEMES)
    )


@pytest.fixture(scope="module")
def unchecked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with one page for each hostile case, twice in it: as HTML and in a line.

    The last page, `hostile-plain`, holds nothing hostile.
    """
    folder = tmp_path_factory.mktemp("unchecked")
    docs = make_world(folder, {})
    header = (docs / "index.md").read_text(encoding="utf-8").partition("related:")[0]
    for number, text in [*enumerate(WROTE), ("plain", "text")]:
        body = f"---\n{text}\n\n## Heading {text}\n\nIn a line: {text}\n\n- {text}\n"
        (docs / f"hostile-{number}.md").write_text(header + body, encoding="utf-8")
    return build_unchecked(folder)


def framed(path: Path) -> tuple[list[html.HtmlElement], list[object]]:
    """The elements of a page's text, and the tree of the page without its text and contents."""
    page = read(path)
    [text] = page.cssselect(".nl-text")
    inside = list(text.iterdescendants())
    for part in (*text, *page.cssselect(".nl-contents")):
        part.drop_tree()
    text.text = ""
    written = re.sub(r"hostile-\w+", "hostile", html.tostring(page, encoding="unicode"))
    return inside, tree(html.document_fromstring(re.sub(r"\s+", " ", written)))


def test_without_the_checker_harmful_html_still_reaches_nobody(unchecked: Path) -> None:
    _, plain = framed(unchecked / "hostile-plain" / "index.html")
    for number, wrote in enumerate(WROTE):
        for folder in ("", "it"):
            inside, frame = framed(unchecked / folder / f"hostile-{number}" / "index.html")
            assert [etree.tostring(one) for one in inside if not allowed(one)] == [], wrote
            assert folder or frame == plain, wrote


HARMLESS = "&lt;img src=x onerror=alert(1)&gt;"


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        ("One <b onclick=alert(1)>b</b>", "One b"),
        ("Two & two {data-toc-label='" + HARMLESS + " more'}", f"{HARMLESS} more"),
        ("`<i>` **three** & <q>", "&lt;i&gt; three &amp;"),
        ("<script>alert(1)</script> four", "alert(1) four"),
    ],
)
def test_headings_are_text_in_the_list_of_contents(heading: str, shown: str) -> None:
    _, contents = converted(f"## {heading}")
    assert [clean_heading(words).strip() for _, words in contents] == [shown]


def test_a_heading_that_the_converter_lets_through_is_cleaned_too() -> None:
    headings = ["<b>a</b> &amp; b", "<img onerror=a()>b"]
    assert [clean_heading(one) for one in headings] == ["a &amp; b", "b"]
