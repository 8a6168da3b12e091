"""A finer basemap below a map: a basemap in a file beside the page, or tiles of an online service.

The second is the app's alone. A snapshot is given neither a service nor the right to ask one.
"""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from layers.reading.basemap import Basemap

NEAREST = 15
"""The nearest zoom of a map with a finer basemap, however fine that is: a pixel is 5 m at the equator."""


@dataclass(frozen=True)
class Underlay:
    """An underlay: what it is, from where the page reads it, and what has to be said of it.

    ``address`` is that of a PMTiles file, or for "online" the template of an address with {x}, {y} and {z}.
    ``name`` and ``attribution`` are plain text; ``nearest`` is the finest zoom that there is.
    """

    kind: Literal["vector", "raster", "online"]
    address: str
    name: str
    attribution: str | None
    nearest: int


def local(basemap: Basemap, address: str, file: str) -> Underlay:
    """Return the underlay that a basemap is; it has the name of its file where it has none itself."""
    name = basemap.name or file
    return Underlay(basemap.kind, address, name, basemap.attribution, basemap.nearest)


def underlay(found: Underlay | None) -> dict[str, Any]:
    """Return what the page has of an underlay, under ``"underlay"``; nothing where there is none."""
    if found is None:
        return {}
    return {"underlay": asdict(found)}
