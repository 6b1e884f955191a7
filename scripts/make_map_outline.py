"""Make the land of the partners' map from world-atlas: `make_map_outline.py land-50m.json`.

Needed only when the map is to show another part of the world. The file comes from the npm
package world-atlas 2.0.2; what it holds is described in the outline itself.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path
from typing import Any

from newsroom.environment import run
from newsroom.outputs.drawings.partners_map import OUTLINE
from newsroom.outputs.drawings.projection import Frame

FRAME = Frame(lat=47.5, lon=16.0, west_km=2170, north_km=1600, unit_km=3.6, width=1280, height=860)
ABOUT = (
    "Land from Natural Earth 1:50m (public domain, naturalearthdata.com), by way of the npm "
    "package world-atlas 2.0.2 (ISC, Michael Bostock), file land-50m.json. No borders. Projected "
    "(Lambert azimuthal equal-area), clipped to the frame and simplified by "
    "scripts/make_map_outline.py."
)
EDGE = 8
"""Units by which the land goes on outside the frame, so that no clipped edge is seen."""
SMALLEST = 24
"""Square units below which an island is left out."""
DETAIL = 1.3
"""Units by which the simplified coast may differ."""

Point = tuple[float, float]


def main() -> int:
    """Read the TopoJSON file that is named, write the outline, say how large it is."""
    atlas = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    rings = (_on_the_map(ring) for ring in _rings(atlas))
    path = "".join(_written(ring) for ring in rings if abs(_area(ring)) >= SMALLEST)
    outline = {"about": ABOUT, "frame": asdict(FRAME), "path": path}
    OUTLINE.write_text(json.dumps(outline, indent=1) + "\n", encoding="utf-8")
    print(f"{OUTLINE}: {OUTLINE.stat().st_size} bytes")
    return 0


def _rings(atlas: dict[str, Any]) -> Iterator[list[Point]]:
    """Every ring of land as longitudes and latitudes, its arcs put together."""
    (left, bottom), (wide, high) = atlas["transform"]["translate"], atlas["transform"]["scale"]
    arcs: list[list[Point]] = []
    for steps in atlas["arcs"]:
        x = y = 0
        arcs.append([])
        for right, up in steps:
            x, y = x + right, y + up
            arcs[-1].append((left + x * wide, bottom + y * high))
    for land in atlas["objects"]["land"]["geometries"]:
        for polygon in land["arcs"]:
            for ring in polygon:
                parts = (arcs[arc] if arc >= 0 else arcs[~arc][::-1] for arc in ring)
                yield [point for part in parts for point in part[1:]]


def _on_the_map(ring: list[Point]) -> list[Point]:
    """A ring projected, clipped and simplified; empty when nothing of it is on the map."""
    near = _clipped(ring, (-40.0, 20.0, 75.0, 80.0))
    points = [FRAME.point(lat, lon) for lon, lat in near]
    box = (-EDGE, -EDGE, FRAME.width + EDGE, FRAME.height + EDGE)
    kept = _clipped(points, box)
    if len(kept) < 3:
        return []
    half = len(kept) // 2
    return [*_simplified(kept[: half + 1])[:-1], *_simplified(kept[half:])]


def _clipped(ring: list[Point], box: tuple[float, float, float, float]) -> list[Point]:
    """What of a ring lies within a box (Sutherland and Hodgman)."""
    for side, limit in enumerate(box):
        axis, sign = side % 2, 1 if side < 2 else -1
        corners, ring = ring, []
        for start, end in zip(corners[-1:] + corners[:-1], corners, strict=True):
            before, after = (sign * (point[axis] - limit) for point in (start, end))
            if (before < 0) != (after < 0):
                share = before / (before - after)
                ring.append(
                    (
                        start[0] + share * (end[0] - start[0]),
                        start[1] + share * (end[1] - start[1]),
                    )
                )
            if after >= 0:
                ring.append(end)
    return ring


def _simplified(line: list[Point]) -> list[Point]:
    """A line without the points that hardly bend it (Douglas and Peucker)."""
    if len(line) < 3:
        return line
    (x1, y1), (x2, y2) = line[0], line[-1]
    length = max(((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5, 1e-9)
    off = [abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length for x, y in line]
    farthest = max(range(1, len(line) - 1), key=off.__getitem__)
    if off[farthest] <= DETAIL:
        return [line[0], line[-1]]
    return _simplified(line[: farthest + 1])[:-1] + _simplified(line[farthest:])


def _area(ring: list[Point]) -> float:
    following = ring[1:] + ring[:1]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, following, strict=True)) / 2


def _written(ring: list[Point]) -> str:
    """A ring as a path in whole units, each point by its distance from the one before."""
    points = [(round(x), round(y)) for x, y in ring]
    steps = [
        (x - left, y - top) for (left, top), (x, y) in pairwise(points) if (x, y) != (left, top)
    ]
    written = " ".join(f"{right} {down}" for right, down in steps).replace(" -", "-")
    return f"M{points[0][0]} {points[0][1]}l{written}z"


if __name__ == "__main__":
    sys.exit(run(main))
