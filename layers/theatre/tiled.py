"""What a file of map tiles says of itself, as ``posture tiles`` writes it: what is in it, and what is not.

Its points are those of a theatre's claims or of a feed's events; ``areas`` are how many there are whose place
is no finer than a part of a country, by the id of the place and the layer. ``leaf`` is the zoom whose tiles
have every point, ``side`` the number of cells along a tile's side at the zooms before.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from layers.theatre.fields import COLOUR, Record, Slug, Text

FORMAT = 1
"""The version of what a file says of itself, higher with every change that an older reader mistakes."""

Number = Annotated[int, Field(ge=0)]


class TiledLayer(Record):
    """A layer of a theatre or a feed, and how many points are in its tiles."""

    id: Slug
    label: Text
    colour: Annotated[str, StringConstraints(pattern=COLOUR)] | None
    points: Number


class Tiled(Record):
    """A file of map tiles."""

    format: Literal[1]
    of: Literal["claims", "events"]
    title: Text
    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]
    leaf: Annotated[int, Field(ge=1, le=15)]
    side: Annotated[int, Field(ge=1, le=256)]
    layers: Annotated[tuple[TiledLayer, ...], Field(min_length=1)]
    areas: tuple[tuple[Slug, Slug, Number], ...]
    elsewhere: Number
    beyond: Number
