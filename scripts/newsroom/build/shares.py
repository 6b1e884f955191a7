"""Shares of a site, one or more languages each, built on different machines and joined here.

    BUILD_LANGUAGES=tr python scripts/build_site.py --site-dir share-tr
    python scripts/build_site.py --join share-en share-es share-it share-tr

Each share says what it was made from, and only shares of the same content become a site. They
need the same versions of Python and of what is installed.
"""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from newsroom.build.publish import MARKER
from newsroom.render.headers import headers_file

LABEL = ".clustem-share"


class ShareError(Exception):
    """The shares do not make a site."""


def label(share: Path, total: str, languages: Sequence[str]) -> None:
    """Write into a share what it is."""
    said = {"made_from": total, "languages": [*languages]}
    (share / LABEL).write_text(json.dumps(said), encoding="utf-8")


def join(shares: Sequence[Path], fresh: Path, total: str, languages: Sequence[str]) -> None:
    """Put the files of all shares into a fresh folder. Raises `ShareError`.

    What lies in several shares is taken from the last, as one build after the other would
    leave it; it differs only where a later language has taken a picture's metadata away.
    """
    theirs = {share: _languages_of(share, total) for share in shares}
    found = [lang for named in theirs.values() for lang in named]
    if sorted(found) != sorted(languages):
        raise ShareError(
            f"The shares hold {', '.join(found)}; the site has {', '.join(languages)}."
        )
    for share in sorted(shares, key=lambda one: languages.index(theirs[one][0])):
        ignored = shutil.ignore_patterns(LABEL, MARKER)
        shutil.copytree(share, fresh, ignore=ignored, dirs_exist_ok=True)
    assets = (path for path in (fresh / "assets").rglob("*") if path.is_file())
    text = headers_file(path.relative_to(fresh).as_posix() for path in assets)
    (fresh / "_headers").write_text(text, encoding="utf-8", newline="\n")


def _languages_of(share: Path, total: str) -> list[str]:
    try:
        said = json.loads((share / LABEL).read_bytes())
        made_from, languages = said["made_from"], [str(lang) for lang in said["languages"]]
    except (OSError, ValueError, KeyError, TypeError):
        raise ShareError(f"{share} is no share of a site.") from None
    if made_from != total:
        raise ShareError(f"{share} was made from other content, settings or versions.")
    return languages
