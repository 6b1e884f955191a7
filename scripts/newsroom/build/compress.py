"""Packed forms of a site's texts, for servers that send `page.html.br` or `page.html.gz` as it is.

Packed once and at leisure, a text is smaller than any server packs it while a reader waits. The
same text gives the same bytes on every day.
"""

import gzip
import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import brotli

from newsroom.build.file_writing import write_whole

TEXTS = frozenset(
    {".css", ".csv", ".html", ".ics", ".js", ".json", ".map", ".md", ".mjs"}
    | {".svg", ".txt", ".vcf", ".webmanifest", ".xml", ".xsl"}
)
"""Endings of what gets smaller; pictures and fonts are packed in themselves."""
SMALLEST = 500
"""Bytes. Below, a text fits into one packet anyhow."""
_SYSTEM = 9
"""Where gzip writes the name of the system; 255 names none."""


@dataclass(frozen=True)
class Compression:
    """What was packed, in files and bytes."""

    texts: int
    plain: int
    packed: int
    """With brotli, the smaller form."""


def compress_site(site: Path) -> Compression:
    """Put the packed forms beside each text of a site; each is there whole or not at all.

    Where a packed form would not be smaller there is none, and one from before is taken away.
    """
    texts = sorted(path for path in site.rglob("*") if _is_worth_compressing(path))
    with ThreadPoolExecutor(os.cpu_count()) as threads:  # both packers let other threads run
        sizes = [*threads.map(_compress, texts)]
    return Compression(
        texts=len(texts),
        plain=sum(path.stat().st_size for path in texts),
        packed=sum(sizes),
    )


def _is_worth_compressing(path: Path) -> bool:
    if path.suffix not in TEXTS or path.is_symlink() or not path.is_file():
        return False
    return path.stat().st_size > SMALLEST


def _compress(path: Path) -> int:
    """Write the packed forms of a text; the bytes that brotli needs for it."""
    plain = path.read_bytes()
    sizes = []
    for ending, export_units in PACKERS.items():
        beside = path.with_name(path.name + ending)
        packed = export_units(plain)
        if len(packed) < len(plain):
            write_whole(beside, packed)
        else:
            beside.unlink(missing_ok=True)
        sizes.append(min(len(packed), len(plain)))
    return min(sizes)


def _brotli(plain: bytes) -> bytes:
    return bytes(brotli.compress(plain, quality=11))


def _gzip(plain: bytes) -> bytes:
    """Without a time and a name, and without the system, which Python's versions write or not."""
    packed = bytearray(gzip.compress(plain, compresslevel=9, mtime=0))
    packed[_SYSTEM] = 255
    return bytes(packed)


PACKERS: Mapping[str, Callable[[bytes], bytes]] = {".br": _brotli, ".gz": _gzip}
