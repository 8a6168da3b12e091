import re
from collections.abc import Mapping

import pytest

from layers.theatre.credits import origins
from tests.importing.conftest import Importer, as_csv
from tests.theatres import HOSTILE

ROW: dict[str, object] = {
    "id": 12345,
    "relid": "INV-2026-1",
    "year": 2026,
    "type_of_violence": 1,
    "conflict_name": "Inventia: Government",
    "side_a": "Government of Inventia",
    "side_b": "Ämber Front",
    "source_article": '"Harbour Wire,2026-03-03,Two killed; more feared";"Island Post,2026-03-02,A clash"',
    "source_original": "police",
    "where_prec": 1,
    "where_coordinates": "Port Émile",
    "where_description": "the old\npier",
    "adm_1": "North province",
    "latitude": 12.3456789,
    "longitude": -1.5,
    "country": "Burkina Faso",
    "event_clarity": 1,
    "date_prec": 1,
    "date_start": "2026-03-01 00:00:00.000",
    "date_end": "2026-03-01 00:00:00.000",
    "deaths_a": 1,
    "deaths_b": 0,
    "deaths_civilians": 2,
    "deaths_unknown": 0,
    "best": 3,
    "high": 5,
    "low": 2,
}


COUNTRY: dict[str, object] = {
    "id": 2,
    "where_prec": 6,
    "where_coordinates": "Mali",
    "country": "Mali",
    "source_article": "",
}


def rows(*changes: Mapping[str, object]) -> str:
    return as_csv([ROW | {"id": 100 + number} | dict(change) for number, change in enumerate(changes)])


def test_a_row_becomes_a_claim(importer: Importer) -> None:
    done = importer("ucdp-ged", as_csv([ROW]))
    assert done.status == 0
    claim = done.catalogue.claims["ged-12345"]
    says = claim.properties
    assert claim.geometry
    assert claim.geometry.model_dump()["coordinates"] == (-1.5, 12.34568)
    assert says.label == "3 deaths (2–5), Port Émile (reported)"
    assert says.statement == (
        "State-based conflict between Government of Inventia and Ämber Front: "
        "the old pier, Burkina Faso, as coded by UCDP."
    )
    assert (says.assertion, says.kind, says.layer) == ("reported", "incident", "state-based-conflict")
    assert says.quantity
    assert says.quantity.model_dump() == {
        "verbatim": "best 3, low 2, high 5",
        "low": 2,
        "best": 3,
        "high": 5,
        "unit": "deaths",
    }
    assert says.when.model_dump(by_alias=True) == {
        "from": "2026-03-01",
        "to": "2026-03-01",
        "precision": 1,
        "reported_on": "2026-03-02",
    }
    assert (says.where.precision, says.where.name, says.where.radius_km) == (1, "Port Émile", None)
    assert says.rating.model_dump() == {"reliability": "F", "credibility": 6, "by": None, "on": None}
    assert "police" in str(says.note)
    assert says.coded_by == "UCDP GED, imported by posture"


def test_the_dataset_is_cited_and_credits_the_row_s_sources(importer: Importer) -> None:
    catalogue = importer("ucdp-ged", as_csv([ROW, ROW | {"id": 2}])).catalogue
    (citation,) = catalogue.claims["ged-12345"].properties.citations
    wire, post = citation.credits or ()
    assert (citation.source, catalogue.sources["ucdp-ged"].kind) == ("ucdp-ged", "dataset")
    assert catalogue.sources[wire].model_dump(exclude_none=True) == {
        "id": "harbour-wire-2026-03-03-two-killed-more-feared",
        "title": "Two killed; more feared",
        "publisher": "Harbour Wire",
        "published": "2026-03-03",
        "kind": "report",
        "credits": ("harbour-wire",),
    }
    assert catalogue.sources[post].title == "A clash"
    assert catalogue.sources["harbour-wire"].title == "Harbour Wire"
    assert len(catalogue.sources) == 5, "the same source of two rows is one"


def test_a_source_of_another_form_is_its_own_title(importer: Importer) -> None:
    catalogue = importer("ucdp-ged", rows({"source_article": "BBC Monitoring 2026; a “leaflet”"})).catalogue
    assert [source.title for source in catalogue.sources.values()][1:] == [
        "BBC Monitoring 2026",
        "a “leaflet”",
        "Publisher not told",
    ]
    assert origins(catalogue.claims["ged-100"].properties.citations, catalogue.sources) == []


def test_an_office_is_one_origin_of_all_its_headlines(importer: Importer) -> None:
    articles = '"Agency,2019-02-06,First";"Agency,2019-02-06,Second";"Agency,2019-02-07,Third"'
    catalogue = importer("ucdp-ged", rows({"source_article": articles})).catalogue
    cited = catalogue.claims["ged-100"].properties.citations
    assert len(cited[0].credits or ()) == 3
    assert origins(cited, catalogue.sources) == ["agency"]


