import io
import zipfile
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from shapely.geometry import Point, Polygon

from layers.importing.markup import plain
from tests.importing.conftest import Importer

KML = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Ours</name>
<Folder><name>Bases</name><Placemark><name>Base &lt;1&gt;</name>
<description><![CDATA[<b>Seen</b> on <a href="https://n.example/1">news</a><script>alert(1)</script>]]></description>
<TimeStamp><when>2026-01-05</when></TimeStamp>
<Point><coordinates>36.55,48.52,0</coordinates></Point></Placemark></Folder>
<Folder><name>Areas</name>
<Placemark><name>Area</name><Polygon><outerBoundaryIs><LinearRing><coordinates>
30,50 31,50 31,51 30,50</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
<Placemark><name>Posts</name><TimeSpan><begin>2026-01-02</begin><end>2026-01-04</end></TimeSpan><MultiGeometry><Point><coordinates>1.5,2.5</coordinates></Point>
<Point><coordinates>3.5,4.5</coordinates></Point></MultiGeometry></Placemark></Folder></Document></kml>
"""
GPX = """<?xml version="1.0"?><gpx version="1.1" creator="us" xmlns="http://www.topografix.com/GPX/1/1">
<wpt lat="48.52" lon="36.55"><time>2026-01-05T10:00:00Z</time><name>Depot</name><desc>Smoke seen</desc></wpt>
</gpx>
"""


def frame() -> Any:
    return gpd.GeoDataFrame(
        {"name": ["A", "Б"], "date": ["2026-01-05", "2026-01-06"], "troops": [120, None]},
        geometry=[Point(36.5521, 48.5231), Point(37.1, 49.1)],
        crs=4326,
    )


@pytest.mark.parametrize("packed", [False, True])
def test_kml_has_its_folders_as_layers_and_descriptions_as_text(
    importer: Importer, tmp_path: Path, packed: bool
) -> None:
    path = tmp_path / ("in.kmz" if packed else "in.kml")
    if packed:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("doc.kml", KML)
    else:
        path.write_text(KML, encoding="utf-8")
    done = importer.file(path)
    assert done.status == 0, done.errors
    assert [layer.label for layer in done.catalogue.theatre.layers] == ["Bases", "Areas"]
    first = next(iter(done.catalogue.claims.values()))
    says = first.properties
    assert (says.label, says.quotation) == ("Base <1> (reported)", "Seen on https://n.example/1 news")
    assert says.when.from_ == "2026-01-05"
    span = done.says("row-3-1").when
    assert (span.from_, span.to) == ("2026-01-02", "2026-01-04"), "a span beside a moment"
    assert first.geometry
    assert first.geometry.model_dump()["coordinates"] == (36.55, 48.52)
    kinds = [claim.geometry.type for claim in done.catalogue.claims.values() if claim.geometry]
    assert kinds == ["Point", "Polygon", "Point", "Point"], "each part of a collection"
    assert b"alert(1)" not in done.snapshot()


def test_waypoints_of_gpx(importer: Importer, tmp_path: Path) -> None:
    (tmp_path / "in.gpx").write_text(GPX, encoding="utf-8")
    says = importer.file(tmp_path / "in.gpx").says("row-1")
    assert (says.label, says.quotation, says.when.from_) == ("Depot (reported)", "Smoke seen", "2026-01-05")


def test_a_geopackage(importer: Importer, tmp_path: Path) -> None:
    frame().to_file(tmp_path / "in.gpkg", driver="GPKG", layer="bases")
    done = importer.file(tmp_path / "in.gpkg")
    assert done.says("row-2").label == "Б (reported)"
    quantity = done.says("row-1").quantity
    assert quantity
    assert (quantity.best, quantity.unit) == (120, "troops")
    assert done.says("row-2").quantity is None


@pytest.mark.parametrize("packed", [False, True])
def test_a_shapefile_is_reprojected_by_what_it_declares(
    importer: Importer, tmp_path: Path, packed: bool
) -> None:
    frame().to_crs(32637).to_file(tmp_path / "in.shp", driver="ESRI Shapefile")
    path = tmp_path / "in.shp"
    if packed:
        path = tmp_path / "in.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for part in sorted(tmp_path.glob("in.[sdpc]*")):
                archive.write(part, f"data/{part.name}")
    done = importer.file(path)
    assert done.status == 0, done.errors
    assert "reprojected from WGS 84 / UTM zone 37N" in done.report
    geometry = done.catalogue.claims["row-1"].geometry
    assert geometry
    assert geometry.model_dump()["coordinates"] == pytest.approx((36.5521, 48.5231))
    assert done.says("row-2").label == "Б (reported)"


def test_a_projection_that_is_not_declared_is_refused(importer: Importer, tmp_path: Path) -> None:
    frame().to_crs(32637).to_file(tmp_path / "in.shp", driver="ESRI Shapefile")
    (tmp_path / "in.prj").unlink()
    done = importer.file(tmp_path / "in.shp")
    assert done.status == 1
    assert "expected a declared projection (.prj), found coordinates in metres without one" in done.errors


def test_degrees_without_a_declaration_are_told(importer: Importer, tmp_path: Path) -> None:
    frame().to_file(tmp_path / "in.shp", driver="ESRI Shapefile")
    (tmp_path / "in.prj").unlink()
    done = importer.file(tmp_path / "in.shp")
    assert "declares no coordinate system, so taken as degrees in WGS 84" in done.report


def test_an_area_past_180_degrees_comes_back(importer: Importer, tmp_path: Path) -> None:
    ring = [(177, -19), (182, -19), (182, -15), (177, -15)]
    gpd.GeoDataFrame({"name": ["A"]}, geometry=[Polygon(ring)], crs=4326).to_file(tmp_path / "in.gpkg")
    done = importer.file(tmp_path / "in.gpkg")
    assert done.catalogue.claims["row-1"].geometry.type == "MultiPolygon"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"SQLite format 3\0" + bytes(100), "expected a file that GDAL can read, found: "),
        (b"\0\0\x27\x0a" + bytes(100), "expected a shapefile with its .dbf and .prj, zipped"),
        (b"<?xml version='1.0'?><kml><Doc", "expected a file that GDAL can read, found: "),
    ],
)
def test_a_damaged_file_is_told_in_one_line(importer: Importer, content: bytes, reason: str) -> None:
    done = importer("vector", content)
    assert done.status == 1
    assert reason in done.errors
    assert done.errors.count("\n") == 1
    assert "posture-" not in done.errors, "no path of ours"


def test_two_shapefiles_in_a_zip_are_not_chosen_from(importer: Importer) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("a.shp", "")
        archive.writestr("b.shp", "")
    done = importer("vector", content.getvalue())
    assert "expected one shapefile in the zip, found 2" in done.errors


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a < b and c", "a < b and c"),
        ("<p>One</p><p>two &amp; three</p>", "One two & three"),
        ("<style>p {}</style>words<br/>more", "words more"),
        ("<a href='https://n.example/1'>here</a>", "https://n.example/1 here"),
    ],
)
def test_markup_becomes_text(text: str, found: str) -> None:
    assert plain(text) == found
