"""The process that checks pages (`checking`), as the preview starts and uses it."""

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
    """A checker in a process of its own; a thread passes each report to `on_report`."""

    def __init__(self, on_report: Callable[[Mapping[str, Any]], None]) -> None:
        self.number = 0
        """The number of saves; a report has that of the save after which it was made."""
        self._on_report = on_report
        self._options: CheckOptions | None = None
        self._process: Process | None = None
        self._reading: threading.Thread | None = None
        self._has_reported = threading.Event()
        self._is_closed = False

    def start(self, options: CheckOptions) -> None:
        """Check these pages from now on, in a new process."""
        self._end_process()
        if not self._is_closed:
            self._options = options
            self._start_process()

    def check(self, files: Iterable[Path]) -> None:
        """Check these files, then all pages. A process that has ended is replaced."""
        self.number += 1
        self._has_reported.clear()
        line = json.dumps({"number": self.number, "paths": [str(path) for path in files]})
        try:
            self._write(line)
        except OSError:
            self._start_process()
            with suppress(OSError):
                self._write(line)

    def wait(self, seconds: float) -> None:
        """Wait until the files of the last save are checked, but no longer than this."""
        self._has_reported.wait(max(0.0, seconds))

    def close(self) -> None:
        """End the process, and start no other."""
        self._is_closed = True
        self._end_process()
        if self._reading:  # it may be writing a report to the terminal
            self._reading.join(timeout=5)

    def _end_process(self) -> None:
        process, self._process = self._process, None
        if process and process.stdin:
            with suppress(OSError):
                process.stdin.close()
            process.terminate()
            process.wait()

    def _start_process(self) -> None:
        assert self._options
        path = os.pathsep.join(filter(None, [str(SCRIPTS), os.environ.get("PYTHONPATH")]))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "newsroom.preview.checking"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
            encoding="utf-8",
            start_new_session=True,  # Ctrl+C is for the preview, which then ends this process
        )
        with suppress(OSError):
            self._write(json.dumps(asdict(replace(self._options, number=self.number))))
        self._reading = threading.Thread(
            target=self._read_reports, args=(self._process,), daemon=True
        )
        self._reading.start()

    def _write(self, line: str) -> None:
        if self._process and self._process.stdin:
            self._process.stdin.write(f"{line}\n")
            self._process.stdin.flush()

    def _read_reports(self, process: Process) -> None:
        assert process.stdout
        with process.stdout, suppress(ValueError, OSError):  # cut off when the preview ends
            for line in process.stdout:
                if process is not self._process:  # another process has replaced it
                    return
                report = json.loads(line)
                self._on_report(report)
                if report["paths"] is not None and report["number"] == self.number:
                    self._has_reported.set()
