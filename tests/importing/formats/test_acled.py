import json
from collections.abc import Callable, Mapping

import pytest

from tests.importing.conftest import Importer, as_csv

ROW: dict[str, object] = {
    "event_id_cnty": "INV9766",
    "event_date": "2026-02-16",
    "year": 2026,
    "time_precision": 1,
    "disorder_type": "Political violence",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Inventia (2018-)",
    "assoc_actor_1": "",
    "inter1": "State forces",
    "actor2": "Ämber Front",
    "iso": 231,
    "region": "Eastern Africa",
    "country": "Ethiopia",
    "admin1": "Oromia",
    "admin2": "Arsi",
    "admin3": "",
    "location": "Abomsa",
    "latitude": "8.5907",
    "longitude": "39.8588",
    "geo_precision": 1,
    "source": "Ansar Wire; Yémen Data",
    "source_scale": "National",
    "notes": 'On 16 February, a "clash";\nthe rest is not known.',
    "fatalities": 3,
    "tags": "crowd size=no report",
    "timestamp": 1676909320,
}


def rows(*changes: Mapping[str, object]) -> str:
    each = [ROW | {"event_id_cnty": f"INV{number}"} | dict(change) for number, change in enumerate(changes)]
    return as_csv(each, ";")


def test_a_row_becomes_a_claim(importer: Importer) -> None:
    done = importer("acled", as_csv([ROW]))
    assert done.status == 0
    says = done.says("acled-inv9766")
    assert says.label == "Armed clash, 3 deaths, Abomsa (reported)"
    assert says.statement == (
        "Armed clash: Military Forces of Inventia (2018-) and Ämber Front, Abomsa, Oromia, Ethiopia, "
        "as coded by ACLED."
    )
    assert says.quantity
    assert (says.quantity.verbatim, says.quantity.best, says.quantity.low) == ("fatalities 3", 3, None)
    assert (says.layer, says.where.precision) == ("battles", 1)
    assert says.where.note == "The town, not a spot in it."
    titles = [done.catalogue.sources[id_].title for id_ in says.citations[0].credits or ()]
    assert titles == ["Ansar Wire", "Yémen Data"]
    assert "not used: " in done.report
    assert says.quotation == 'On 16 February, a "clash"; the rest is not known.'
    assert ", source_scale, tags, timestamp\n" in done.report


def test_near_a_town_is_a_ring(importer: Importer) -> None:
    where = importer("acled", rows({"geo_precision": 2})).says("acled-inv0").where
    assert (where.precision, where.radius_km) == (2, 25)


def test_a_larger_region_is_drawn_as_the_country_and_no_pin(importer: Importer) -> None:
    done = importer("acled", rows({"geo_precision": 3, "location": "Border area"}))
    claim = done.catalogue.claims["acled-inv0"]
    assert claim.geometry == done.catalogue.gazetteer.places["eth"].geometry
    assert (claim.properties.where.precision, claim.properties.where.name) == (5, "Border area")


@pytest.mark.parametrize(
    ("precision", "ours", "from_"), [(1, 1, "2026-02-16"), (2, 3, "2026-02-16"), (3, 4, "2026-02")]
)
def test_time_precision(importer: Importer, precision: int, ours: int, from_: str) -> None:
    when = importer("acled", rows({"time_precision": precision})).says("acled-inv0").when
    assert (when.precision, when.from_) == (ours, from_)


@pytest.mark.parametrize("date", ["16 February 2026", "16-February-2026", "16-Feb-2026", "2026-02-16"])
def test_ways_of_writing_a_day(importer: Importer, date: str) -> None:
    assert importer("acled", rows({"event_date": date})).says("acled-inv0").when.from_ == "2026-02-16"


def test_a_day_that_could_be_a_month_is_not_guessed(importer: Importer) -> None:
    done = importer("acled", rows({"event_date": "03/02/2026"}))
    assert done.says("acled-inv0").when.precision == 0
    assert "undated: day and month could be either (--dates dmy or mdy tells): 1 (row 1)" in done.report


def test_no_fatalities_are_no_figure(importer: Importer) -> None:
    done = importer("acled", rows({"fatalities": 0}, {"fatalities": "?"}, {"fatalities": 1}))
    assert done.says("acled-inv0").quantity is None
    assert done.says("acled-inv1").quantity is None
    assert done.says("acled-inv2").label == "Armed clash, 1 death, Abomsa (reported)"
    assert "no quantity: fatalities 0 is also “nothing said”: 1 (row 1)" in done.report


def test_blanks_are_said_to_be_blank(importer: Importer) -> None:
    blank = dict.fromkeys(("actor1", "actor2", "location", "sub_event_type", "event_type", "source"), "")
    done = importer("acled", rows(blank, {"event_id_cnty": ""}))
    assert done.says("acled-inv0").label == "Event, 3 deaths, Ethiopia (reported)"
    assert done.catalogue.theatre.actors[0].label == "Not named"
    assert "left out, row without an event_id_cnty: 1 (row 2)" in done.report


