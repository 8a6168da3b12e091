"""What may lie beside a page, and is no part of it: files that it reads from while the map is moved."""

from dataclasses import dataclass

from layers.page.tiled import TiledFile
from layers.page.underlay import NEAREST, Underlay

FARTHER = 2
"""Zooms beyond the finest tiles with points, which are 512 pixels wide: one more than they have."""


@dataclass(frozen=True)
class Beside:
    """Map tiles with points, and a finer basemap; either may be missing."""

    tiles: TiledFile | None = None
    underlay: Underlay | None = None

    def __bool__(self) -> bool:
        """Return whether there is anything."""
        return bool(self.tiles or self.underlay)

    @property
    def key(self) -> str:
        """Return what tells pages of one theatre apart; empty if there is nothing."""
        tiles = f"+{self.tiles.tiled.digest} {self.tiles.address}" if self.tiles else ""
        return tiles + (f"+{self.underlay}" if self.underlay else "")

    def closest(self, zoom: int) -> int:
        """Return the nearest zoom of a page that goes to ``zoom`` by itself."""
        points = self.tiles.tiled.leaf + FARTHER if self.tiles else 0
        return max(zoom, points, min(self.underlay.nearest, NEAREST) if self.underlay else 0)


NOTHING = Beside()
