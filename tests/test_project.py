"""The project itself: what a clone promises on any machine."""

import os
import re
import shutil
import subprocess
import sys
import urllib.request
from contextlib import suppress
from fnmatch import fnmatch
from pathlib import Path
from time import monotonic, sleep

import pytest

from newsroom.words import languages
from real_content import dated_event, real_day

ROOT = Path(__file__).parents[1]


REQUIREMENTS = ["requirements.txt", "requirements-dev.txt", "requirements-tools.txt"]


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_requirement_is_pinned_with_hashes_and_without_an_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index-url" not in text
    pinned = re.findall(r"^([\w.-]+)==\S+.*\\$", text, re.MULTILINE)
    named = re.findall(r"^([\w.-]+)[ =<>~]", text, re.MULTILINE)
    assert pinned == named
    for block in re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in block


def test_all_requirements_hold_the_same_versions() -> None:
    def versions(name: str) -> dict[str, str]:
        text = (ROOT / name).read_text(encoding="utf-8")
        return dict(re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE))

    site, dev, tools = map(versions, REQUIREMENTS)
    assert site.items() <= dev.items()
    assert site.items() <= tools.items()
    assert {name: tools[name] for name in dev.keys() & tools.keys()}.items() <= dev.items()


def test_git_tracks_no_compiled_program_and_nothing_that_is_cached() -> None:
    """Python would run a `.pyc` that nobody reviews in place of the source beside it."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    compiled = re.compile(r"\.(?:pyc|pyo|pyd|so)$|(?:^|/)(?:__pycache__|\.cache)/", re.IGNORECASE)
    assert [name for name in listed.stdout.decode().split("\0") if compiled.search(name)] == []


def test_mkdocs_builds_the_languages_that_have_words() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert tuple(re.findall(r"locale: (\w+)", text)) == languages()


def test_every_stylesheet_is_loaded_and_every_loaded_one_exists() -> None:
    """Most by every page; that of the search by its page, and by the script of its dialog."""
    files = [ROOT / "mkdocs.yml", ROOT / "overrides/pages/search.html"]
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    loaded = set(re.findall(r"assets/stylesheets/([\w-]+\.css)", text))
    there = {path.name for path in (ROOT / "docs/assets/stylesheets").glob("*.css")}
    assert loaded == there


@pytest.mark.parametrize(
    "path", sorted((ROOT / "overrides").rglob("*.html")), ids=lambda path: path.name
)
def test_every_template_says_what_it_shows_and_escapes_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("{#")
    if path.parent.name == "partials":
        assert re.match(r"\{# Material \d+\.\d+\.\d+, ", text)
    ready = r"\| (e|url)\s*$|^ (sentence\(|page\.content|item\.title)"
    for expression in re.findall(r"\{\{(.*?)\}\}", text):
        escaped = re.search(ready, expression)
        assert escaped or "lang.t(" in expression, f"{path.name}: {expression}"


def test_every_test_file_is_collected(pytestconfig: pytest.Config) -> None:
    skipped = pytestconfig.getini("norecursedirs")
    for path in ROOT.glob("tests/**/test_*.py"):
        folders = path.relative_to(ROOT).parts[:-1]
        assert not any(fnmatch(folder, form) for folder in folders for form in skipped), path
        assert re.search(r"^(?:@|def )", path.read_text(encoding="utf-8"), re.MULTILINE), path


def test_documents_of_the_project_are_there() -> None:
    names = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "LICENSE-CONTENT.md"]
    names += ["SECURITY.md"]
    assert [name for name in names if not (ROOT / name).is_file()] == []
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "scripts/build_site.py"],
        cwd=folder,
        capture_output=True,
        text=True,
        env=os.environ | {"LC_ALL": "C"},
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_wrong_date_stops_the_build_and_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    for name in ("docs", "overrides", "scripts"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    site = tmp_path / "site"
    site.mkdir()
    (site / ".newsroom-site").touch()
    (site / "index.html").write_text("the old site")
    before = contents(site)
    ref = dated_event()
    event = tmp_path / f"docs/{ref}.md"
    lines = event.read_text(encoding="utf-8").split("\n")
    number = next(number for number, line in enumerate(lines) if line.startswith("end: "))
    lines[number] = "end: 2023-09-90"
    event.write_text("\n".join(lines), encoding="utf-8")
    done = build(tmp_path)
    assert done.returncode == 1
    assert (
        f"docs/{ref}.md:{number + 1}:6: error: `end`: `2023-09-90` is not a date; September has"
        " 30 days.\n"
    ) in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(site) == before
    left = {path.name for path in tmp_path.iterdir() if "site" in path.name}
    assert left - {".site.lock"} == {"site"}


def test_mkdocs_alone_can_serve_the_site() -> None:
    address = "127.0.0.1:8765"
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", address],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "BUILD_TODAY": real_day().isoformat()},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline, page = monotonic() + 60, ""
        while not page and monotonic() < deadline:
            sleep(0.3)
            with suppress(OSError):
                page = urllib.request.urlopen(f"http://{address}/tr/").read().decode()
        assert '<html lang="tr"' in page
        assert "nl-hero" in page
    finally:
        server.terminate()
        server.wait()


OWNED = (
    *(
        "pyproject.toml",
        "mkdocs.yml",
        "requirements.txt",
        "scripts/hook_content.py",
        "sitecustomize.py",
    ),
    *("overrides/base.html", "hosting/README.md", ".github/CODEOWNERS", ".ci/run", "Makefile"),
    *("docs/assets/javascripts/x.js", "docs/assets/stylesheets/x.css"),
)


@pytest.mark.parametrize(
    ("path", "is_owned"),
    [
        *((path, True) for path in OWNED),
        ("docs/index.md", False),
        ("docs/assets/images/a.png", False),
    ],
)
def test_maintainers_approve_all_but_pages_and_pictures(path: str, is_owned: bool) -> None:
    """As GitHub reads the file: the last line that fits counts, one without owners frees."""
    owners: list[str] = []
    for line in (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            pattern, *named = line.split()
            rooted = pattern.removeprefix("/") + ("*" if pattern.endswith("/") else "")
            owners = named if fnmatch(path, rooted) else owners
    assert bool(owners) is is_owned