def test_the_office_of_an_entry_without_one_is_in_its_column(importer: Importer) -> None:
    row = {"source_article": "A leaflet; A poster", "source_office": "Agency"}
    catalogue = importer("ucdp-ged", rows(row)).catalogue
    assert origins(catalogue.claims["ged-100"].properties.citations, catalogue.sources) == ["agency"]


def test_a_date_after_today_is_left_empty_and_sets_no_as_of_date(importer: Importer) -> None:
    late = {"source_article": '"Agency,2919-02-06,Typing slip"'}
    done = importer("ucdp-ged", rows({}, late, {"date_end": "2926-03-01"}))
    assert done.catalogue.theatre.as_of == "2026-03-02"
    assert done.says("ged-101").when.reported_on is None
    assert "a source’s date left empty: a date after today (column source_article): 1 (row 2)" in done.report
    assert done.says("ged-102").when.from_ is None
    assert "undated: a date after today: 1 (row 3)" in done.report


def test_the_columns_of_version_17_are_read(importer: Importer) -> None:
    old = {"best": "best_est", "high": "high_est", "low": "low_est"}
    done = importer("ucdp-ged", as_csv([{old.get(column, column): value for column, value in ROW.items()}]))
    quantity = done.says("ged-12345").quantity
    assert quantity
    assert (quantity.low, quantity.best, quantity.high) == (2, 3, 5)


def test_without_a_source_the_dataset_is_the_origin(importer: Importer) -> None:
    done = importer("ucdp-ged", rows({"source_article": ""}))
    assert done.says("ged-100").citations[0].credits == ()


@pytest.mark.parametrize(
    ("change", "from_", "to"),
    [
        ({"date_prec": 2, "date_end": "2026-03-04"}, "2026-03-01", "2026-03-04"),
        ({"date_prec": 4, "date_end": "2026-03-31"}, "2026-03", "2026-03"),
        ({"date_prec": 5, "date_end": "2026-12-31"}, "2026", "2026"),
    ],
)
def test_dates_are_no_finer_than_their_precision(
    importer: Importer, change: dict[str, object], from_: str, to: str
) -> None:
    when = importer("ucdp-ged", rows(change)).says("ged-100").when
    assert (when.from_, when.to, when.precision) == (from_, to, change["date_prec"])


@pytest.mark.parametrize(
    "change",
    [
        {"date_start": "2026-02-30"},
        {"date_start": "someday"},
        {"date_prec": 0},
        {"date_start": "2026-04-01", "date_end": "2026-03-01"},
    ],
)
def test_a_date_that_does_not_hold_leaves_the_claim_undated(
    importer: Importer, change: dict[str, object]
) -> None:
    done = importer("ucdp-ged", rows(change))
    assert done.says("ged-100").when.precision == 0
    assert "\nundated: " in done.report


@pytest.mark.parametrize("change", [{"best": ""}, {"best": -1, "low": -1}, {"best": "many"}])
def test_figures_that_do_not_hold_leave_no_quantity(importer: Importer, change: dict[str, object]) -> None:
    done = importer("ucdp-ged", rows(change))
    assert done.says("ged-100").quantity is None
    assert done.says("ged-100").label == "State-based conflict, Port Émile (reported)"
    assert "\nno quantity: " in done.report


@pytest.mark.parametrize("change", [{"high": 1}, {"low": -1}, {"low": 4}])
def test_a_range_that_does_not_hold_leaves_the_best_figure(
    importer: Importer, change: dict[str, object]
) -> None:
    done = importer("ucdp-ged", rows(change))
    quantity = done.says("ged-100").quantity
    assert quantity
    assert (quantity.verbatim, quantity.low, quantity.best, quantity.high) == ("best 3", None, 3, None)
    assert done.says("ged-100").label == "3 deaths, Port Émile (reported)"
    assert "the best figure alone: low ≤ best ≤ high does not hold (column best): 1 (row 1)" in done.report


def test_one_death_and_big_figures_are_plain_digits(importer: Importer) -> None:
    done = importer(
        "ucdp-ged", rows({"best": 1, "low": 1, "high": 1}, {"best": 1234567, "low": 1, "high": 1234567})
    )
    assert done.says("ged-100").label.startswith("1 death, ")
    assert done.says("ged-101").label.startswith("1234567 deaths (1–1234567), ")


def test_a_long_label_keeps_its_hedge(importer: Importer) -> None:
    label = importer("ucdp-ged", rows({"where_coordinates": "very long name " * 9})).says("ged-100").label
    assert len(label) <= 60
    assert label.endswith("… (reported)")


def test_rows_without_identity_are_left_out_and_named(importer: Importer) -> None:
    text = as_csv([ROW, ROW, ROW | {"id": ""}]) + "7,short\r\n\r\n"
    done = importer("ucdp-ged", text)
    assert done.status == 0
    assert list(done.catalogue.claims) == ["ged-12345"]
    assert "UCDP GED: rows read 4, claims written 1, sources 5" in done.report
    assert "left out, an id that an earlier row has: 1 (row 2)" in done.report
    assert "left out, row without an id: 1 (row 3)" in done.report
    assert "left out, row without exactly 27 fields: 1 (row 4)" in done.report


