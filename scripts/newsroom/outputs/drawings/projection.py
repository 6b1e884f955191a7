"""The map projection: Lambert's azimuthal equal-area projection."""

from dataclasses import dataclass
from math import cos, inf, radians, sin, sqrt

EARTH_KM = 6371.0


@dataclass(frozen=True, kw_only=True)
class Frame:
    """The part of the world that a map shows, and its scale."""

    lat: float
    """The centre of the projection."""
    lon: float
    west_km: float
    """How far the left edge lies from the centre."""
    north_km: float
    unit_km: float
    """How many kilometres are one unit of the drawing."""
    width: int
    height: int

    def point(self, lat: float, lon: float) -> tuple[float, float]:
        """The coordinates of a place, from the left and the upper edge."""
        north, here, turn = radians(lat), radians(self.lat), radians(lon - self.lon)
        closeness = 1 + sin(here) * sin(north) + cos(here) * cos(north) * cos(turn)
        if closeness < 1e-6:
            return inf, inf  # the antipode of the centre
        scale = EARTH_KM * sqrt(2 / closeness)
        east_km = scale * cos(north) * sin(turn)
        north_km = scale * (cos(here) * sin(north) - sin(here) * cos(north) * cos(turn))
        return (east_km + self.west_km) / self.unit_km, (self.north_km - north_km) / self.unit_km

    def shows(self, x: float, y: float) -> bool:
        """Whether a point lies within the map."""
        return 0 <= x <= self.width and 0 <= y <= self.height
