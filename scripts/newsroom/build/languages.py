"""One process for each language, as many at a time as there are processors.

The content is read and judged before; what a process logs comes back and is told in the order
of the languages, so that every warning counts. Where the platform cannot fork, the languages
are built one after the other in this process.
"""

import gc
import json
import logging
import os
import traceback
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, BinaryIO

log = logging.getLogger("mkdocs")


class WorkerError(Exception):
    """A mistake of ours in another process; the text is its traceback."""


@dataclass
class Outcome:
    """How the work for a language ended."""

    value: Any = None
    """What it gave back: numbers, texts, lists and dictionaries."""
    records: list[tuple[str, int, str]] = field(default_factory=list)
    """What was logged: the name of the logger, the level and the text."""
    stopped: str | None = None
    """The text of an `Abort`."""
    system: tuple[int, str, str | None] | None = None
    """An `OSError`: its number, text and file."""
    crash: str | None = None


class _Recorder(logging.Handler):
    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome

    def emit(self, record: logging.LogRecord) -> None:
        self.outcome.records.append((record.name, record.levelno, record.getMessage()))


def can_fork() -> bool:
    """Whether this system can divide a process."""
    return hasattr(os, "fork")


def processors() -> int:
    """How many processes can run at a time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_processes(work: Callable[[str], Any], names: Sequence[str]) -> list[Outcome]:
    """The outcome of the work for each name, in their order; each in a process of its own."""
    gc.freeze()  # what is there already is not looked through in every process
    waiting = list(enumerate(names))
    running: dict[int, tuple[int, BinaryIO]] = {}
    outcomes: dict[int, Outcome] = {}
    while waiting or running:
        while waiting and len(running) < processors():
            number, name = waiting.pop(0)
            running[number] = _start(work, name)
        number = next(iter(running))
        outcomes[number] = _end(*running.pop(number))
    return [outcomes[number] for number in range(len(names))]


def _start(work: Callable[[str], Any], name: str) -> tuple[int, BinaryIO]:
    read, write = os.pipe()
    child = os.fork()
    if child:
        os.close(write)
        return child, os.fdopen(read, "rb")
    code = 1
    try:
        os.close(read)
        messages = json.dumps(asdict(outcome_of(work, name))).encode()
        with os.fdopen(write, "wb") as pipe:
            pipe.write(messages)
        code = 0
    finally:
        os._exit(code)  # nothing of the parent's is to be tidied up twice


def _end(child: int, pipe: BinaryIO) -> Outcome:
    with pipe:
        messages = pipe.read()
    _, status = os.waitpid(child, 0)
    if status or not messages:
        return Outcome(crash=f"A process of the build was ended ({status}).")
    return Outcome(**json.loads(messages))


def outcome_of(work: Callable[[str], Any], name: str) -> Outcome:
    """Do the work here, and write down what is logged instead of showing it."""
    from mkdocs.exceptions import Abort

    outcome = Outcome()
    recorder = _Recorder(outcome)
    propagate, log.propagate = log.propagate, False
    log.addHandler(recorder)
    try:
        outcome.value = work(name)
    except Abort as error:
        outcome.stopped = str(error)
    except OSError as error:
        outcome.system = error.errno or 0, error.strerror or str(error), error.filename
    except Exception:
        outcome.crash = traceback.format_exc()
    finally:
        log.removeHandler(recorder)
        log.propagate = propagate
    return outcome


def messages(outcomes: Sequence[Outcome]) -> None:
    """Log what the processes logged. Raises what ended one of them, in the order of the work."""
    for outcome in outcomes:
        for name, level, text in outcome.records:
            logging.getLogger(name).log(level, "%s", text)
    for outcome in outcomes:
        if outcome.system:
            raise OSError(*outcome.system)
        if outcome.crash:
            raise WorkerError(outcome.crash)
