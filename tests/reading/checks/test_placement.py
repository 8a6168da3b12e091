import json
from pathlib import Path
from typing import Any

import pytest

from layers.reading.gazetteer import GAZETTEER, read_gazetteer
from tests.reading.broken import Edit, broken, claim, load, put


def joined(*places: str) -> Edit:
    """An edit that makes the arc one between these places, at precision 5."""
    anchors = {"adak-strand": (-176.64, 51.88)} | {
        place: read_gazetteer(GAZETTEER).anchors(place)[0] for place in ("fji", "ton")
    }

    def edit(data: Any) -> None:
        arc = data["features"][6]
        arc["geometry"]["coordinates"] = [anchors[place] for place in places]
        arc["properties"]["where"] |= {"precision": 5, "ends": [{"place": place} for place in places]}

    return edit


RANGE = {"km": 300, "verbatim": "as far as that", "source": "island-wire"}
PROBLEMS: list[tuple[str, Edit, str]] = [
    (
        "claims.geojson",
        claim(0, "range", RANGE),
        "claims.geojson, feature 0 (blue-garrison), range: expected a Point at precision 1 or 2, around "
        "which a range is drawn, found precision 6",
    ),
    (
        "claims.geojson",
        claim(6, "range", RANGE),
        "claims.geojson, feature 6 (blue-flights), range: expected a Point at precision 1 or 2, around "
        "which a range is drawn, found an arc",
    ),
    (
        "claims.geojson",
        claim(4, "range", RANGE | {"source": "nobody"}),
        "claims.geojson, feature 4 (blue-radar), range.source: expected the id of a source "
        "(harbour-gazette, island-wire, amber-ministry), found “nobody”",
    ),
    (
        "claims.geojson",
        claim(4, "range", {"km": 300, "verbatim": "as far as that"}),
        "claims.geojson, feature 4 (blue-radar), range.source: expected this field, found nothing",
    ),
    (
        "claims.geojson",
        claim(4, "where.radius_km", None),
        "claims.geojson, feature 4 (blue-radar), where.radius_km: expected a radius for a Point at "
        "precision 2, found none",
    ),
    (
        "claims.geojson",
        claim(4, "where.precision", 6),
        "claims.geojson, feature 4 (blue-radar), geometry: expected an area at precision 6 (no pin at 5 or "
        "coarser), found a Point",
    ),
    (
        "claims.geojson",
        claim(4, "where.precision", 0),
        "claims.geojson, feature 4 (blue-radar), geometry: expected null at precision 0 (not located), "
        "found a Point",
    ),
    (
        "claims.geojson",
        claim(5, "where.precision", 6),
        "claims.geojson, feature 5 (amber-exercise), where.place: expected a place at precision 6 "
        "(country or territory), found none",
    ),
    (
        "claims.geojson",
        claim(1, "where.precision", 6),
        "claims.geojson, feature 1 (amber-flotilla), where.place: expected a place of kind country or "
        "territory at precision 6, found “koro-box”, a sea",
    ),
    (
        "claims.geojson",
        claim(0, "where.precision", 7),
        "claims.geojson, feature 0 (blue-garrison), where.place: expected a place of kind sea at "
        "precision 7, found “fji”, a country",
    ),
    (
        "claims.geojson",
        claim(0, "where.precision", 8),
        "claims.geojson, feature 0 (blue-garrison), where.place: expected a place of kind aor, region or "
        "sea at precision 8, found “fji”, a country",
    ),
    ("claims.geojson", claim(1, "where.precision", 8), ""),
    ("claims.geojson", claim(5, "where.precision", 7), ""),
    ("claims.geojson", claim(5, "where.precision", 8), ""),
    (
        "claims.geojson",
        claim(4, "where.precision", 3),
        "claims.geojson, feature 4 (blue-radar), where.precision: expected 1 or 2 for “adak-strand”, a "
        "settlement, found 3",
    ),
    (
        "claims.geojson",
        joined("adak-strand", "fji"),
        "claims.geojson, feature 6 (blue-flights), where.ends.0.place: expected a place of kind country, "
        "territory, region, sea or aor at precision 5, found “adak-strand”, a settlement",
    ),
    ("claims.geojson", joined("ton", "fji"), ""),
    (
        "claims.geojson",
        put("features.4.geometry", None),
        "claims.geojson, feature 4 (blue-radar), geometry: expected one at precision 2 (“posture fill” adds "
        "it), found null",
    ),
    (
        "claims.geojson",
        put("features.3.geometry.coordinates", [179.335, -16.617]),
        "claims.geojson, feature 3 (amber-pier), geometry: expected the geometry of the place “port-amber” "
        "(“posture fill --force” puts it there), found another",
    ),
    (
        "claims.geojson",
        put("features.6.geometry.coordinates.0", [0, 0]),
        "claims.geojson, feature 6 (blue-flights), geometry: expected an end at the anchor of “adak-strand” "
        "[-176.64, 51.88], found [0.0, 0.0]",
    ),
    (
        "claims.geojson",
        put("features.3.geometry.coordinates", [200, 0]),
        "claims.geojson, feature 3 (amber-pier), geometry: expected longitude −180…180 and latitude −90…90, "
        "found [200.0, 0.0]",
    ),
    (
        "claims.geojson",
        put("features.5.geometry.coordinates", [[[0, 0], [4, 4], [4, 0], [0, 4], [0, 0]]]),
        "claims.geojson, feature 5 (amber-exercise), geometry: expected a valid polygon, "
        "found Self-intersection[2 2]",
    ),
]


