"""How soon an editor sees what was saved: from the save to the new page in the client's hands.

Prints the median and the 95th percentile of 40 edits of a text and 5 of a title, in a preview
of the real pages and made-up ones. `bench_preview.py 100` makes 100 pages in each language
instead of 400. The edits follow one another as a fast writer's would, while the checker is
still judging the rest; with `--idle` each waits until nothing else is to do.
"""

import argparse
import http.client
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.goals import print_goal
from benchmarks.made_up import make_docs

ROOT = Path(__file__).parents[2]
TEXTS, TITLES = 40, 5
EVENT = "events/event-00005"
TODAY = "2026-11-22"


class Client:
    """A browser as far as the preview sees one: it shows a page, and waits for its news."""

    def __init__(self, port: int, page: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.page = page
        self.text = self.get(page)

    def get(self, path: str) -> str:
        self.connection.request("GET", path)
        return self.connection.getresponse().read().decode()

    def until(self, holds: str) -> None:
        """Wait for news, and load the page each time, until it holds a text."""
        while holds not in self.text:
            match = re.search(r'data-version="(\d+)"', self.text)
            assert match, self.text
            self.get(f"/.preview/wait?page={self.page}&version={match[1]}")
            self.text = self.get(self.page)


def main() -> None:
    """Make the content, start the preview, edit, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="?", type=int, default=400)
    parser.add_argument("--idle", action="store_true")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="bench-preview-"))
    try:
        config = make_content(folder, options.pages)
        print(f"{len(list((folder / 'docs').rglob('*.md')))} files, {os.cpu_count()} processors")
        measure(config, folder / "docs", pause=15 if options.idle else 0.3)
    finally:
        shutil.rmtree(folder)


def make_content(folder: Path, pages: int) -> Path:
    """The real pages with this many more, each in every language."""
    make_docs(folder, pages * 4)
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    for name in ("overrides", "scripts"):
        shutil.copytree(ROOT / name, folder / name)
    return folder / "mkdocs.yml"


def measure(config: Path, docs: Path, pause: float) -> None:
    """Start the preview, edit the pages of an event, and print how long each edit took."""
    started = time.perf_counter()
    command = [sys.executable, "scripts/preview_site.py", "--port", "0", "--lang", "en"]
    running = subprocess.Popen(
        [*command, "-f", str(config), "--today", TODAY],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert running.stdout
        match = re.search(r"127\.0\.0\.1:(\d+)", running.stdout.readline())
        assert match
        client = Client(int(match[1]), f"/{EVENT}/")
        client.until("</article>")
        print(f"first page after {time.perf_counter() - started:.2f} s, Python's start included")
        italian = Client(int(match[1]), f"/it/{EVENT}/")
        while not running.stdout.readline().startswith("Pages checked"):
            pass
        edit(client, docs / f"{EVENT}.md", "text, English", TEXTS // 2, in_text, pause)
        edit(italian, docs / f"{EVENT}.it.md", "text, Italian", TEXTS // 2, in_text, pause)
        edit(client, docs / f"{EVENT}.md", "title, English", TITLES, in_title, max(pause, 1))
    finally:
        running.terminate()
        running.wait(20)


def in_text(page: str, mark: str) -> str:
    return f"{page}\nOne more sentence, {mark}.\n"


def in_title(page: str, mark: str) -> str:
    return re.sub(r"^title: .*", f"title: Event {mark}", page, count=1, flags=re.MULTILINE)


def edit(
    client: Client,
    path: Path,
    name: str,
    times: int,
    change: Callable[[str, str], str],
    pause: float,
) -> None:
    """Change a page so many times, put it back, and print what the client had to wait."""
    original, waited = path.read_text(encoding="utf-8"), []
    for number in range(times):
        mark = f"mark{number}x{'abcdefghijklmnopqrstuvwxyz'[number % 26]}"
        text = change(original, mark)
        started = time.perf_counter()
        path.write_text(text, encoding="utf-8")
        client.until(mark)
        waited.append((time.perf_counter() - started) * 1000)
        time.sleep(pause)
    path.write_text(original, encoding="utf-8")
    last = quantiles(waited, n=20)[-1] if len(waited) > 1 else waited[0]
    if change is in_text:
        print_goal(f"preview, {name}, median ms", 15, median(waited))
        print_goal(f"preview, {name}, 95 % within ms", 40, last)
    print(
        f"{name:>15}: median {median(waited):6.1f} ms   95 % within {last:6.1f} ms"
        f"   longest {max(waited):6.1f} ms   (n={len(waited)})"
    )
    time.sleep(pause)


if __name__ == "__main__":
    main()
