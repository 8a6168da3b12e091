import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from layers.reading import geojson
from layers.reading.geojson import GeoJSONFile
from layers.reading.problems import Problem, TheatreError
from layers.reading.theatre import read
from layers.reading.validation import Validation
from layers.theatre.catalogue import Catalogue
from tests.reading.broken import broken, claim, load, put

ANY = dict.fromkeys(("layer", "actor", "kind", "source", "place"))
"""Nothing could be read that a claim may refer to."""


@pytest.mark.parametrize("many", [1, 4])
def test_claims_read_a_few_at_a_time_are_the_same(
    invented: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    before = read(invented)
    monkeypatch.setattr(geojson, "MANY", many)
    after = read(invented)
    assert after.digest == before.digest
    assert dict(after.claims) == dict(before.claims)


def test_each_problem_has_the_address_of_its_own_feature(
    invented: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(geojson, "MANY", 2)

    def edit(data: Any) -> None:
        claims = data["features"]
        claims[0]["properties"]["status"] = "fine"
        claims[3]["properties"]["quantity"] = {"verbatim": "x", "best": float("nan"), "unit": "y"}
        claims[5]["properties"]["kind"] = "nothing"
        claims[7]["properties"]["related"] = [{"claim": "amber-flotila", "relation": "part_of"}]
        claims[8]["id"] = "blue-radar"

    assert [problem.partition(": expected")[0] for problem in broken(invented, "claims.geojson", edit)] == [
        "claims.geojson, feature 3 (amber-pier), quantity.best",
        "claims.geojson, feature 0 (blue-garrison), status",
        "claims.geojson, feature (blue-radar), id",
        "claims.geojson, feature 5 (amber-exercise), kind",
        "claims.geojson, feature 7 (amber-intent), related.0.claim",
    ]


def test_a_link_may_lead_to_a_claim_further_on_and_not_to_none(
    invented: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(geojson, "MANY", 1)
    link = {"claim": "amber-denial", "relation": "part_of"}
    assert broken(invented, "claims.geojson", claim(0, "related", [link])) == []
    link["claim"] = "amber-denials"
    assert broken(invented, "claims.geojson", claim(0, "related", [link])) == [
        "claims.geojson, feature 0 (blue-garrison), related.0.claim: expected the id of a claim "
        "(“amber-denial”?), found “amber-denials”"
    ]


def test_every_problem_counts_and_the_first_are_kept_in_full(invented: Path) -> None:
    def edit(data: Any) -> None:
        more = [json.loads(json.dumps(data["features"][7])) for _ in range(250)]
        for number, feature in enumerate(more):
            feature["id"] = f"more-{number}"
            feature["properties"]["layer"] = "nowhere"
        data["features"] += more

    assert len(broken(invented, "claims.geojson", edit)) == 100
    with pytest.raises(TheatreError) as error:
        read(invented)
    assert (error.value.count, error.value.rest) == (250, "… and 150 more: claims.geojson, layer: 150")


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("features", [], "claims.geojson, features: expected at least one claim, found none"),
        ("features", {}, "claims.geojson, features: expected a list, found {}"),
        ("type", "Feature", 'claims.geojson, type: expected a GeoJSON FeatureCollection, found "Feature"'),
    ],
)
def test_a_file_without_claims_is_a_problem(invented: Path, field: str, value: Any, message: str) -> None:
    assert message in broken(invented, "claims.geojson", put(field, value))


def test_a_file_of_nothing_is_told_by_its_name_alone(invented: Path) -> None:
    (invented / "claims.geojson").write_text("null", encoding="utf-8")
    with pytest.raises(TheatreError) as error:
        read(invented)
    assert [*error.value.found] == [
        Problem("claims.geojson", "", "", "expected an object or a list, found null")
    ]


def test_an_id_is_given_once(invented: Path) -> None:
    found = broken(invented, "claims.geojson", put("features.1.id", "blue-garrison"))
    twice = "claims.geojson, feature (blue-garrison), id: expected an id of its own, found it 2 times"
    assert twice in found


def test_the_sound_claims_are_kept_beside_those_with_problems(invented: Path) -> None:
    path = invented / "claims.geojson"
    data = load(path)
    data["features"][0]["properties"]["status"] = "fine"
    path.write_text(json.dumps(data), encoding="utf-8")
    validation = Validation(ANY, None, "en")
    claims = validation.read(GeoJSONFile(path))
    assert len(claims) == 8
    assert "blue-garrison" not in claims
    assert set(validation.ids or ()) == {"blue-garrison", *claims}, "it is known all the same"


def test_of_a_file_that_breaks_off_only_that_is_told(invented: Path) -> None:
    path = invented / "claims.geojson"
    text = path.read_text(encoding="utf-8").replace('"stated"', '"certain"')
    path.write_text(text[:-20], encoding="utf-8")
    validation = Validation(ANY, None, "en")
    assert len(validation.read(GeoJSONFile(path))) == 0
    assert validation.ids is None


def test_what_is_wrong_with_an_outline_is_told_of_each_claim_that_has_it(
    southcom: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(geojson, "MANY", 40)
    folder = tmp_path / southcom.path.name
    shutil.copytree(southcom.path, folder)
    data = load(folder / "claims.geojson")
    venezuela = [
        at
        for at, feature in enumerate(data["features"])
        if feature["properties"]["where"].get("place") == "ven"
    ]
    wrong = json.loads(json.dumps(data["features"][venezuela[0]]["geometry"]))
    wrong["coordinates"][0][0][3] = ["-70", 8.0]
    for at in venezuela:
        data["features"][at]["geometry"] = wrong
    (folder / "claims.geojson").write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(TheatreError) as raised:
        read(folder)
    told = [problem.record for problem in raised.value.problems if problem.field.startswith("geometry")]
    assert len(venezuela) > 10
    assert told == [f"feature {at} ({data['features'][at]['id']})" for at in venezuela]