def test_the_report_names_the_first_rows_and_counts_the_rest(importer: Importer) -> None:
    done = importer("ucdp-ged", rows(*[{"best": ""}] * 8))
    assert "no quantity: a figure is missing or no number: 8 (rows 1, 2, 3, 4, 5 and 3 more)" in done.report
    assert "not used: relid, year, conflict_name, adm_1\n" in done.report
    assert "where_prec → where.precision" in done.report


def test_every_missing_column_is_named_at_once(importer: Importer) -> None:
    row = {column: value for column, value in ROW.items() if column not in ("best", "side_a")}
    done = importer("ucdp-ged", as_csv([row]))
    assert done.status == 1
    assert "found none named side_a, best\n" in done.errors
    assert not importer.folder.exists()


@pytest.mark.parametrize("content", ["", "\n", "id\n1\n"])
def test_what_is_no_such_table(importer: Importer, content: str) -> None:
    done = importer("ucdp-ged", content)
    assert done.status == 1
    assert done.errors.startswith("error: -: expected the columns id, type_of_violence")


def test_no_row_at_all_leaves_no_folder(importer: Importer) -> None:
    done = importer("ucdp-ged", as_csv([ROW | {"id": ""}]))
    assert done.status == 1
    assert "left out, row without an id: 1 (row 1)" in done.report
    assert "expected at least one row that can be a claim" in done.errors
    assert not importer.folder.exists()


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters(importer: Importer, bom: bytes, delimiter: str) -> None:
    done = importer("ucdp-ged", bom + as_csv([ROW], delimiter).encode())
    assert done.status == 0
    assert done.says("ged-12345").where.name == "Port Émile"


def test_another_encoding_is_read_and_told(importer: Importer) -> None:
    done = importer("ucdp-ged", as_csv([ROW]).encode("cp1252"))
    assert done.says("ged-12345").where.name == "Port Émile"
    assert "not UTF-8, so read as Windows-1252, like “" in done.report


def test_hostile_text_is_kept_as_text_and_runs_nowhere(importer: Importer) -> None:
    texts = ("side_a", "side_b", "where_coordinates", "where_description", "source_original")
    changes: list[dict[str, object]] = [
        {"id": number, **dict.fromkeys(texts, payload), "source_article": f'"{payload.replace(chr(34), "")}"'}
        for number, payload in enumerate([*HOSTILE, "\0geometry 0", "=cmd|'/C calc'!A0", "ظ" * 99])
    ]
    done = importer("ucdp-ged", as_csv([ROW | change for change in changes]))
    assert done.status == 0
    assert len(done.catalogue.claims) == len(changes)
    assert done.says("ged-0").where.name == HOSTILE[0]
    page = done.snapshot()
    assert not re.search(rb"<(script|img|svg)[^>]*>?[^<]*alert\(1\)", page)
    assert len({actor.short for actor in done.catalogue.theatre.actors}) == len(done.catalogue.theatre.actors)


def test_actors_and_layers_have_looks_of_their_own(importer: Importer) -> None:
    changes: list[dict[str, object]] = [
        {"side_a": f"Government of {name}", "type_of_violence": kind}
        for name, kind in (("Iraq", 1), ("India", 2), ("Iran", 3), ("Iraq", "x"))
    ]
    theatre = importer("ucdp-ged", rows(*changes)).catalogue.theatre
    assert [actor.short for actor in theatre.actors] == ["GI", "GI2", "GI3"]
    assert len({actor.colour for actor in theatre.actors}) == 3
    assert [layer.label for layer in theatre.layers] == [
        *("State-based conflict", "Non-state conflict", "One-sided violence", "Type not known")
    ]


def test_the_snapshot_draws_it(importer: Importer) -> None:
    done = importer("ucdp-ged", as_csv([ROW, ROW | COUNTRY, ROW | {"id": 3, "latitude": ""}]))
    assert done.snapshot().startswith(b"<!doctype html>")


def test_the_same_file_gives_the_same_theatre(importer: Importer) -> None:
    first = importer("ucdp-ged", as_csv([ROW]))
    before = first.catalogue.digest
    assert importer("ucdp-ged", as_csv([ROW]), "--force").catalogue.digest == before


def test_a_quote_that_is_not_closed_is_named_by_its_line_and_the_other_rows_are_read(
    importer: Importer,
) -> None:
    text = rows(*({"where_description": f"pier {n}"} for n in range(300))).replace("pier 150", '"pier 150')
    done = importer("ucdp-ged", text)
    assert done.status == 0
    assert "rows read 300, claims written 299" in done.report
    assert "left out, a quote that is not closed in line 152: 1 (row 151)" in done.report
