"""Running a command in this process: as it behaves from its first line, without a new Python."""

import contextlib
import io
import os
import runpy
import subprocess
import sys
from pathlib import Path
from unittest import mock

SCRIPTS = Path(__file__).parents[1] / "scripts"


def environment_with(**more: str) -> dict[str, str]:
    """The environment without the user's language, and with these."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("L")}
    return clean | more


def run_here(
    command: str, *arguments: str, folder: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    """What a command says and how it ends, from the folder that one stands in."""
    out, err = io.StringIO(), io.StringIO()
    code = 0
    with (
        contextlib.chdir(folder),
        mock.patch.dict(os.environ, environment_with(**environment), clear=True),
        mock.patch.object(sys, "argv", [command, *arguments]),
        mock.patch("newsroom.environment.limit_memory"),  # the limit would stay, for browsers too
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            runpy.run_path(str(SCRIPTS / command), run_name="__main__")
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
    return subprocess.CompletedProcess(command, code, out.getvalue(), err.getvalue())
