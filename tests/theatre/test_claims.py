import json
import math
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from layers.reading.theatre import read
from layers.theatre import claims
from layers.theatre.canonical import canonical
from layers.theatre.catalogue import Catalogue
from layers.theatre.claim import Claim, ClaimProperties
from tests.theatre.least import built, point


def file(folder: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((folder / "claims.geojson").read_text(encoding="utf-8"))
    return data


@pytest.fixture(params=["southcom", "invented"])
def catalogue(request: pytest.FixtureRequest) -> Catalogue:
    if request.param == "southcom":
        found: Catalogue = request.getfixturevalue("southcom")
        return found
    return read(request.getfixturevalue("invented"))


def test_a_claim_comes_back_equal_to_the_one_in_the_file(catalogue: Catalogue) -> None:
    features = file(catalogue.path)["features"]
    expected = TypeAdapter(list[Claim]).validate_json(json.dumps(features))
    assert list(catalogue.claims) == [claim.id for claim in expected]
    assert list(catalogue.claims.values()) == expected
    assert [catalogue.claims[claim.id] for claim in expected] == expected


def test_claims_are_a_mapping(southcom: Catalogue) -> None:
    assert "ru-wagner" in southcom.claims
    assert "nobody" not in southcom.claims
    assert None not in southcom.claims
    assert len(southcom.claims) == len(southcom.claims.values()) == len(list(southcom.claims))
    assert dict(southcom.claims.items())["ru-wagner"].id == "ru-wagner"
    assert southcom.claims.get("nobody") is None
    with pytest.raises(KeyError, match="nobody"):
        southcom.claims["nobody"]


def test_few_claims_are_made_once(southcom: Catalogue) -> None:
    assert southcom.claims["ru-wagner"] is southcom.claims["ru-wagner"]
    assert next(iter(southcom.claims.values())) is next(iter(southcom.claims.values()))


def test_of_many_claims_all_are_told_and_few_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "CACHED", 5)
    monkeypatch.setattr(claims, "BLOCK", 4)
    many = built(*(point(f"c{number}", number, 0.5) for number in range(11)))
    assert [claim.id for claim in many.values()] == [f"c{number}" for number in range(11)]
    assert all(many[id_].id == id_ for id_ in many)
    assert many["c0"] == next(iter(many.values()))
    assert many["c0"] is not next(iter(many.values()))


@pytest.mark.parametrize("block", [1, 3, 8])
def test_the_canonical_text_is_the_same_however_many_values_are_shared(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    whole = "".join(catalogue.claims.canonical())
    monkeypatch.setattr(claims, "BLOCK", block)
    assert "".join(catalogue.claims.canonical()) == whole


def test_every_field_of_a_feature_has_a_column(catalogue: Catalogue) -> None:
    fields = {field.alias or name for name, field in ClaimProperties.model_fields.items()}
    columns = catalogue.claims.columns
    assert set(columns) == {"id", "geometry"} | fields
    assert {len(column) for column in columns.values()} == {len(catalogue.claims)}
    assert list(columns["id"]) == list(catalogue.claims)
    for row, claim in enumerate(catalogue.claims.values()):
        says = {"translations": {}} | claim.properties.model_dump(mode="json", by_alias=True)
        assert {name: columns[name][row] for name in fields} == says


def test_points_tell_where_and_nan_where_there_is_none(catalogue: Catalogue) -> None:
    lons, lats = catalogue.claims.points()
    for lon, lat, claim in zip(lons, lats, catalogue.claims.values(), strict=True):
        if claim.geometry and claim.geometry.type == "Point":
            assert (lon, lat) == tuple(claim.geometry.coordinates)
        else:
            assert math.isnan(lon)
            assert math.isnan(lat)


def test_a_box_around_a_geometry_is_no_other_data() -> None:
    plain, boxed = (built(point("a", 1.5, 2.5, **box)) for box in ({}, {"bbox": [1.5, 2.5, 1.5, 2.5]}))
    assert "".join(boxed.canonical()) == "".join(plain.canonical())


def test_features_are_those_of_the_file(southcom: Catalogue) -> None:
    as_read = file(southcom.path)["features"]
    assert json.dumps(list(southcom.claims.features())) == json.dumps(as_read)
    assert "".join(southcom.claims.canonical()) == canonical(file(southcom.path))


def test_what_a_claim_says_and_the_type_of_its_geometry_are_told_without_the_claim(
    catalogue: Catalogue,
) -> None:
    for claim in catalogue.claims.values():
        assert catalogue.claims.properties(claim.id) == claim.properties
        assert catalogue.claims.shape(claim.id) == (claim.geometry and claim.geometry.type)
        assert catalogue.claims.said(claim.id, "layer") == claim.properties.layer
