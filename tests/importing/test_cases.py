"""Small files of the kinds that people have, each with the values that are right for it."""

import json
from pathlib import Path

import pytest
import shapely
from click.testing import CliRunner
from shapely.geometry import shape

from dashboard.table import matching, searchable
from layers.cli import main
from layers.exporting.tables import claims_table
from layers.page.payload import payload
from layers.theatre.credits import origins
from tests.importing.conftest import Importer
from tests.page.test_basemap import arcs, area

CASES = Path(__file__).parent / "cases"


def test_a_plain_table_is_a_dated_placed_and_linked_claim(importer: Importer) -> None:
    done = importer.file(CASES / "plain-csv.csv")
    assert done.status == 0, done.errors
    (claim,) = done.catalogue.claims.values()
    says = claim.properties
    assert claim.geometry
    assert claim.geometry.model_dump()["coordinates"] == (36.5, 48.5)
    assert (says.label, says.when.from_) == ("Depot hit (reported)", "2026-01-05")
    assert [done.catalogue.sources[each.source].url for each in says.citations] == ["https://news.example/1"]


def test_usual_names_of_properties(importer: Importer) -> None:
    says = importer.file(CASES / "usual-names.geojson").says("row-1")
    assert (says.label, says.quotation) == ("Depot hit (reported)", "Smoke seen")
    assert says.when.from_ == "2026-01-05"


@pytest.mark.parametrize("name", ["cp1252", "dmy", "mon-yy"])
def test_what_excel_makes_of_a_table(importer: Importer, name: str) -> None:
    done = importer.file(CASES / f"excel-{name}.csv")
    says = done.says("acled-aaa1")
    assert (says.where.name, says.when.from_) == ("Séguéla", "2022-12-28")
    assert ("read as Windows-1252" in done.report) == (name == "cp1252")


def test_each_spelling_of_a_date_is_read_or_told(importer: Importer) -> None:
    done = importer.file(CASES / "dates.geojson")
    found = [claim.properties.when.from_ for claim in done.catalogue.claims.values()]
    assert found == [*["2026-01-31"] * 13, "2026-01-05", "2026-01", "2026", "2026-01-31", None, None, None]
    for row, reason in (
        (18, "a date that the calendar does not have"),
        (19, "a date before 1800"),
        (20, "a date after today"),
    ):
        assert f"when.from left empty: {reason} (column date): 1 (row {row})" in done.report
    assert done.catalogue.theatre.as_of == "2026-01-31", "the slip of 2926 does not set it"


def test_na_is_no_actor(importer: Importer) -> None:
    assert " and " not in importer.file(CASES / "acled-NA.csv").says("acled-aaa1").statement


def test_headlines_of_one_agency_are_one_origin(importer: Importer) -> None:
    catalogue = importer.file(CASES / "ged-one-publisher.csv").catalogue
    assert origins(catalogue.claims["ged-1"].properties.citations, catalogue.sources) == ["agency"]


def test_a_date_in_the_future_is_left_empty(importer: Importer) -> None:
    done = importer.file(CASES / "ged-future-date.csv")
    assert done.catalogue.theatre.as_of == "2019-02-06"
    assert done.says("ged-2").when.reported_on is None
    assert "a date after today (column source_article): 1 (row 2)" in done.report


def test_a_narrow_neck_does_not_lose_the_area(importer: Importer) -> None:
    (claim,) = importer.file(CASES / "rounding-drops-area.geojson").catalogue.claims.values()
    assert claim.geometry
    area = shape(claim.geometry.model_dump())
    assert area.is_valid
    assert area.area == pytest.approx(1, abs=0.001)


def test_two_links_in_a_cell(importer: Importer) -> None:
    assert len(importer.file(CASES / "source-cell.geojson").says("row-1").citations) == 2


def test_a_symbol_code(importer: Importer) -> None:
    assert importer.file(CASES / "sidc.geojson").says("row-1").sidc == "10031000181211020000"


def test_parts_of_a_feature(importer: Importer) -> None:
    done = importer.file(CASES / "lines.geojson")
    assert list(done.catalogue.claims) == ["row-1", "row-2", "row-3-1", "row-3-2", "row-4", "row-5"]
    drawn = [claim.geometry.type for claim in done.catalogue.claims.values() if claim.geometry]
    assert drawn == ["LineString", "MultiLineString", *["Point"] * 4]


def test_both_sides_of_180_degrees(importer: Importer) -> None:
    done = importer.file(CASES / "antimeridian.geojson")
    assert len(done.catalogue.claims) == 5
    west, _, east, _ = done.catalogue.theatre.view
    assert west > east, "the short way around"


