"""Reading files and the docs folder."""

from pathlib import Path

import pytest

from little_worlds import LANGUAGES, make_world
from newsroom.content.body import Body
from newsroom.content.encoding import decode
from newsroom.content.library import read_library
from newsroom.content.page_file import name_of, read_page
from newsroom.content.problem import Place
from platforms import needs


def codes_of(path: Path, docs: Path) -> list[tuple[str, object]]:
    page = read_page(path, docs, LANGUAGES)
    return [(problem.code, problem.values.get("variant")) for problem in page.problems]


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("partners/loom.md", ("partners/loom", "en")),
        ("partners/loom.it.md", ("partners/loom", "it")),
        ("index.it.md", ("index", "it")),
        ("partners/loom.fr.md", ("partners/loom.fr", "en")),
        ("partners/loom.en.md", ("partners/loom.en", "en")),
        ("it.md", ("it", "en")),
    ],
)
def test_a_file_name_says_page_and_language(name: str, page: tuple[str, str]) -> None:
    assert name_of(name, LANGUAGES) == page


@needs("symbolic links")
def test_a_symbolic_link_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("---\ntitle: x\n---\n")
    link = tmp_path / "docs" / "page.md"
    link.parent.mkdir()
    link.symlink_to(secret)
    assert codes_of(link, link.parent) == [("SYN015", "symlink")]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    assert codes_of(tmp_path / "gone.md", tmp_path) == [("SYN015", "unreadable")]


def test_one_bad_file_never_stops_the_others(tmp_path: Path) -> None:
    docs = make_world(tmp_path, {"bytes": {"events/bad.md": "00ff"}})
    library = read_library(docs, LANGUAGES)
    assert "events/bad" in library.originals
    assert library.originals["events/fair"].page is not None


def test_hidden_files_and_folders_are_not_pages(tmp_path: Path) -> None:
    docs = make_world(tmp_path, {})
    before = len(read_library(docs, LANGUAGES).pages)
    (docs / ".draft.md").write_text("x")
    (docs / ".trash").mkdir()
    (docs / ".trash" / "old.md").write_text("x")
    assert len(read_library(docs, LANGUAGES).pages) == before


def test_a_translation_has_its_own_texts_and_the_facts_of_the_original(tmp_path: Path) -> None:
    catalogue = read_library(make_world(tmp_path, {}), LANGUAGES).catalogue()
    fair = catalogue["events/fair"]
    assert fair.pages["it"].title == "Fiera dei telai"
    assert fair.pages["it"].model_dump(include={"start", "venue"}) == fair.original.model_dump(
        include={"start", "venue"}
    )


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("# One\n## Two {#two}\n\n###### Six ##\n", [(1, "One", 0), (2, "Two", 6), (6, "Six", 21)]),
        ("\n# A # b", [(1, "A # b", 1)]),
        ("#none\n ## none\n####### none\na # none\n#", []),
        ("~~~\n# none\n~~~\n#  One", [(1, "One", 15)]),
    ],
)
def test_headings_keep_their_place(text: str, headings: list[tuple[int, str, int]]) -> None:
    assert [(one.level, one.text, one.index) for one in Body(text, 1).headings] == headings


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        (b"\xef\xbb\xbfplain\ttext\r\n", []),
        ("Müller – “ﬁne”".encode(), ["SYN014"]),
        (b"a\x7fb\x0cc", ["SYN008", "SYN008"]),
        ("soft\u00adhyphen, o\u0308".encode(), ["SYN008", "SYN014"]),
    ],
)
def test_odd_characters_are_found(raw: bytes, codes: list[str]) -> None:
    assert [code for code, *_ in decode(raw)[1]] == codes


def test_links_and_pictures_keep_their_place() -> None:
    text = (
        'See [a](b.md "title") and ![c](<d e.png>).\n\n'
        "~~~\n[x](y)\n~~~\n\n<https://f.org> `[n](o)`\n"
    )
    links = [(link.target, link.place, link.alt) for link in Body(text, 10).links()]
    assert links == [
        ("b.md", Place(10, 9), None),
        ("d e.png", Place(10, 32), "c"),
        ("https://f.org", Place(16, 2), None),
    ]
