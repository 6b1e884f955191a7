"""Compresses the texts of a site, for servers that send `page.html.br` or `page.html.gz`.

At the highest level, which is too slow for a server that compresses for each request. The same
text always gives the same bytes.
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
"""Endings of the files that get smaller; pictures and fonts are compressed already."""
SMALLEST = 500
"""Bytes; a smaller text fits into one packet as it is."""
_SYSTEM = 9
"""Where gzip writes the operating system; 255 stands for none."""


@dataclass(frozen=True)
class Compression:
    """What was compressed, in files and bytes."""

    texts: int
    plain: int
    packed: int
    """With brotli, the smaller of the two."""


def compress_site(site: Path) -> Compression:
    """Write the compressed files of each text of a site beside it.

    Where a compressed file would not be smaller there is none, and an older one is deleted.
    """
    texts = sorted(path for path in site.rglob("*") if _is_worth_compressing(path))
    with ThreadPoolExecutor(os.cpu_count()) as threads:  # both compressors let other threads run
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
    """Write the compressed files of a text; the size of the smaller one."""
    plain = path.read_bytes()
    sizes = []
    for ending, pack in PACKERS.items():
        beside = path.with_name(path.name + ending)
        packed = pack(plain)
        if len(packed) < len(plain):
            write_whole(beside, packed)
        else:
            beside.unlink(missing_ok=True)
        sizes.append(min(len(packed), len(plain)))
    return min(sizes)


def _brotli(plain: bytes) -> bytes:
    return bytes(brotli.compress(plain, quality=11))


def _gzip(plain: bytes) -> bytes:
    """Without time and name, and without the system, which only some versions of Python write."""
    packed = bytearray(gzip.compress(plain, compresslevel=9, mtime=0))
    packed[_SYSTEM] = 255
    return bytes(packed)


PACKERS: Mapping[str, Callable[[bytes], bytes]] = {".br": _brotli, ".gz": _gzip}
