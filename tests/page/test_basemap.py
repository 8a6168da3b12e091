import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from layers.page import payload as pages
from layers.page.basemap import CELL, Cells
from layers.page.payload import pack, payload, unpack
from layers.page.snapshot import snapshot
from layers.page.state import opening
from layers.reading.atlas import Atlas, Window
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from layers.theatre.geometry import to_shapely
from tests.page.decoding import points
from tests.worldwide import REGIONS, write_region


@pytest.fixture(scope="module", params=REGIONS)
def region(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return read(write_region(tmp_path_factory.mktemp("worldwide") / request.param, request.param))


def arcs(data: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """Return the lines of all arcs."""
    return [points(line, group["scale"]) for group in data["arcs"] for line in group["lines"]]


def numbered(rings: list[list[list[int]]]) -> list[list[list[int]]]:
    """Return rings of arcs by number, ``~`` for backwards, independently of the code under test."""
    at = 0
    found: list[list[list[int]]] = []
    for polygon in rings:
        found.append([])
        for ring in polygon:
            found[-1].append([])
            for step in ring:
                at += step
                found[-1][-1].append(~(at // 2) if at % 2 else at // 2)
    return found


def area(data: dict[str, Any], id_: str, lines: Any = None) -> shapely.MultiPolygon:
    """Return a place as it is drawn."""
    lines = lines or arcs(data)
    polygons = []
    for polygon in numbered(data["places"][id_]["rings"]):
        rings = []
        for ring in polygon:
            line: list[tuple[float, float]] = []
            for arc in ring:
                own = lines[arc] if arc >= 0 else lines[~arc][::-1]
                assert not line or line[-1] == pytest.approx(own[0], abs=1e-9), f"{id_} has a gap"
                line += own[1:] if line else own
            assert line[0] == pytest.approx(line[-1], abs=1e-9), f"{id_} has a ring that is open"
            rings.append(line)
        # far away the smallest islands are a point or two
        polygons += (
            [shapely.Polygon(rings[0], [r for r in rings[1:] if len(r) > 3])] if len(rings[0]) > 3 else []
        )
    return shapely.MultiPolygon(polygons)


@pytest.mark.parametrize("lon", [-180.0, -0.1, 12.3, 180.0])
@pytest.mark.parametrize("lat", [-90.0, 0.0, 90.0])
def test_the_cells_of_a_point_are_its_own_and_those_around_it(lon: float, lat: float) -> None:
    cells = Cells(np.array([[lon, lat]]))
    beside = np.array([[lon + x * CELL, lat + y * CELL] for x in range(-2, 3) for y in range(-2, 3)])
    near = [max(abs(x), abs(y)) < 2 for x in range(-2, 3) for y in range(-2, 3)]
    there = (abs(beside) <= (180, 90)).all(axis=1)
    assert cells.hold(beside[there]).tolist() == np.array(near)[there].tolist()
    assert not Cells(np.empty((0, 2))).hold(beside[there]).any()


def test_a_theatre_anywhere_has_room_for_its_basemap(region: Catalogue) -> None:
    assert len(snapshot(region, opening(region))) <= 550_000


def test_the_gazetteer_has_at_most_100_kilobytes_of_the_first_theatres_snapshot(southcom: Catalogue) -> None:
    whole = payload(southcom)
    without = {**whole.document, "arcs": [], "labels": [], "basemap": [], "places": {}}
    assert len(pack(whole)) - len(pack(replace(whole, document=without))) <= 100_000


def test_all_land_is_there_and_every_ring_is_closed(region: Catalogue) -> None:
    data = unpack(pack(payload(region)))
    units = [id_ for id_ in data["basemap"] if "rings" in data["places"][id_]]
    assert len(units) > 250
    lines = arcs(data)
    assert sum(area(data, id_, lines).area > 0 for id_ in units) >= 0.95 * len(units)


def test_exact_points_are_inside_their_province_as_it_is_drawn(region: Catalogue) -> None:
    """The borders around exact points are those of the source at 1:10m, to the step that the page writes."""
    data = unpack(pack(payload(region)))
    assert region.gazetteer.folder is not None
    atlas = Atlas(region.gazetteer.folder)
    lon, lat = region.claims.points()
    lines = arcs(data)
    for x, y in zip(lon.tolist(), lat.tolist(), strict=True):
        if x != x:
            continue
        here = [each for each in atlas.provinces(Window(x, y, x, y)) if truly(region, each.id, x, y)]
        for province in here:
            drawn = area(data, province.record["unit"], lines).buffer(0)
            assert drawn.distance(shapely.Point(x, y)) < 0.001, (province.id, x, y)


def truly(catalogue: Catalogue, province: str, lon: float, lat: float) -> bool:
    """Return whether a position is in a province of the gazetteer."""
    return bool(to_shapely(catalogue.gazetteer.places[province].geometry).covers(shapely.Point(lon, lat)))


def test_what_a_claim_names_is_drawn_no_coarser_than_the_window(region: Catalogue) -> None:
    data = unpack(pack(payload(region)))
    coarse = len(data["arcs"][0]["lines"])
    for claim in data["claims"]:
        place = data["places"].get(claim["where"]["place"], {})
        for polygon in numbered(place.get("rings", [])):
            for ring in polygon:
                assert all((arc if arc >= 0 else ~arc) >= coarse for arc in ring), place["name"]


def test_provinces_towns_and_seas_have_names_in_the_window(region: Catalogue) -> None:
    labels = payload(region).document["labels"]
    kinds = {label["kind"] for label in labels}
    assert {"province", "town"} <= kinds
    west, south, east, north = region.theatre.view
    towns = [label["at"] for label in labels if label["kind"] == "town"]
    assert all(south <= lat <= north for _, lat in towns)
    across = west > east
    assert all((lon >= west or lon <= east) if across else west <= lon <= east for lon, _ in towns)


def test_a_citys_districts_are_no_towns(tmp_path: Path) -> None:
    labels = payload(read(write_region(tmp_path / "front", "eastern-ukraine"))).document["labels"]
    towns = {label["name"]: label["at"] for label in labels if label["kind"] == "town"}
    assert {"Odesa", "Kyiv", "Mykolayiv"} <= towns.keys()
    assert "Cheremushky" not in towns, "a part of Odesa, five kilometres from its middle"
    for name, (lon, lat) in towns.items():
        assert name == "Odesa" or math.hypot(lon - towns["Odesa"][0], lat - towns["Odesa"][1]) > 0.1, name


def test_a_town_has_its_label_also_where_a_claim_names_it(southcom: Catalogue) -> None:
    assert "caracas" in {where["place"] for where in southcom.claims.columns["where"].values}
    assert "Caracas" in {label["name"] for label in payload(southcom).document["labels"]}


def test_a_unit_of_one_province_has_its_name_once(tmp_path: Path) -> None:
    document = payload(read(write_region(tmp_path / "front", "eastern-ukraine"))).document
    assert "crimea" in document["basemap"]
    provinces = {label["name"] for label in document["labels"] if label["kind"] == "province"}
    assert "Donets'k" in provinces
    assert "Crimea" not in provinces


def test_the_same_theatre_gives_the_same_bytes(region: Catalogue) -> None:
    assert pages.pack(payload(region)) == pages.pack(payload(region))


def test_a_gazetteer_of_a_theatres_own_is_drawn_from_its_polygons() -> None:
    kept = read(Path(__file__).parents[1] / "kept" / "format-1")
    data = payload(kept).document
    assert data["arcs"] == []
    assert any("polygons" in data["places"][id_] for id_ in data["basemap"])


@pytest.mark.parametrize("window", [Window(-10, -10, 10, 10), Window(170, -90, -170, 90)])
def test_a_window_meets_many_boxes_as_it_meets_each(window: Window) -> None:
    sides = (-180, -175, -20, -10, 0, 10, 20, 165, 175, 180)
    boxes = [Window(w, s, e, n) for w in sides for e in sides for s in (-80, 0, 11) for n in (-11, 5, 80)]
    boxes = [box for box in boxes if box.west <= box.east and box.south <= box.north]
    found = window.meeting(np.array(boxes, dtype=float)).tolist()
    assert found == [window.meets(box) for box in boxes]
    assert any(found)
    assert not all(found)
