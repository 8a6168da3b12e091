import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from layers.cli import main
from layers.reading.limits import VARIABLE
from layers.reading.theatre import read
from layers.theatre.credits import origins
from tests.importing.conftest import Importer, as_geojson

SQUARE = [[[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]]]


def feature(geometry: Any = None, **properties: Any) -> dict[str, Any]:
    drawn = {"type": "Point", "coordinates": [10, 20]} if geometry is None else geometry
    return {"type": "Feature", "geometry": drawn, "properties": properties}


def polygon(*rings: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def maps(**fields: str) -> list[str]:
    pairs = [f"{field.replace('__', '.')}={column}" for field, column in fields.items()]
    return [part for pair in pairs for part in ("--map", pair)]


def test_without_a_mapping_every_default_is_told(importer: Importer) -> None:
    done = importer("geojson", as_geojson(feature(X1="Base")))
    assert done.status == 0
    says = done.says("row-1")
    assert says.label == "Unnamed feature (reported)"
    assert says.statement == "Unnamed feature"
    assert (says.kind, says.where.precision, says.where.radius_km) == ("posture", 4, 80)
    assert str(says.where.note).startswith("The file does not say how precisely it is placed; the ring")
    assert "(default: posture) → kind" in done.report
    assert "not used: X1\n" in done.report


def test_columns_become_fields(importer: Importer) -> None:
    options = maps(
        id="CODE",
        label="NAME",
        where__name="NAME",
        statement="DESC",
        actor="WHO",
        kind="KIND",
        assertion="AS",
        hedge="HEDGE",
        quantity__best="N",
        quantity__unit="UNIT",
        quantity__verbatim="SAID",
        when__from="D",
        layer="GROUP",
        where__precision="PREC",
        source__title="SRC",
        source__url="URL",
        source__published="ON",
    )
    row = feature(
        CODE=7,
        NAME="Base Æ",
        DESC="A base.",
        WHO="Blue",
        KIND="base",
        AS="alleged",
        HEDGE="allegedly",
        N=12,
        UNIT="ships",
        SAID="a dozen",
        D="2026-01",
        GROUP="Bases",
        PREC=1,
        SRC="Gazette",
        URL="https://gazette.example/",
        ON="2026-02-01",
    )
    done = importer("geojson", as_geojson(row), *options)
    assert done.status == 0, done.errors
    says = done.says("feature-7")
    assert says.label == "Base Æ (alleged)"
    assert (says.statement, says.actor, says.kind, says.layer) == ("A base.", "blue", "base", "bases")
    assert says.quantity
    assert (says.quantity.verbatim, says.quantity.best, says.quantity.unit) == ("a dozen", 12, "ships")
    assert (says.when.from_, says.when.precision) == ("2026-01", 4)
    assert done.catalogue.sources["gazette-example-2026-02-01-gazette"].url == "https://gazette.example/"
    assert "NAME → label, where.name" in done.report


def test_areas_are_rounded_and_rewound(importer: Importer) -> None:
    ring = [[0, 0], [0, 1.00001], [1, 1], [1, 0], [0, 0]]
    done = importer("geojson", as_geojson(feature(polygon(ring)), feature(polygon(SQUARE[0][::-1]))))
    geometry = done.catalogue.claims["row-1"].geometry
    assert geometry
    assert [list(each) for each in geometry.model_dump()["coordinates"][0]] == [
        *([0, 0], [1, 0], [1, 1], [0, 1], [0, 0])
    ]
    assert done.says("row-1").where.precision == 5
    assert "coordinates rounded to 3 decimals: 1 (row 1)" in done.report
    assert "rings rewound: 1 (row 1)" in done.report


def test_lines_become_claims_of_any_precision(importer: Importer) -> None:
    line = {"type": "LineString", "coordinates": [[20, 10], [21, 11]]}
    many = {"type": "MultiLineString", "coordinates": [[[20, 10], [21, 11]], [[22, 11], [23, 12]]]}
    rows = as_geojson(feature(line, P=1, K="front"), feature(many, P=7, K="route"), feature(line))
    done = importer("geojson", rows, "--map", "where.precision=P", "--map", "kind=K")
    assert done.status == 0, done.errors
    assert [done.says(f"row-{row}").where.precision for row in (1, 2, 3)] == [1, 7, 5]
    types = [claim.geometry and claim.geometry.type for claim in done.catalogue.claims.values()]
    assert types == ["LineString", "MultiLineString", "LineString"]
    assert done.catalogue.kinds["front"].line == "teeth"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (
            feature(polygon([[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]])),
            "a polygon that is not valid: Self",
        ),
        (feature(polygon([[0, 0], [200, 1], [1, 95], [0, 0]])), "coordinates out of range"),
        (
            feature(polygon([[-179, 0], [179, 0], [179, 5], [-179, 5], [-179, 0]])),
            "geometry: expected an area cut at the antimeridian",
        ),
        (feature({"type": "MultiPoint", "coordinates": []}), "a geometry of type MultiPoint"),
        (feature({"type": "GeometryCollection", "geometries": []}), "a geometry of type GeometryCollection"),
        (feature({"type": "Point", "coordinates": []}), "a geometry without coordinates"),
        (feature({"type": "Point", "coordinates": ["a", "b"]}), "a geometry that cannot be read"),
        (feature({"type": "Point", "coordinates": [10**400, 0]}), "a geometry that cannot be read"),
        (feature({"type": "Point"}), "a geometry that cannot be read"),
        (feature({"type": "Polygon", "coordinates": 7}), "a geometry that cannot be read"),
        (feature("here"), "a geometry of type None"),
        (7, "not a Feature"),
        (None, "not a Feature"),
        (feature(AS="certain"), "assertion: expected"),
        (feature(AS="alleged"), "hedge: expected the source’s hedging words"),
        (feature(polygon(*SQUARE), PREC=1), "an area at precision 1"),
    ],
)
def test_what_cannot_be_a_claim_is_left_out_and_told(importer: Importer, row: Any, reason: str) -> None:
    good = feature(AS="stated", PREC=1, KIND="base")
    done = importer(
        "geojson", as_geojson(row, good), *maps(assertion="AS", where__precision="PREC", kind="KIND")
    )
    assert done.status == 0, done.errors
    assert list(done.catalogue.claims) == ["row-2"]
    assert f"left out, {reason}" in done.report
    assert "1 (row 1)" in done.report


