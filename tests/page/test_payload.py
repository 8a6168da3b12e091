from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import pytest

from layers.page.payload import pack, payload, unpack
from layers.page.polyline import SCALE
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from layers.theatre.geometry import positions


@pytest.fixture(scope="module")
def data(southcom: Catalogue) -> dict[str, Any]:
    return unpack(pack(payload(southcom)))


def points(text: str) -> list[tuple[float, float]]:
    """Decode a line independently of the code under test."""
    numbers, value, shift = [], 0, 0
    for character in text:
        group = ord(character) - 63
        value += (group % 32) << shift
        shift += 5
        if group < 32:
            numbers.append(-(value + 1) // 2 if value % 2 else value // 2)
            value = shift = 0
    lons, lats = accumulate(numbers[::2]), accumulate(numbers[1::2])
    return [(lon / SCALE, lat / SCALE) for lon, lat in zip(lons, lats, strict=True)]


def test_same_data_gives_the_same_ascii_text(southcom: Catalogue) -> None:
    packed = pack(payload(southcom))
    assert packed.isascii()
    assert pack(payload(southcom)) == packed


def test_every_claim_reaches_the_page_with_its_whole_record(
    southcom: Catalogue, data: dict[str, Any]
) -> None:
    assert [claim["id"] for claim in data["claims"]] == list(southcom.claims)
    for claim in data["claims"]:
        record = southcom.claims[claim["id"]].properties.model_dump(mode="json", by_alias=True)
        assert {key: claim[key] for key in record} == record


def test_marks_follow_the_precision(data: dict[str, Any]) -> None:
    marks = {claim["id"]: claim["mark"] for claim in data["claims"]}
    assert marks["ru-etf-strength"] == "area"
    assert marks["ru-airlift"] == "arc"
    assert marks["whatif-exchange"] == "none"
    for claim in data["claims"]:
        if claim["where"]["precision"] >= 5:
            assert claim["mark"] in ("area", "arc")


def test_a_point_and_a_ring_keep_their_place(invented: Path) -> None:
    catalogue = read(invented)
    claims = {claim["id"]: claim for claim in unpack(pack(payload(catalogue)))["claims"]}
    by_precision = {
        claim.properties.where.precision: claim
        for claim in catalogue.claims.values()
        if not claim.properties.where.ends
    }
    for claim, mark in ((by_precision[1], "point"), (by_precision[2], "ring")):
        assert claims[claim.id]["mark"] == mark
        assert claim.geometry is not None
        assert [list(at) for at in claims[claim.id]["anchors"]] == [list(claim.geometry.coordinates[:2])]


def test_an_arc_is_a_great_circle_between_its_ends(southcom: Catalogue, data: dict[str, Any]) -> None:
    arc = next(claim for claim in data["claims"] if claim["id"] == "ru-airlift")
    path = points(arc["lines"][0])
    for found, end in ((path[0], "rus"), (path[-1], "ven")):
        assert found == pytest.approx(southcom.gazetteer.anchors(end)[0], abs=1 / SCALE)
    assert max(lat for _, lat in path) > max(path[0][1], path[-1][1]), "the great circle bulges north"
    assert arc["needs"] == ["ru-advisory"]


def test_an_arc_across_the_antimeridian_does_not_go_round_the_world(invented: Path) -> None:
    arcs = [claim for claim in unpack(pack(payload(read(invented))))["claims"] if claim["mark"] == "arc"]
    assert arcs
    for arc in arcs:
        path = points(arc["lines"][0])
        assert all(abs(b[0] - a[0]) < 20 for a, b in pairwise(path))


def test_a_composite_place_is_given_by_its_members(data: dict[str, Any]) -> None:
    place = data["places"]["southcom-aor"]
    assert "polygons" not in place
    assert len(place["members"]) == 46
    assert all("polygons" in data["places"][member] for member in place["members"])


def test_rings_come_back_within_half_a_step(southcom: Catalogue, data: dict[str, Any]) -> None:
    original = list(positions(southcom.gazetteer.places["tto"].geometry.coordinates))
    found = {
        point for polygon in data["places"]["tto"]["polygons"] for ring in polygon for point in points(ring)
    }
    assert found == {(round(lon * SCALE) / SCALE, round(lat * SCALE) / SCALE) for lon, lat, *_ in original}
