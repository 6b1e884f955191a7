"""What is kept from one build to the next because it is slow to compute: `.cache/build/memo.db`.

Each value stands under a digest of everything that it was made from, so it never becomes
wrong; it can only become useless, and the oldest values are then deleted. Values are JSON.
Anybody may delete the file.
"""

import json
import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any

from newsroom.build.inputs import digest_of

FILE = Path(".cache", "build", "memo.db")
"""Where the memo of a project lies."""
MOST_BYTES = 256_000_000
_SCHEMA = "CREATE TABLE IF NOT EXISTS memo (key TEXT PRIMARY KEY, value TEXT)"
WAIT_SECONDS = 10.0


class Memo:
    """Values by the digest of what they were made from; safe with several processes."""

    def __init__(self, file: Path, code: str) -> None:
        """`code` stands for the programs and settings that all values depend on."""
        self._file, self._code = file, code
        self._new: dict[str, str] = {}
        self._opened: tuple[int, sqlite3.Connection] | None = None

    def __getstate__(self) -> dict[str, Any]:
        return {"_file": self._file, "_code": self._code, "_new": {}, "_opened": None}

    def get(self, key: str) -> Any:
        """The value for a key; `None` when it is not known."""
        name = digest_of([self._code, key])
        text = self._new.get(name)
        if text is None:
            text = self._stored(name)
        return None if text is None else json.loads(text)

    def put(self, key: str, value: Any) -> None:
        """Keep a value; it is written by `flush`."""
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        self._new[digest_of([self._code, key])] = text

    def flush(self) -> None:
        """Write the new values. Where that is not possible, the next build takes longer."""
        new, self._new = self._new, {}
        if new:
            with suppress(sqlite3.Error, OSError):
                self._file.parent.mkdir(parents=True, exist_ok=True)
                with self._connection() as database:
                    database.executemany("INSERT OR REPLACE INTO memo VALUES (?, ?)", new.items())

    def close(self) -> None:
        """Write what is new, and delete everything when the file has become too large."""
        self.flush()
        if self._opened and self._opened[0] == os.getpid():
            self._opened[1].close()
        self._opened = None
        with suppress(OSError):
            if self._file.stat().st_size > MOST_BYTES:
                self._file.unlink()

    def _stored(self, name: str) -> str | None:
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
        """Delete a file that is no database of ours."""
        self._opened = None
        with suppress(OSError):
            self._file.unlink()
