"""What a page carries so that its theatre can be had back: what the rest of it does not say already.

The viewer draws from records with every default, from outlines in steps and from the places of the basemap.
Kept here are only the differences: what a file leaves out or has besides, the theatre's own places, and the
geometry of claims that no place has.
"""

import json
from typing import Any

import numpy as np

from layers.reading.problems import TheatreError
from layers.reading.whole import whole
from layers.theatre.canonical import canonical
from layers.theatre.catalogue import Catalogue
from layers.theatre.normal import LEFT_OUT, fields

LISTS = ("collections", "scenes", "layers", "actors", "kinds")
"""The lists of theatre.json that a page has beside its record of the theatre."""

POINTS = ("point", "ring")


def carried(catalogue: Catalogue, document: dict[str, Any]) -> dict[str, Any] | None:
    """Return what ``document`` must carry besides; None if the files of the theatre are gone."""
    try:
        files = whole(catalogue)
    except TheatreError:
        return None
    if files["theatre"] is None or files["sources"] is None:
        return None
    return {
        "theatre": spared(files["theatre"], _theatre(document)),
        "sources": spared(files["sources"], document["sources"]),
        "places": files["places"],
        "members": files["members"],
        "geometry": dict(_own_geometries(catalogue)),
    }


def theatre_of(page: dict[str, Any]) -> dict[str, Any]:
    """Return theatre, sources, places (or None) and claims of a page as their files have them.

    ``page`` is what :func:`layers.page.payload.unpack` returns. Claims whose geometry follows from their
    place are without one.

    Raises:
        ValueError: for a page that does not carry them: an older version wrote it.

    """
    more = page.get("carried")
    if more is None:
        raise ValueError("expected a snapshot that carries its theatre, found one of an older version")
    claims = [_feature(row, more["geometry"]) for row in page["claims"]]
    return {
        "theatre": restored(_theatre(page), more["theatre"]),
        "sources": restored(page["sources"], more["sources"]),
        "places": more["places"],
        "claims": {"type": "FeatureCollection", **more["members"], "features": claims},
    }


def seen_of(page: dict[str, Any]) -> dict[str, Any]:
    """Return what a page of an older version shows of parts of the theatre, sources and claims."""
    claims = [_feature(row, {}) for row in page["claims"]]
    return {
        "theatre": {name: page[name] for name in LISTS if page[name]},
        "sources": page["sources"],
        "places": None,
        "claims": {"type": "FeatureCollection", "features": claims},
    }


def spared(value: Any, known: Any) -> dict[str, Any]:
    """Return in what a JSON value differs from a known one, so that :func:`restored` makes it of that.

    Members are taken out ("-"), put in ("+") or changed ("~"); what has nothing in common is there as a whole
    ("=").
    """
    if canonical(value) == canonical(known):
        return {}
    if isinstance(value, dict) and isinstance(known, dict):
        out = [name for name in known if name not in value]
        put = {name: each for name, each in value.items() if name not in known}
        changed = {name: spared(value[name], known[name]) for name in known if name in value}
    elif isinstance(value, list) and isinstance(known, list) and len(value) == len(known):
        out, put = [], {}
        pairs = zip(value, known, strict=True)
        changed = {str(at): spared(each, other) for at, (each, other) in enumerate(pairs)}
    else:
        return {"=": value}
    parts = {"-": out, "+": put, "~": {name: part for name, part in changed.items() if part}}
    return {sign: part for sign, part in parts.items() if part}


def restored(known: Any, difference: dict[str, Any]) -> Any:
    """Return the value that :func:`spared` told apart from a known one."""
    if "=" in difference:
        return difference["="]
    changed = difference.get("~", {})
    if isinstance(known, list):
        return [restored(each, changed.get(str(at), {})) for at, each in enumerate(known)]
    if not isinstance(known, dict):
        return known
    kept = {name: each for name, each in known.items() if name not in difference.get("-", ())}
    found = {name: restored(each, changed.get(name, {})) for name, each in kept.items()}
    return found | difference.get("+", {})


def _theatre(document: dict[str, Any]) -> dict[str, Any]:
    return {**document["theatre"]} | {name: document[name] for name in LISTS}


def _own_geometries(catalogue: Catalogue) -> Any:
    """Yield (id, geometry) of each claim whose geometry is neither a point nor that of its place."""
    ids, geometry, where = (catalogue.claims.columns[name] for name in ("id", "geometry", "where"))
    drawn = np.array([text is not None for text in geometry.values], np.bool_)[geometry.codes]
    placeless = [bool(each.get("ends") or not each["place"]) for each in where.values]
    for row in np.flatnonzero(drawn & np.array(placeless, np.bool_)[where.codes]).tolist():
        yield ids[row], json.loads(geometry[row])


def _feature(row: dict[str, Any], geometries: dict[str, Any]) -> dict[str, Any]:
    """Return a claim's Feature; one whose geometry follows from its place has none."""
    said = ((name, field.said(row[name])) for name, field in fields().items() if name in row)
    feature = {"type": "Feature", "id": row["id"]}
    if row["id"] in geometries:
        feature["geometry"] = geometries[row["id"]]
    elif row["mark"] in POINTS:
        feature["geometry"] = {"type": "Point", "coordinates": row["anchors"][0]}
    elif row["mark"] == "none":
        feature["geometry"] = None
    return feature | {"properties": {name: value for name, value in said if value is not LEFT_OUT}}