def test_event_dates_are_kept_apart_from_dates_of_report(importer: Importer) -> None:
    claims = importer.file(CASES / "event-dates-only.geojson").catalogue.claims.values()
    assert [claim.properties.when.from_ for claim in claims] == [f"2026-01-0{day}" for day in range(1, 6)]
    assert not any(claim.properties.when.reported_on for claim in claims)


def test_every_area_is_valid_as_written(importer: Importer) -> None:
    claims = importer.file(CASES / "antimeridian.geojson").catalogue.claims.values()
    assert all(shapely.is_valid(shape(claim.geometry.model_dump())) for claim in claims if claim.geometry)


BORDERS = {
    "Nusaybin": (41.215, 37.069, "tur"),
    "Al-Qamishli": (41.225, 37.051, "syr"),
    "Cúcuta": (-72.505, 7.894, "col"),
    "San Antonio del Táchira": (-72.443, 7.814, "ven"),
    "Narva": (28.19, 59.377, "est"),
    "Kinshasa": (15.314, -4.322, "cod"),
    "Brazzaville": (15.271, -4.266, "cog"),
}
"""Towns on two sides of a border, some a few kilometres apart: longitude, latitude, id of the country."""


def test_exact_points_of_samples_are_in_their_country_as_it_is_drawn(tmp_path: Path) -> None:
    """Those that the importers of UCDP GED and ACLED read: within the kilometre that the foot states."""
    rows = [
        "event_id_cnty,event_date,event_type,actor1,country,location,latitude,longitude,geo_precision,source"
    ]
    rows += [
        f"A{n},2022-12-28,Riots,Group A,{country},{name},{lat},{lon},1,Paper"
        for n, (name, (lon, lat, country)) in enumerate(BORDERS.items())
    ]
    sample = tmp_path / "acled.csv"
    sample.write_text("\n".join(rows), encoding="utf-8")
    expected = {(lon, lat): country for lon, lat, country in BORDERS.values()}
    expected |= {(40.92, 34.45): "syr"}
    outside = []
    for number, file in enumerate((sample, CASES / "ged-border.csv")):
        catalogue = Importer(tmp_path / f"theatre-{number}").file(file).catalogue
        data = payload(catalogue).document
        lines = arcs(data)
        for lon, lat in zip(*map(list, catalogue.claims.points()), strict=True):
            country = area(data, expected[lon, lat], lines).buffer(0)
            if off := country.distance(shapely.Point(lon, lat)):
                outside.append((float(lon), float(lat)))
                assert off < 0.01, (lon, lat)
    assert outside == [(28.19, 59.377)], "Natural Earth's Narva is half a kilometre too far west"


def test_text_from_right_to_left_stays_as_it_is_in_every_output(importer: Importer, tmp_path: Path) -> None:
    case = CASES / "rtl.geojson"
    done = importer.file(case, "--map", "quotation=st")
    given = [each["properties"] for each in json.loads(case.read_text(encoding="utf-8"))["features"]]
    claims = [claim.properties for claim in done.catalogue.claims.values()]
    assert [(says.label, says.quotation) for says in claims] == [
        (f"{each['name']} (reported)", each["st"]) for each in given
    ]
    words = {word for each in given for word in each["name"].split()}
    for form in ("csv", "geojson", "kml", "jsonld", "svg"):
        file = tmp_path / f"out.{form}"
        made = CliRunner().invoke(main, ["export", str(done.folder), "--to", form, "-o", str(file)])
        assert made.exit_code == 0, made.output
        text = file.read_text(encoding="utf-8-sig")
        text = json.dumps(json.loads(text), ensure_ascii=False) if "json" in form else text
        assert {word for word in words if word not in text} == set(), form
    for form in ("xlsx", "geojson"):
        file = tmp_path / f"back.{form}"
        CliRunner().invoke(main, ["export", str(done.folder), "--to", form, "-o", str(file)])
        back = Importer(tmp_path / f"back-{form}").file(file)
        assert back.catalogue.digest == done.catalogue.digest


def test_names_are_found_in_plain_letters(importer: Importer) -> None:
    catalogue = importer.file(CASES / "diacritics.geojson").catalogue
    frame = searchable(claims_table(catalogue, "en"))
    plain = [
        "lodz",
        "gdansk",
        "maiquetia simon bolivar",
        "da nang",
        "izmir cigli",
        "aero orland",
        "ayn al-asad",
    ]
    plain += ["strasse weissenfels", "kharkiv's", "львів", "ЛЬВІВ"]
    assert {words: len(matching(frame, words, {})) for words in plain} == dict.fromkeys(plain, 1)
