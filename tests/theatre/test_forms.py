"""What a value is kept as, without pydantic and with it."""

import json
from typing import Any

import pytest

from layers.reading.gazetteer import GAZETTEER
from layers.theatre.canonical import canonical
from layers.theatre.forms import OpaqueError
from layers.theatre.normal import _jsonable, fields

SOUTHCOM = GAZETTEER.parent / "southcom-2025" / "claims.geojson"

VALUES: list[tuple[str, Any]] = [
    ("quantity", {"verbatim": "x", "unit": "y", "low": -0.0, "best": 1e16, "high": 10**17}),
    ("quantity", {"unit": "y", "verbatim": "x", "best": 2.5, "translations": {}}),
    ("where", {"name": "x", "precision": 3, "radius_km": 25.0, "ends": [{"place": "a"}, {"place": "b"}]}),
    ("when", {"to": "2025", "precision": 5}),
    ("when", {}),
    ("citations", [{"source": "a", "credits": []}, {"source": "b", "credits": None}]),
    ("rating", {"on": "2025"}),
    ("related", []),
    ("range", {"km": 40, "verbatim": "x", "source": "a"}),
    ("items", ["a", "b"]),
    ("where", {"precision": 1, "name": "x", "translations": {"es": {"name": "y"}}}),
    ("translations", {"es": {"label": "x", "items": ["y"]}}),
    ("note", None),
]


def with_pydantic(name: str, value: Any) -> Any:
    known = fields()[name].known
    return _jsonable(known, known.validate_json(canonical(value)))


def told(value: Any) -> str:
    """Return a value as text that tells 1 from 1.0, and the order of keys."""
    return json.dumps(value)


@pytest.mark.parametrize(("name", "value"), VALUES)
def test_a_value_is_kept_as_pydantic_has_it(name: str, value: Any) -> None:
    assert told(fields()[name].normal(value)) == told(with_pydantic(name, value))


def test_so_is_every_value_of_the_first_theatre() -> None:
    listed = json.loads(SOUTHCOM.read_text(encoding="utf-8"))["features"]
    distinct = {
        (name, canonical(value)): value
        for feature in listed
        for name, value in feature["properties"].items()
        if not isinstance(value, str)
    }
    for (name, _), value in distinct.items():
        assert told(fields()[name].normal(value)) == told(with_pydantic(name, value))


@pytest.mark.parametrize("name", ["where", "when", "citations", "quantity", "rating"])
def test_pydantic_is_not_asked_for_what_is_not_translated(name: str) -> None:
    value = dict(VALUES)[name] if name != "where" else {"precision": 1, "name": "x"}
    fields()[name].form(value)


def test_pydantic_is_asked_for_translations() -> None:
    with pytest.raises(OpaqueError):
        fields()["translations"].form({"es": {"label": "x"}})