@pytest.mark.parametrize(
    ("row", "place", "precision"),
    [
        (feature(PREC=6, NAME="Kenya"), "ken", 6),
        (feature(PREC=6, NAME="Atlantis"), None, 0),
        (feature(PREC=8, NAME="Kenya"), None, 0),
        (feature(PREC=0, NAME="Kenya"), None, 0),
        ({"type": "Feature", "geometry": None, "properties": {"PREC": 6, "NAME": "Kenya"}}, "ken", 6),
        ({"type": "Feature", "geometry": None, "properties": {"PREC": 1, "NAME": "Kenya"}}, "ken", 6),
        (feature({"type": "Point", "coordinates": [10, 95]}, PREC=1, NAME="Kenya"), None, 0),
    ],
)
def test_a_coarse_point_is_an_area_or_nothing(
    importer: Importer, row: Any, place: str | None, precision: int
) -> None:
    done = importer("geojson", as_geojson(row), *maps(where__precision="PREC", where__name="NAME"))
    where = done.says("row-1").where
    assert (where.place, where.precision) == (place, precision)


def test_heights_and_unsound_links_are_left_out(importer: Importer) -> None:
    row = feature({"type": "Point", "coordinates": [10, 20, 5]}, URL="javascript:alert(1)")
    done = importer("geojson", as_geojson(row), *maps(source__url="URL"))
    assert list(done.catalogue.sources) == ["dataset"]
    assert done.says("row-1").citations[0].credits == ()
    assert "heights left out: 1 (row 1)" in done.report
    assert "a link that is not http or https left out (column URL): 1 (row 1)" in done.report


