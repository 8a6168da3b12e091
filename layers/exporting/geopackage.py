"""The claims as a GeoPackage (OGC 12-128r19), by GDAL: for QGIS, ArcGIS and the like.

A table for the areas, the lines, the points and the rest of each layer, in the layer's colour where QGIS
opens it; a table of the sources, and one of what must be known of all claims.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import numpy as np
import shapely

from layers.exporting.rows import SEAL, Row, about, claim_rows, seal, source_rows
from layers.exporting.tables import shapes
from layers.theatre.catalogue import Catalogue
from layers.theatre.theatre import Layer

Sort = Literal["areas", "lines", "points", "unplaced"]

TYPES: Mapping[Sort, str] = {"areas": "MultiPolygon", "lines": "MultiLineString", "points": "Point"}
"""The type of geometry in each sort of table."""

SORTS: Mapping[str, Sort] = {
    "Polygon": "areas",
    "MultiPolygon": "areas",
    "LineString": "lines",
    "MultiLineString": "lines",
    "Point": "points",
}

WRITTEN = "2000-01-01T00:00:00.000Z"
"""When each file says that it was written, since the same data give the same bytes."""

STYLES = {
    "f_table_catalog": "",
    "f_table_schema": "",
    "f_table_name": "",
    "f_geometry_column": "geom",
    "styleName": "",
    "styleQML": "",
    "styleSLD": "",
    "useAsDefault": "1",
    "description": "",
    "owner": "",
    "ui": "",
    "update_time": WRITTEN,
}
"""A row of the table in which QGIS looks for the style of a table."""

SYMBOLS: Mapping[Sort, tuple[str, str, Mapping[str, str]]] = {
    "areas": ("fill", "SimpleFill", {"color": "{},89", "outline_color": "{},255", "outline_width": "0.5"}),
    "lines": ("line", "SimpleLine", {"line_color": "{},255", "line_width": "0.7"}),
    "points": ("marker", "SimpleMarker", {"color": "{},255", "size": "3", "name": "circle"}),
}
"""QGIS’s kind and class of symbol by sort of table, and its properties; braces stand for red,green,blue."""


def geopackage(catalogue: Catalogue) -> bytes:
    """Return the theatre as a GeoPackage (bytes), the same for the same theatre and version of GDAL.

    Positions are in degrees (WGS 84). A claim is in the table of its layer and sort of geometry
    (“ru-advisory_areas”): an area, a line or a point as on the map, “unplaced” for one that is nowhere on it.
    """
    rows, placed = list(claim_rows(catalogue)), [_several(shape) for shape in shapes(catalogue)]
    tables = defaultdict[tuple[str, Sort], list[int]](list)
    for at, layer in enumerate(catalogue.claims.columns["layer"]):
        tables[layer, "unplaced" if placed[at] is None else SORTS[placed[at].geom_type]].append(at)
    styles = []
    with TemporaryDirectory() as folder, _dated():
        path = Path(folder) / "theatre.gpkg"
        _write(path, "about", [about(catalogue) | {SEAL: seal(rows)}])
        _write(path, "sources", list(source_rows(catalogue)))
        for layer in catalogue.theatre.layers:
            for sort in (*TYPES, "unplaced"):
                if not (chosen := tables.get((layer.id, sort))):
                    continue
                name = f"{layer.id}_{sort}"
                found = [placed[at] for at in chosen] if sort in TYPES else None
                _write(path, name, [rows[at] for at in chosen], found, TYPES.get(sort))
                if sort in TYPES:
                    styles.append(
                        STYLES | {"f_table_name": name, "styleName": name, "styleQML": _qml(layer, sort)}
                    )
        _write(path, "layer_styles", styles)
        return path.read_bytes()


def _several(shape: Any) -> Any:
    """Return lines and areas as ones of several parts."""
    if shape is None:
        return None
    if shape.geom_type == "Polygon":
        return shapely.MultiPolygon([shape])
    return shapely.MultiLineString([shape]) if shape.geom_type == "LineString" else shape


def _write(
    path: Path, name: str, rows: Sequence[Row], drawn: Sequence[Any] | None = None, type_: str | None = None
) -> None:
    """Write rows of text into a table of the file."""
    from pyogrio.raw import write

    fields = list(rows[0]) if rows else []
    columns = [np.array([row[field] for row in rows], dtype=object) for field in fields]
    write(
        str(path),
        geometry=None if drawn is None else np.array(shapely.to_wkb(list(drawn))),
        field_data=columns,
        fields=np.array(fields, dtype=object),
        layer=name,
        driver="GPKG",
        geometry_type=type_,
        crs="EPSG:4326" if drawn is not None else None,
        append=False,
        layer_options={"FID": "fid"} | ({"GEOMETRY_NAME": "geom"} if drawn is not None else {}),
    )


def _qml(layer: Layer, sort: Sort) -> str:
    """Return the style of a table as QGIS has it."""
    kind, class_, properties = SYMBOLS[sort]
    colour = ",".join(str(int(layer.colour[at : at + 2], 16)) for at in (1, 3, 5))
    options = "".join(
        f'<Option type="QString" name="{name}" value="{value.format(colour)}"/>'
        for name, value in properties.items()
    )
    return (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'><qgis styleCategories=\"Symbology\">"
        '<renderer-v2 type="singleSymbol"><symbols>'
        f'<symbol type="{kind}" name="0"><layer class="{class_}">'
        f'<Option type="Map">{options}</Option></layer></symbol>'
        "</symbols></renderer-v2></qgis>"
    )


@contextmanager
def _dated() -> Iterator[None]:
    """Have GDAL write another date than today's while the block runs."""
    from pyogrio import get_gdal_config_option, set_gdal_config_options

    before = get_gdal_config_option("OGR_CURRENT_DATE")
    set_gdal_config_options({"OGR_CURRENT_DATE": WRITTEN})
    try:
        yield
    finally:
        set_gdal_config_options({"OGR_CURRENT_DATE": before})
