"""Look at the bytes of a geometry in WKB (Well-Known Binary, OGC 06-103r4) before one is built of them.

GEOS builds a collection inside a collection by recursion that nothing stops: some thousand levels deep, it
overruns the stack and ends the process. So only the types of the data contract, and MultiPoint, are let
through; none of them nests. Both ways to mark heights are read, ISO's (type 1001) and PostGIS's (high bits).
"""

import struct

from layers.reading.limits import check

NAMES = (
    *("Geometry", "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon"),
    *("GeometryCollection", "CircularString", "CompoundCurve", "CurvePolygon", "MultiCurve", "MultiSurface"),
    *("Curve", "Surface", "PolyhedralSurface", "TIN", "Triangle"),
)
"""The types of geometry in the order of their codes."""

POINT, LINE, POLYGON = 1, 2, 3

MEMBERS = {4: POINT, 5: LINE, 6: POLYGON}
"""The code of the members of a geometry of many, by its own code."""

Z, M, SRID = 0x80000000, 0x40000000, 0x20000000
"""PostGIS's bits of a type: with heights, with measures, followed by the number of a reference system."""


class WKBError(ValueError):
    """Bytes that are no WKB."""


def buildable(content: bytes) -> tuple[bool, str]:
    """Return whether a geometry may be built of the bytes, and the name of its type.

    Raises:
        WKBError: for bytes that are no WKB.
        LimitError: for more positions than the limit.

    """
    try:
        code, end, positions = _geometry(content, 0)
    except (IndexError, struct.error):
        raise WKBError from None
    if code in (POINT, LINE, POLYGON, *MEMBERS):
        if end > len(content):
            raise WKBError
        check("vertices", positions)
        return True, NAMES[code]
    return False, NAMES[code] if code < len(NAMES) else f"type {code}"


def _geometry(content: bytes, at: int) -> tuple[int, int, int]:
    """Return the code of the geometry that begins at ``at``, where it ends, and how many positions it has.

    End and count are 0 for a type that is not let through.
    """
    order = ">" if content[at] == 0 else "<"
    (marked,) = struct.unpack_from(f"{order}I", content, at + 1)
    at += 9 if marked & SRID else 5
    dimensions, code = divmod(marked & ~(Z | M | SRID), 1000)
    extra = (0, 1, 1, 2)[dimensions] or bool(marked & Z) + bool(marked & M)
    size = 8 * (2 + extra)
    if code == POINT:
        return code, at + size, 1
    if code not in (LINE, POLYGON, *MEMBERS):
        return code, 0, 0
    (count,) = struct.unpack_from(f"{order}I", content, at)
    at += 4
    if code == LINE:
        return code, at + count * size, count
    positions = 0
    for _ in range(count):
        if code == POLYGON:
            (some,) = struct.unpack_from(f"{order}I", content, at)
            at += 4 + some * size
        else:
            at, some = _member(content, at, MEMBERS[code])
        positions += some
    return code, at, positions


def _member(content: bytes, at: int, expected: int) -> tuple[int, int]:
    """Return where a member of a geometry of many ends, and its positions; its type must be as expected."""
    # the type is looked at before the member is, so that nothing nests here either
    (marked,) = struct.unpack_from("<I" if content[at] else ">I", content, at + 1)
    if (marked & ~(Z | M | SRID)) % 1000 != expected:
        raise WKBError
    _, end, positions = _geometry(content, at)
    return end, positions
