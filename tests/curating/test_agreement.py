from pathlib import Path
from typing import Any

import pytest

from layers.curating.agreement import (
    Coding,
    CodingError,
    adjudicated,
    agreement,
    coded_in,
    coding,
    decided,
    gwet_ac1,
    krippendorff_alpha,
    sheet,
)
from layers.curating.changes import MISSING, value_at
from layers.curating.documents import plain_json
from layers.curating.held import held
from layers.curating.warnings import warnings
from layers.reading.theatre import read
from layers.writing.geojson import format_geojson

FIRST, SECOND = list("665467112668"), list("655467122666")
MOSTLY = list("y" * 18 + "nn"), list("y" * 19 + "n")


@pytest.mark.parametrize(
    ("pairs", "nominal", "ordinal", "ac1"),
    [
        (list(zip(FIRST, SECOND, strict=True)), 0.6863636363636363, 0.9028563570642778, 0.713527851),
        (list(zip(*MOSTLY, strict=True)), 0.6486486486486487, None, 0.941944848),
        ([("a", "a"), ("b", "b")], 1.0, None, 1.0),
        ([("a", "a"), ("a", "a")], None, None, None),
    ],
)
def test_alpha_and_ac1_are_what_krippendorff_0_9_0_and_irrcac_0_4_4_print(
    pairs: list[tuple[str, str]], nominal: float | None, ordinal: float | None, ac1: float | None
) -> None:
    assert krippendorff_alpha(pairs) == (nominal and pytest.approx(nominal))
    assert gwet_ac1(pairs) == (ac1 and pytest.approx(ac1, abs=1e-8))
    if ordinal is not None:
        assert krippendorff_alpha(pairs, ordinal=True) == pytest.approx(ordinal)


def filled(table: bytes, values: dict[str, dict[str, str]]) -> Coding:
    """The coding of a table that somebody filled in."""
    head, *rows = table.decode("utf-8-sig").splitlines()
    names = head.split(",")
    for at, row in enumerate(rows):
        cells = row.split(",")
        for name, value in values.get(cells[0], {}).items():
            cells[names.index(name)] = value
        rows[at] = ",".join(cells)
    return coding("\r\n".join([head, *rows]).encode())


def test_a_table_to_code_shows_paragraphs_and_nothing_that_was_coded(invented: Path) -> None:
    text = sheet(held(invented).records, "harbour-gazette").decode("utf-8-sig")
    assert "amber-flotilla,2," in text
    assert "amber-denial" not in text, "it cites another source"
    assert not any(word in text for word in ("reported", "fji", "Islanders", "blue-side"))


def test_two_codings_agree_where_they_say_the_same(invented: Path) -> None:
    records = held(invented).records
    ours = coded_in(records)
    values = {id_: dict(said) for id_, said in ours.items()}
    values["amber-flotilla"] |= {"assertion": "alleged", "hedge": ""}
    theirs = filled(sheet(records, "harbour-gazette"), values)
    found = {each.variable: each for each in agreement(ours, theirs)}
    assert found["assertion"].apart == (("amber-flotilla", "reported", "alleged"),)
    assert (found["assertion"].units, found["assertion"].same) == (8, 7)
    assert found["hedge"].units == 7, "what was not coded does not count"
    assert found["actor"].apart == ()
    assert found["actor"].alpha == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"claim,assertion\r\na,b", "expected a column “unit”, found claim, assertion"),
        (b"", "expected a column “unit”, found none"),
        (b"unit,assertion\r\na,b\r\na,c", "found “a” again"),
        (b"\xff\xfe", "expected UTF-8 text"),
    ],
)
def test_a_table_that_is_no_coding_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(CodingError, match=message):
        coding(content)


def test_a_table_with_semicolons_is_read_too() -> None:
    assert coding(b"unit;assertion\r\na;alleged\r\n")["a"]["assertion"] == "alleged"


def test_a_claim_records_both_codings_and_who_decided(invented: Path) -> None:
    theatre = held(invented)
    collection = dict(theatre.documents.claims)
    feature = next(each for each in collection["features"] if each["id"] == "amber-flotilla")
    digest = read(invented).digest
    coded = {"A": "reported", "B": "alleged"}
    new = adjudicated(feature, "assertion", coded, by="C", on="2026-03-16", note="“Islanders report”")
    again = adjudicated(new, "assertion", coded, by="D", on="2026-03-17")
    assert len(again["properties"]["adjudicated"]) == 1
    collection["features"] = [new if each is feature else each for each in collection["features"]]
    (invented / "claims.geojson").write_bytes(format_geojson(collection))
    (found,) = read(invented).claims["amber-flotilla"].properties.adjudicated
    assert [(each.by, each.value) for each in found.coded] == [("A", "reported"), ("B", "alleged")]
    assert (found.field, found.by, found.on) == ("assertion", "C", "2026-03-16")
    assert read(invented).digest != digest


def test_a_source_that_was_withdrawn_is_told_of_each_accepted_claim_that_rests_on_it(invented: Path) -> None:
    before = set(map(str, warnings(read(invented))))
    documents = held(invented).documents
    documents.sources[0]["retraction"] = {"what": "withdrawn", "on": "2026-03-15", "note": "Miscounted."}
    (invented / "sources.json").write_bytes(plain_json(documents.sources))
    added = set(map(str, warnings(read(invented)))) - before
    assert len(added) == 6
    assert all("found “harbour-gazette”, withdrawn 2026-03-15" in each for each in added)
    assert not any("amber-flotilla" in each for each in added), "its status is not “accepted”"


@pytest.mark.parametrize(
    ("variable", "value", "path", "expected"),
    [
        ("assertion", "alleged", ("assertion",), "alleged"),
        ("precision", "6", ("where", "precision"), 6),
        ("best", "12.5", ("quantity", "best"), 12.5),
        ("best", "a dozen", ("quantity", "best"), "a dozen"),
        ("hedge", "-", ("hedge",), MISSING),
    ],
)
def test_what_is_decided_goes_into_the_claim(
    variable: str, value: str, path: tuple[str, ...], expected: object
) -> None:
    claim = {"properties": {"hedge": "allegedly", "where": {"name": "There"}, "quantity": {"best": 3}}}
    assert value_at(decided(claim, variable, value)["properties"], path) == expected


def test_every_column_says_what_the_claim_has_and_gives_it_back() -> None:
    says = {
        "layer": "north",
        "actor": "blue",
        "kind": "ship",
        "assertion": "alleged",
        "hedge": "it is said",
        "where": {"place": "fji", "precision": 4},
        "when": {"precision": 2},
        "quantity": {"low": 1, "best": 2.5, "high": 3.0, "unit": "ships"},
    }
    coded = {
        "layer": "north",
        "actor": "blue",
        "kind": "ship",
        "assertion": "alleged",
        "hedge": "it is said",
        "place": "fji",
        "precision": "4",
        "date_precision": "2",
        "low": "1",
        "best": "2.5",
        "high": "3",
        "unit_of_figure": "ships",
    }
    assert coded_in({"claim": {"one": {"properties": says}}}) == {"one": coded}
    claim: dict[str, Any] = {"properties": {}}
    for variable, value in coded.items():
        claim = decided(claim, variable, value)
    assert claim["properties"] == says
