"""The commands speak the language of their user: help, wrong arguments, `make help`."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import get_args

import pytest

from commands import run_here
from newsroom.content.reasons import Reason
from newsroom.words import languages, load_words

ROOT = Path(__file__).parents[1]
COMMANDS = sorted(
    path.name
    for path in (ROOT / "scripts").glob("*.py")
    if "Parser(" in path.read_text(encoding="utf-8")
    or "check_content import main" in path.read_text()
)
ENGLISH = ("usage:", "options:", "show this help", "default:", "the folder", "pages")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("lang", languages())
def test_a_command_has_its_help_in_the_language_of_its_user(command: str, lang: str) -> None:
    done = run_here(command, "--help", folder=ROOT, LANG=f"{lang}_XX.UTF-8", COLUMNS="500")
    words = load_words(lang).commands
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(words.arguments.usage)
    assert f"\n\n{words.help[command.removesuffix('.py')].about}\n" in done.stdout
    assert words.help.common.help in done.stdout
    arguments = re.sub(r"\n {10,}", "  ", done.stdout).partition("\n\n")[2].split("\n")
    lonely = [line for line in arguments if re.fullmatch(r"  \S+( \S+)*", line)]
    assert set(lonely) <= {"  export|import"}, "without help"
    if lang != "en":
        assert [word for word in ENGLISH if word in done.stdout] == []


@pytest.mark.parametrize("part", ["export", "import"])
def test_the_parts_of_a_command_have_their_help(part: str) -> None:
    done = run_here("translation_exchange.py", part, "--help", folder=ROOT, LANG="es_ES.UTF-8")
    assert done.stdout.startswith("uso: translation_exchange.py ")
    assert load_words("es").commands.help[f"translation_exchange_{part}"].about in done.stdout


@pytest.mark.parametrize(
    ("lang", "arguments", "said"),
    [
        ("it", ["--lang", "it", "--strickt"], "errore: argomenti sconosciuti: --strickt"),
        ("it", ["--lang=it", "--format", "xml"], "errore: --format: 'xml' non è ammesso;"),
        ("es", ["--lang", "es", "--explain"], "error: --explain: se necesita un valor"),
        ("tr", ["--lang", "tr", "--today", "2026-02-30"], "hata: --today: '2026-02-30' izin"),
        ("tr", ["--lang", "tr", "none.md"], "hata: none.md yok"),
        ("en", ["--lang", "en", "--today", "soon"], "error: --today: 'soon' is not allowed"),
    ],
)
def test_wrong_arguments_are_met_in_the_language(
    lang: str, arguments: list[str], said: str
) -> None:
    done = run_here("check_content.py", *arguments, folder=ROOT)
    assert done.returncode == 2
    assert done.stderr.startswith(load_words(lang).commands.arguments.usage)
    assert said in done.stderr


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
@pytest.mark.parametrize("lang", languages())
def test_make_lists_its_commands_in_the_language(lang: str) -> None:
    environment = {"PATH": os.environ["PATH"], "LANG": f"{lang}_XX.UTF-8"}
    done = subprocess.run(["make", "help"], cwd=ROOT, env=environment, capture_output=True)
    listed = dict(line.split("\t") for line in done.stdout.decode().splitlines())
    assert listed == dict(load_words(lang).commands.make)
    targets = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert targets
    assert set(listed) == set(targets[1].split())


@pytest.mark.parametrize("lang", languages())
def test_what_the_system_prevents_is_said_in_the_language(lang: str, tmp_path: Path) -> None:
    environment = {"LANG": f"{lang}_XX.UTF-8"}
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("no header", encoding="utf-8")
    words = load_words(lang).commands
    fixed = run_here("fix_content.py", "--docs", "docs", folder=tmp_path, **environment)
    reason = f"{words.reasons.broken_page}."
    assert fixed.stderr == f"{words.arguments.left.format(path='docs/index.md', reason=reason)}\n"
    dated = run_here("check_content.py", folder=tmp_path, BUILD_TODAY="today", **environment)
    assert dated.stderr == f"{words.environment.no_day.format(value='today')}\n"


def test_every_reason_has_words() -> None:
    assert [*load_words("en").commands.reasons] == [*get_args(Reason)]
