"""A preview for tests, and an editor with its files and a browser."""

import http.client
import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import yaml

from little_worlds import make_world
from newsroom.preview.panel import without_additions
from newsroom.preview.serving import Preview
from newsroom.preview.session import PreviewOptions
from site_tools import small_config

DAY = date(2026, 1, 15)
TIMEOUT = 20
NOT_SERVED = ("_headers", "security.txt", ".newsroom-site")
"""Files that only a host or the next build reads."""


class Editor:
    """An editor with a preview, its files and a browser."""

    def __init__(self, folder: Path, preview: Preview, output: list[str]) -> None:
        self.docs, self.preview, self.output = folder / "docs", preview, output
        self.folder = folder
        self.port = int(preview.address.rpartition(":")[2])

    def asks(
        self, path: str, method: str = "GET", **headers: str
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
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
        """Wait as the preview's script does: get the news, load the page, until the page is so."""
        ended = time.monotonic() + TIMEOUT
        while time.monotonic() < ended:
            page = self.sees(path)
            if seen(page):
                return page
            self.hears(path, *marks(page))
        raise AssertionError(f"{path} has not changed so:\n{page[:3000]}")

    def waits_for_text(self, path: str, text: str) -> str:
        return self.waits_for(path, lambda page: text in page)

    def hears(self, path: str, version: str, count: str | None = None) -> Any:
        """The news that the preview's script gets."""
        options = {"page": path, "version": version} | ({} if count is None else {"count": count})
        return json.loads(self.asks(f"/.preview/wait?{urlencode(options)}")[2])

    def waits_until_all_is_checked(self) -> None:
        self.reads(lambda text: text.startswith("Pages checked: "))

    def reads(self, awaited: Callable[[str], bool]) -> None:
        """Wait until the preview has logged such a line."""
        ended = time.monotonic() + TIMEOUT
        while not any(map(awaited, self.output)):
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


def marks(page: str) -> tuple[str, str | None]:
    """The version of a page, and the count of problems beside it if there is one."""
    version = re.search(r'data-version="(\d+)"', page)
    count = re.search(r'<a class="preview-count[^>]*>([^<]*)</a>', page)
    assert version
    return version[1], count[1] if count else None


@contextmanager
def previewing(folder: Path, config: Path, day: date = DAY, **changes: object) -> Iterator[Editor]:
    output: list[str] = []
    settings = {"port": 0, "lang": "en", "base": folder, "log": output.append} | changes
    preview = Preview(PreviewOptions(config_file=config, today=day, **settings))  # type: ignore[arg-type]
    preview.start()
    try:
        yield Editor(folder, preview, output)
    finally:
        preview.end()


def own_world(folder: Path) -> Path:
    """The small world with its own templates and settings, all of which may be changed."""
    make_world(folder, {})
    (folder / "docs/assets/stylesheets").mkdir(parents=True)
    (folder / "docs/assets/stylesheets/own.css").write_text("a { color: teal }\n")
    config = small_config(folder)
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write('assets = ["assets/stylesheets/own.css"]\n')
    settings = yaml.safe_load(config.read_text(encoding="utf-8"))
    settings["extra_css"] = ["assets/stylesheets/own.css"]
    config.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    return config


def every_difference(editor: Editor, site: Path) -> list[str]:
    """The files of a built site that differ in the preview."""
    paths = [path for path in sorted(site.rglob("*")) if path.is_file()]
    return [
        path.relative_to(site).as_posix()
        for path in paths
        if path.name not in NOT_SERVED
        and editor.built(f"/{path.relative_to(site).as_posix()}") != path.read_bytes()
    ]
