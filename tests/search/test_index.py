"""The index itself: what is read of a page, and what the files hold."""

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.outputs.search import Source, index_files, page_words, stemmer_of
from newsroom.outputs.search.folding import fold, fold_token, tokens
from newsroom.outputs.search.reading import read_sections
from newsroom.words import load_words
from search.node import need_node, run_queries

PAGE = """<!doctype html><title>Not read</title><nav>Not read</nav><main><article>
<h1>Küme<a class="headerlink">¶</a></h1><p>A p<b>ar</b>t.</p>
<div class="note">left out</div><div data-search="no">not this</div>
<form>nor this</form><script>let nor = "this";</script><img src="a.png" alt="A loom">
<h2 id="here">Here</h2><table><tr><td>one</td><td>two</td></tr></table>
<h2>No way to get here</h2><p>after it</p>
<dl><div id="cluster"><dt>Cluster</dt><dd>Firms.</dd></div></dl>
</article></main><footer>Not read</footer>"""
WORDS = {"kinds": {"events": "Events"}}
STEMMER = stemmer_of(load_words("en").search.rules)


def source(url: str, text: str, title: str = "A page") -> Source:
    html = f"<main><article><h1>{title}</h1><p>{text}</p></article></main>"
    words = page_words(html, STEMMER, ())
    return Source(url=url, title=title, kind="events", words=words)


def test_a_page_is_read_by_its_sections() -> None:
    read = [
        (section.level, section.anchor, section.heading, section.text)
        for section in read_sections(PAGE, ("note", "headerlink"))
    ]
    assert read == [
        (1, "", "Küme", "A part. A loom"),
        (2, "here", "Here", "one · two · No way to get here after it"),
        (4, "cluster", "Cluster", "Firms."),
    ]


def test_a_page_weighs_as_much_as_its_header_says() -> None:
    pages = [source("a/", "A loom."), replace(source("b/", "A loom."), boost=10)]
    files = index_files(pages, WORDS, root="")
    postings = next(text for name, text in files.items() if name.endswith("s0.txt"))
    (line,) = (line for line in postings.split("\n") if line.startswith("loom "))
    first, second = re.fullmatch(r"loom 0([A-Z])1([A-Z])", line).groups()
    assert first < second


def test_text_around_remarks_is_read_wherever_it_stands() -> None:
    (section,) = read_sections("<article>One <!-- not this -->two <p>three<!-- nor this -->")
    assert section.text == "One two three"


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("İŞLETME", "isletme"),
        ("ISPARTA", "isparta"),
        ("ışık", "isik"),
        ("i\u0307stanbul", "istanbul"),
        ("perché", "perche"),
        ("clústeres", "clusteres"),
        ("Straße", "strasse"),
    ],
)
def test_case_accents_and_the_dots_of_i_make_no_difference(word: str, folded: str) -> None:
    assert fold(word) == folded


@pytest.mark.parametrize(
    ("lang", "token", "word"),
    [
        ("it", "dell’innovazione", "innovazione"),
        ("it", "un'azienda", "azienda"),
        ("tr", "Porter’ın", "porter"),
        ("en", "partner’s", "partner"),
        ("en", "O’Brien", "obrien"),
        ("es", "d’Hondt", "dhondt"),
    ],
)
def test_apostrophes_part_what_the_language_joins(lang: str, token: str, word: str) -> None:
    stemmer = stemmer_of(load_words(lang).search.rules)
    assert list(tokens(token)) == [token]
    assert fold_token(token, stemmer.elision, stemmer.tails) == word


def test_a_language_without_rules_still_folds() -> None:
    stemmer = stemmer_of({})
    assert stemmer.read("Čebelarstvo") == (("cebelarstvo",), ("cebelarstvo",))
    assert stemmer.read("(l’été)") == (("lete",), ("lete",))
    assert stemmer.read("kilo_metre") == (("kilo", "metre"), ("kilo", "metre"))
    assert stemmer.read("–") == ((), ())


