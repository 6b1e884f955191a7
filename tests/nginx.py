"""A real nginx that serves a folder by `hosting/nginx.conf`, and questions to it."""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

import pytest

from site_tools import ROOT

CHANGED = {"listen 80;": "listen 127.0.0.1:{port};", "root /srv/newsroom/site;": "root {site};"}
"""The marked values of the example, and what they become here."""
AROUND = """\
daemon off;
pid {folder}/pid;
error_log {folder}/errors warn;
events {{}}
http {{
    access_log off;
    {temporary}
    include {folder}/site.conf;
}}
"""
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


class Answer(NamedTuple):
    status: int
    headers: Message
    body: bytes


@contextmanager
def serving_by_nginx(folder: Path, site: Path, redirects: Path | None = None) -> Iterator[str]:
    """The address at which nginx serves a folder; nothing of what it does is a warning.

    `folder` is for its own files, `redirects` is where the build has written its own.
    """
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        reason = "no nginx: install nginx-light"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    folder.chmod(0o755)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    text = example(site, port).replace("/srv/newsroom/site", str(redirects or site))
    (folder / "site.conf").write_text(text, encoding="utf-8")
    temporary = " ".join(f"{name}_temp_path {folder}/{name};" for name in TEMPORARY)
    around = AROUND.format(folder=folder, temporary=temporary)
    if os.getuid() == 0:  # or nginx would run as a user who may not read our folder
        around = f"user root;\n{around}"
    (folder / "nginx.conf").write_text(around, encoding="utf-8")
    errors = folder / "errors"
    server = subprocess.Popen(
        [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(errors)],
        stderr=subprocess.DEVNULL,
    )
    try:
        await_answer(server, port, errors)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()
    log = errors.read_text(encoding="utf-8")
    assert not re.search(r"\[(warn|crit|alert|emerg)\]", log), log


def example(site: Path, port: int) -> str:
    """The example with its marked values changed; each stands in it once, and is marked."""
    text = (ROOT / "hosting" / "nginx.conf").read_text(encoding="utf-8")
    assert text.count("# CHANGE: ") == len(CHANGED) + 1  # and the name of the host
    for value, ours in CHANGED.items():
        assert re.search(rf"^ *{re.escape(value)} *# CHANGE: ", text, re.MULTILINE), value
        text = text.replace(value, ours.format(site=site, port=port))
    return text


def await_answer(server: subprocess.Popen[bytes], port: int, errors: Path) -> None:
    deadline = time.monotonic() + 10
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert server.poll() is None, errors.read_text(encoding="utf-8")
            assert time.monotonic() < deadline, "nginx does not answer"
            time.sleep(0.05)
        else:
            return


def ask(address: str, **headers: str) -> Answer:
    """Ask for exactly this address, and follow no redirection."""
    host, _, path = address.removeprefix("http://").partition("/")
    connection = HTTPConnection(host, timeout=10)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(connection):
        connection.request("GET", f"/{path}", headers=named)
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())