@pytest.mark.parametrize(("file", "edit", "message"), PROBLEMS, ids=[row[2][:90] for row in PROBLEMS])
def test_geometry_says_no_more_than_the_claim(invented: Path, file: str, edit: Edit, message: str) -> None:
    assert broken(invented, file, edit) == ([message] if message else [])


def lined(precision: int, *coordinates: list[float], place: str | None = None) -> Edit:
    """An edit that makes the exercise, which has no place, a line."""

    def edit(data: Any) -> None:
        exercise = data["features"][5]
        exercise["geometry"] = {"type": "LineString", "coordinates": list(coordinates)}
        exercise["properties"]["where"] |= {"precision": precision, "place": place}

    return edit


LINE = ([178.0, -18.0], [179.0, -17.0])


@pytest.mark.parametrize("precision", [1, 2, 3, 4, 5, 7, 8])
def test_a_line_may_be_as_precise_as_its_source(invented: Path, precision: int) -> None:
    assert broken(invented, "claims.geojson", lined(precision, *LINE)) == []


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (
            lined(6, *LINE),
            "geometry: expected an area at precision 6 (somewhere in a country), found a LineString",
        ),
        (
            lined(5, *LINE, place="fji"),
            "where.place: expected a place that is a line, or none, found “fji”, a country",
        ),
        (
            lined(5, [178, -18], [178, -18]),
            "geometry: expected a line between two positions, found one alone, [178.0, -18.0]",
        ),
        (
            lined(5, [178, -18], [-178, -18]),
            "geometry: expected a line cut at the antimeridian, found a step across it at [178.0, -18.0]",
        ),
        (
            lined(5, [178, -18], [178.00001, -18]),
            "geometry: expected at most 3 decimals at this precision, found [178.00001, -18.0]",
        ),
    ],
)
def test_a_line_says_no_more_than_its_source(invented: Path, edit: Edit, message: str) -> None:
    assert broken(invented, "claims.geojson", edit) == [
        f"claims.geojson, feature 5 (amber-exercise), {message}"
    ]


def test_a_line_of_the_gazetteer_stays_as_it_is_there(invented: Path) -> None:
    places = load(invented / "places.geojson")
    line = {"type": "LineString", "coordinates": [list(position) for position in LINE]}
    known = {"name": "The Line", "kind": "line", "provenance": "invented"}
    places["features"].append({"type": "Feature", "id": "the-line", "geometry": line, "properties": known})
    (invented / "places.geojson").write_text(json.dumps(places), encoding="utf-8")
    assert broken(invented, "claims.geojson", lined(5, *LINE, place="the-line")) == []
    (problem,) = broken(invented, "claims.geojson", lined(5, *LINE[::-1], place="the-line"))
    assert "expected the geometry of the place “the-line”" in problem


def test_ends_have_a_line_between_them(invented: Path) -> None:
    ends = [{"place": "adak-strand"}, {"place": "port-amber"}]
    assert broken(invented, "claims.geojson", claim(3, "where.ends", ends))[0] == (
        "claims.geojson, feature 3 (amber-pier), geometry: expected a LineString between the ends, "
        "found a Point"
    )


def test_an_exact_place_is_a_point(invented: Path) -> None:
    assert broken(invented, "claims.geojson", claim(5, "where.precision", 1)) == [
        "claims.geojson, feature 5 (amber-exercise), geometry: expected a Point at precision 1, "
        "found a Polygon"
    ]


@pytest.mark.parametrize(("precision", "decimals"), [(1, 5), (2, 4), (3, 3)])
def test_coordinates_are_no_finer_than_the_precision(invented: Path, precision: int, decimals: int) -> None:
    fine = [1.234567, 2.345678]

    def edit(data: Any) -> None:
        data["features"][4]["geometry"]["coordinates"] = fine
        data["features"][4]["properties"]["where"] |= {"precision": precision, "place": None}

    (problem,) = broken(invented, "claims.geojson", edit)
    assert problem.endswith(f"expected at most {decimals} decimals at this precision, found {fine}")
