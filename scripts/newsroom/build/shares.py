"""Shares of a site: one or more languages each, built on different machines, then joined.

    BUILD_LANGUAGES=tr python scripts/build_site.py --site-dir share-tr
    python scripts/build_site.py --join share-en share-es share-it share-tr

A label in each share holds the digest of its inputs: only shares of the same content, made with
the same versions of Python and of installed packages, can be joined.
"""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from newsroom.build.errors import BuildError
from newsroom.build.site_marker import MARKER
from newsroom.render.headers import headers_file

LABEL = ".newsroom-share"


class ShareError(BuildError):
    """The shares cannot be joined."""


def label(share: Path, total: str, languages: Sequence[str]) -> None:
    """Write the label of a share."""
    content = {"made_from": total, "languages": [*languages]}
    (share / LABEL).write_text(json.dumps(content), encoding="utf-8")


def join(shares: Sequence[Path], fresh: Path, total: str, languages: Sequence[str]) -> None:
    """Copy the files of all shares into a new folder. Raises `ShareError`.

    Of files in several shares, that of the last language is taken.
    """
    languages_of = {share: _languages_of(share, total) for share in shares}
    found = [lang for named in languages_of.values() for lang in named]
    if sorted(found) != sorted(languages):
        raise ShareError(
            f"The shares hold {', '.join(found)}; the site has {', '.join(languages)}."
        )
    for share in sorted(shares, key=lambda one: languages.index(languages_of[one][0])):
        ignored = shutil.ignore_patterns(LABEL, MARKER)
        shutil.copytree(share, fresh, ignore=ignored, dirs_exist_ok=True)
    files = (path for path in fresh.rglob("*") if path.is_file())
    text = headers_file(path.relative_to(fresh).as_posix() for path in files)
    (fresh / "_headers").write_text(text, encoding="utf-8", newline="\n")


def _languages_of(share: Path, total: str) -> list[str]:
    try:
        content = json.loads((share / LABEL).read_bytes())
        made_from, languages = content["made_from"], [str(lang) for lang in content["languages"]]
    except (OSError, ValueError, KeyError, TypeError):
        raise ShareError(f"{share} is no share of a site.") from None
    if made_from != total:
        raise ShareError(f"{share} was made from other content, settings or versions.")
    return languages
