"""What pages show and lead to is there, whatever it is called, and looks as its author means it."""

import http.client
import io
import json
import threading
from collections.abc import Iterator
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
import yaml
from lxml import html
from PIL import Image
from pypdf import PdfWriter

from little_worlds import LANGUAGES, make_world
from newsroom.content.library import read_library
from newsroom.outputs.share_images import HEIGHT, WIDTH
from newsroom.render.renderer import Renderer
from newsroom.render.settings import read_settings
from newsroom.render.site_context import SiteContext
from newsroom.render.targets import make, targets
from newsroom.render.templates import open_templates
from pages import read
from site_tools import SITE_URL, mkdocs, small_config

TODAY = "2026-01-15"
NAMES = ("my photo.jpg", "a#b.PNG", "100%.jpeg", "Açılış ığüşöçİ.webp", "it's (1), 2+3&4=5.jpg")
"""Names that an address must encode."""
WRITTEN = (
    "my%20photo.jpg", "a%23b.PNG", "100%.jpeg", "Açılış%20ığüşöçİ.webp",
    "it%27s%20(1),%202+3&4=5.jpg",
)  # fmt: skip
IMAGE = "src: 100%.jpeg, credit: Jane Doe, licence: CC BY-SA 4.0, "
TEXTS = "alt: Looms at work, caption: The first morning."
TEXTS_IT = "alt: Telai al lavoro, caption: La prima mattina."


def picture(name: str) -> bytes:
    form = {"png": "PNG", "webp": "WEBP"}.get(name.rpartition(".")[2].lower(), "JPEG")
    out = io.BytesIO()
    Image.linear_gradient("L").resize((1000, 600)).convert("RGB").save(out, form)
    return out.getvalue()


