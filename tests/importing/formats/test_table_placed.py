"""Where the rows of a table are: positions in cells, places by name, pins that are of something wider."""

import pytest

from tests.importing.conftest import Importer, as_geojson
from tests.importing.formats.test_table import HEADER, text


def test_swapped_columns_are_noticed(importer: Importer) -> None:
    header = [*HEADER, "Country"]
    rows = [["A", "", "133.5", "48.5", "", ""], ["B", "", "36.5", "48.5", "", "Ukraine"]]
    done = importer("table", text(header, *rows))
    assert "latitude and longitude are swapped in this file" in done.report
    geometry = done.catalogue.claims["row-2"].geometry
    assert geometry
    assert geometry.model_dump()["coordinates"] == (36.5, 48.5)


def test_coordinates_of_a_projection_are_refused(importer: Importer) -> None:
    done = importer("table", text(HEADER, ["A", "", "5400000", "430000", ""]))
    assert done.catalogue.claims["row-1"].geometry is None
    assert "not on the map: coordinates in metres, of a projection that the file does not name" in done.report


@pytest.mark.parametrize(
    "cell", ["48.5, 36.25", "48°30′N 36°15′E", "POINT (36.25 48.5)", "SRID=4326;POINT(36.25 48.5)"]
)
def test_a_position_in_one_cell(importer: Importer, cell: str) -> None:
    done = importer("table", text(["Title", "Coordinates"], ["A", cell]))
    geometry = done.catalogue.claims["row-1"].geometry
    assert geometry
    assert geometry.model_dump()["coordinates"] == (36.25, 48.5)


def test_an_area_in_one_cell(importer: Importer) -> None:
    done = importer("table", text(["Title", "WKT"], ["A", "POLYGON((1 1, 2 1, 2 2, 1 1))"]))
    assert done.catalogue.claims["row-1"].geometry.type == "Polygon"  # type: ignore[union-attr]


def test_points_and_collections_in_one_cell_are_a_claim_each(importer: Importer) -> None:
    cells = ["MULTIPOINT((36 48), (37 49))", "GEOMETRYCOLLECTION(POINT(1 2), LINESTRING(1 2, 3 4))"]
    done = importer("table", text(["Title", "WKT"], *(["A", cell] for cell in cells)))
    assert "rows read 2, claims written 4" in done.report
    drawn = {id_: claim.geometry.type for id_, claim in done.catalogue.claims.items() if claim.geometry}
    assert drawn == {"row-1-1": "Point", "row-1-2": "Point", "row-2-1": "Point", "row-2-2": "LineString"}


def test_a_point_of_many_places_is_that_of_something_wider(importer: Importer) -> None:
    header = ["Title", "Lat", "Lon", "Place"]
    rows = [["A", "48.51", "36.51", place] for place in ("Town", "Village", "Hamlet")]
    done = importer("table", text(header, *rows, ["B", "49.5", "36.5", "City"]))
    assert "one point for 3 names of places, so that of something wider (where.precision=4?)" in done.report
    assert ": 3 (rows 1, 2, 3)" in done.report


def test_a_pin_on_the_middle_of_a_country_is_caught(importer: Importer) -> None:
    done = importer("table", text(["Title", "Lat", "Lon"], ["A", "48.5", "36.5"]))
    assert "the middle of" not in done.report
    from layers.reading.gazetteer import GAZETTEER, read_gazetteer
    from layers.theatre.geometry import to_shapely

    middle = to_shapely(read_gazetteer(GAZETTEER).places["ukr"].geometry).centroid
    row = ["A", f"{middle.y:.4f}", f"{middle.x:.4f}"]
    done = importer("table", text(["Title", "Lat", "Lon"], row), "--force")
    assert "the middle of Ukraine, not a place in it (where.precision=6?): 1 (row 1)" in done.report
    assert done.says("row-1").where.radius_km == 1, "proposed, and not done"


def test_a_pin_on_the_middle_of_a_province_is_caught_in_any_format(importer: Importer) -> None:
    from layers.reading.gazetteer import GAZETTEER, read_gazetteer
    from layers.theatre.geometry import to_shapely

    middle = to_shapely(read_gazetteer(GAZETTEER).places["ven-zulia"].geometry).centroid
    row = ["A", f"{middle.y:.4f}", f"{middle.x:.4f}"]
    said = "the middle of Zulia, not a place in it (where.precision=4?): 1 (row 1)"
    assert said in importer("table", text(["Title", "Lat", "Lon"], row)).report
    at = {"type": "Point", "coordinates": [round(middle.x, 4), round(middle.y, 4)]}
    feature = {"type": "Feature", "geometry": at, "properties": {"title": "A"}}
    assert said in importer("geojson", as_geojson(feature), "--force").report
    exact = {**feature, "properties": {"title": "A", "precision": 4}}
    done = importer("geojson", as_geojson(exact), "--map", "where.precision=precision", "--force")
    assert "the middle of" not in done.report


def test_one_point_for_several_places_is_caught_among_features(importer: Importer) -> None:
    at = {"type": "Point", "coordinates": [36.5, 48.5]}
    features = [
        {"type": "Feature", "geometry": at, "properties": {"title": "A", "place": place}} for place in "PQR"
    ]
    done = importer("geojson", as_geojson(*features), "--map", "where.name=place")
    assert "one point for 3 names of places" in done.report
    assert ": 3 (rows 1, 2, 3)" in done.report


def test_a_country_alone_is_the_country(importer: Importer) -> None:
    done = importer("table", text(["Title", "Country"], ["A", "Kenya"], ["B", "Atlantis"]))
    assert (done.says("row-1").where.place, done.says("row-1").where.precision) == ("ken", 6)
    assert done.catalogue.claims["row-2"].geometry is None


def test_a_name_alone_is_looked_up_and_never_guessed(importer: Importer) -> None:
    rows = [
        ["A", "Black Sea", ""],
        ["B", "Tripoli, Libya", ""],
        ["C", "Springfield", "United States"],
        ["D", "Nowhere Town", "Kenya"],
        ["E", "Nairobi", "Atlantis"],
    ]
    done = importer("table", text(["Title", "Place", "Country"], *rows))
    sea, town, *others = done.catalogue.claims.values()
    assert (sea.properties.where.place, sea.properties.where.precision) == ("black-sea", 7)
    assert "Placed by its name alone" in str(sea.properties.where.note)
    assert town.geometry
    assert town.geometry.type == "Point"
    assert not any(claim.geometry for claim in others)
    assert "not on the map: “Springfield” may be several places (" in done.report
    assert "not on the map: no place “Nowhere Town” is known" in done.report
    assert "not on the map: no country “Atlantis” is known" in done.report
