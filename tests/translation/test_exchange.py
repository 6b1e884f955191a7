"""The exchange with translators: exports, imports, and files that are refused."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import translation_exchange
from little_worlds import make_world
from newsroom.content.fingerprint import fingerprint
from newsroom.content.library import Library, read_library
from newsroom.exchange.exporting import export_units
from newsroom.exchange.formats import FORMATS
from newsroom.exchange.importing import ImportOptions, import_units
from newsroom.exchange.units import ExchangeError, Unit
from newsroom.model.event import Event
from newsroom.words import languages, load_words
from real_content import real_day, real_library

CASES = yaml.safe_load((Path(__file__).parent / "exchange.yml").read_text(encoding="utf-8"))
WORDS = load_words("en").translations
TODAY = real_day()
LOOM = "docs/partners/loom.it.md"


@pytest.fixture(scope="module")
def real() -> Library:
    return real_library()


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the small world in its `docs`, where one stands."""
    make_world(tmp_path, {})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> int:
    english = [] if "--lang" in arguments else ["--lang", "en"]
    return translation_exchange.main([*arguments, "--docs", "docs", *english])


def exported(world: Path, page: str = "partners/loom", format_: str = "xliff") -> Path:
    file = world / f"page.{'xlf' if format_ == 'xliff' else 'po'}"
    assert run("export", page, "it", "--format", format_, "-o", str(file)) == 0
    return file


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(
    "escape", [r"\0", r"\x1b", r"\uFFFE", r"\u202e", r"\r", r"\N", r"\U0001FFFF"]
)
def test_a_translation_with_invisible_characters_is_not_exported(
    world: Path, escape: str, format_: str, capsys: pytest.CaptureFixture[str]
) -> None:
    page = world / LOOM
    text = page.read_text(encoding="utf-8").replace("Il Telaio", f'"Il {escape}Telaio"')
    page.write_text(text, encoding="utf-8")
    assert run("export", "partners/loom", "it", "--format", format_, "-o", "page") == 1
    assert "cannot be read; run the check to see why" in capsys.readouterr().err


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("lang", languages()[1:])
def test_a_page_that_comes_back_unchanged_keeps_every_byte(
    real: Library, lang: str, format_: str
) -> None:
    for (ref, _), localized in real.translations.items():
        if localized.file.lang != lang:
            continue
        units = export_units(real, ref, lang, WORDS)
        if any(unit.state == "initial" for unit in units.units):  # the English has new texts
            continue
        back = FORMATS[format_].read(FORMATS[format_].write(units))
        path, text = import_units(
            back, real, ImportOptions(today=TODAY, accepts_unconfirmed=True), WORDS
        )
        assert path == localized.file.path
        assert text.encode() == path.read_bytes()


@pytest.mark.parametrize("lang", languages()[1:])
def test_every_text_of_every_page_can_be_changed(real: Library, lang: str) -> None:
    options = ImportOptions(today=TODAY, method="human", accepts_unconfirmed=True)
    for ref in real.originals:
        units = export_units(real, ref, lang, WORDS)
        changed = [unit for unit in units.units if unit.kind not in ("code", "html")]
        new = {unit.id: replace(unit, target=f"{unit.target} §§") for unit in changed}
        returned = tuple(new.get(unit.id, unit) for unit in units.units)
        _, text = import_units(replace(units, units=returned), real, options, WORDS)
        assert text.count("§§") == len(changed)


def test_a_first_translation_has_the_blocks_of_the_english_page(real: Library) -> None:
    originals = tuple(real.originals.values())
    bare = Library(real.docs, real.languages, originals)
    for ref, original in real.originals.items():
        units = export_units(bare, ref, "it", WORDS)
        copied = [replace(unit, target=unit.source, state="translated") for unit in units.units]
        options = ImportOptions(today=TODAY, method="human")
        path, text = import_units(replace(units, units=tuple(copied)), bare, options, WORDS)
        assert path.name == f"{original.file.id}.it.md"
        assert text.endswith(f"---\n{original.file.body.text}")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["it"])