def test_upper_case_columns_are_the_same(importer: Importer) -> None:
    done = importer("acled", as_csv([{column.upper(): value for column, value in ROW.items()}]))
    assert done.status == 0


def test_missing_columns(importer: Importer) -> None:
    row = {column: value for column, value in ROW.items() if column != "event_date"}
    done = importer("acled", as_csv([row]))
    assert done.status == 1
    assert "found none named event_date\n" in done.errors


def trimmed(*columns: str) -> dict[str, object]:
    return {column: value for column, value in ROW.items() if column not in columns}


def test_a_layout_without_sub_events(importer: Importer) -> None:
    done = importer("acled", as_csv([trimmed("sub_event_type", "disorder_type", "timestamp")]))
    assert done.says("acled-inv9766").label == "Battles, 3 deaths, Abomsa (reported)"


def test_a_trimmed_export_says_what_it_has(importer: Importer) -> None:
    kept = ("event_id_cnty", "event_date", "event_type", "latitude", "longitude", "country")
    done = importer("acled", as_csv([{column: ROW[column] for column in kept}]))
    says = done.says("acled-inv9766")
    assert (says.when.from_, says.when.precision) == ("2026-02-16", 1)
    assert (says.where.precision, says.where.radius_km) == (2, 1)
    assert "The file does not say how precisely it is placed" in str(says.where.note)
    assert says.quantity is None


def test_a_trimmed_export_without_coordinates_goes_by_the_names_of_places(importer: Importer) -> None:
    kept = ("event_id_cnty", "event_date", "event_type", "location", "country")
    row = {column: ROW[column] for column in kept}
    nowhere = row | {"event_id_cnty": "INV2", "location": "", "country": ""}
    done = importer("acled", as_csv([row | {"location": "Jimma"}, nowhere]))
    assert done.says("acled-inv9766").where.place == "jimma"
    assert "not on the map: no coordinates: 1 (row 2)" in done.report


def test_what_the_service_answers_as_json(importer: Importer) -> None:
    answer = {"success": True, "messages": [], "restrictions": ["a", 1], "count": 1, "data": [ROW, 7]}
    done = importer("acled", json.dumps({**answer, "filename": ""}))
    assert done.says("acled-inv9766").label == "Armed clash, 3 deaths, Abomsa (reported)"
    assert "left out, a value that is no object: 1 (row 2)" in done.report


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda text: text[:-1], "Expecting ',' delimiter: line 1 column "),
        (lambda text: text + "}", "Extra data: line 1 column "),
        (lambda text: text.replace('"INV9766"', "[" * 3000), "expected JSON, found otherwise: "),
        (lambda text: text.replace("[", "[7, 7], [")[:-1] + "}", "Expecting property name"),
        (lambda text: text.replace(text, '{"data": [], "messages": [1]}'), "expected a list of objects"),
    ],
)
def test_json_that_is_damaged_is_told_in_one_line(
    importer: Importer, change: Callable[[str], str], reason: str
) -> None:
    done = importer("acled", change(json.dumps({"data": [ROW]})))
    assert (done.status, done.errors.count("\n")) == (1, 1)
    assert reason in done.errors
    assert not importer.folder.exists()


def test_json_in_utf_16_is_read(importer: Importer) -> None:
    done = importer("acled", json.dumps([ROW], ensure_ascii=False).encode("utf-16"))
    assert "Ämber Front" in done.says("acled-inv9766").statement


def test_na_is_nothing(importer: Importer) -> None:
    done = importer("acled", rows({"actor2": "NA"}))
    assert " and NA" not in done.says("acled-inv0").statement


def test_notes_stay_away_when_told(importer: Importer) -> None:
    done = importer("acled", rows({}), "--no-notes")
    assert done.says("acled-inv0").quotation is None
    assert "not used: " in done.report
    assert "notes" in done.report.partition("not used: ")[2]


@pytest.mark.parametrize(
    ("dates", "options", "first"),
    [
        (["28/12/2022", "03/02/2022"], [], "2022-12-28"),
        (["12/28/2022"], [], "2022-12-28"),
        (["28-Dec-22"], [], "2022-12-28"),
        (["03/02/2022"], ["--dates", "dmy"], "2022-02-03"),
        (["03/02/2022"], ["--dates", "mdy"], "2022-03-02"),
    ],
)
def test_dates_as_excel_writes_them_back(
    importer: Importer, dates: list[str], options: list[str], first: str
) -> None:
    done = importer("acled", rows(*[{"event_date": date} for date in dates]), *options)
    assert done.says("acled-inv0").when.from_ == first
    if len(dates) > 1:
        assert done.says("acled-inv1").when.from_ == "2022-02-03", "the order that another row shows"


def test_the_snapshot_draws_it(importer: Importer) -> None:
    done = importer("acled", rows({}, {"geo_precision": 3}, {"latitude": 99}))
    assert done.snapshot().startswith(b"<!doctype html>")
