"""The preview from its start to Ctrl+C: the address, the watch, the browsers, the end."""

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
from newsroom.preview.idle_tasks import keep_ready
from newsroom.preview.options import PreviewOptions
from newsroom.preview.server import HERE, Server
from newsroom.preview.session import Session
from newsroom.preview.watching import Watch
from newsroom.words import load_words

OVERLAP = 2_000_000_000
"""Nanoseconds for which one looks again at what was saved before a watch began; a file that
was taken in already changes nothing."""

TURN = 0.0005
"""Seconds after which the thread that makes pages ahead lets others work. On its way from the
watch to the browser a save waits for several turns, which are ten times as long otherwise."""


class PortError(Exception):
    """The port cannot be used; the text says so, and names another."""


class Preview:
    """A running preview. Raises `PortError` when it cannot be reached."""

    def __init__(self, options: PreviewOptions) -> None:
        self.options = options
        self._words = load_words(options.lang).preview
        self.session = Session(options)
        self._server = self._open_door()
        self._ended = threading.Event()
        self._watch: Watch | None = None
        self._seen_until = 0
        self._serving = threading.Thread(target=self._server.serve_forever, daemon=True)
        self.address = f"http://{HERE}:{self._server.server_port}"

    def start(self) -> None:
        """Begin to answer, at once; read the pages meanwhile."""
        self._serving.start()
        for work in (self._work, partial(keep_ready, self.session, self._ended)):
            threading.Thread(target=work, daemon=True).start()
        self.options.log(self._words.address.format(address=self.address))

    def end(self) -> None:
        """Stop, and leave nothing behind."""
        self._ended.set()
        if self._watch:
            self._watch.end()
        if self._serving.is_alive():  # one that never began would be waited for for ever
            self._server.shutdown()
        self._server.server_close()
        self.session.close()

    def run(self) -> None:
        """Run until Ctrl+C, or until the system asks to end."""
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        sys.setswitchinterval(TURN)
        try:
            self.start()
            while not self._ended.wait(1):
                pass
        except KeyboardInterrupt:
            self.options.log(f"\n{self._words.ended}")
        finally:
            self.end()

    def _open_door(self) -> Server:
        answers = Answers(self.session)
        try:
            return Server(self.options.port, answers)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
            with socket.socket() as free:
                free.bind((HERE, 0))
                other = free.getsockname()[1]
            words = self._words.port_used.format(port=self.options.port, other=other)
            raise PortError(words) from None

    def _work(self) -> None:
        """Read the pages, then follow what is saved. Settings may name other folders to watch."""
        self._seen_until = time.time_ns()
        self.session.open()
        while not self._ended.is_set():
            places = self.session.places()
            self._watch = watch = Watch(places, poll=self.options.poll, deaf=self._say_deaf)
            missed = watch.newer_than(self._seen_until - OVERLAP)
            if missed:
                self.session.saved(missed)
            watch.run(partial(self._follow, watch, places))

    def _follow(self, watch: Watch, places: list[Path], paths: list[Path]) -> None:
        """Take in what was saved; where other folders are to be watched, end this watch."""
        self._seen_until = time.time_ns()
        try:
            self.session.saved(paths)
        except Exception:  # a mistake of ours; the next save is followed all the same
            self.options.log(traceback.format_exc())
        if self.session.places() != places:
            watch.end()

    def _say_deaf(self) -> None:
        self.options.log(self._words.polling)
