"""One request to another site, made so that neither a link nor a server can do harm.

Only hosts of the public internet are asked: each name is resolved once, and the connection goes
to the very address that was judged, so that no name and no redirection leads into the network
that this machine is in. All that belongs to one request, redirections included, ends at a
deadline, however slowly a server sends. Proxies are not used: what they connect to, nobody here
could judge.
"""

import io
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from http.client import HTTPConnection, HTTPResponse
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Thread
from typing import Any, Final

from newsroom.content.web_address import WEB, Address, read_address

MOST_REDIRECTIONS = 10
MOST_BYTES = 512 * 1024
"""Of an answer with its headers; more are not read."""
REDIRECTING: Final = frozenset({301, 302, 303, 307, 308})
_USUAL_PORT = {"https": 443, "http": 80}
_NAT64 = ip_network("64:ff9b::/96")
"""IPv6 addresses that hold one of IPv4 (RFC 6052)."""
_UNICAST = ip_network("2000::/3")
"""All that the public internet uses of IPv6 (RFC 4291)."""


class RefusedError(Exception):
    """The request is not made, or not gone on with; the message says why."""


@dataclass(frozen=True)
class Response:
    """The answer of a server."""

    status: int
    reason: str
    location: str = ""
    """Where it redirects to, as it is written."""


def follow(
    method: str, link: str, headers: dict[str, str], *, seconds: float, allow_private: bool = False
) -> Response:
    """The answer at the end of all redirections.

    Raises `RefusedError`, `TimeoutError` after `seconds` in all, `socket.gaierror` for unknown
    names, and the other errors of `socket`, `ssl` and `http.client`.
    """
    deadline = time.monotonic() + seconds
    address = _web_address(link)
    for _ in range(MOST_REDIRECTIONS + 1):
        response = _ask(method, address, headers, deadline, allow_private)
        if response.status not in REDIRECTING or not response.location:
            return response
        address = _web_address(response.location, address.href)
    raise RefusedError(f"more than {MOST_REDIRECTIONS} redirections")


def is_public(number: str) -> bool:
    """Whether an IP address is one of the public internet, also when one of IPv4 is hidden in it.

    Loopback, private, link-local, shared, multicast and reserved addresses are not (RFC 6890).
    """
    address = ip_address(number.partition("%")[0])
    if isinstance(address, IPv6Address):
        if (hidden := _hidden_in(address)) is not None:
            return is_public(str(hidden))
        return address in _UNICAST and address.is_global
    return address.is_global and not address.is_multicast


def _hidden_in(address: IPv6Address) -> IPv4Address | None:
    """The address of IPv4 that is reached by one of IPv6."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]


def _web_address(written: str, base: str = "") -> Address:
    address = read_address(written, base)
    if address is None:
        raise RefusedError("no address")
    if address.scheme not in WEB:
        raise RefusedError(f"unknown url type: {address.scheme}")
    return address


def _ask(
    method: str, address: Address, headers: dict[str, str], deadline: float, allow_private: bool
) -> Response:
    port = _USUAL_PORT[address.scheme] if address.port is None else address.port
    host = address.host.strip("[]")
    with _connected(_resolved(host, port, deadline), deadline, allow_private) as plain:
        plain.settimeout(_left(deadline))
        channel = _encrypted(plain, host) if address.scheme == "https" else plain
        connection = HTTPConnection(host, port)
        connection.sock = _Channel(channel, deadline)
        target = address.path + (f"?{address.query}" if address.query else "")
        shown = address.host if address.port is None else f"{address.host}:{address.port}"
        connection.request(method, target, headers={"Host": shown, **headers})
        try:
            response: HTTPResponse = connection.getresponse()
            location = response.headers.get("Location", "")
            if not location:
                response.read(1)
            return Response(response.status, response.reason, location)
        finally:
            channel.close()


def _resolved(host: str, port: int, deadline: float) -> list[Any]:
    """The socket addresses of a host. The name service knows no deadline, so a thread asks it."""
    return _in_time(lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM), deadline)


def _in_time(ask: Callable[[], list[Any]], deadline: float) -> list[Any]:
    found: list[Any] = []
    errors: list[Exception] = []

    def run() -> None:
        try:
            found.extend(ask())
        except Exception as error:  # raised again below
            errors.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(_left(deadline))
    if errors:
        raise errors[0]
    if thread.is_alive():
        raise TimeoutError
    return found


def _connected(found: list[Any], deadline: float, allow_private: bool) -> socket.socket:
    """A connection to the first address that answers, of those that may be asked."""
    allowed = [one for one in found if allow_private or is_public(one[4][0])]
    if not allowed:
        raise RefusedError("not asked: this host is not on the public internet")
    error: OSError = TimeoutError()
    for family, kind, protocol, _, place in allowed:
        connection = socket.socket(family, kind, protocol)
        try:
            connection.settimeout(_left(deadline))
            connection.connect(place)
            return connection
        except OSError as failed:
            connection.close()
            error = failed
    raise error


@lru_cache(maxsize=1)  # reading the certificates takes long
def _context() -> ssl.SSLContext:
    return ssl.create_default_context()


def _encrypted(plain: socket.socket, host: str) -> socket.socket:
    return _context().wrap_socket(plain, server_hostname=host)


def _left(deadline: float) -> float:
    """The seconds until the deadline. Raises `TimeoutError` when there are none."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


class _Channel:
    """A socket for `http.client`, used until a deadline."""

    def __init__(self, channel: socket.socket, deadline: float) -> None:
        self._channel, self._deadline = channel, deadline

    def sendall(self, data: bytes) -> None:
        """Send everything."""
        self._channel.settimeout(_left(self._deadline))
        self._channel.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        """What `http.client` reads from."""
        return io.BufferedReader(_LimitedStream(self._channel, self._deadline))

    def close(self) -> None:
        """Do nothing: what was sent is still read, and then the socket is closed."""


class _LimitedStream(io.RawIOBase):
    """Reads from a socket until a deadline, and not without end."""

    def __init__(self, channel: socket.socket, deadline: float) -> None:
        self._channel, self._deadline = channel, deadline
        self._bytes = 0

    def readable(self) -> bool:
        """Yes, always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read what has come, at most the length of the buffer."""
        if self._bytes > MOST_BYTES:
            raise RefusedError(f"more than {MOST_BYTES // 1024} KB")
        self._channel.settimeout(_left(self._deadline))
        read = self._channel.recv_into(buffer)
        self._bytes += read
        return read
