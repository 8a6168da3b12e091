"""The claims as KML (OGC 12-007r2), and the same zipped as KMZ: for Google Earth, QGIS, ATAK and the like.

A folder for each layer, in its colour, switched on as the theatre opens with it; a folder of the sources. The
standard library writes it: simplekml, the library for this on PyPI, makes ids by counting in the process, so
that no two files are alike, and its last release is of 2022.

What reads KML may take a description for HTML, so text is escaped there once more.
"""

import html
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree import ElementTree as ET

import shapely

from layers.exporting.rows import SEAL, Row, about, claim_rows, seal, source_rows
from layers.exporting.tables import shapes
from layers.messages.language import Language, text
from layers.theatre.catalogue import Catalogue
from layers.theatre.theatre import Layer
from layers.writing.archive import zipped_files

NAMESPACE = "http://www.opengis.net/kml/2.2"

FILL = "59"
"""How opaque an area is, of ff: the map under it stays legible."""

WIDTH = 2
"""Pixels of a line."""


def kml(catalogue: Catalogue) -> bytes:
    """Return the theatre as KML (UTF-8 bytes), the same for the same theatre.

    Positions are in degrees (WGS 84). A claim is an area, a line or a point as on the map: one about a
    country is that country. One with no place, and a source, is a placemark without a geometry.
    """
    root = ET.Element("kml", xmlns=NAMESPACE)
    document = ET.SubElement(root, "Document")
    rows = list(claim_rows(catalogue))
    known = about(catalogue) | {SEAL: seal(rows)}
    _text(document, "name", known["title"])
    _text(document, "open", "1")
    language = catalogue.theatre.language
    _text(document, "description", _plain(_around(known, language)))
    for layer in catalogue.theatre.layers:
        document.append(_style(layer))
    _data(document, known)
    by_layer = defaultdict[str, list[ET.Element]](list)
    layers = catalogue.claims.columns["layer"]
    for row, shape, layer_id in zip(rows, shapes(catalogue), layers, strict=True):
        by_layer[layer_id].append(_claim(row, shape, layer_id))
    for layer in catalogue.theatre.layers:
        _folder(document, layer.label, layer.on, by_layer[layer.id])
    _folder(document, text(language, "sources"), True, map(_source, source_rows(catalogue)))
    ET.indent(root, " ")
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def kmz(catalogue: Catalogue) -> bytes:
    """Return :func:`kml` in a zip (OGC 12-007r2, annex C), the same bytes for the same theatre."""
    return zipped_files({"doc.kml": kml(catalogue)})


def _folder(parent: ET.Element, name: str, on: bool, marks: Iterable[ET.Element]) -> None:
    folder = ET.SubElement(parent, "Folder")
    _text(folder, "name", name)
    _text(folder, "visibility", str(int(on)))
    for mark in marks:
        if not on:
            mark.insert(1, _element("visibility", "0"))
        folder.append(mark)


def _style(layer: Layer) -> ET.Element:
    red, green, blue = (layer.colour[at : at + 2].lower() for at in (1, 3, 5))
    style = ET.Element("Style", id=f"layer-{layer.id}")
    line = ET.SubElement(style, "LineStyle")
    _text(line, "color", f"ff{blue}{green}{red}")
    _text(line, "width", str(WIDTH))
    _text(ET.SubElement(style, "PolyStyle"), "color", f"{FILL}{blue}{green}{red}")
    return style


def _around(known: Row, language: Language) -> Iterator[str]:
    """Yield what is said of the whole theatre, in lines."""
    yield known["banner"]
    yield f"{text(language, 'as_of')} {known['as_of']}"
    yield known["notes"]
    yield text(language, "data", digest=known["data"])


def described(row: Row) -> str:
    """Return what a claim says, how firmly, where and by whom, in lines; its extended data have it too."""
    firmly = " · ".join(
        row[name] for name in ("assertion", "precision", "where", "quantity") if row.get(name)
    )
    hedge = row.get("hedge") and f"“{row['hedge']}”"
    return "\n".join(
        filter(None, (row.get("statement"), hedge, firmly, row.get("sources"), row.get("as_of")))
    )


def _claim(row: Row, shape: Any, layer: str) -> ET.Element:
    mark = ET.Element("Placemark", id=f"claim-{row['id']}")
    _text(mark, "name", row["label"])
    _text(mark, "description", _plain([described(row)]))
    _text(mark, "styleUrl", f"#layer-{layer}")
    _data(mark, row)
    if shape is not None:
        mark.append(_geometry(shape))
    return mark


def _source(row: Row) -> ET.Element:
    mark = ET.Element("Placemark", id=f"source-{row['id']}")
    _text(mark, "name", row["title"])
    _text(mark, "description", _plain(row[name] for name in ("publisher", "author", "published", "url")))
    _data(mark, row)
    return mark


def _plain(lines: Iterable[str]) -> str:
    return html.escape("\n".join(filter(None, lines)), quote=False)


def _data(parent: ET.Element, row: Row) -> None:
    extended = ET.SubElement(parent, "ExtendedData")
    for name, cell in row.items():
        if cell:
            _text(ET.SubElement(extended, "Data", name=name), "value", cell)


def _geometry(shape: Any) -> ET.Element:
    if shape.geom_type == "Point":
        point = ET.Element("Point")
        _text(point, "coordinates", _positions([shape.coords[0]]))
        return point
    if shape.geom_type == "LineString":
        line = ET.Element("LineString")
        # on the ground, along the great circle: an arc between two ends is one
        _text(line, "tessellate", "1")
        _text(line, "coordinates", _positions(shape.coords))
        return line
    if shape.geom_type == "Polygon":
        area = ET.Element("Polygon")
        for name, ring in _rings(shape):
            _text(
                ET.SubElement(ET.SubElement(area, name), "LinearRing"), "coordinates", _positions(ring.coords)
            )
        return area
    several = ET.Element("MultiGeometry")
    several.extend(map(_geometry, shape.geoms))
    return several


def _rings(area: Any) -> Iterator[tuple[str, Any]]:
    # outer rings are to run counter-clockwise
    area = shapely.orient_polygons(area)
    yield "outerBoundaryIs", area.exterior
    yield from (("innerBoundaryIs", ring) for ring in area.interiors)


def _positions(coordinates: Iterable[tuple[float, ...]]) -> str:
    return " ".join(f"{lon!r},{lat!r}" for lon, lat, *_ in coordinates)


def _text(parent: ET.Element, name: str, words: str) -> None:
    ET.SubElement(parent, name).text = words


def _element(name: str, words: str) -> ET.Element:
    element = ET.Element(name)
    element.text = words
    return element
