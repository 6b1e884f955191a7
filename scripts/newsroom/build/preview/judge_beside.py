"""The preview's end of the line to the judge: orders out, reports in."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from newsroom.build.preview.judging import Order

SCRIPTS = Path(__file__).parents[3]


class JudgeBeside:
    """A judge in a process of its own. `hear` gets its reports, in a thread."""

    def __init__(self, order: Order, hear: Callable[[Mapping[str, Any]], None]) -> None:
        self._order, self._hear = order, hear
        self._start()

    def ask(self, number: int, paths: Iterable[Path]) -> None:
        """Have these files judged, then everything. A judge that died is replaced."""
        line = json.dumps({"number": number, "paths": [str(path) for path in paths]})
        try:
            self._write(line)
        except OSError:
            self._start()
            with suppress(OSError):
                self._write(line)

    def close(self) -> None:
        """Let the judge go."""
        with suppress(OSError):
            self._process.stdin.close()  # type: ignore[union-attr]  # `_start` asks for a pipe
        self._process.terminate()
        self._process.wait()

    def _start(self) -> None:
        path = os.pathsep.join(filter(None, [str(SCRIPTS), os.environ.get("PYTHONPATH")]))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "newsroom.build.preview.judging"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
            encoding="utf-8",
            start_new_session=True,  # Ctrl+C is for the preview, which then ends the judge
        )
        with suppress(OSError):
            self._write(json.dumps(asdict(self._order)))
        threading.Thread(target=self._listen, args=(self._process,), daemon=True).start()

    def _write(self, line: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def _listen(self, process: "subprocess.Popen[str]") -> None:
        assert process.stdout
        with process.stdout, suppress(ValueError, OSError):  # cut off when the preview ends
            for line in process.stdout:
                self._hear(json.loads(line))
