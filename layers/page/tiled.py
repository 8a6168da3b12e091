"""What a page has of map tiles: what is in the file beside it, and where that is."""

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from layers.theatre.catalogue import Catalogue
from layers.theatre.tiled import Tiled

LISTED = 12
"""Places that are named of those in which something is counted, those with the most."""


@dataclass(frozen=True)
class TiledFile:
    """A file of tiles beside a page: what it says of itself, and its address from the page."""

    tiled: Tiled
    address: str

    @property
    def leaf(self) -> int:
        """Return the zoom whose tiles have every point."""
        return self.tiled.leaf

    @property
    def key(self) -> str:
        """Return what tells it from other files."""
        return f"{self.tiled.digest} {self.address}"


@dataclass(frozen=True)
class TiledBefore:
    """The tiles that a page has which was read: what it says of them, as JSON, finest zoom and address."""

    says: str
    leaf: int
    address: str

    @property
    def key(self) -> str:
        """Return what tells it from other files."""
        return self.says


def tiled(catalogue: Catalogue, file: TiledFile | TiledBefore | None) -> dict[str, Any]:
    """Return what the page has of tiles, under ``"tiles"``; nothing where there are none."""
    if file is None:
        return {}
    if isinstance(file, TiledBefore):
        return {"tiles": json.loads(file.says)}
    record = file.tiled.model_dump(mode="json", exclude={"format", "areas"})
    totals = Counter[str]()
    for place, _, number in file.tiled.areas:
        totals[place] += number
    most = sorted(totals.items(), key=lambda item: (-item[1], item[0]))[:LISTED]
    named = catalogue.gazetteer.places
    areas = {
        "n": totals.total(),
        "places": len(totals),
        "most": [{"name": named[id_].properties.name, "n": number} for id_, number in most],
    }
    return {"tiles": record | {"areas": areas, "url": file.address}}
