"""The preview's end of the line to the judge: orders out, reports in."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from newsroom.preview.checking import CheckOptions

SCRIPTS = Path(__file__).parents[2]
Process = subprocess.Popen[str]


class CheckerProcess:
    """A judge in a process of its own. `hear` gets its reports, in a thread."""

    def __init__(self, hear: Callable[[Mapping[str, Any]], None]) -> None:
        self.number = 0
        """Of the last save; reports name the save after which they were made."""
        self._hear = hear
        self._order: CheckOptions | None = None
        self._process: Process | None = None
        self._answered = threading.Event()
        self._is_closed = False

    def call(self, order: CheckOptions) -> None:
        """Have these pages judged from now on, by another judge than before."""
        self._dismiss()
        if not self._is_closed:
            self._order = order
            self._start()

    def ask(self, paths: Iterable[Path]) -> None:
        """Have these files judged, then everything. A judge that died is replaced."""
        self.number += 1
        self._answered.clear()
        line = json.dumps({"number": self.number, "paths": [str(path) for path in paths]})
        try:
            self._write(line)
        except OSError:
            self._start()
            with suppress(OSError):
                self._write(line)

    def wait(self, seconds: float) -> None:
        """Wait until the files of the last save are judged, but no longer than this."""
        self._answered.wait(max(0.0, seconds))

    def close(self) -> None:
        """Let the judge go, and call no other."""
        self._is_closed = True
        self._dismiss()

    def _dismiss(self) -> None:
        process, self._process = self._process, None
        if process and process.stdin:
            with suppress(OSError):
                process.stdin.close()
            process.terminate()
            process.wait()

    def _start(self) -> None:
        assert self._order
        path = os.pathsep.join(filter(None, [str(SCRIPTS), os.environ.get("PYTHONPATH")]))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "newsroom.preview.checking"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
            encoding="utf-8",
            start_new_session=True,  # Ctrl+C is for the preview, which then ends the judge
        )
        with suppress(OSError):
            self._write(json.dumps(asdict(replace(self._order, number=self.number))))
        threading.Thread(target=self._listen, args=(self._process,), daemon=True).start()

    def _write(self, line: str) -> None:
        if self._process and self._process.stdin:
            self._process.stdin.write(f"{line}\n")
            self._process.stdin.flush()

    def _listen(self, process: Process) -> None:
        assert process.stdout
        with process.stdout, suppress(ValueError, OSError):  # cut off when the preview ends
            for line in process.stdout:
                if process is not self._process:  # it judges what is no longer asked for
                    return
                report = json.loads(line)
                self._hear(report)
                if report["paths"] is not None and report["number"] == self.number:
                    self._answered.set()
