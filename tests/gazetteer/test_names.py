import shutil
import sqlite3
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from layers.gazetteer.names import FILES, INDEX, window, write_names

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "gazetteer"


def boxes(*bounds: tuple[float, float, float, float]) -> shapely.MultiPolygon:
    return shapely.MultiPolygon([shapely.box(*each) for each in bounds])


@pytest.mark.parametrize(
    ("area", "expected"),
    [
        (boxes((1, 2, 3, 4)), (1, 2, 3, 4)),
        (boxes((170, 0, 180, 5), (-180, 0, -175, 5)), (170, 0, -175, 5)),
        (boxes((20, 40, 180, 80), (-180, 60, -169, 72), (19, 54, 22, 55)), (19, 40, -169, 80)),
        (boxes((-180, -90, 180, -60)), (-180, -90, 180, -60)),
    ],
)
def test_a_window_goes_across_the_antimeridian_where_the_area_does(
    area: shapely.MultiPolygon, expected: tuple[float, float, float, float]
) -> None:
    assert window(area) == expected


def test_every_place_of_the_gazetteer_is_in_the_index() -> None:
    ids = [
        id_
        for file in FILES
        for id_ in gpd.read_file(SEEDS / f"{file}.gpkg", ignore_geometry=True, columns=["id"])["id"]
    ]
    with sqlite3.connect(f"{(SEEDS / INDEX).as_uri()}?mode=ro", uri=True) as file:
        known = [id_ for (id_,) in file.execute("SELECT id FROM place")]
    assert sorted(known) == sorted(ids)


def test_the_index_is_made_of_the_files_beside_it_and_twice_the_same(tmp_path: Path) -> None:
    for name in FILES:
        place = {
            "id": f"{name}-place",
            "name": f"A {name} place",
            "kind": "settlement",
            "also": '["Other (x)"]',
        }
        frame = gpd.GeoDataFrame([place], geometry=[shapely.Point(1, 2)], crs=4326)
        frame.to_file(tmp_path / f"{name}.gpkg", layer=name)
    write_names(tmp_path)
    first = (tmp_path / INDEX).read_bytes()
    shutil.move(tmp_path / INDEX, tmp_path / "first")
    write_names(tmp_path)
    assert (tmp_path / INDEX).read_bytes() == first
    with sqlite3.connect(tmp_path / INDEX) as file:
        (text,) = file.execute("SELECT text FROM spellings").fetchone()
    assert "other\n" in text
    assert "a towns place\n" in text
