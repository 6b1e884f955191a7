"""Links to documents say of what kind and how large these are."""

import pytest

from newsroom.render.file_links import Document, with_file_sizes

DOCUMENTS = {
    "events/fair.pdf": Document("PDF", 1_234_567, ""),
    "events/Programı 100%.PDF": Document("PDF", 340_400, ""),
    "events/costs.it.csv": Document("CSV", 300, "it"),
    "list.ods": Document("ODS", 23_400_000, ""),
    "events/almost.pdf": Document("PDF", 999_600, ""),
}
BLANK = "\N{NO-BREAK SPACE}"
MB, KB = f"1.2{BLANK}MB", f"340{BLANK}kB"


def small(words: str) -> str:
    return f' <small class="nl-file">({words})</small>'


CASES = {
    "a document": (
        '<p><a href="../fair.pdf">Programme</a></p>',
        f'<p><a href="../fair.pdf">Programme{small(f"PDF, {MB}")}</a></p>',
    ),
    "a name of any letters, at a page": (
        '<a href="../Program%C4%B1%20100%25.PDF#page=2">Program</a>',
        f'<a href="../Program%C4%B1%20100%25.PDF#page=2">Program{small(f"PDF, {KB}")}</a>',
    ),
    "a large one": (
        '<a href="../../list.ods">All <em>looms</em></a>',
        f'<a href="../../list.ods">All <em>looms</em>{small(f"ODS, 23{BLANK}MB")}</a>',
    ),
    "nearly a megabyte": (
        '<a href="../almost.pdf">Map</a>',
        f'<a href="../almost.pdf">Map{small(f"PDF, 1{BLANK}MB")}</a>',
    ),
    "a kind that the author names": (
        '<a href="../fair.pdf">Programme (pdf)</a>',
        f'<a href="../fair.pdf">Programme (pdf){small(MB)}</a>',
    ),
    "a size that the author names": (
        '<a href="../fair.pdf">Programme, 1.2 MB</a>',
        f'<a href="../fair.pdf">Programme, 1.2 MB{small("PDF")}</a>',
    ),
    "kind and size in the link": (
        '<a href="../fair.pdf">Programme (PDF, 1.3 MB)</a>',
        '<a href="../fair.pdf">Programme (PDF, 1.3 MB)</a>',
    ),
    "kind and size behind the link": (
        '<a href="../fair.pdf">Programme</a> (PDF, 1.3 MB)',
        '<a href="../fair.pdf">Programme</a> (PDF, 1.3 MB)',
    ),
    "kind and size behind the link in other brackets": (
        '<a href="../fair.pdf">Programme</a> [PDF, 1,3 MB]',
        '<a href="../fair.pdf">Programme</a> [PDF, 1,3 MB]',
    ),
    "kind and size behind the link, small": (
        '<a href="../fair.pdf">Programme</a> <small>(PDF,&nbsp;1.3&nbsp;MB)</small>',
        '<a href="../fair.pdf">Programme</a> <small>(PDF,&nbsp;1.3&nbsp;MB)</small>',
    ),
    "kind and size behind a dash": (
        '<a href="../fair.pdf">Programme</a> – PDF, 1.3 MB',
        '<a href="../fair.pdf">Programme</a> – PDF, 1.3 MB',
    ),
    "a kind behind a comma": (
        '<a href="../fair.pdf">Programme</a>, PDF',
        f'<a href="../fair.pdf">Programme{small(MB)}</a>, PDF',
    ),
    "a kind in the next cell of a table": (
        '<td><a href="../fair.pdf">Programme</a></td><td>(PDF)</td>',
        f'<td><a href="../fair.pdf">Programme{small(f"PDF, {MB}")}</a></td><td>(PDF)</td>',
    ),
    "a kind that belongs to the next link": (
        '<a href="../fair.pdf">Programme</a> <a href="https://www.example.org/">PDF reader</a>',
        f'<a href="../fair.pdf">Programme{small(f"PDF, {MB}")}</a>'
        ' <a href="https://www.example.org/">PDF reader</a>',
    ),
    "a plural, and a size in small letters": (
        '<a href="../fair.pdf">Two PDFs, 1300 kilobytes</a>',
        '<a href="../fair.pdf">Two PDFs, 1300 kilobytes</a>',
    ),
    "a picture whose text names the kind": (
        '<a href="../fair.pdf"><img alt="Cover of the PDF" src="x.png"></a>',
        f'<a href="../fair.pdf"><img alt="Cover of the PDF" src="x.png">{small(MB)}</a>',
    ),
    "a document in another language": (
        '<a href="../costs.it.csv">Costs</a>',
        f'<a href="../costs.it.csv" hreflang="it">Costs{small(f"CSV, 1{BLANK}kB")}</a>',
    ),
    "a language that the author names": (
        '<a href="../costs.it.csv" hreflang="it-CH">Costs</a>',
        f'<a href="../costs.it.csv" hreflang="it-CH">Costs{small(f"CSV, 1{BLANK}kB")}</a>',
    ),
    "a document of another site": (
        '<a href="https://www.example.org/fair.pdf">Programme</a>',
        '<a href="https://www.example.org/fair.pdf">Programme</a>',
    ),
    "a document that is not there": (
        '<a href="../none.pdf">Programme</a>',
        '<a href="../none.pdf">Programme</a>',
    ),
    "a page about PDF files": (
        '<a href="../">How to make a .pdf</a>',
        '<a href="../">How to make a .pdf</a>',
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_link_to_a_document_says_its_kind_and_size(name: str) -> None:
    content, expected = CASES[name]
    assert with_file_sizes(content, "events/fair/", "en", DOCUMENTS.get) == expected


@pytest.mark.parametrize(("lang", "mark"), [("en", "."), ("es", ","), ("it", ","), ("tr", ",")])
def test_the_size_is_written_as_the_language_does(lang: str, mark: str) -> None:
    found = with_file_sizes('<a href="../fair.pdf">A</a>', "events/fair/", lang, DOCUMENTS.get)
    assert f"(PDF, 1{mark}2{BLANK}MB)" in found