def test_values_that_do_not_hold_are_left_out(importer: Importer) -> None:
    row = feature(N="many", D="someday", R="never", P="then", SRC="Gazette")
    options = maps(
        quantity__best="N",
        when__from="D",
        when__reported_on="R",
        source__published="P",
        source__title="SRC",
    )
    done = importer("geojson", as_geojson(row), *options)
    says = done.says("row-1")
    assert (says.when.precision, says.when.reported_on) == (0, None)
    assert says.quantity
    assert (says.quantity.verbatim, says.quantity.best) == ("many", None), "no number, and none is made up"
    for field in ("when.from", "when.reported_on", "source.published"):
        assert f"\n{field} left empty: " in done.report


def test_figures_of_the_columns_are_their_own_words(importer: Importer) -> None:
    done = importer("geojson", as_geojson(feature(A=2, B=3.5)), *maps(quantity__low="A", quantity__best="B"))
    quantity = done.says("row-1").quantity
    assert quantity
    assert (quantity.verbatim, quantity.low, quantity.best) == ("A 2, B 3.5", 2, 3.5)


def test_hostile_properties(importer: Importer) -> None:
    text = as_geojson(
        feature(NAME="</script><script>alert(1)</script>"),
        feature(NAME="\ud800\0 half"),
        feature(NAME={"a": [1]}),
        feature(NAME=True),
    )
    done = importer("geojson", text, *maps(label="NAME", actor="NAME"))
    assert done.status == 0
    assert done.says("row-2").label == "half (reported)"
    assert done.says("row-3").label == '{"a": [1]} (reported)'
    assert b"<script>alert(1)" not in done.snapshot()


@pytest.mark.parametrize(
    ("options", "reasons"),
    [
        (["--map", "labl=NAME"], ["expected fields from id, label,", "found labl"]),
        (["--map", "label=NOM"], ["expected properties from NAME, PREC; found NOM"]),
        (["--map", "labl=NOM"], ["found labl; expected properties from NAME, PREC; found NOM"]),
        (["--map", "label"], ["expected FIELD=COLUMN (like label=NAME), found “label”"]),
        (["--map", "=NAME"], ["expected FIELD=COLUMN"]),
        (["--map", "label=NAME", "--map", "label=PREC"], ["expected each field once, found again: label"]),
    ],
)
def test_a_mapping_of_what_is_not_there_is_wrong_use(
    importer: Importer, options: list[str], reasons: list[str]
) -> None:
    done = importer("geojson", as_geojson(feature(NAME="a", PREC=1)), *options)
    assert done.status == 2
    assert all(reason in done.errors for reason in reasons)
    assert not importer.folder.exists()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "expected JSON"),
        ("[" * 100_000, "expected JSON"),
        (
            '{"type": "FeatureCollection", "features": [' + "[" * 100 + "]" * 100 + "]}",
            "expected at most 64 levels of brackets inside brackets, found more",
        ),
        ("[]", "expected a GeoJSON FeatureCollection"),
        ('{"type": "FeatureCollection", "features": {}}', "expected a list of features"),
        (as_geojson(crs={"properties": {"name": "EPSG:3857"}}), "expected degrees in WGS 84"),
        (as_geojson(), "expected at least one row"),
    ],
)
def test_what_is_no_such_collection(importer: Importer, content: str, reason: str) -> None:
    done = importer("geojson", content)
    assert done.status == 1
    assert f"error: -: {reason}" in done.errors
    assert not importer.folder.exists()


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326"])
def test_degrees_may_be_said_twice(importer: Importer, name: str) -> None:
    crs = {"type": "name", "properties": {"name": name}}
    assert importer("geojson", as_geojson(feature(), crs=crs)).status == 0


def test_the_view_goes_the_short_way_around(importer: Importer) -> None:
    east, west = ({"type": "Point", "coordinates": [lon, 5]} for lon in (178, -178))
    view = importer("geojson", as_geojson(feature(east), feature(west))).catalogue.theatre.view
    assert view == (176.5, 3.5, -176.5, 6.5)


def test_a_world_of_points_opens_on_the_world(importer: Importer) -> None:
    points = [feature({"type": "Point", "coordinates": [lon, 0]}) for lon in range(-180, 180, 5)]
    view = importer("geojson", as_geojson(*points)).catalogue.theatre.view
    assert (view[0], view[2]) == (-180, 180)


