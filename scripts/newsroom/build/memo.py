"""Values that are slow to compute, stored from one build to the next: `.cache/build/memo.db`.

The key of a value is a digest of everything that it was made from, so no value becomes wrong;
when the file has grown too large, it is deleted. Values are JSON of a shape that whoever asks
for them names: what is of another shape, damaged or no database is made anew. The file may be
deleted at any time.

Some values are the HTML of texts, which was cleaned before it was stored and is not cleaned
again: whoever can write to the file of a user can also write to that user's site. Files of
others are refused (`cache_files.py`).
"""

import json
import os
import shutil
import sqlite3
import stat
from contextlib import suppress
from pathlib import Path
from typing import Any

from newsroom.build.cache_files import fits, make_folder
from newsroom.build.inputs import digest_of

FILE = Path(".cache", "build", "memo.db")
"""The file, from the folder of the project."""
MOST_BYTES = 256_000_000
_SCHEMA = "CREATE TABLE memo (key TEXT PRIMARY KEY, value BLOB)"
WAIT_SECONDS = 10.0
_FAILURES = (sqlite3.Error, OSError, UnicodeDecodeError)
"""Of a damaged file; the last where SQLite's own message quotes bytes that are not UTF-8."""
_ANY = "surrogatepass"
"""How texts are encoded: names of files may hold what is no character."""
_BESIDE = ("", "-wal", "-shm", "-journal")
"""The endings of the files that SQLite writes."""


class Memo:
    """Values by the digest of what they were made from; several processes may use one file."""

    def __init__(self, file: Path | None, code: str) -> None:
        """`code` is the digest of programs and settings, on which all values depend.

        Without a file, values are forgotten with this object.
        """
        self._file, self._code = file, code
        self._new: dict[str, bytes] = {}
        self._opened: tuple[int, sqlite3.Connection] | None = None

    def __getstate__(self) -> dict[str, Any]:
        return {"_file": self._file, "_code": self._code, "_new": {}, "_opened": None}

    def get(self, key: str, shape: Any) -> Any:
        """The value for a key; `None` when it is not known, or not of this shape (`fits`)."""
        name = digest_of([self._code, key])
        text = self._new.get(name) or self._stored(name) or b""
        with suppress(ValueError, RecursionError):
            value = json.loads(text.decode("utf-8", _ANY))
            return value if fits(value, shape) else None
        return None

    def put(self, key: str, value: Any) -> None:
        """Store a value; `flush` writes it."""
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        self._new[digest_of([self._code, key])] = text.encode("utf-8", _ANY)

    def flush(self) -> None:
        """Write the new values. If that fails, the next build takes longer and nothing else."""
        if not self._file or not self._new:
            return
        new, self._new = self._new, {}
        with suppress(OSError):
            make_folder(self._file.parent)
        try:
            with self._connection(self._file) as database:
                database.executemany("INSERT OR REPLACE INTO memo VALUES (?, ?)", new.items())
        except _FAILURES:
            self._forget(self._file)

    def close(self) -> None:
        """Write the new values, and delete the file if it has grown too large."""
        self.flush()
        if self._opened and self._opened[0] == os.getpid():
            self._opened[1].close()
        self._opened = None
        with suppress(OSError):
            if self._file and self._file.stat().st_size > MOST_BYTES:
                self._forget(self._file)

    def _stored(self, name: str) -> bytes | None:
        if not self._file or not os.path.lexists(self._file):
            return None
        try:
            query = "SELECT value FROM memo WHERE key = ?"
            row = self._connection(self._file).execute(query, (name,)).fetchone()
        except _FAILURES:
            self._forget(self._file)
            return None
        return row[0] if row and isinstance(row[0], bytes) else None

    def _connection(self, file: Path) -> sqlite3.Connection:
        """The database, opened by this process: a connection does not survive a fork."""
        if self._opened is None or self._opened[0] != os.getpid():
            if os.path.lexists(file) and not stat.S_ISREG(file.lstat().st_mode):
                raise OSError(file)  # SQLite would follow a link, and wait for a pipe
            database = sqlite3.connect(file, timeout=WAIT_SECONDS)
            database.execute("PRAGMA trusted_schema = OFF")
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = OFF")
            with database:
                database.execute("BEGIN IMMEDIATE")
                found = database.execute("SELECT sql FROM sqlite_master WHERE sql <> ''").fetchall()
                if not found:
                    database.execute(_SCHEMA)
                elif found != [(_SCHEMA,)]:  # a view, for example, which may compute for ever
                    raise sqlite3.DatabaseError(file)
            self._opened = os.getpid(), database
        return self._opened[1]

    def _forget(self, file: Path) -> None:
        """Delete a file that is damaged or no database."""
        self._opened = None
        for ending in _BESIDE:
            beside = file.with_name(file.name + ending)
            with suppress(OSError):
                if beside.is_dir() and not beside.is_symlink():
                    shutil.rmtree(beside)
                else:
                    beside.unlink(missing_ok=True)
