"""The preview: what an editor saves is what the browser shows, and nothing else can be had of it.

One preview of the small world serves most tests; each puts back what it changed.
"""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
import yaml

from little_worlds import make_world
from newsroom.build.preview import house, saves
from newsroom.build.preview.panel import without_additions
from newsroom.build.preview.serving import Preview, Wish
from newsroom.build.preview.watching import Watch
from newsroom.words import load_words, vocabulary
from site_tools import ROOT, SITE_URL, mkdocs, small_config

DAY = date(2026, 1, 15)
PATIENCE = 8
NOT_SERVED = ("_headers", "security.txt", ".clustem-site")
"""What only a host or the next build reads."""


class Editor:
    """Somebody with a preview, its files, and a browser."""

    def __init__(self, folder: Path, preview: Preview, said: list[str]) -> None:
        self.docs, self.preview, self.said = folder / "docs", preview, said
        self.folder = folder
        self.port = int(preview.address.rpartition(":")[2])

    def asks(
        self, path: str, method: str = "GET", **headers: str
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def sees(self, path: str) -> str:
        return self.asks(path)[2].decode()

    def built(self, path: str) -> bytes:
        return without_additions(self.asks(path)[2])

    def waits_for(self, path: str, seen: Callable[[str], bool]) -> str:
        """Wait as the preview's script does: ask for news, load the page, until it is so."""
        ended = time.monotonic() + PATIENCE
        while time.monotonic() < ended:
            page = self.sees(path)
            if seen(page):
                return page
            match = re.search(r'data-version="(\d+)"', page)
            assert match
            self.asks(f"/.preview/wait?page={path}&version={match[1]}")
        raise AssertionError(f"{path} did not become so:\n{page[:3000]}")

    def waits_for_text(self, path: str, text: str) -> str:
        return self.waits_for(path, lambda page: text in page)

    def waits_until_all_is_judged(self) -> None:
        ended = time.monotonic() + PATIENCE
        while not any(text.startswith("Pages checked: ") for text in self.said):
            assert time.monotonic() < ended
            time.sleep(0.05)

    @contextmanager
    def changed(self, name: str, old: str, new: str) -> Iterator[None]:
        path = self.docs / name
        before = path.read_text(encoding="utf-8")
        assert old in before
        path.write_text(before.replace(old, new), encoding="utf-8")
        try:
            yield
        finally:
            path.write_text(before, encoding="utf-8")


@contextmanager
def previewing(folder: Path, config: Path, day: date = DAY, **wish: object) -> Iterator[Editor]:
    said: list[str] = []
    settings = {"port": 0, "lang": "en", "base": folder, "say": said.append} | wish
    preview = Preview(Wish(config_file=config, today=day, **settings))  # type: ignore[arg-type]
    preview.start()
    try:
        yield Editor(folder, preview, said)
    finally:
        preview.end()


def own_world(folder: Path) -> Path:
    """The small world with its own templates and settings, all of which may be changed."""
    make_world(folder, {})
    (folder / "docs/assets/stylesheets").mkdir(parents=True)
    (folder / "docs/assets/stylesheets/own.css").write_text("a { color: teal }\n")
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    config = small_config(folder)
    settings = yaml.safe_load(config.read_text(encoding="utf-8"))
    settings["theme"]["custom_dir"] = str(folder / "overrides")
    settings["extra_css"] = ["assets/stylesheets/own.css"]
    config.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    return config


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the words, so that they may be changed."""
    folder = tmp_path_factory.mktemp("words").resolve()
    for path in (ROOT / "scripts/newsroom/words").glob("*.yml"):
        shutil.copy(path, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vocabulary, "_FOLDER", folder)
        for module in (house, saves):
            patch.setattr(module, "words_folder", lambda: folder)
        yield folder
    load_words.cache_clear()


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory, words: Path) -> Iterator[Editor]:  # noqa: ARG001
    folder = tmp_path_factory.mktemp("preview").resolve()
    with previewing(folder, own_world(folder)) as editor:
        editor.waits_for_text("/", "</article>")
        yield editor


def test_a_changed_text_is_shown(editor: Editor) -> None:
    with editor.changed("events/fair.md", "---\n", "---\n"):
        path = editor.docs / "events/fair.md"
        path.write_text(path.read_text(encoding="utf-8") + "\nA new sentence.\n", encoding="utf-8")
        editor.waits_for_text("/events/fair/", "A new sentence.")
    editor.waits_for("/events/fair/", lambda page: "A new sentence." not in page)


def test_a_page_without_translation_is_renewed_in_the_other_language_too(editor: Editor) -> None:
    path = editor.docs / "partners/anvil.md"
    before = path.read_text(encoding="utf-8")
    editor.sees("/it/partners/anvil/")
    path.write_text(before + "\nHammers, too.\n", encoding="utf-8")
    editor.waits_for_text("/it/partners/anvil/", "Hammers, too.")
    path.write_text(before, encoding="utf-8")
    editor.waits_for("/it/partners/anvil/", lambda page: "Hammers" not in page)


def test_a_changed_title_is_shown_wherever_it_stands(editor: Editor) -> None:
    title = re.search(
        r"^title: (.*)$", (editor.docs / "events/fair.it.md").read_text(), re.MULTILINE
    )
    assert title
    with editor.changed("events/fair.it.md", f"title: {title[1]}", "title: La fiera nuova"):
        editor.waits_for_text("/it/events/fair/", "La fiera nuova")
        editor.waits_for_text("/it/events/", "La fiera nuova")
        assert "La fiera nuova" not in editor.sees("/events/")
    editor.waits_for("/it/events/", lambda page: "La fiera nuova" not in page)


def test_a_page_comes_and_goes(editor: Editor) -> None:
    path = editor.docs / "events/second.md"
    assert editor.asks("/events/second/")[0] == 404
    text = (editor.docs / "events/fair.md").read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^title: .*", "title: The second fair", text), encoding="utf-8")
    editor.waits_for_text("/events/second/", "The second fair")
    assert "The second fair" in editor.sees("/it/events/second/")
    editor.waits_for_text("/events/", "The second fair")
    path.unlink()
    editor.waits_for("/events/second/", lambda page: "The second fair" not in page)
    assert editor.asks("/events/second/")[0] == 404
    assert "The second fair" not in editor.sees("/events/")


def test_editors_may_save_by_renaming(editor: Editor) -> None:
    path = editor.docs / "events/visit.md"
    before = path.read_text(encoding="utf-8")
    for fresh, suffix in ((".visit.md.swp", "one"), ("visit.md~", "two"), ("4913", "three")):
        draft = path.with_name(fresh)
        draft.write_text(f"{before}\nSaved by renaming, {suffix}.\n", encoding="utf-8")
        draft.replace(path)
        editor.waits_for_text("/events/visit/", f"Saved by renaming, {suffix}.")
    backup = path.with_name("visit.md~")  # as vim does: the old one away, then a new one
    path.rename(backup)
    path.write_text(before, encoding="utf-8")
    backup.unlink()
    editor.waits_for("/events/visit/", lambda page: "Saved by renaming" not in page)


def test_several_files_may_be_saved_at_once(editor: Editor) -> None:
    names = ("events/fair.md", "events/visit.md", "partners/loom.md", "partners/loom.it.md")
    before = {name: (editor.docs / name).read_bytes() for name in names}
    for name in names:
        (editor.docs / name).write_bytes(before[name] + b"\nAll at once.\n")
    for page in ("events/fair/", "events/visit/", "partners/loom/", "it/partners/loom/"):
        editor.waits_for_text(f"/{page}", "All at once.")
    for name in names:
        (editor.docs / name).write_bytes(before[name])
    for page in ("events/fair/", "it/partners/loom/"):
        editor.waits_for(f"/{page}", lambda page: "All at once." not in page)


def test_an_error_stands_above_the_last_good_page_until_it_is_mended(editor: Editor) -> None:
    good = editor.built("/events/fair/")
    start = re.search(r"^start: .*$", (editor.docs / "events/fair.md").read_text(), re.MULTILINE)
    assert start
    with editor.changed("events/fair.md", start[0], "start: 2026-02-30"):
        page = editor.waits_for_text("/events/fair/", "preview-panel")
        line = (editor.docs / "events/fair.md").read_text().split("\n").index("start: 2026-02-30")
        assert f"docs/events/fair.md:{line + 1}:8</div>" in page
        assert "error: `2026-02-30` is not a date: February 2026 has 28 days." in page
        assert "start: 2026-02-30\n       ^</pre>" in page
        assert "Correct the day.  (DAT002)" in page
        assert editor.built("/events/fair/").decode() == good.decode()
        assert "Errors: 1" in editor.sees("/events/")
        assert "2026-02-30" in editor.sees("/.preview/problems")
        assert any("(DAT002)" in text for text in editor.said)
    editor.waits_for("/events/fair/", lambda page: "preview-panel" not in page)


def test_an_error_of_the_text_alone_leaves_the_last_good_page(editor: Editor) -> None:
    editor.waits_until_all_is_judged()
    good = editor.built("/events/fair/")
    path = editor.docs / "events/fair.md"
    before = path.read_text(encoding="utf-8")
    path.write_text(f"{before}\n<script>alert(1)</script>\n", encoding="utf-8")
    page = editor.waits_for_text("/events/fair/", "preview-panel")
    assert "(SEC001)" in page
    assert editor.built("/events/fair/") == good
    path.write_text(before, encoding="utf-8")
    editor.waits_for("/events/fair/", lambda page: "preview-panel" not in page)


def test_a_new_page_with_an_error_has_nothing_below_it(editor: Editor) -> None:
    path = editor.docs / "events/third.md"
    path.write_text("---\ntype: event\ntitle: [\n---\nText\n", encoding="utf-8")
    try:
        page = editor.waits_for_text("/events/third/", "docs/events/third.md:4:1</div>")
        assert "error: " in page
        assert "(SYN003)" in page
        assert "<article" not in page
    finally:
        path.unlink()
    editor.waits_for("/events/third/", lambda page: "preview-panel" not in page)


def test_a_changed_template_renews_every_page(editor: Editor) -> None:
    template = editor.folder / "overrides/components/footer.html"
    before = template.read_text(encoding="utf-8")
    template.write_text(before + "<p>A new footer</p>", encoding="utf-8")
    for page in ("/", "/events/fair/", "/it/partners/anvil/"):
        editor.waits_for_text(page, "A new footer")
    template.write_text(before, encoding="utf-8")
    editor.waits_for("/", lambda page: "A new footer" not in page)


def test_a_broken_template_is_told_with_its_line(editor: Editor) -> None:
    good = editor.built("/events/fair/")
    template = editor.folder / "overrides/pages/event.html"
    before = template.read_text(encoding="utf-8")
    template.write_text(before + "\n{% blok %}\n", encoding="utf-8")
    page = editor.waits_for_text("/events/fair/", "preview-panel")
    line = before.count("\n") + 2
    assert f"overrides/pages/event.html:{line}:1</div>" in page
    assert "Encountered unknown tag" in page
    assert editor.built("/events/fair/") == good
    assert not any("Traceback" in text for text in editor.said)
    template.write_text(before, encoding="utf-8")
    editor.waits_for("/events/fair/", lambda page: "preview-panel" not in page)


def test_a_broken_frame_is_told_on_every_address(editor: Editor) -> None:
    template = editor.folder / "overrides/base.html"
    before = template.read_text(encoding="utf-8")
    template.write_text(before + "{{ nothing.at.all }}", encoding="utf-8")
    for page in ("/events/visit/", "/nowhere/", "/it/nowhere/", "/404.html"):
        said = editor.waits_for_text(page, "preview-panel")
        assert f"overrides/base.html:{before.count(chr(10)) + 1}:1</div>" in said
    template.write_text(before, encoding="utf-8")
    editor.waits_for("/nowhere/", lambda page: "preview-panel" not in page)


def test_changed_words_are_shown_and_broken_ones_are_told(editor: Editor, words: Path) -> None:
    path = words / "it.yml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("  when: Quando", "  when: Di quando"), encoding="utf-8")
    editor.waits_for_text("/it/events/fair/", "Di quando")
    path.write_text("labels: [\n", encoding="utf-8")
    page = editor.waits_for_text("/it/events/fair/", "preview-panel")
    assert "it.yml:2:1</div>" in page
    assert "Di quando" in page
    path.write_text(before, encoding="utf-8")
    editor.waits_for("/it/events/fair/", lambda page: "Di quando" not in page)
    assert "preview-panel" not in editor.sees("/it/events/fair/")


def test_a_changed_stylesheet_is_another_file(editor: Editor) -> None:
    sheet = re.compile(r'href="([^"]*site\.[0-9a-f]{10}\.css)"')
    first = sheet.search(editor.sees("/"))
    assert first
    path = editor.docs / "assets/stylesheets/own.css"
    path.write_text("a { color: tomato }\n", encoding="utf-8")
    page = editor.waits_for("/", lambda page: first[1] not in page and bool(sheet.search(page)))
    second = sheet.search(page)
    assert second
    assert "tomato" in editor.sees(f"/{second[1]}")


def test_broken_settings_are_told_and_the_old_ones_stay(editor: Editor) -> None:
    config = editor.folder / "mkdocs.yml"
    before = config.read_text(encoding="utf-8")
    config.write_text(f"{before}\nnav: [\n", encoding="utf-8")
    page = editor.waits_for_text("/events/", "preview-panel")
    assert re.search(r"mkdocs\.yml:\d+:\d+</div>", page)
    assert "<article" in page
    config.write_text(f"{before}\nno_such_plugin: 1\nplugins: [nowhere]\n", encoding="utf-8")
    page = editor.waits_for("/events/", lambda page: "nowhere" in page)
    assert re.search(r"mkdocs\.yml:\d+:1</div>", page)
    config.write_text(before, encoding="utf-8")
    editor.waits_for("/events/", lambda page: "preview-panel" not in page)


def test_it_answers_nobody_but_this_machine(editor: Editor) -> None:
    for host in ("evil.example", f"evil.example:{editor.port}", "127.0.0.1", ""):
        assert editor.asks("/", Host=host)[0] == 421, host
    assert editor.asks("/", Host=f"localhost:{editor.port}")[0] == 200
    assert editor.preview._server.server_address[0] == "127.0.0.1"


def test_no_path_leaves_the_site(editor: Editor) -> None:
    (editor.folder / "secret.txt").write_text("secret")
    paths = (
        "/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/it/../../secret.txt",
        "/..%5csecret.txt", "//etc/passwd", "/assets/../../secret.txt",
        f"/{editor.folder}/secret.txt",
        "/.preview/../secret.txt", "/.preview/house.py", "/a%00b", "/events/fair.md", "/mkdocs.yml",
        "http://evil.example/../secret.txt",
    )  # fmt: skip
    for path in paths:
        status, _, body = editor.asks(path)
        assert status in (400, 404, 421), path
        assert b"secret" not in body or b"<html" in body, path


def test_only_reading_is_allowed(editor: Editor) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        status, headers, _ = editor.asks("/", method)
        assert (status, headers["Allow"]) == (405, "GET, HEAD"), method
    status, headers, body = editor.asks("/", "HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["Content-Length"]) > 1_000
    assert "script-src 'self'" in headers["Content-Security-Policy"]


def test_addresses_are_kind(editor: Editor) -> None:
    status, headers, _ = editor.asks("/events/fair?x=1")
    assert (status, headers["Location"]) == (302, "/events/fair/?x=1")
    assert editor.built("/events/fair/index.html") == editor.built("/events/fair/")
    assert editor.asks("/assets/search/it/m.json")[0] == 200
    assert editor.asks("/assets/search/xx/m.json")[0] == 404


def every_difference(editor: Editor, site: Path) -> list[str]:
    """The files of a built site that the preview gives otherwise."""
    paths = [path for path in sorted(site.rglob("*")) if path.is_file()]
    return [
        path.relative_to(site).as_posix()
        for path in paths
        if path.name not in NOT_SERVED
        and editor.built(f"/{path.relative_to(site).as_posix()}") != path.read_bytes()
    ]


def test_after_many_edits_the_bytes_are_those_of_a_cold_build(editor: Editor) -> None:
    docs = editor.docs
    for name in ("events/fair.md", "partners/loom.it.md", "training/weave.md"):
        text = (docs / name).read_text(encoding="utf-8")
        (docs / name).write_text(
            f"{text}\n## One more\n\nSee [the overview](index.md).\n", encoding="utf-8"
        )
    loom = (docs / "partners/loom.md").read_text(encoding="utf-8")
    (docs / "partners/loom.md").write_text(loom.replace("title: ", "title: A "), encoding="utf-8")
    (docs / "case-studies/wool.it.md").unlink()
    (docs / "events/autumn.md").write_text(
        re.sub(r"(?m)^title: .*", "title: Autumn", (docs / "events/fair.md").read_text()),
        encoding="utf-8",
    )
    editor.waits_for_text("/events/autumn/", "Autumn")
    editor.waits_for_text("/it/case-studies/wool/", "nl-notice--untranslated")
    site = editor.folder / "site"
    config = str(editor.folder / "mkdocs.yml")
    mkdocs("build", "-f", config, "-d", str(site), CLUSTEM_TODAY=DAY.isoformat())
    assert every_difference(editor, site) == []


def test_the_small_site_is_shown_as_it_is_built(small_site: Path) -> None:
    with previewing(small_site.parent, small_site.parent / "mkdocs.yml") as editor:
        editor.waits_for_text("/", "</article>")
        assert every_difference(editor, small_site) == []


def test_every_template_of_the_real_site_gives_the_same_bytes(
    real_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", SITE_URL)
    monkeypatch.chdir(ROOT)
    with previewing(ROOT, ROOT / "mkdocs.yml", date(2026, 11, 22)) as editor:
        editor.waits_for_text("/", "</article>")
        assert every_difference(editor, real_site) == []


def test_it_looks_itself_where_no_changes_are_told(tmp_path: Path) -> None:
    make_world(tmp_path, {})
    with previewing(tmp_path.resolve(), small_config(tmp_path), poll=True) as editor:
        editor.waits_for_text("/events/fair/", "</article>")
        path = editor.docs / "events/fair.md"
        path.write_text(path.read_text(encoding="utf-8") + "\nFound.\n", encoding="utf-8")
        editor.waits_for_text("/events/fair/", "Found.")


def test_a_folder_that_tells_of_nothing_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsroom.build.preview.watching.SELDOM", 0.1)
    monkeypatch.setattr(Watch, "_note", lambda *_: None)
    deaf: list[bool] = []
    watch = Watch([tmp_path], poll=False, deaf=lambda: deaf.append(True))
    (tmp_path / "page.md").write_text("text")
    found: list[Path] = []
    watch.run(lambda paths: (found.extend(paths), watch.end()))  # type: ignore[arg-type,func-returns-value]
    assert [path.name for path in found] == ["page.md"]
    assert deaf == [True]
    assert watch.is_polling


def test_a_taken_port_is_told_and_ctrl_c_ends_it(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = run_verb("--port", port, "--lang", "it").communicate(timeout=20)
        assert f"La porta {port} è occupata" in done[1]
        assert "--port" in done[1]
    make_world(tmp_path, {})
    running = run_verb("--port", "0", "--lang", "tr", "-f", str(small_config(tmp_path)))
    assert running.stdout
    assert running.stdout.readline().startswith("Önizleme: http://127.0.0.1:")
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=20)
    assert out.endswith("Önizleme kapatıldı.\n")
    assert (running.returncode, err) == (0, "")


def run_verb(*arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "scripts/preview_site.py", *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
