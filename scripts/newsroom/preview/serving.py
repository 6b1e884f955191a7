"""A preview from its start to Ctrl+C: the server, and the watch for saved files."""

import errno
import signal
import socket
import sys
import threading
import time
import traceback
from functools import partial
from pathlib import Path

from newsroom.preview.answers import Answers
from newsroom.preview.idle_tasks import run_idle_tasks
from newsroom.preview.server import HOST, Server
from newsroom.preview.session import PreviewOptions, Session
from newsroom.preview.watching import Watch
from newsroom.words import load_words

OVERLAP = 2_000_000_000
"""Nanoseconds before the start of a watch whose saves are taken in again, to miss none."""
SWITCH_INTERVAL = 0.0005
"""Seconds after which a thread lets others work. Python's own value is ten times as long, and
a save waits for several such turns on its way to the browser."""

ENDING = ("SIGTERM", "SIGHUP")
"""Signals that end a preview as Ctrl+C does; Windows has not all of them."""


class PortError(Exception):
    """The port cannot be used; the message says so, and names another."""


class Preview:
    """A running preview. Raises `PortError` when its port cannot be used."""

    def __init__(self, options: PreviewOptions) -> None:
        self.options = options
        self._words = load_words(options.lang).preview
        self.session = Session(options)
        self._server = self._open_server()
        self._ended = threading.Event()
        self._watch: Watch | None = None
        self._seen_until = 0
        """Until when all saves were taken in, in nanoseconds of `time.time_ns`."""
        self._serving = threading.Thread(target=self._server.serve_forever, daemon=True)
        self.address = f"http://{HOST}:{self._server.server_port}"

    def start(self) -> None:
        """Answer requests from now on; the pages are read meanwhile."""
        self._serving.start()
        for work in (self._follow, partial(run_idle_tasks, self.session, self._ended)):
            threading.Thread(target=work, daemon=True).start()
        self.options.log(self._words.address.format(address=self.address))

    def end(self) -> None:
        """Stop, and leave nothing behind."""
        self._ended.set()
        if self._watch:
            self._watch.end()
        if self._serving.is_alive():  # `shutdown` would wait for ever for one that never began
            self._server.shutdown()
        self._server.server_close()
        self.session.close()

    def run(self) -> None:
        """Run until Ctrl+C, until the terminal is closed, or until the system asks to end."""
        for name in ENDING:
            number = getattr(signal, name, None)
            if number and signal.getsignal(number) != signal.SIG_IGN:  # as `nohup` sets it
                signal.signal(number, signal.default_int_handler)
        sys.setswitchinterval(SWITCH_INTERVAL)
        try:
            self.start()
            while not self._ended.wait(1):
                pass
        except KeyboardInterrupt:
            self.end()
            self.options.log(f"\n{self._words.ended}")
        finally:
            self.end()

    def _open_server(self) -> Server:
        try:
            return Server(self.options.port, Answers(self.session))
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
            with socket.socket() as free:
                free.bind((HOST, 0))
                other = free.getsockname()[1]
            message = self._words.port_used.format(port=self.options.port, other=other)
            raise PortError(message) from None

    def _follow(self) -> None:
        """Read the pages, then take in saves; watch anew when the settings name other folders."""
        self._seen_until = time.time_ns()
        self.session.open()
        while not self._ended.is_set():
            places = self.session.places
            log_polling = partial(self.options.log, self._words.polling)
            self._watch = watch = Watch(places, poll=self.options.poll, on_polling=log_polling)
            missed = watch.newer_than(self._seen_until - OVERLAP)
            if missed:
                self.session.saved(missed)
            watch.run(partial(self._take_in, watch, places))

    def _take_in(self, watch: Watch, places: list[Path], paths: list[Path]) -> None:
        self._seen_until = time.time_ns()
        try:
            self.session.saved(paths)
        except Exception:  # our own mistake; the next save is taken in all the same
            self.options.log(traceback.format_exc())
        if self.session.places != places:
            watch.end()
