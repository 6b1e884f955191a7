"""A page with one of everything that makes trouble, and edits of every kind, for fast builds."""

import io
import re
from collections.abc import Callable
from pathlib import Path

from PIL import Image

ODD = """\
---
type: page
title: Odd things
summary: A page with one of everything that makes trouble when pages are made together.
updated: 2026-01-10
image: {src: ../assets/images/loom.jpg, alt: A loom, credit: Jane Doe, licence: CC BY 4.0}
---
Words before the first heading, a note[^1] and *another*[^two]. See [the loom](../partners/loom.md).

[^1]: The first note.
[^two]: The second, with `code`.

## A heading without an id

| Loom | Threads |
|------|--------:|
| one  | 1,200   |

!!! note
    A box.

Term
:   What it means.

## A heading without an id

![A loom](../assets/images/loom.jpg)
![A loom once more](../assets/images/loom.jpg)

![A loom with a caption](../assets/images/loom.jpg "How it weaves"){ width=300 }

See [the costs](costs.csv).

The CL is short.

*[CL]: Cluster

```text
## not a heading
```

Do this:
- [x] open :material-gate:{ title="The gate" }
- [ ] close
  - by ++ctrl+c++

=== "By train"
    To the ~~old~~ ==new== station, https://news.example/station.

=== "By car"
    ??? tip
        Park :smile:

> [!NOTE]
> Read on.

``` py title="loom.py" linenums="1"
x = "a"
```

<div class="grid cards" markdown>

- ![A loom in a card](../assets/images/loom.jpg "The loom")

</div>
"""
COSTS = "docs/events/costs.csv"
LOOM = "docs/assets/images/loom.jpg"


def picture(shade: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (700, 300), (shade, 90, 40)).save(out, "JPEG")
    return out.getvalue()


def replace(name: str, old: str, new: str) -> Callable[[Path], None]:
    """An edit: these words in the place of those."""

    def edit(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")

    return edit


def add_page(folder: Path) -> None:
    for suffix in ("", ".it"):
        text = (folder / f"docs/events/fair{suffix}.md").read_text(encoding="utf-8")
        text = text.replace("Fair of looms & cloth", "A second fair").replace("dei telai", "nuova")
        (folder / f"docs/events/second{suffix}.md").write_text(text, encoding="utf-8")


def rename_page(folder: Path) -> None:
    for suffix in ("", ".it"):
        events = folder / "docs/events"
        (events / f"second{suffix}.md").rename(events / f"third{suffix}.md")


def remove_page(folder: Path) -> None:
    for suffix in ("", ".it"):
        (folder / f"docs/events/third{suffix}.md").unlink()


def switch_branch(folder: Path) -> None:
    """Much is different at once, as after `git switch`."""
    replace("docs/events/visit.md", "It was good.", "It was very good.")(folder)
    replace("docs/partners/loom.md", "title: ", "title: A ")(folder)
    (folder / "docs/case-studies/wool.it.md").unlink()
    (folder / LOOM).write_bytes(picture(60))
    fair = (folder / "docs/events/fair.md").read_text(encoding="utf-8")
    fair = re.sub(r"(?m)^title: .*", "title: A fair of another branch", fair)
    (folder / "docs/events/branch.md").write_text(fair, encoding="utf-8")


EDITS: dict[str, Callable[[Path], None]] = {
    "a text": replace("docs/events/fair.md", "Come [to", "Do come [to"),
    "the text of a translation": replace("docs/events/fair.it.md", "Venite", "Venite tutti"),
    "a title": replace("docs/events/fair.md", "Fair of looms & cloth", "Fair of cloth & looms"),
    "a fact": replace("docs/events/fair.md", "2026-06-13", "2026-06-14"),
    "a new page": add_page,
    "a page with another name": rename_page,
    "a page less": remove_page,
    "a picture": lambda folder: (folder / LOOM).write_bytes(picture(200)) and None,
    "a text with a heading more": replace(
        "docs/events/odd.md", "Term\n", "## Terms {#terms}\n\nTerm\n"
    ),
    "a text with a heading less": replace(
        "docs/events/odd.md", "## Terms {#terms}\n\nTerm\n", "Term\n"
    ),
    "a picture of one language": lambda folder: (
        (folder / LOOM).with_suffix(".it.jpg").write_bytes(picture(20)) and None
    ),
    "a picture less": lambda folder: (folder / LOOM).with_suffix(".it.jpg").unlink(),
    "a text without its pictures": replace(
        "docs/events/odd.md",
        "![A loom](../assets/images/loom.jpg)\n![A loom once more](../assets/images/loom.jpg)\n",
        "",
    ),
    "a page that is published later": replace(
        "docs/events/visit.md", "type: event\n", "type: event\npublish_on: 2026-02-01\n"
    ),
    "a page whose day has come": replace(
        "docs/events/visit.md", "publish_on: 2026-02-01\n", "publish_on: 2026-01-15\n"
    ),
    "a document": lambda folder: (folder / COSTS).write_text("a\n" * 2_000) and None,
    "another branch": switch_branch,
    "a template": replace("overrides/components/funding.html", "<", "<span></span><"),
    "a stylesheet": replace("docs/assets/stylesheets/card.css", "flex", "grid"),
    "a file of words": replace("scripts/newsroom/words/it.yml", "name: CLUSTEM", "name: CLUSTEMI"),
    "the settings": replace(
        "mkdocs.yml", "permalink: false", "permalink: false\n      baselevel: 1"
    ),
}
WHOLE = ("a template", "a stylesheet", "a file of words", "the settings")
"""The edits after which every page is made anew."""