def test_a_file_gives_the_dataset_its_title(importer: Importer, tmp_path: Path) -> None:
    assert importer("geojson", as_geojson(feature())).catalogue.sources["dataset"].title == "standard input"
    file = tmp_path / "bases of ours.geojson"
    file.write_text(as_geojson(feature()), encoding="utf-8")
    options = ["import", "--from", "geojson", str(file), "-o", str(tmp_path / "other")]
    assert CliRunner().invoke(main, options).exit_code == 0
    assert read(tmp_path / "other").sources["dataset"].title == "bases of ours.geojson"


def test_a_geometry_over_the_limit_is_left_out(importer: Importer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "vertices=4")
    done = importer("geojson", as_geojson(feature(), feature(polygon(*SQUARE))))
    assert done.status == 0
    assert "left out, expected at most 4 positions in one geometry, found 5" in done.report


def test_usual_names_need_no_mapping(importer: Importer) -> None:
    row = feature(
        title="Depot hit", description="Smoke seen", date="2026-01-05", source_url="https://news.example/1"
    )
    done = importer("geojson", as_geojson(row))
    says = done.says("row-1")
    assert says.label == "Depot hit (reported)"
    assert says.quotation == "Smoke seen"
    assert says.when.from_ == "2026-01-05"
    source = done.catalogue.sources[says.citations[0].source]
    assert (source.url, source.publisher) == ("https://news.example/1", "news.example")


def test_two_links_in_a_cell_are_two_citations(importer: Importer) -> None:
    done = importer("geojson", as_geojson(feature(src="https://a.example/1; https://b.example/2")))
    cited = done.says("row-1").citations
    assert [done.catalogue.sources[each.source].url for each in cited] == [
        "https://a.example/1",
        "https://b.example/2",
    ]
    assert origins(cited, done.catalogue.sources) == ["a-example", "b-example"]


def test_a_symbol_code_is_recognised(importer: Importer) -> None:
    done = importer("geojson", as_geojson(feature(name="1 Mech Bde", sidc="10031000181211020000")))
    assert done.says("row-1").sidc == "10031000181211020000"


def test_the_parts_of_a_collection_have_a_common_stem_of_id(importer: Importer) -> None:
    two = {"type": "MultiPoint", "coordinates": [[36, 48], [37, 49]]}
    mixed = {
        "type": "GeometryCollection",
        "geometries": [{"type": "Point", "coordinates": [1, 2]}, {"type": "Polygon", "coordinates": SQUARE}],
    }
    one = {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [3, 4]}]}
    done = importer("geojson", as_geojson(feature(two), feature(mixed), feature(one)))
    assert list(done.catalogue.claims) == ["row-1-1", "row-1-2", "row-2-1", "row-2-2", "row-3"]
    assert "GeoJSON: rows read 3, claims written 5" in done.report


def test_ids_that_come_again_are_numbered_and_no_row_is_lost(importer: Importer) -> None:
    done = importer("geojson", as_geojson(feature(id="A"), feature(id="A"), feature(id="A")))
    assert list(done.catalogue.claims) == ["feature-a", "feature-a-2", "feature-a-3"]
    assert "an id that an earlier row has, so numbered: 2 (rows 2, 3)" in done.report


def test_features_one_a_line(importer: Importer) -> None:
    text = "\n".join(["\x1e" + json.dumps(feature(name=name)) for name in ("A", "B")] + ["{damaged"])
    done = importer("geojson", text)
    assert [done.says(f"row-{n}").label for n in (1, 2)] == ["A (reported)", "B (reported)"]
    assert "left out, not a Feature: 1 (row 3)" in done.report


def test_an_unknown_kind_is_the_default_and_told(importer: Importer) -> None:
    done = importer("geojson", as_geojson(feature(kind="Big base")))
    assert done.says("row-1").kind == "posture"
    assert "no kind that there is, so posture (column kind): 1 (row 1)" in done.report


def test_a_range_that_does_not_hold_keeps_its_best_figure(importer: Importer) -> None:
    done = importer("geojson", as_geojson(feature(low=9, best=5, high=7)))
    quantity = done.says("row-1").quantity
    assert quantity
    assert (quantity.low, quantity.best, quantity.high) == (None, 5, None)
    assert "low ≤ best ≤ high does not hold (low 9, best 5, high 7) (column best): 1 (row 1)" in done.report