def document() -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(300, 400)
    writer.metadata = None
    writer.write(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small world with pictures and documents of odd names, built by MkDocs."""
    folder = tmp_path_factory.mktemp("files")
    shown = "\n\n".join(f"![A loom]({name})" for name in WRITTEN)
    linked = "[Programme](Program%C4%B1%202026.PDF), [the photograph](my%20photo.jpg)"
    end = "\n---\nIt was good."
    docs = make_world(
        folder,
        {
            "file": "events/visit.md",
            "change": {end: f"\nimage: {{{IMAGE}{TEXTS}}}{end}\n\n{shown}\n\n{linked}"},
        },
    )
    translation = docs / "events" / "visit.it.md"
    text = translation.read_text(encoding="utf-8")
    head, body = text.removeprefix("---\n").split("---\n")
    caption = '![Un telaio](a%23b.PNG "Un telaio al lavoro"){ width=300 }'
    translation.write_text(f"---\n{head}image: {{{TEXTS_IT}}}\n---\n{body}\n{caption}\n")
    anvil = docs / "partners" / "anvil.md"
    logo = "logo: {src: LOGO (new).SVG, alt: The Anvil}"
    anvil.write_text(anvil.read_text(encoding="utf-8").replace("city:", f"{logo}\ncity:", 1))
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"/>'
    (docs / "partners" / "LOGO (new).SVG").write_text(svg, encoding="utf-8")
    for name in NAMES:
        (docs / "events" / name).write_bytes(picture(name))
    (docs / "events" / "Programı 2026.PDF").write_bytes(document())
    config, site = small_config(folder), folder / "site"
    mkdocs("build", "-f", str(config), "-d", str(site), BUILD_TODAY=TODAY)
    return folder


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        pass


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[tuple[str, int]]:
    handler = partial(Silent, directory=str(folder / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield "127.0.0.1", server.server_address[1]
        server.shutdown()


def named_in(page: html.HtmlElement) -> Iterator[str]:
    """All addresses of files that a page shows, leads to or names for others."""
    for element in page.iter("a", "img", "link", "source"):
        for attribute in ("href", "src"):
            if address := element.get(attribute):
                yield address
        yield from (one.split()[0] for one in element.get("srcset", "").split(", ") if one)
    yield from page.xpath("//meta[@property='og:image']/@content")


def test_everything_that_a_page_names_is_there_over_http(
    folder: Path, served: tuple[str, int]
) -> None:
    site, missing, seen = folder / "site", [], set()
    connection = http.client.HTTPConnection(*served)
    for path in sorted(site.rglob("*.html")):
        here = f"{SITE_URL}{path.relative_to(site).as_posix()}"
        for written in named_in(read(path)):
            address = urljoin(here, written)
            if address.startswith(SITE_URL) and address not in seen:
                seen.add(address)
                connection.request("GET", urlsplit(address).path)
                answer = connection.getresponse()
                answer.read()
                if answer.status != 200:
                    missing.append((path, written))
    assert missing == []
    assert len(seen) > 80
    assert sum("assets/share/" in address for address in seen) > 8


def test_mkdocs_gives_the_bytes_that_our_own_build_gives(folder: Path) -> None:
    settings = read_settings(folder / "mkdocs.yml")
    library = read_library(settings.docs, LANGUAGES)
    context = SiteContext(settings, library, date.fromisoformat(TODAY))
    renderer = Renderer(context, open_templates(settings.overrides))
    made = {
        path: content
        for target in targets(context)
        for path, content in make(target, renderer).files.items()
    }
    different = [p for p, content in made.items() if (folder / "site" / p).read_bytes() != content]
    assert different == []


def test_the_picture_of_a_page_stands_below_its_facts_in_its_language(
    folder: Path,
) -> None:
    for lang, alt, caption in (
        ("", "Looms at work", "The first morning."),
        ("it", "Telai al lavoro", "La prima mattina."),
    ):
        page = read(folder / "site" / lang / "events" / "visit" / "index.html")
        [figure] = page.cssselect(".nl-event + .nl-figure")
        [image] = figure.cssselect("img")
        assert (image.get("alt"), image.get("width"), image.get("height")) == (alt, "1000", "600")
        assert image.get("loading") is None
        said = " ".join(figure.text_content().split())
        assert said == f"{caption} Jane Doe, CC BY-SA 4.0"
        [licence] = figure.cssselect("a")
        assert licence.get("href") == "https://creativecommons.org/licenses/by-sa/4.0/"
        others = page.cssselect(".nl-body img")
        assert {other.get("loading") for other in others} == {"lazy"}


def test_a_title_is_a_caption_and_a_width_is_kept(folder: Path) -> None:
    page = read(folder / "site" / "it" / "events" / "visit" / "index.html")
    [figure] = page.cssselect(".nl-body figure")
    [image] = figure.cssselect("img")
    assert figure.cssselect("figcaption")[0].text_content() == "Un telaio al lavoro"
    assert [image.get(name) for name in ("title", "width", "height")] == [None, "300", "180"]


def test_a_document_is_named_with_its_kind_and_size(folder: Path) -> None:
    page = read(folder / "site" / "events" / "visit" / "index.html")
    [link] = [one for one in page.cssselect(".nl-body a") if ".PDF" in one.get("href")]
    assert link.text_content() == "Programme (PDF, 1\N{NO-BREAK SPACE}kB)"


def test_a_logo_stands_on_the_page_of_a_partner_and_on_its_card(folder: Path) -> None:
    for path in ("partners/anvil", "partners", "it/partners", "events/fair"):
        page = read(folder / "site" / path / "index.html")
        logos = page.cssselect(".nl-logo img")
        assert [one.get("alt") for one in logos] == ([] if "events" in path else ["The Anvil"])
        assert [one.get("lang") for one in logos if "it/" in path] == ["en"] * path.count("it/")


def test_a_page_is_shared_with_its_own_image_or_that_of_the_site(folder: Path) -> None:
    site = folder / "site"
    for path, own in {
        "events/fair": "events/fair.en.",
        "it/events/fair": "events/fair.it.",
        "it/partners/anvil": "partners/anvil.en.",  # it has no Italian page
        "it/newsletter/first": "newsletter/first.it.",
        "it": "site.it.",
        "training/weave": "site.en.",
    }.items():
        page = read(site / path / "index.html")
        found = {one.get("property"): one.get("content") for one in page.iter("meta")}
        address = found["og:image"]
        assert address.startswith(f"{SITE_URL}assets/share/{own}"), path
        with Image.open(site / address.removeprefix(SITE_URL)) as image:
            assert image.size == (WIDTH, HEIGHT)
        assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
        assert found["og:image:alt"]
        assert page.xpath("//meta[@name='twitter:card']/@content") == ["summary_large_image"]


def test_a_manifest_names_the_icons_in_each_language(folder: Path) -> None:
    for lang in ("", "it"):
        path = folder / "site" / lang / "manifest.webmanifest"
        manifest = json.loads(path.read_text(encoding="utf-8"))
        assert manifest["lang"] == (lang or "en")
        for icon in manifest["icons"]:
            with Image.open(path.parent / icon["src"]) as image:
                assert f"{image.width}x{image.height}" == icon["sizes"]
        page = read(path.parent / "index.html")
        assert page.xpath("//link[@rel='manifest']/@href") == ["manifest.webmanifest"]
        assert page.xpath("//link[@rel='icon']/@type") == ["image/svg+xml"]


def test_a_site_without_share_images_names_none(tmp_path: Path) -> None:
    make_world(tmp_path, {})
    config = small_config(tmp_path)
    written = yaml.safe_load(config.read_text(encoding="utf-8"))
    written["extra"] |= {"share_images": False}
    config.write_text(yaml.safe_dump(written), encoding="utf-8")
    mkdocs("build", "-f", str(config), "-d", str(tmp_path / "site"), BUILD_TODAY=TODAY)
    assert not (tmp_path / "site" / "assets" / "share").exists()
    page = read(tmp_path / "site" / "index.html")
    assert page.xpath("//meta[@property='og:image']") == []
    assert page.xpath("//meta[@name='twitter:card']/@content") == ["summary"]
