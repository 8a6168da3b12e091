import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layers.curating.warnings import warnings
from layers.reading.gazetteer import GAZETTEER
from layers.reading.theatre import read

Warned = Callable[[], list[str]]


def edit(folder: Path, file: str, change: Callable[[Any], object]) -> list[str]:
    """Change a file of a theatre, and return what is then warned of but paragraphs and links."""
    data = json.loads((folder / file).read_text(encoding="utf-8"))
    change(data)
    (folder / file).write_text(json.dumps(data), encoding="utf-8")
    told = [str(each) for each in warnings(read(folder))]
    return [each for each in told if ", url: " not in each and ", where.precision: " not in each]


def point(lon: float, lat: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [lon, lat]}


def box(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def named(folder: Path, name: str, geometry: dict[str, Any], precision: int = 1, **where: Any) -> list[str]:
    """Say the radar is at a place of that name, and return what is then warned of."""

    def place(data: Any) -> None:
        radar = data["features"][4]
        radar["geometry"] = geometry
        radar["properties"]["where"] = {"precision": precision, "name": name, **where}
        flights = data["features"][6]["properties"]["where"]
        del flights["ends"][0]["claim"]

    return edit(folder, "claims.geojson", place)


def test_latitude_and_longitude_swapped(invented: Path) -> None:
    assert named(invented, "Puerto Cabello, Venezuela", point(10.47, -68.01)) == [
        "claims.geojson, feature 4 (blue-radar), geometry: expected it in or near Venezuela, found it at "
        "[10.47, -68.01], 9,724 km away (there with latitude and longitude swapped)"
    ]


def test_far_from_the_country_in_its_name(invented: Path) -> None:
    (told,) = named(invented, "a field near Bamako, Mali", point(100.5, 30.25))
    assert "geometry: expected it in or near Bamako or Mali, found it at [100.5, 30.25], " in told
    assert told.endswith(" km away")


def test_an_area_of_its_own_that_is_swapped(invented: Path) -> None:
    (told,) = named(invented, "the north of Chile", box(-25, -70, -20, -69), 5)
    assert "in or near Chile" in told
    assert "swapped" in told


def test_a_swap_over_a_short_distance(invented: Path) -> None:
    (told,) = named(invented, "Lagos, Nigeria", point(6.52, 3.38))
    assert "Nigeria" in told


@pytest.mark.parametrize(
    ("name", "geometry", "where"),
    [
        ("Puerto Cabello, Venezuela", point(-68.01, 10.47), {}),
        ("30 km off La Guaira, Venezuela", point(-66.93, 10.9), {}),
        ("300 km off Venezuela", point(-66, 14), {"radius_km": 300, "precision": 2}),
        ("a base of the United States", point(144.8, 13.5), {}),
        ("San Juan, Puerto Rico", point(-66.1, 18.4), {}),
        ("the Niger delta", point(6, 5), {}),
        ("New Mexico", point(-106, 35), {}),
        ("Papua New Guinea", point(147.2, -9.5), {}),
        ("the border of Colombia and Venezuela", point(-72.4, 7.9), {}),
        ("Taveuni, Fiji", point(-179.98, -16.8), {}),
        ("the Gulf of Mexico", point(-90, 25), {}),
        ("the US base", point(45, 45), {}),
        ("Pier 7", point(45, 45), {}),
        ("China’s base in Djibouti", point(43.1, 11.55), {}),
    ],
)
def test_what_may_be_right_is_not_warned_of(
    invented: Path, name: str, geometry: dict[str, Any], where: dict[str, Any]
) -> None:
    assert (
        named(invented, name, geometry, **{"precision": 5 if geometry["type"] == "Polygon" else 1} | where)
        == []
    )


def test_a_place_of_ones_own_far_from_its_sovereign(invented: Path) -> None:
    def move(data: Any) -> None:
        data["features"][2]["geometry"] = point(-9.5, 39)
        data["features"][2]["properties"]["sovereign"] = "Tanzania"

    def follow(data: Any) -> None:
        data["features"][4]["geometry"] = point(-9.5, 39)
        data["features"][6]["geometry"]["coordinates"][0] = [-9.5, 39]

    claims = json.loads((invented / "claims.geojson").read_text(encoding="utf-8"))
    follow(claims)
    (invented / "claims.geojson").write_text(json.dumps(claims), encoding="utf-8")
    (told,) = edit(invented, "places.geojson", move)
    assert told.startswith(
        "places.geojson, feature 2 (adak-strand), geometry: expected it in or near Tanzania, found it at "
    )
    assert told.endswith(" km away (there with latitude and longitude swapped)")


def test_an_anchor_outside_its_place(invented: Path) -> None:
    def anchor(data: Any) -> None:
        data["features"][0]["properties"]["anchors"] = [[178, -17], [-17, 78]]

    (told,) = edit(invented, "places.geojson", anchor)
    assert told.startswith("places.geojson, feature 0 (koro-box), anchors.1: expected a point inside the ")


def test_a_view_that_shows_no_claim(invented: Path) -> None:
    def turn(data: Any) -> None:
        data["view"] = [20, 40, 30, 50]
        scene = {"id": "far", "title": "Far", "caption": "Far.", "layers": ["talk"], "view": [0, 0, 9, 9]}
        data["scenes"] = [scene]

    assert edit(invented, "theatre.json", turn) == [
        f"theatre.json{scene}, view: expected a view that shows a claim, found none in {view}"
        for scene, view in (("", [20.0, 40.0, 30.0, 50.0]), (", scene (far)", [0.0, 0.0, 9.0, 9.0]))
    ]


def test_a_view_with_latitude_and_longitude_swapped(tmp_path: Path) -> None:
    folder = shutil.copytree(GAZETTEER.parent / "southcom-2025", tmp_path / "copy")
    told = edit(folder, "theatre.json", lambda data: data.update(view=[-4, -87, 24.5, -53]))
    assert told[0].endswith(
        "found none in [-4.0, -87.0, 24.5, -53.0] (there with latitude and longitude swapped)"
    )


def test_the_theatres_at_hand_are_where_they_say(invented: Path) -> None:
    assert edit(invented, "theatre.json", lambda data: data) == []
