"""The places of the gazetteer, row by row."""

import json
import re
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import shapely

from layers.reading.checks.placement import AREAS
from layers.reading.gazetteer import GAZETTEER, read_gazetteer
from layers.reading.world import TABLES
from layers.theatre.catalogue import Catalogue
from layers.theatre.gazetteer import Gazetteer
from layers.theatre.geometry import LINES, faults, to_shapely
from layers.theatre.place import Place

OLD = json.loads((Path(__file__).parent.parent / "kept" / "places.json").read_text(encoding="utf-8"))
"""The ids of all places that any version shipped: theatres out there name them."""


def table(name: str) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(GAZETTEER / f"{name}.gpkg")) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(f"SELECT * FROM {name} ORDER BY id")]  # noqa: S608


@pytest.fixture(scope="module", params=TABLES)
def places(request: pytest.FixtureRequest) -> list[Place]:
    gazetteer = read_gazetteer(GAZETTEER)
    return [gazetteer.places[row["id"]] for row in table(request.param)]


class TestPlace:
    """Each row of each file; a test that names the rows at fault, because there are 39,000."""

    def test_it_keeps_the_contract(self, places: list[Place]) -> None:
        assert len(places) > 5
        wrong = [place.id for place in places if Place.model_validate_json(place.model_dump_json()) != place]
        assert wrong == []

    def test_its_geometry_is_sound(self, places: list[Place]) -> None:
        decimals = {place.id: 4 if place.properties.kind == "settlement" else 3 for place in places}
        found = {place.id: list(faults(place.geometry, decimals[place.id])) for place in places}
        assert {id_: told for id_, told in found.items() if told} == {}

    def test_its_anchors_are_inside_it(self, places: list[Place]) -> None:
        wrong = [
            (place.id, anchor)
            for place in places
            if place.geometry.type in AREAS
            for anchor in place.properties.anchors
            if not shapely.contains_xy(to_shapely(place.geometry), *anchor)
        ]
        assert wrong == []

    def test_only_lines_are_lines(self, places: list[Place]) -> None:
        assert [p.id for p in places if (p.geometry.type in LINES) is not (p.properties.kind == "line")] == []

    def test_its_provenance_is_told(self, places: list[Place], gazetteer: Gazetteer) -> None:
        told = {entry["id"] for entry in gazetteer.provenance}
        assert {place.properties.provenance for place in places} <= told

    def test_every_id_is_there_once(self) -> None:
        counts = Counter(row["id"] for name in TABLES for row in table(name))
        assert [id_ for id_, count in counts.items() if count > 1] == []

    def test_every_old_id_is_still_there(self, gazetteer: Gazetteer) -> None:
        assert [id_ for id_ in OLD if id_ not in gazetteer.places] == []

    def test_a_town_is_in_a_province_of_its_unit(self) -> None:
        units = {row["id"]: row["unit"] for row in table("provinces")}
        assert [row["id"] for row in table("towns") if units[row["province"]] != row["unit"]] == []
        assert {row["unit"] for row in table("provinces")} == {row["id"] for row in table("units")}

    def test_a_disputed_line_says_who_claims(self) -> None:
        assert [row["id"] for row in table("disputed") if "imply endorsement" not in row["note"]] == []


def test_units_and_provinces_are_made_of_shared_borders() -> None:
    with closing(sqlite3.connect(GAZETTEER / "borders.gpkg")) as database:
        blobs = database.execute("SELECT geom, middle, coarse FROM arcs ORDER BY number").fetchall()
    lines = {
        "fine": [shapely.from_wkb(geom[40:]) for geom, _, _ in blobs],
        "middle": [shapely.from_wkb(middle) for _, middle, _ in blobs],
    }
    for name, level in (("provinces", "fine"), ("units", "middle")):
        wrong = [
            row["id"]
            for row in table(name)
            if not stitched(json.loads(row["rings"]), lines[level]).equals(shapely.from_wkb(row["geom"][40:]))
        ]
        assert wrong == []


def stitched(rings: list[list[list[int]]], lines: list[Any]) -> Any:
    """The polygons of rings of arc numbers; ~i is arc i backwards."""

    def ring(arcs: list[int]) -> list[Any]:
        return [
            at
            for number in arcs
            for at in (lines[number].coords if number >= 0 else reversed(lines[~number].coords))
        ]

    return shapely.MultiPolygon([(ring(outer), list(map(ring, holes))) for outer, *holes in rings])


class TestComposite:
    @pytest.mark.parametrize(
        "place",
        ["southcom-aor", "southcom-aor-listed", "southcom-aor-inferred", "africa", "northcom-islands"],
    )
    def test_a_composite_is_the_union_of_its_members(self, place: str, gazetteer: Gazetteer) -> None:
        entry = gazetteer.places[place]
        parts = [to_shapely(gazetteer.places[id_].geometry) for id_ in entry.properties.members or ()]
        assert len(parts) > 1
        assert to_shapely(entry.geometry).equals(shapely.union_all(parts))

    def test_the_aor_has_31_listed_and_15_inferred_members(
        self, gazetteer: Gazetteer, southcom: Catalogue
    ) -> None:
        listed, inferred, whole = (
            set(gazetteer.places[id_].properties.members or ())
            for id_ in ("southcom-aor-listed", "southcom-aor-inferred", "southcom-aor")
        )
        assert (len(listed), len(inferred)) == (31, 15)
        assert listed | inferred == whole
        for claim, members in (("aor-listed", listed), ("aor-inferred", inferred)):
            items = southcom.claims[claim].properties.items
            assert set(items) == {gazetteer.places[id_].properties.name for id_ in members}

    def test_northcoms_places_are_outside_the_aor(self, gazetteer: Gazetteer) -> None:
        aor = set(gazetteer.places["southcom-aor"].properties.members or ())
        assert aor.isdisjoint({"mex", "pri", "vir", "bhs", "tca", "usa"})


def test_every_source_of_geometry_may_be_passed_on(gazetteer: Gazetteer) -> None:
    free = re.compile(r"Public domain\b|CC BY 4\.0$")
    assert [entry["id"] for entry in gazetteer.provenance if not free.match(entry["licence"])] == []


def test_every_source_of_geometry_is_used(gazetteer: Gazetteer) -> None:
    used = {place.properties.provenance for place in gazetteer.places.values()}
    assert {entry["id"] for entry in gazetteer.provenance} == used
