"""What a page has besides its theatre: files that it reads from while the map is moved, and counts."""

import json
from dataclasses import dataclass
from typing import Any

from layers.page.counted import CountedBefore
from layers.page.tiled import TiledBefore, TiledFile
from layers.page.underlay import NEAREST, Underlay

FARTHER = 2
"""Zooms beyond the finest tiles with points, which are 512 pixels wide: one more than they have."""


@dataclass(frozen=True)
class Beside:
    """Map tiles with points, and a finer basemap; either may be missing.

    ``counts`` are those of a page that was read, which stand in it; a page that is made has its catalogue's.
    """

    tiles: TiledFile | TiledBefore | None = None
    underlay: Underlay | None = None
    counts: CountedBefore | None = None

    def __bool__(self) -> bool:
        """Return whether there is a file."""
        return bool(self.tiles or self.underlay)

    @property
    def key(self) -> str:
        """Return what tells pages of one theatre apart; empty if there is nothing."""
        tiles = f"+{self.tiles.key}" if self.tiles else ""
        return tiles + (f"+{self.underlay}" if self.underlay else "")

    def closest(self, zoom: int) -> int:
        """Return the nearest zoom of a page that goes to ``zoom`` by itself."""
        points = self.tiles.leaf + FARTHER if self.tiles else 0
        return max(zoom, points, min(self.underlay.nearest, NEAREST) if self.underlay else 0)


NOTHING = Beside()


def beside_of(page: dict[str, Any]) -> Beside:
    """Return what lies beside a page that was read (:func:`layers.page.payload.unpack`), as it says.

    Raises:
        ValueError, TypeError, KeyError: if the page says it otherwise than this version does.

    """
    tiles, underlay, counts = page.get("tiles"), page.get("underlay"), page.get("counts")
    return Beside(
        TiledBefore(json.dumps(tiles), tiles["leaf"], tiles["url"]) if tiles else None,
        Underlay(**underlay) if underlay else None,
        CountedBefore(json.dumps(counts), counts["digest"], counts["events"]) if counts else None,
    )
