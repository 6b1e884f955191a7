"""Values that are slow to compute, stored from one build to the next: `.cache/build/memo.db`.

The key of a value is a digest of everything that it was made from, so no value becomes wrong;
when the file has grown too large, it is deleted. Values are JSON. The file may be deleted at
any time.
"""

import json
import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any

from newsroom.build.inputs import digest_of

FILE = Path(".cache", "build", "memo.db")
"""The file, from the folder of the project."""
MOST_BYTES = 256_000_000
_SCHEMA = "CREATE TABLE IF NOT EXISTS memo (key TEXT PRIMARY KEY, value BLOB)"
WAIT_SECONDS = 10.0
_ANY = "surrogatepass"
"""How texts are encoded: names of files may hold what is no character."""


class Memo:
    """Values by the digest of what they were made from; several processes may use one file."""

    def __init__(self, file: Path, code: str) -> None:
        """`code` is the digest of programs and settings, on which all values depend."""
        self._file, self._code = file, code
        self._new: dict[str, bytes] = {}
        self._opened: tuple[int, sqlite3.Connection] | None = None

    def __getstate__(self) -> dict[str, Any]:
        return {"_file": self._file, "_code": self._code, "_new": {}, "_opened": None}

    def get(self, key: str) -> Any:
        """The value for a key; `None` when it is not known."""
        name = digest_of([self._code, key])
        text = self._new.get(name)
        if text is None:
            text = self._stored(name)
        return None if text is None else json.loads(text.decode("utf-8", _ANY))

    def put(self, key: str, value: Any) -> None:
        """Store a value; `flush` writes it."""
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        self._new[digest_of([self._code, key])] = text.encode("utf-8", _ANY)

    def flush(self) -> None:
        """Write the new values. If that fails, the next build takes longer and nothing else."""
        new, self._new = self._new, {}
        if new:
            with suppress(sqlite3.Error, OSError):
                self._file.parent.mkdir(parents=True, exist_ok=True)
                with self._connection() as database:
                    database.executemany("INSERT OR REPLACE INTO memo VALUES (?, ?)", new.items())

    def close(self) -> None:
        """Write the new values, and delete the file if it has grown too large."""
        self.flush()
        if self._opened and self._opened[0] == os.getpid():
            self._opened[1].close()
        self._opened = None
        with suppress(OSError):
            if self._file.stat().st_size > MOST_BYTES:
                self._file.unlink()

    def _stored(self, name: str) -> bytes | None:
        if not self._file.exists():
            return None
        try:
            query = "SELECT value FROM memo WHERE key = ?"
            row = self._connection().execute(query, (name,)).fetchone()
        except sqlite3.Error:
            self._forget()
            return None
        return row[0] if row else None

    def _connection(self) -> sqlite3.Connection:
        """The database, opened by this process: a connection does not survive a fork."""
        if self._opened is None or self._opened[0] != os.getpid():
            database = sqlite3.connect(self._file, timeout=WAIT_SECONDS)
            self._opened = os.getpid(), database
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = OFF")
            database.execute(_SCHEMA)
        return self._opened[1]

    def _forget(self) -> None:
        """Delete a file that is damaged or no database."""
        self._opened = None
        with suppress(OSError):
            self._file.unlink()
