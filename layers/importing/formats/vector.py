"""What GDAL reads of maps: KML and KMZ, GPX, GeoPackage, shapefiles. pyogrio reads it, which geopandas needs.

A folder of KML or a layer of a GeoPackage is a layer of claims. Coordinates of a declared projection become
degrees (PROJ, through pyproj). Styles are ignored, and descriptions in HTML become text.
"""

import io
import json
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from layers.importing.container import SHAPEFILE, members
from layers.importing.errors import FormatError
from layers.importing.features import featured
from layers.importing.format import File, Format, Reading
from layers.importing.markup import plain
from layers.importing.placement import Atlas
from layers.importing.wording import clean
from layers.reading.limits import check

FOLDER = "folder"
"""The property that names the folder or layer in which a feature is."""

SQLITE = b"SQLite format 3\x00"
SHAPES = b"\x00\x00\x27\x0a"
"""The first bytes of a GeoPackage, and of a shapefile by itself."""

TIMES = {"timestamp", "begin", "end"}
"""The properties that GDAL makes of a TimeStamp and a TimeSpan of KML."""

REPEATED = ("route_points", "track_points")
"""Layers of GPX whose points are those of its routes and tracks."""


def read(file: File, atlas: Atlas) -> Reading:
    """Return what the layers of a file have, each feature as an event.

    Raises:
        FormatError: if GDAL cannot read it, or it is in a projection that it does not declare.
        FieldError: with the name of every unknown field and property that was told.

    """
    ending = _ending(file)
    if not ending:
        raise FormatError("expected KML, KMZ, GPX, a GeoPackage or a zipped shapefile, found another file")
    with _laid_out(file.content, ending) as path:
        features, notes = _read(path)
    return featured(NAMES[ending], file, features, atlas, notes)


NAMES = {".kml": "KML", ".kmz": "KMZ", ".gpx": "GPX", ".gpkg": "GeoPackage", ".shp": "Shapefile"}


def _ending(file: File) -> str:
    """Return the ending that a file of its form has, or nothing if it is of none of them."""
    if file.head.startswith(SQLITE):
        return ".gpkg"
    if file.head.startswith(SHAPES):
        raise FormatError("expected a shapefile with its .dbf and .prj, zipped; found the .shp alone")
    endings = {PurePosixPath(name).suffix.lower() for name in members(file.packed)}
    if found := endings & {".shp", ".kml"}:
        return ".shp" if ".shp" in found else ".kmz"
    start = file.start[:2000].lower()
    return next((ending for tag, ending in (("<kml", ".kml"), ("<gpx", ".gpx")) if tag in start), "")


@contextmanager
def _laid_out(content: bytes, ending: str) -> Iterator[Path]:
    """Write a file, or the parts of a shapefile, under names of our own, and yield its path."""
    with TemporaryDirectory(prefix="posture-") as folder:
        path = Path(folder) / f"file{ending}"
        if ending != ".shp":
            path.write_bytes(content)
        else:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                check("unpacked_bytes", sum(each.file_size for each in archive.infolist()))
                names = [PurePosixPath(name) for name in archive.namelist()]
                stems = [name.with_suffix("") for name in names if name.suffix.lower() == ".shp"]
                if len(stems) != 1:
                    raise FormatError(f"expected one shapefile in the zip, found {len(stems)}")
                for name in names:
                    if name.with_suffix("") == stems[0] and name.suffix.lower() in SHAPEFILE:
                        path.with_suffix(name.suffix.lower()).write_bytes(archive.read(str(name)))
        yield path


def _read(path: Path) -> tuple[list[Any], tuple[str, ...]]:
    """Return the features of all layers as parsed GeoJSON in degrees, and what to report of them."""
    import pyogrio
    from pyogrio.errors import DataLayerError, DataSourceError

    features: list[Any] = []
    notes: list[str] = []
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        try:
            layers = [str(name) for name, kind in pyogrio.list_layers(path) if kind is not None]
            for layer in layers:
                if path.suffix == ".gpx" and layer in REPEATED:
                    continue
                found, note = _layer(path, layer, len(layers) > 1)
                features += found
                where = f"layer “{clean(layer)}”: " if len(layers) > 1 else ""
                notes += [f"{where}{note}"] if note else []
        except (DataSourceError, DataLayerError, RuntimeError, UnicodeError) as error:
            raise FormatError(f"expected a file that GDAL can read, found: {_without(path, error)}") from None
    notes += dict.fromkeys(f"GDAL says: {_without(path, each.message)}" for each in told)
    return features, tuple(notes)


def _without(path: Path, message: object) -> str:
    """Return a message of GDAL in one line, without the name of our copy of the file."""
    return clean(str(message)).replace(str(path), "the file")[:200]


def _layer(path: Path, layer: str, several: bool) -> tuple[list[Any], str]:
    import shapely
    from pyogrio.raw import read as read_layer

    meta, _, shapes, columns = read_layer(path, layer=layer, datetime_as_string=True)
    shapes, note = _degrees(shapely.from_wkb(shapes, on_invalid="ignore"), meta["crs"])
    names = [str(name) for name in meta["fields"]]
    folder = {FOLDER: clean(layer)} if several and FOLDER not in names else {}
    features = []
    for index, shape in enumerate(shapes):
        says = {name: _value(column[index]) for name, column in zip(names, columns, strict=True)}
        if says.keys() >= TIMES:
            # KML dates a feature by a moment or by a span
            moment = says.pop("timestamp")
            says["begin"] = moment or says["begin"]
        geometry = None if shape is None else json.loads(shapely.to_geojson(shape))
        features.append({"type": "Feature", "geometry": geometry, "properties": folder | says})
    return features, note


def _value(value: Any) -> Any:
    """Return a value of a field as JSON has it; text in HTML without its markup."""
    if value is None or value != value:  # NaN
        return None
    if isinstance(value, str):
        return plain(value)
    return value.item() if hasattr(value, "item") else str(value)


def _degrees(shapes: Any, crs: str | None) -> tuple[Any, str]:
    """Return geometries in degrees (WGS 84), and what to report of the way there.

    Raises:
        FormatError: if they are no degrees and the file declares no projection.

    """
    import numpy as np
    import shapely

    if crs is None:
        west, south, east, north = shapely.total_bounds(shapes)
        if np.isnan(west) or (west >= -360 and east <= 360 and south >= -90 and north <= 90):
            return shapes, "declares no coordinate system, so taken as degrees in WGS 84"
        raise FormatError("expected a declared projection (.prj), found coordinates in metres without one")
    from pyproj import CRS, Transformer

    declared = CRS.from_user_input(crs)
    if declared.equals(CRS.from_epsg(4326), ignore_axis_order=True):
        return shapes, ""
    turn = Transformer.from_crs(declared, 4326, always_xy=True)

    def turned(flat: Any) -> Any:
        return np.column_stack(turn.transform(flat[:, 0], flat[:, 1])).round(7)

    return shapely.transform(shapely.force_2d(shapes), turned), f"reprojected from {clean(declared.name)}"


def _looks(file: File) -> bool:
    return bool(_ending(file))


FORMAT = Format(
    "vector", "a map (KML, KMZ, GPX, GeoPackage, shapefile)", read, takes_map=True, looks=_looks, breadth=1
)
