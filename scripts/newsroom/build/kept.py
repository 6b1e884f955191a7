"""What is kept from one build to the next: JSON in `.cache/build`, which anybody may delete."""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

FOLDER = Path(".cache", "build")


def recall(project: Path, name: str) -> Any:
    """What was kept under this name; `None` when there is nothing that can be read."""
    with suppress(OSError, ValueError):
        return json.loads((project / FOLDER / f"{name}.json").read_bytes())
    return None


def keep(project: Path, name: str, value: Any) -> None:
    """Keep a value. Where that is not possible, the next build takes longer, nothing else."""
    file = project / FOLDER / f"{name}.json"
    draft = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        draft.replace(file)


class KeptBySum:
    """Values kept by a sum of what each was made from; those that nobody asks for are let go."""

    def __init__(self, project: Path, name: str, code: str) -> None:
        """`code` stands for all else that the values depend on: with another, none is known."""
        self._project, self._name, self._code = project, name, code
        kept = recall(project, name)
        is_ours = isinstance(kept, dict) and kept.get("code") == code
        self._before: dict[str, Any] = kept["values"] if is_ours else {}
        self._now: dict[str, Any] = {}

    def get(self, total: str) -> Any:
        """The value for a sum; `None` when it is not known."""
        value = self._before.get(total)
        if value is not None:
            self._now[total] = value
        return value

    def put(self, total: str, value: Any) -> None:
        """Remember a value."""
        self._now[total] = value

    def keep(self) -> None:
        """Keep the values that were asked for now, or remembered."""
        if self._now.keys() != self._before.keys():
            keep(self._project, self._name, {"code": self._code, "values": self._now})
