from typing import Any

import pytest
from pydantic import ValidationError

from layers.theatre.place import Place, Provenance

PORT: dict[str, Any] = {
    "type": "Feature",
    "id": "port-amber",
    "geometry": {"type": "Point", "coordinates": [179.334, -16.617]},
    "properties": {"name": "Port Amber", "kind": "settlement", "provenance": "invented"},
}


def test_a_place_is_a_feature_with_a_shape_a_name_and_its_provenance() -> None:
    place = Place.model_validate(PORT)
    assert place.properties.name == "Port Amber"
    assert not place.properties.basemap
    with pytest.raises(ValidationError, match="geometry"):
        Place.model_validate(PORT | {"geometry": None})
    with pytest.raises(ValidationError, match="provenance"):
        Place.model_validate(PORT | {"properties": {"name": "Port Amber", "kind": "settlement"}})


def test_a_kind_of_place_is_one_of_the_list() -> None:
    with pytest.raises(ValidationError, match="kind"):
        Place.model_validate(PORT | {"properties": PORT["properties"] | {"kind": "town"}})


def test_a_provenance_names_its_licence() -> None:
    assert Provenance(id="a", title="A", licence="CC0")
    with pytest.raises(ValidationError, match="licence"):
        Provenance.model_validate({"id": "a", "title": "A"})
