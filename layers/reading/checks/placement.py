"""Check that the geometry of a claim is no finer than its precision, and is that of its place."""

from collections.abc import Iterator
from itertools import pairwise

from layers.theatre.claim import End, Range, Where
from layers.theatre.gazetteer import Gazetteer
from layers.theatre.geometry import DECIMALS, LINES, Shape, faults, lines
from layers.theatre.identity import Remembered
from layers.theatre.vocabulary import PlaceKind

AREAS = ("Polygon", "MultiPolygon")


PLACED: dict[int, tuple[PlaceKind, ...]] = {
    6: ("country", "territory"),
    7: ("sea",),
    8: ("aor", "region", "sea"),
}
"""The kinds of place that a claim may be about, by its location precision."""


ENDS: tuple[PlaceKind, ...] = ("country", "territory", "region", "sea", "aor")
"""The kinds of place at which an arc may end, at precision 5 or coarser."""


def check_placement(
    geometry: Shape | None, where: Where, reach: Range | None, gazetteer: Gazetteer | None
) -> Iterator[tuple[str, str]]:
    """Yield (field, message) for each way in which the geometry does not fit the precision and the place.

    ``reach`` is the claim's range, which only some precisions may have.
    """
    if reach and (where.precision not in (1, 2) or where.ends):
        found = "an arc" if where.ends else f"precision {where.precision}"
        yield "range", f"expected a Point at precision 1 or 2, around which a range is drawn, found {found}"
    if geometry is None:
        if where.precision != 0:
            yield (
                "geometry",
                f"expected one at precision {where.precision} (“posture fill” adds it), found null",
            )
        return
    if where.precision == 0:
        yield "geometry", f"expected null at precision 0 (not located), found a {geometry.type}"
        return
    if not _shipped(geometry, where, gazetteer):
        wrong = list(faults(geometry, DECIMALS.get(where.precision, 3)))
        yield from (("geometry", fault) for fault in wrong)
        if wrong:
            return
    if geometry.type not in LINES:
        yield from _spot(geometry, where, gazetteer)
    elif where.ends:
        yield from _arc(geometry, where.precision, where.ends, gazetteer)
    else:
        yield from _course(geometry, where, gazetteer)


def _shipped(geometry: Shape, where: Where, gazetteer: Gazetteer | None) -> bool:
    """Return whether a geometry is the area of a shipped place, which has no faults."""
    if geometry.type not in AREAS:
        return False
    shared = gazetteer and gazetteer.folder and where.place not in gazetteer.own
    place = gazetteer.places.get(where.place) if gazetteer and shared and where.place else None
    return bool(place and _same(geometry, place.geometry))


_same: Remembered[bool] = Remembered(lambda geometry, other: geometry == other)


def _spot(geometry: Shape, where: Where, gazetteer: Gazetteer | None) -> Iterator[tuple[str, str]]:
    """Yield (field, message) for a Point or area that does not fit the precision, or is not the place's."""
    if where.ends:
        yield "geometry", f"expected a LineString between the ends, found a {geometry.type}"
    elif geometry.type not in AREAS and where.precision >= 5:
        yield (
            "geometry",
            f"expected an area at precision {where.precision} (no pin at 5 or coarser), found a Point",
        )
    elif geometry.type not in AREAS and where.precision in (2, 3, 4) and where.radius_km is None:
        yield "where.radius_km", f"expected a radius for a Point at precision {where.precision}, found none"
    elif geometry.type in AREAS and where.precision in (1, 2):
        yield "geometry", f"expected a Point at precision {where.precision}, found a {geometry.type}"
    else:
        yield from _unfit(where, gazetteer)
    yield from _another(geometry, where, gazetteer)


def _another(geometry: Shape, where: Where, gazetteer: Gazetteer | None) -> Iterator[tuple[str, str]]:
    """Yield (field, message) for a geometry that is not that of the claim's place."""
    place = gazetteer.places.get(where.place) if gazetteer and where.place else None
    if place and not _same(geometry, place.geometry):
        yield (
            "geometry",
            f"expected the geometry of the place “{place.id}” (“posture fill --force” puts it there), "
            "found another",
        )


def _unfit(where: Where, gazetteer: Gazetteer | None) -> Iterator[tuple[str, str]]:
    """Yield (field, message) for a place whose kind does not fit the precision, or that is missing at 6."""
    kinds = PLACED.get(where.precision, ())
    if where.place is None:
        if where.precision == 6:
            yield "where.place", f"expected a place at precision 6 ({_any_of(kinds)}), found none"
        return
    if gazetteer is None or where.place not in gazetteer.places:
        return
    kind = gazetteer.places[where.place].properties.kind
    if kinds and kind not in kinds:
        yield (
            "where.place",
            f"expected a place of kind {_any_of(kinds)} at precision {where.precision}, "
            f"found “{where.place}”, a {kind}",
        )
    elif kind == "settlement" and where.precision > 2:
        yield (
            "where.precision",
            f"expected 1 or 2 for “{where.place}”, a settlement, found {where.precision}",
        )


def _any_of(kinds: tuple[PlaceKind, ...]) -> str:
    """Return the kinds in words: "sea", "country or territory", "aor, region or sea"."""
    return " or ".join(filter(None, (", ".join(kinds[:-1]), *kinds[-1:])))


def _course(geometry: Shape, where: Where, gazetteer: Gazetteer | None) -> Iterator[tuple[str, str]]:
    """Yield (field, message) for a line without ends that says more than the source, or cannot be drawn."""
    place = gazetteer.places.get(where.place) if gazetteer and where.place else None
    if where.precision == 6:
        yield (
            "geometry",
            f"expected an area at precision 6 (somewhere in a country), found a {geometry.type}",
        )
    if place and place.geometry.type not in LINES:
        kind = place.properties.kind
        yield "where.place", f"expected a place that is a line, or none, found “{place.id}”, a {kind}"
    else:
        yield from _another(geometry, where, gazetteer)
    for line in lines(geometry):
        if len({position[:2] for position in line}) < 2:
            yield "geometry", f"expected a line between two positions, found one alone, {list(line[0])}"
        across = [list(a) for a, b in pairwise(line) if abs(a[0] - b[0]) > 180]
        if across:
            yield (
                "geometry",
                f"expected a line cut at the antimeridian, found a step across it at {across[0]}",
            )


def _arc(
    geometry: Shape, precision: int, ends: tuple[End, End], gazetteer: Gazetteer | None
) -> Iterator[tuple[str, str]]:
    """Yield (field, message) for an arc with an end that is not the anchor of its place."""
    path = [position for line in lines(geometry) for position in line]
    for index, (end, position) in enumerate(zip(ends, (path[0], path[-1]), strict=True)):
        if gazetteer is None or end.place not in gazetteer.places:
            continue
        kind = gazetteer.places[end.place].properties.kind
        if precision >= 5 and kind not in ENDS:
            yield (
                f"where.ends.{index}.place",
                f"expected a place of kind {_any_of(ENDS)} at precision "
                f"{precision}, found “{end.place}”, a {kind}",
            )
        expected = gazetteer.anchors(end.place)[0]
        if expected != tuple(position[:2]):
            yield (
                "geometry",
                f"expected an end at the anchor of “{end.place}” {list(expected)}, found {list(position)}",
            )
