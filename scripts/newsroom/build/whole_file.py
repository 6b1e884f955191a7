"""Writing a file so that readers find the old one or the new one, never half of either."""

import tempfile
from pathlib import Path

EVERYBODY_MAY_READ = 0o644


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` where `path` stands; whoever is killed on the way leaves `path` as it was."""
    with tempfile.NamedTemporaryFile(
        prefix=f".{path.name}.new-", dir=path.parent, delete=False
    ) as file:
        fresh = Path(file.name)
        try:
            file.write(content)
            file.close()
            fresh.chmod(EVERYBODY_MAY_READ)  # a fresh file lets only its owner in
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
