import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from layers.reading.gazetteer import GAZETTEER
from layers.theatre.schema import schema_text, schemas
from tests.theatres import write_hostile

SEEDS = GAZETTEER.parent
NAMES = ("theatre", "sources", "claims", "gazetteer")


@cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schemas()[f"{name}.schema.json"])


def faults(name: str, data: Any) -> list[str]:
    return sorted({error.json_path for error in validator(name).iter_errors(data)})


def load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_the_shipped_schemas_are_those_of_the_models() -> None:
    shipped = {path.name: path.read_bytes() for path in (SEEDS / "schema").iterdir()}
    fresh = {name: schema_text(schema) for name, schema in schemas().items()}
    assert shipped == fresh, "run “posture schema”"


@pytest.mark.parametrize("name", NAMES)
def test_each_is_a_schema_of_draft_2020_12(name: str) -> None:
    schema = schemas()[f"{name}.schema.json"]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"].startswith(name)
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("theatre", "southcom-2025/theatre.json"),
        ("sources", "southcom-2025/sources.json"),
        ("claims", "southcom-2025/claims.geojson"),
        ("gazetteer", "southcom-2025/places.geojson"),
    ],
)
def test_the_shipped_data_fits(name: str, file: str) -> None:
    assert faults(name, load(SEEDS / file)) == []


def test_an_invented_theatre_fits(tmp_path: Path) -> None:
    folder = write_hostile(tmp_path)
    assert faults("theatre", load(folder / "theatre.json")) == []
    assert faults("sources", load(folder / "sources.json")) == []
    assert faults("claims", load(folder / "claims.geojson")) == []
    assert faults("gazetteer", load(folder / "places.geojson")) == []


def test_what_the_reader_refuses_does_not_fit(invented: Path) -> None:
    claims = load(invented / "claims.geojson")
    claims["features"][0]["properties"]["assertion"] = "certain"
    claims["features"][1]["properties"]["where"]["precision"] = "6"
    claims["features"][2]["properties"]["from_"] = "2025"
    assert faults("claims", claims) == [
        "$.features[0].properties.assertion",
        "$.features[1].properties.where.precision",
        "$.features[2].properties",
    ]
    sources = load(invented / "sources.json")
    sources[0]["url"] = "javascript:alert(1)"
    assert faults("sources", sources) == ["$[0].url"]
