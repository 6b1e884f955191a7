"""The HTTP server of the preview: reads requests, sends answers.

It listens on 127.0.0.1 and answers only requests for that name or `localhost`, so that no page
of another site can read it through a name of its own (DNS rebinding). Addresses are looked up
among those of the site; none is ever used as a path on the disk.
"""

import mimetypes
import os
import re
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from urllib.parse import parse_qs, quote, unquote, urlsplit

from newsroom.preview.answers import Answer, Answers
from newsroom.render.headers import FEEDS, ORIGIN, TYPES, headers_of

HOST = "127.0.0.1"
PREFIX = "/.preview/"
"""Where the preview's own files are; no page of the site begins with a dot."""
OWN = {name: Path(__file__).with_name(name).read_bytes() for name in ("preview.js", "preview.css")}
WAIT_SECONDS = 25.0
"""How long a browser waits for news at a time; proxies and browsers allow at least thirty."""
_TYPES = {".js": "text/javascript", ".svg": "image/svg+xml", ".webp": "image/webp"}


class Server(ThreadingHTTPServer):
    """Serves the site, with a thread for each connection."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # where it would let two servers share a port
    request_queue_size = 64

    def __init__(self, port: int, answers: Answers) -> None:
        self.answers = answers
        super().__init__((HOST, port), Handler)

    @property
    def names(self) -> set[str]:
        """The hosts that a browser may name in its request."""
        return {f"{name}:{self.server_port}" for name in (HOST, "localhost")}

    def handle_error(self, *_: object) -> None:
        """Ignore that a browser has closed its connection."""


class Handler(BaseHTTPRequestHandler):
    """One connection of a browser."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # headers and body leave together
    server: Server

    def do_GET(self) -> None:
        """Send an answer; to HEAD, without its body."""
        self._send(self._answer())

    do_HEAD = do_GET  # noqa: N815 - a name of http.server

    def _refuse(self) -> None:
        self.close_connection = True  # the body of the request is not read
        self._send(_plain(HTTPStatus.METHOD_NOT_ALLOWED, {"Allow": "GET, HEAD"}))

    def send_error(self, code: int, *_: object) -> None:
        """Refuse what http.server cannot read, under the same headers as everything else."""
        self.close_connection = True
        self._send(_plain(HTTPStatus(code)))

    do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = _refuse  # noqa: N815 - as above

    def _answer(self) -> Answer:
        if self.headers.get("Host", "") not in self.server.names:
            return _plain(HTTPStatus.MISDIRECTED_REQUEST)
        try:
            address = urlsplit(self.path)
        except ValueError:  # `//[`
            return _plain(HTTPStatus.BAD_REQUEST)
        path = unquote(address.path)
        if not path.startswith("/") or re.search(r"[\x00-\x1f\\]|(^|/)\.\.?(/|$)", path):
            return _plain(HTTPStatus.BAD_REQUEST)
        if path.startswith(PREFIX):
            return self._own(path.removeprefix(PREFIX), address.query)
        answer = self.server.answers.at(path.removeprefix("/"))
        if answer.location:
            query = f"?{address.query}" if address.query else ""
            return _plain(HTTPStatus.FOUND, {"Location": quote(answer.location) + query})
        return answer

    def _own(self, name: str, query: str) -> Answer:
        """The preview's own files, its list of problems, and the wait for news."""
        if name in OWN:
            return Answer(OWN[name], name)
        if name == "problems":
            return self.server.answers.problems()
        if name == "wait":
            values = {
                key: found[0] for key, found in parse_qs(query, keep_blank_values=True).items()
            }
            path, written = values.get("page", "/"), values.get("version", "")
            version = int(written) if re.fullmatch(r"\d{1,18}", written) else 0
            count = values.get("count")
            return self.server.answers.wait(path.removeprefix("/"), version, count, WAIT_SECONDS)
        return _plain(HTTPStatus.NOT_FOUND)

    def _send(self, answer: Answer) -> None:
        self.request_version = self.protocol_version  # or what is no request gets no headers
        self.send_response_only(answer.status)  # without the name and version of the server
        of_address = {**headers_of(f"/{answer.name}")}
        of_address.pop(ORIGIN, None)  # what is being written is not for other sites yet
        headers = of_address | {
            "Content-Type": _type_of(answer.name),
            "Date": self.date_time_string(),
            "Content-Length": str(len(answer.body)),
            "Cache-Control": "no-store",
            "Cross-Origin-Resource-Policy": "same-origin",
        }
        if self.close_connection:
            headers["Connection"] = "close"
        for name, value in {**headers, **answer.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def log_message(self, *_: object) -> None:
        """Log no requests: the terminal is for the problems in the pages."""


def _plain(status: HTTPStatus, headers: dict[str, str] | None = None) -> Answer:
    body = f"{status.value} {status.phrase}\n".encode()
    return Answer(body, "status.txt", status=status, headers=headers or {})


def _type_of(name: str) -> str:
    path = PurePosixPath(name)
    suffix = path.suffix.lower()
    known = FEEDS.get(path.name) or TYPES.get(suffix.removeprefix("."))
    if known:
        return known
    found = _TYPES.get(suffix) or mimetypes.types_map.get(suffix, "application/octet-stream")
    is_text = found.startswith("text/") or found.endswith(("xml", "json", "javascript"))
    return f"{found}; charset=utf-8" if is_text else found