def test_the_same_pages_in_any_order_give_the_same_bytes() -> None:
    pages = [source(f"p{number}/", f"word{number} common ğüş") for number in range(50)]
    files = index_files(pages, WORDS, root="tr/")
    assert files == index_files(reversed(pages), WORDS, root="tr/")


def test_all_but_the_manifest_is_named_after_its_content() -> None:
    first = index_files([source("a/", "one")], WORDS, root="")
    second = index_files([source("a/", "two")], WORDS, root="")
    assert set(first) & set(second) == {"m.json"}
    folder = json.loads(first["m.json"])["folder"]
    assert {name.partition("/")[0] for name in first} == {"m.json", folder}


def test_an_index_without_pages_can_be_asked(tmp_path: Path) -> None:
    need_node()
    (answer,) = ask(tmp_path, [], ["anything"])
    assert answer["pages"] == []


def ask(folder: Path, pages: list[Source], queries: list[str]) -> list[dict[str, object]]:
    """What an English index of these pages answers, each result as readers see it."""
    site = folder / "site"
    for name, text in index_files(pages, load_words("en").search, root="").items():
        path = site / "assets" / "search" / "en" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    scripts = site / "assets" / "javascripts"
    shutil.copytree(Path(__file__).parents[2] / "docs" / "assets" / "javascripts", scripts)
    cases = [{"lang": "en", "query": query, "show": 3} for query in queries]
    return run_queries(cases, site, folder)


def test_stages_are_not_mixed_and_all_words_must_be_there(tmp_path: Path) -> None:
    need_node()
    pages = [
        source("loom/", "loom, weave cloth"),
        source("loomis/", "the loomis valley"),
        source("bloom/", "flowers bloom and weave"),
    ]
    queries = ["loom", "loomi", "lloom weave", "weaving cloth", "weaving valley", "the", "xyzzy"]
    answers = ask(tmp_path, pages, queries)
    assert [sorted(answer["pages"]) for answer in answers] == [
        ["loom/"],  # not the beginning of loomis, for the word itself is there
        ["loomis/"],
        ["bloom/", "loom/"],  # one slip from loom and from bloom
        ["loom/"],
        [],
        ["loomis/"],  # a word without meaning is looked for when it is alone
        [],
    ]
    assert [answer["similar"] for answer in answers[:4]] == [False, False, True, False]


def test_a_result_shows_the_words_as_they_are_written(tmp_path: Path) -> None:
    need_node()
    text = "Before. " * 40 + "Here the Clústers of Tuscany meet. " + "After. " * 40
    html = (
        f'<main><article><h1>Page</h1><p>x</p><h2 id="k">Known</h2><p>{text}</p></article></main>'
    )
    words = page_words(html, STEMMER, ())
    page = Source(url="events/p/", title="Page", kind="events", words=words)
    (answer,) = ask(tmp_path, [page], ["cluster"])
    (shown,) = answer["shown"]
    assert shown["address"].endswith("/events/p/#k")
    assert shown["kind"] == "Events"
    assert [piece["text"] for piece in shown["heading"]] == ["Known"]
    assert [piece["text"] for piece in shown["excerpt"] if piece["found"]] == ["Clústers"]
    whole = "".join(piece["text"] for piece in shown["excerpt"])
    assert whole.startswith("… Here the Clústers of Tuscany meet.")
    assert whole.endswith(" …")
    assert len(whole) < 200


def test_the_page_whose_title_is_asked_for_comes_first(tmp_path: Path) -> None:
    need_node()
    pages = [
        source("many/", "wool " * 30, "Something else"),
        source("wool/", "little", "Wool"),
        source("more/", "wool wool", "Wool and more wool"),
    ]
    (answer,) = ask(tmp_path, pages, ["WOOL"])
    assert answer["pages"][0] == "wool/"
