"""Building a project again and again without waiting for Python to start, and what it cost.

A process of its own loads everything once, then builds in a fork for each order: so the
costs are those of the build alone. Run as a program, this file is that process.
"""

import importlib
import json
import os
import resource
import runpy
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

LONGEST = 60
"""Seconds of computing after which a build is stopped by the system."""


@dataclass(frozen=True)
class Built:
    """How a build ended."""

    code: int
    out: str
    errors: str
    """What it wrote to its standard error."""
    seconds: float
    """Of computing, without the start of Python."""
    megabytes: float
    """The most memory that it held at any time."""


class Builder:
    """Builds the project in a folder, by its own `scripts/build_site.py`."""

    def __init__(self, project: Path, **environment: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            cwd=project,
            env=os.environ | {"PYTHONPATH": str(project / "scripts"), "CI": ""} | environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def build(self, *arguments: str) -> Built:
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps(arguments), file=self._process.stdin, flush=True)
        return Built(**json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        self._process.communicate()


def serve() -> None:
    """Build as often as a line of arguments comes in."""
    hooks = [path.stem for path in Path("scripts").glob("hook_*.py")]
    room = [f"newsroom.build.{path.stem}" for path in Path("scripts/newsroom/build").glob("*.py")]
    for module in ("build_site", "mkdocs_static_i18n.plugin", *hooks, *room):
        importlib.import_module(module)
    for line in sys.stdin:
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
            child = os.fork()
            if not child:
                _build(json.loads(line), out.fileno(), errors.fileno())
            _, status, used = os.wait4(child, 0)
            built = Built(
                code=os.waitstatus_to_exitcode(status),
                out=_text(out.fileno()),
                errors=_text(errors.fileno()),
                seconds=used.ru_utime + used.ru_stime,
                megabytes=used.ru_maxrss / 1024,
            )
        print(json.dumps(vars(built)), flush=True)


def _build(arguments: list[str], out: int, errors: int) -> None:
    """Be the command, in a fork. Never returns."""
    code = 70
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
        os.dup2(out, 1)
        os.dup2(errors, 2)
        sys.argv = ["build_site.py", *arguments]
        runpy.run_path("scripts/build_site.py", run_name="__main__")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _text(descriptor: int) -> str:
    size = os.fstat(descriptor).st_size
    return os.pread(descriptor, size, 0).decode("utf-8", "backslashreplace")


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it ends it
    serve()
