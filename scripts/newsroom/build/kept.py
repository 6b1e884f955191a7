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
