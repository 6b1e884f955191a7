"""The command that takes properties out of documents."""

from pathlib import Path

from commands import run_here as run
from made_documents import pdf, spreadsheet
from newsroom.content.files.examination import faults_of_document

NAMED = b"<</Author(Jane Doe)/Title(Plan)>>"


def test_properties_are_taken_out(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(pdf(b"", b"", NAMED, trailer=b"/Info 4 0 R"))
    (tmp_path / "BOOTHS.ODS").write_bytes(spreadsheet())
    done = run("clean_document.py", "plan.pdf", "BOOTHS.ODS", folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "plan.pdf\n", "")
    assert faults_of_document(tmp_path / "plan.pdf") == ()
    assert b"Jane" not in (tmp_path / "plan.pdf").read_bytes()


def test_what_cannot_be_taken_out_is_reported_and_left(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(pdf(b"", b"/Annots[<</Subtype/Text/T(Jane Doe)>>]"))
    before = path.read_bytes()
    done = run("clean_document.py", "plan.pdf", "--lang", "en", folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr == (
        "plan.pdf: not changed: The properties of page 1 of `plan.pdf` name a person, a place or"
        " a program: `T`.\n"
    )
    assert path.read_bytes() == before


def test_other_kinds_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a\n")
    done = run("clean_document.py", "a.csv", folder=tmp_path)
    assert done.returncode == 2
    assert "a.csv is not a PDF or ODS file" in done.stderr
