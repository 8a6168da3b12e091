import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from layers.curating import ground
from layers.curating.ground import grounds
from layers.reading.atlas import Atlas
from layers.reading.gazetteer import GAZETTEER
from tests.curating.test_whereabouts import edit, named, point


def test_an_exact_place_that_the_coast_leaves_in_the_water(invented: Path) -> None:
    (told,) = named(invented, "The pier of La Guaira", point(-66.93, 10.63))
    assert told.startswith(
        "claims.geojson, feature 4 (blue-radar), geometry: expected it on land, or a note, "
        "found it in the water, "
    )
    assert told.endswith(" km off Venezuela, as the map draws the coast (1:10m)")


@pytest.mark.parametrize(
    ("name", "lon", "lat"),
    [
        ("Caracas", -66.9, 10.49),
        ("At anchor in the Caribbean Sea, off La Guaira", -66.93, 10.63),
        ("A ship far from land", -66.9, 12.5),
        ("Simferopol, Ukraine", 34.1, 44.95),
        ("Simferopol, Russia", 34.1, 44.95),
        ("The Russian embassy at Caracas", -66.9, 10.49),
    ],
)
def test_what_stands_where_it_says_or_at_sea_is_not_asked_about(
    invented: Path, name: str, lon: float, lat: float
) -> None:
    assert named(invented, name, point(lon, lat)) == []


def test_an_exact_place_in_another_country_than_it_names(invented: Path) -> None:
    assert named(invented, "Cúcuta, Venezuela", point(-72.51, 7.89)) == [
        "claims.geojson, feature 4 (blue-radar), geometry: expected it in Venezuela, or a note, "
        "found it in Colombia, as the map draws the border (1:10m)"
    ]


def test_what_is_only_near_a_place_may_be_in_the_water(invented: Path) -> None:
    assert named(invented, "near La Guaira", point(-66.93, 10.63), precision=2, radius_km=20) == []


def test_a_note_answers(invented: Path) -> None:
    assert named(invented, "The pier of La Guaira", point(-66.93, 10.63), note="The pier is new.") == []


def test_a_place_of_the_theatres_own_is_told_once(invented: Path) -> None:
    def move(data: Any) -> None:
        (strand,) = (each for each in data["features"] if each["id"] == "adak-strand")
        strand["geometry"]["coordinates"] = [-66.93, 10.63]
        strand["properties"] = {k: v for k, v in strand["properties"].items() if k != "note"}

    claims = json.loads((invented / "claims.geojson").read_text(encoding="utf-8"))
    claims["features"] = [
        each for each in claims["features"] if each["id"] not in ("blue-flights", "blue-radar")
    ]
    (invented / "claims.geojson").write_text(json.dumps(claims), encoding="utf-8")
    (told,) = (each for each in edit(invented, "places.geojson", move) if "in the water" in each)
    assert "(adak-strand), geometry: expected it on land" in told


def test_the_nearest_coast_counts_within_a_few_kilometres_and_across_the_antimeridian() -> None:
    atlas = Atlas(GAZETTEER)
    points = np.array(
        [(-66.93, 10.63), (-66.9, 10.49), (-66.9, 12.5), (179.99, 67.0), (-179.99, 67.0), (-66.9, 10.49)]
    )
    found = grounds(atlas, points)
    pier, caracas, sea, east, west, again = map(found.of, range(len(points)))
    assert pier is not None
    assert pier.country == "Venezuela"
    assert 0 < pier.off <= ground.OFF
    assert caracas == again == ("Venezuela", 0)
    assert sea is None
    assert east == west == ("Russia", 0)
    assert len(grounds(atlas, points[:0]).country) == 0
