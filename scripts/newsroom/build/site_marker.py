"""The file that marks a folder as a site of ours, and lists the files that we put there.

Only such a folder, or an empty one, is replaced, and only while it holds nothing else: whatever
somebody has added would be lost.
"""

import json
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from newsroom.build.cache_files import fits, read_json
from newsroom.build.errors import BuildError
from newsroom.build.manifest import MARKER, file_stats
from newsroom.content.readable import shown_name

__all__ = ["MARKER", "PublishError", "refuse_foreign", "require_list", "write_marker"]

_MADE_BY = "scripts/build_site.py"
_WITHOUT_LIST = f"Made by {_MADE_BY}.\n"
"""What the marker held until December 2026; the next build replaces it."""
_OF_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that systems put into every folder that somebody looks at."""
MOST_NAMED = 5
"""The number of files that a message names."""


class PublishError(BuildError):
    """The site cannot be published there."""


def write_marker(site: Path) -> None:
    """Write the marker of a complete site, with the paths of its files."""
    content = {"made_by": _MADE_BY, "files": sorted(file_stats(site))}
    text = json.dumps(content, ensure_ascii=True, indent=0)
    (site / MARKER).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def refuse_foreign(site: Path) -> None:
    """Raise `PublishError` if a folder holds anything that this project did not put there."""
    if not site.exists() or not any(site.iterdir()):
        return
    marker = site / MARKER
    if not _is_file(marker):
        raise PublishError(
            f"{site} holds files that this project did not make; "
            "name another folder, or empty it yourself."
        )
    ours = _listed(marker)
    foreign = [*_foreign(site, ours)] if ours is not None else []
    if foreign:
        named = "".join(f"\n    {shown_name(name)}" for name in foreign[:MOST_NAMED])
        more = f"\n    … and {len(foreign) - MOST_NAMED} more" if len(foreign) > MOST_NAMED else ""
        raise PublishError(
            f"{site} holds files that this project did not make:{named}{more}\n"
            "Move them elsewhere, or put them into docs/ to have them published."
        )


def require_list(site: Path) -> None:
    """Raise `PublishError` if the list in a marker cannot be read.

    Asked last, so that a site with errors is told of these first.
    """
    marker = site / MARKER
    if _is_file(marker) and _listed(marker) is None and not _holds(marker, _WITHOUT_LIST):
        raise PublishError(
            f"{marker} is damaged, so nobody knows which files of {site} are ours; "
            "name another folder, or empty it yourself."
        )


def _listed(marker: Path) -> frozenset[str] | None:
    """The files that a marker lists; `None` if there is no list."""
    match read_json(marker):
        case {"files": files} if fits(files, [str]):
            return frozenset(files)
    return None


def _foreign(site: Path, ours: frozenset[str]) -> Iterator[str]:
    for name in sorted(file_stats(site)):
        if name not in ours and name.rpartition("/")[2] not in _OF_SYSTEMS:
            yield name


def _is_file(path: Path) -> bool:
    with suppress(OSError):
        return stat.S_ISREG(path.lstat().st_mode)
    return False


def _holds(file: Path, text: str) -> bool:
    with suppress(OSError), file.open("rb") as opened:
        return opened.read(len(text) + 1) == text.encode()
    return False
