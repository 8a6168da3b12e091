"""A scenario of ORBAT Mapper: units at places and times, and their hierarchy."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.importing.conftest import Imported, Importer

SCENARIO = Path(__file__).parent.parent / "cases" / "orbat.json"


@pytest.fixture(scope="module")
def scenario() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SCENARIO.read_text(encoding="utf-8"))
    return found


@pytest.fixture
def done(importer: Importer) -> Imported:
    return importer.file(SCENARIO)


def test_each_position_of_a_unit_is_a_claim_of_its_date(done: Imported) -> None:
    first, second = done.says("feature-brigade"), done.says("feature-brigade-2")
    assert (first.label, first.actor, first.layer, first.kind) == (
        "1 Bde (reported)",
        "blueland",
        "land-forces",
        "unit",
    )
    assert [each.when.from_ for each in (first, second)] == ["2026-03-01", "2026-03-04"]
    assert first.sidc == "10031000181211000000"
    assert first.quotation == "Moved twice, it is said."
    assert first.note == "personnel: Soldier 3200; equipment: Lorry 80"
    assert second.note
    assert second.note.startswith("Moved north; ")
    assert [done.catalogue.sources[each.source].url for each in first.citations] == [
        "https://units.example/1"
    ]


def test_a_unit_without_a_position_is_part_of_the_one_above_it(done: Imported) -> None:
    says = done.says("feature-battalion")
    assert done.catalogue.claims["feature-battalion"].geometry is None
    assert [(each.claim, each.relation) for each in says.related] == [("feature-brigade", "part_of")]
    assert says.sidc is None
    assert "left empty, sidc: expected a symbol code of 20 digits: 1 (row 3)" in done.report


def test_units_under_a_side_and_drawings_are_claims(done: Imported) -> None:
    assert done.says("feature-loose").layer == "blueland"
    line = done.catalogue.claims["feature-line-1"]
    assert line.geometry
    assert line.geometry.type == "LineString"
    assert line.properties.layer == "phase-lines"


def test_what_is_not_read_is_told(done: Imported) -> None:
    assert "not read: times at which a unit changes without a position (1)" in done.report


def test_constants_go_before_what_the_scenario_says(importer: Importer) -> None:
    done = importer.file(SCENARIO, "--set", "actor=Red", "--set", "assertion=stated", "--no-notes")
    says = done.says("feature-brigade")
    assert (says.actor, says.label, says.quotation) == ("red", "1 Bde", None)


def test_part_of_what_is_left_out_is_told(importer: Importer, scenario: dict[str, Any]) -> None:
    scenario = json.loads(json.dumps(scenario))
    brigade = scenario["sides"][0]["groups"][0]["subUnits"][0]
    brigade["state"] = [{"t": "2026-03-01", "location": [500, 500, "x"]}]
    done = importer("orbat-mapper", json.dumps(scenario))
    assert "feature-brigade" not in done.catalogue.claims
    assert done.says("feature-battalion").related == ()
    assert "part of what is left out: 1 (row 2)" in done.report


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"type": "ORBAT-mapper-encrypted", "ciphertext": "x"}', "found an encrypted one"),
        ('{"type": "ORBAT-mapper", "sides": 3}', "expected a scenario of ORBAT Mapper with sides"),
    ],
)
def test_a_scenario_that_cannot_be_read_is_one_line(importer: Importer, text: str, said: str) -> None:
    done = importer("orbat-mapper", text)
    assert done.status == 1
    assert said in done.errors
    assert len(done.errors.splitlines()) == 1


def test_thousands_of_units_inside_each_other_are_refused_in_one_line(importer: Importer) -> None:
    unit = '{"id": "u", "name": "u", "subUnits": [' * 3000 + "]}" * 3000
    text = f'{{"type": "ORBAT-mapper", "sides": [{{"name": "s", "subUnits": [{unit}]}}]}}'
    done = importer("orbat-mapper", text)
    assert (done.status, len(done.errors.splitlines())) == (1, 1)
