"""GeoPackage, read back by GDAL, and by SQLite as QGIS reads its styles."""

import sqlite3
from pathlib import Path

import pyogrio
import pytest
import shapely

from layers.exporting.geopackage import geopackage
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.theatres import write_invented


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return read(write_invented(tmp_path_factory.mktemp("gpkg") / "invented"))


@pytest.fixture(scope="module")
def file(invented: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gpkg") / "claims.gpkg"
    path.write_bytes(geopackage(invented))
    return path


def tables(file: Path) -> list[str]:
    return [str(name) for name, _ in pyogrio.list_layers(file)]


def test_every_claim_is_in_a_table_of_its_layer_with_its_geometry(file: Path, invented: Catalogue) -> None:
    found = {}
    for name in tables(file):
        if name in ("about", "sources", "layer_styles"):
            continue
        layer, _, sort = name.rpartition("_")
        for row in pyogrio.read_dataframe(file, layer=name).to_dict("records"):
            found[row["id"]] = (layer, sort, row)
    assert set(found) == set(invented.claims)
    for id_, claim in invented.claims.items():
        layer, sort, row = found[id_]
        says = claim.properties
        assert layer == says.layer
        assert (row["label"], row["hedge"] or None) == (says.label, says.hedge)
        assert row["precision"].startswith(f"{says.where.precision} ")
        if claim.geometry is None:
            assert sort == "unplaced"
            continue
        expected = shapely.from_geojson(claim.geometry.model_dump_json())
        assert (
            sort == {"Po": "points", "Li": "lines"}.get(expected.geom_type[:2], "areas")
            or "Polygon" in expected.geom_type
        )
        assert shapely.equals(shapely.normalize(row["geometry"]), shapely.normalize(expected))


def test_sources_and_what_must_be_known_are_tables(file: Path, invented: Catalogue) -> None:
    sources = pyogrio.read_dataframe(file, layer="sources", read_geometry=False)
    assert list(sources["id"]) == list(invented.sources)
    about = pyogrio.read_dataframe(file, layer="about", read_geometry=False).iloc[0]
    assert (about["banner"], about["as_of"], about["data"]) == (
        invented.theatre.banner,
        invented.theatre.as_of,
        invented.digest,
    )


def test_each_table_has_the_colour_of_its_layer(file: Path, invented: Catalogue) -> None:
    with sqlite3.connect(file) as database:
        styles = dict(
            database.execute(
                "select f_table_name, styleQML from layer_styles where f_table_schema = ''"
            ).fetchall()
        )
        written = {row[0] for row in database.execute("select last_change from gpkg_contents")}
    drawn = [name for name in tables(file) if name.rpartition("_")[2] in ("areas", "lines", "points")]
    assert sorted(styles) == sorted(drawn)
    for layer in invented.theatre.layers:
        colour = ",".join(str(int(layer.colour[at : at + 2], 16)) for at in (1, 3, 5))
        assert all(colour in qml for name, qml in styles.items() if name.rpartition("_")[0] == layer.id)
    assert written == {"2000-01-01T00:00:00.000Z"}, "the day of writing would make other bytes"
