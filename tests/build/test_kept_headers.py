"""Headers that are kept are those that would be read, with every field in its place."""

from pathlib import Path

import pytest

from newsroom.build.kept_headers import HeadersKept
from newsroom.content.header import RefusedError, parse, split
from site_tools import ROOT

PAGES = [*ROOT.glob("docs/**/*.md"), *ROOT.glob("tests/checks/dreadful/docs/**/*.md")]


def header_texts() -> list[str]:
    texts = []
    for page in PAGES:
        try:
            texts.append(split(page.read_text(encoding="utf-8", errors="replace"))[0])
        except RefusedError:
            continue
    return texts


def test_the_second_reading_gives_what_the_first_gave(tmp_path: Path) -> None:
    texts = header_texts()
    assert len(texts) > 200
    first = HeadersKept(tmp_path, "code")
    read = [first.parse(text) for text in texts]
    first.keep()
    second = HeadersKept(tmp_path, "code")
    for text, (header, faults) in zip(texts, read, strict=True):
        again, faults_again = second.parse(text)
        assert (again.data, again.complete) == (header.data, header.complete)
        assert (again.keys, again.values) == (header.keys, header.values)
        assert faults_again == faults


@pytest.mark.parametrize("text", ["title: [", "title: A\ntitle: B\n", "\ttitle: A\n"])
def test_what_is_wrong_is_read_again(tmp_path: Path, text: str) -> None:
    for _ in range(2):
        headers = HeadersKept(tmp_path, "code")
        assert headers.parse(text)[1] == parse(text)[1] != []
        headers.keep()