def test_a_file_that_cannot_be_trusted_is_refused(
    world: Path, capsys: pytest.CaptureFixture[str], case: dict[str, Any]
) -> None:
    file = exported(world)
    text = file.read_text(encoding="utf-8")
    for old, new in case["replace"].items():
        assert old in text
        new = new.replace("<", "&lt;") if case.get("escape") else new
        text = text.replace(old, new.rstrip("\n"))
    file.write_text(text, encoding="utf-8")
    before = {path: path.read_bytes() for path in world.rglob("*.md")}
    capsys.readouterr()
    assert run("import", str(file), *case.get("options", ())) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    lang = "it" if "it" in case.get("options", ()) else "en"
    nothing = load_words(lang).translations.nothing_written
    if "code" in case:
        assert printed.err.startswith(case["says"])
        assert printed.err.endswith(f"({case['code']})\n{nothing}\n")
    else:
        assert (
            printed.err.partition(", line")[0].rstrip("\n").removesuffix(nothing).strip()
            == (case["says"])
        )
        assert printed.err.endswith(f"{nothing}\n")
    assert {path: path.read_bytes() for path in world.rglob("*.md")} == before


def test_a_new_translation_is_written_and_signed(
    world: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = exported(world)
    text = file.read_text(encoding="utf-8").replace("Lana.", "Lana\nmerino: “fine”.")
    file.write_text(text.replace("Il Telaio", "Il Telaio: nuovo"), encoding="utf-8")
    capsys.readouterr()
    signed = ["--method", "machine-reviewed", "--reviewer", "LOOM", "--today", "2026-01-15"]
    assert run("import", str(file), *signed) == 0
    assert capsys.readouterr().out == f"Written: {world / LOOM}\n"
    assert (world / LOOM).read_text(encoding="utf-8") == (
        "---\n"
        "title: 'Il Telaio: nuovo'\n"
        "summary: Un cluster di tessitori che esiste in questo test e in nessun altro luogo.\n"
        "translation:\n"
        "  method: machine-reviewed\n"
        '  source_hash: "1911.e3f8.2767"\n'
        "  reviewer: LOOM\n"
        "  reviewed_on: '2026-01-15'\n"
        "---\n"
        "Tesse.\n\n## Che cosa tesse {#weaves}\n\nLana merino: “fine”.\n"
    )
    assert run("import", str(exported(world))) == 0
    assert capsys.readouterr().out.endswith("already contains these texts.\n")


def test_a_page_without_translation_gets_one(
    world: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = exported(world, "partners/anvil", "po")
    assert capsys.readouterr().out.endswith(": 3 texts, 3 of them to translate or check again.\n")
    texts = iter(
        ["L’Incudine", "Un’associazione di costruttori di macchine, solo per prova.", "Sì."]
    )
    lines = file.read_text(encoding="utf-8").split("\n")
    filled = [
        f'msgstr "{next(texts)}"' if n > 9 and x == 'msgstr ""' else x for n, x in enumerate(lines)
    ]
    file.write_text("\n".join(filled), encoding="utf-8")
    assert run("import", str(file), "--method", "human", "--diff") == 0
    path = world / "docs/partners/anvil.it.md"
    assert not path.exists()
    assert run("import", str(file), "--method", "human") == 0
    assert path.read_text(encoding="utf-8").startswith("---\ntitle: L’Incudine\nsummary: Un’asso")


def test_texts_whose_english_changed_go_out_as_unfinished(world: Path) -> None:
    page = world / "docs/partners/loom.md"
    page.write_text(page.read_text(encoding="utf-8").replace("Wool.", "Wool and linen."))
    library = read_library(world / "docs", languages())
    units = export_units(library, "partners/loom", "it", WORDS).units
    assert {unit.id: (unit.target, unit.state) for unit in units} == {
        "header.title": ("Il Telaio", "reviewed"),
        "header.summary": (
            "Un cluster di tessitori che esiste in questo test e in nessun altro luogo.",
            "reviewed",
        ),
        "introduction.1": ("Tesse.", "reviewed"),
        "weaves.1": ("Che cosa tesse", "outdated"),
        "weaves.2": ("Lana.", "outdated"),
    }
    assert run("import", str(exported(world))) == 1
    assert run("import", str(exported(world)), "--accept-unconfirmed") == 0
    assert '"1911.e3f8.' in (world / LOOM).read_text(encoding="utf-8")


def test_a_section_with_other_blocks_brings_its_old_translation_as_a_note(world: Path) -> None:
    page = world / "docs/partners/loom.md"
    page.write_text(page.read_text(encoding="utf-8").replace("Wool.", "- Wool.\n- Linen."))
    library = read_library(world / "docs", languages())
    heading, *items = export_units(library, "partners/loom", "it", WORDS).units[3:]
    assert heading.note.endswith("## Che cosa tesse {#weaves}\n\nLana.")
    assert [(unit.id, unit.source, unit.target) for unit in items] == [
        ("weaves.2", "Wool.", ""),
        ("weaves.3", "Linen.", ""),
    ]


def test_a_translation_that_cannot_be_read_is_not_overwritten(
    world: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = exported(world)
    (world / LOOM).write_text("---\ntitle: [\n---\nTesse.\n", encoding="utf-8")
    capsys.readouterr()
    assert run("import", str(file), "--method", "human") == 1
    assert capsys.readouterr().err.startswith(
        "The current translation of `partners/loom` (it) cannot be read; run the check to see why."
    )


def test_what_a_tool_has_cut_into_segments_is_one_text_again() -> None:
    raw = b"""<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en"
      trgLang="it"><file id="f" original="a"><unit id="u">
      <segment state="final"><source>One.</source><target>Uno<mrk id="m">.</mrk></target></segment>
      <ignorable><source> </source></ignorable>
      <segment state="translated"><source>Two.</source><target>Due.</target></segment>
      </unit></file></xliff>"""
    unit = FORMATS["xliff"].read(raw).units[0]
    assert unit == Unit(id="u", source="One. Two.", target="Uno. Due.", state="translated")


@given(raw=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize("format_", FORMATS)
def test_any_bytes_are_translation_units_or_refused(format_: str, raw: bytes) -> None:
    try:
        FORMATS[format_].read(raw)
    except ExchangeError as refusal:
        WORDS.refusals[refusal.reason].format_map(refusal.values)


def test_the_texts_of_pictures_are_exchanged_and_their_facts_are_not(world: Path) -> None:
    docs = world / "docs"
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"/>'
    (docs / "hall.svg").write_text(svg, encoding="utf-8")
    anvil = docs / "partners" / "anvil.md"
    rights = "credit: Jane Doe, licence: CC BY 4.0"
    image = f"image: {{src: ../hall.svg, alt: The hall, caption: It is quiet., {rights}}}"
    logo = "logo: {src: ../hall.svg, alt: The Anvil}"
    text = anvil.read_text(encoding="utf-8").replace("city:", f"{image}\n{logo}\ncity:", 1)
    anvil.write_text(text, encoding="utf-8")
    library = read_library(docs, languages())
    units = export_units(library, "partners/anvil", "it", WORDS)
    italian = {
        "header.title": "L’Incudine",
        "header.summary": "Un’associazione di costruttori di macchine, solo per prova.",
        "header.image.alt": "La sala",
        "header.image.caption": "È tranquilla.",
        "header.logo.alt": "L’Incudine",
        "introduction.1": "Forgia.",
    }
    assert [unit.id for unit in units.units] == [*italian]
    done = (replace(one, target=italian[one.id], state="translated") for one in units.units)
    options = ImportOptions(today=TODAY, method="human")
    path, written = import_units(replace(units, units=tuple(done)), library, options, WORDS)
    assert written.startswith(
        "---\n"
        "title: L’Incudine\n"
        "summary: Un’associazione di costruttori di macchine, solo per prova.\n"
        "image:\n  alt: La sala\n  caption: È tranquilla.\n"
    )
    assert "logo:\n  alt: L’Incudine\n" in written
    assert "Jane Doe" not in written
    page = library.with_translation(path, written).translations["partners/anvil", "it"].page
    assert page
    assert page.image
    assert (page.image.alt, page.image.credit) == ("La sala", "Jane Doe")


SESSIONS = """sessions:
  - {id: opening, day: 2026-06-11, start: "09:30", title: The opening, speakers: The mayor}
  - {id: looms, day: 2026-06-12, start: "10:00", room: Sala Verde, title: Looms that listen}
"""
SESSIONS_IN_ITALIAN = """sessions:
  opening:
    title: L’apertura
    speakers: Il sindaco
  looms:
    title: Telai che ascoltano
"""


def with_sessions(world: Path, sessions: str) -> Library:
    """The small world with these sessions in place of those that the fair has."""
    fair = world / "docs" / "events" / "fair.md"
    text = re.sub(r"sessions:\n(?: .*\n)*", "", fair.read_text(encoding="utf-8"))
    fair.write_text(text.replace("edition: 3\n", f"edition: 3\n{sessions}"), encoding="utf-8")
    return read_library(world / "docs", languages())


@pytest.mark.parametrize("format_", FORMATS)
def test_the_texts_of_items_are_exchanged_by_id(world: Path, format_: str) -> None:
    library = with_sessions(world, SESSIONS)
    units = export_units(library, "events/fair", "it", WORDS)
    italian = {
        "header.sessions.opening.title": "L’apertura",
        "header.sessions.opening.speakers": "Il sindaco",
        "header.sessions.looms.title": "Telai che ascoltano",
    }
    assert [unit.id for unit in units.units if "sessions" in unit.id] == [*italian]
    done = [
        replace(one, target=italian.get(one.id, one.target), state="translated")
        for one in units.units
    ]
    file = FORMATS[format_].write(replace(units, units=tuple(done)))
    options = ImportOptions(today=TODAY, method="human")
    path, written = import_units(FORMATS[format_].read(file), library, options, WORDS)
    assert SESSIONS_IN_ITALIAN in written
    page = library.with_translation(path, written).translations["events/fair", "it"].page
    assert isinstance(page, Event)
    shown = [(one.title, one.speakers, one.room) for one in page.sessions]
    assert shown == [
        ("L’apertura", "Il sindaco", None),
        ("Telai che ascoltano", None, "Sala Verde"),
    ]


def test_new_times_and_another_order_make_no_translation_outdated(world: Path) -> None:
    first, second = SESSIONS.splitlines(keepends=True)[1:]
    texts = [SESSIONS, "sessions:\n" + second + first, SESSIONS.replace("09:30", "09:45")]
    marks = set()
    for text in texts:
        original = with_sessions(world, text).originals["events/fair"]
        assert original.kind
        marks.add(fingerprint(original.file, original.kind))
    assert len(marks) == 1
    other = with_sessions(world, SESSIONS.replace("The mayor", "A mayor")).originals["events/fair"]
    assert other.kind
    assert fingerprint(other.file, other.kind) not in marks


def test_new_rights_of_a_picture_make_no_translation_outdated(world: Path) -> None:
    loom = world / "docs" / "partners" / "loom.md"
    text = loom.read_text(encoding="utf-8")
    marks = set()
    for facts in ("src: a.svg, credit: A, licence: B", "src: b.svg, credit: C, licence: D"):
        loom.write_text(text.replace("city:", f"image: {{{facts}, alt: The loom}}\ncity:", 1))
        original = read_library(world / "docs", languages()).originals["partners/loom"]
        assert original.kind
        marks.add(fingerprint(original.file, original.kind))
    assert len(marks) == 1
