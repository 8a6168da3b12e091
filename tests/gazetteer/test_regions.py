"""The shipped regions, row by row."""

import json
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from layers.gazetteer import regions as built
from layers.gazetteer.facts import facts

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "gazetteer"

REGIONS = gpd.read_file(SEEDS / "regions.gpkg").set_index("id", drop=False)

KNOWN = facts("regions")

PLACES = {
    id_
    for file in ("units", "provinces")
    for id_ in gpd.read_file(SEEDS / f"{file}.gpkg", ignore_geometry=True, columns=["id"])["id"]
}


def test_what_is_shipped_is_what_the_facts_say() -> None:
    assert list(REGIONS.index) == sorted(KNOWN)


@pytest.mark.parametrize("id_", KNOWN)
def test_a_region_says_what_it_is_made_of_and_whose_definition_that_is(id_: str) -> None:
    row, known = REGIONS.loc[id_], KNOWN[id_]
    assert row["name"] == known["name"]
    assert row["kind"] == "region"
    assert json.loads(row["members"]) == known["members"] == sorted(set(known["members"]))
    assert set(known["members"]) <= PLACES
    assert len(known["members"]) > 1
    assert row["note"] == known["note"]
    assert known["note"].endswith(".")
    assert known["translations"]["es"]["name"]


@pytest.mark.parametrize("id_", KNOWN)
def test_a_region_is_whole_and_its_badges_are_inside(id_: str) -> None:
    area = REGIONS.geometry[id_]
    assert area.is_valid
    flat = shapely.get_coordinates(area)
    assert (flat == flat.round(3)).all()
    assert all(shapely.contains_xy(area, *spot) for spot in json.loads(REGIONS["anchors"][id_]))


def test_a_member_that_is_no_place_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    region = {"name": "Example", "also": [], "note": "An example.", "members": ["aaa", "nowhere"]}
    monkeypatch.setattr(built, "facts", lambda _: {"example": region})
    one = gpd.GeoDataFrame({"id": ["aaa"]}, geometry=[shapely.box(0, 0, 1, 1)], crs=4326)
    with pytest.raises(ValueError, match="found example: nowhere"):
        built.regions(one, one[:0])
