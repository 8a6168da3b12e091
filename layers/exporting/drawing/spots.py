"""What a state shows, by spot: the claims that share a place, their marks, and which of them is not drawn."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from layers.page.closeness import closeness
from layers.page.shapes import Located, drawing
from layers.theatre.catalogue import Catalogue
from layers.theatre.claim import Claim
from layers.theatre.geometry import positions
from layers.theatre.theatre import Layer
from layers.theatre.vocabulary import BADGES

FIRM = ("stated", "reported")
"""The assertions that are drawn with whole lines."""


@dataclass(frozen=True)
class Marked:
    """A claim with the kind of its mark, and the number that it has in this picture and its notes."""

    number: int
    claim: Claim
    mark: str
    anchors: tuple[tuple[float, float], ...]

    @property
    def spot(self) -> str:
        """Return the id of the place, which claims share; of the claim where it is an arc or has no place."""
        place = self.claim.properties.where.place
        return self.claim.id if self.mark == "arc" or not place else place


@dataclass(frozen=True)
class Mark:
    """The claims of one spot and one colour, which have one mark; it looks like the ``typical`` one."""

    marked: tuple[Marked, ...]
    layer: Layer

    @property
    def typical(self) -> Marked:
        """Return the first claim of the assertion that most of them have, the firmest of several."""
        firmness = {assertion: -at for at, assertion in enumerate(BADGES)}
        counts = Counter(each.claim.properties.assertion for each in self.marked)
        most = max(counts, key=lambda assertion: (counts[assertion], firmness[assertion]))
        return next(each for each in self.marked if each.claim.properties.assertion == most)


def marked(catalogue: Catalogue, ids: Sequence[str]) -> list[Marked]:
    """Return the claims with these ids in their order, numbered from 1."""
    near = closeness(catalogue.claims)
    rows = {id_: row for row, id_ in enumerate(catalogue.claims)}
    columns = catalogue.claims.columns
    lons, _ = catalogue.claims.points()
    found = []
    for number, id_ in enumerate(ids, 1):
        claim, row = catalogue.claims[id_], rows[id_]
        where: dict[str, Any] = columns["where"][row]
        point = not np.isnan(lons[row])
        drawn = drawing(Located(columns["geometry"][row], where, bool(point), catalogue, near.scale))
        found.append(Marked(number, claim, drawn["mark"], _anchors(claim, drawn, catalogue)))
    return found


def _anchors(claim: Claim, drawn: dict[str, Any], catalogue: Catalogue) -> tuple[tuple[float, float], ...]:
    """Return where a card may point to, in degrees, best first; none for what is not drawn, or an arc."""
    if drawn["mark"] in ("point", "ring") and claim.geometry is not None:
        ((lon, lat, *_),) = positions(claim.geometry.coordinates)
        return ((float(lon), float(lat)),)
    if drawn["mark"] in ("none", "arc"):
        return ()
    if "anchors" in drawn:
        return tuple(drawn["anchors"])
    return catalogue.gazetteer.anchors(claim.properties.where.place or "")


def by_spot(found: Sequence[Marked]) -> dict[str, list[Marked]]:
    """Return the claims that are drawn by spot, in their order."""
    spots: dict[str, list[Marked]] = {}
    for each in found:
        if each.mark != "none":
            spots.setdefault(each.spot, []).append(each)
    return spots


def marks(found: Sequence[Marked], catalogue: Catalogue) -> list[Mark]:
    """Return the marks of claims: one for those of a spot whose layers have the same colour."""
    layers = {layer.id: layer for layer in catalogue.theatre.layers}
    groups: dict[tuple[str, str], list[Marked]] = {}
    for each in found:
        if each.mark != "none":
            colour = layers[each.claim.properties.layer].colour
            groups.setdefault((each.spot, colour), []).append(each)
    return [_mark(group, layers) for group in groups.values()]


def _mark(group: list[Marked], layers: dict[str, Layer]) -> Mark:
    mark = Mark(tuple(group), layers[group[0].claim.properties.layer])
    return Mark(mark.marked, layers[mark.typical.claim.properties.layer])
