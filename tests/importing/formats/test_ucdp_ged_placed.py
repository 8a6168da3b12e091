"""Where UCDP's events are: countries, seas, and points as coarse as their code says."""

import pytest

from tests.importing.conftest import Importer, as_csv
from tests.importing.formats.test_ucdp_ged import COUNTRY, ROW, rows


def test_a_country_level_row_is_the_country_and_no_pin(importer: Importer) -> None:
    done = importer("ucdp-ged", as_csv([ROW | COUNTRY]))
    claim, mali = done.catalogue.claims["ged-2"], done.catalogue.gazetteer.places["mli"]
    assert claim.geometry == mali.geometry
    assert (claim.properties.where.precision, claim.properties.where.place) == (6, "mli")
    assert "drawn as the country: 1 (row 1)" in done.report


@pytest.mark.parametrize(
    ("country", "place"),
    [
        ("Yemen (North Yemen)", "yem"),
        ("DR Congo (Zaire)", "cod"),
        ("Bosnia-Herzegovina", "bih"),
        ("Kingdom of eSwatini (Swaziland)", "swz"),
        ("Myanmar (Burma)", "mmr"),
        ("United States of America", "usa"),
        ("Ivory Coast", "civ"),
    ],
)
def test_countries_as_ucdp_spells_them(importer: Importer, country: str, place: str) -> None:
    says = importer("ucdp-ged", rows(COUNTRY | {"id": 2, "country": country})).says("ged-2")
    assert says.where.place == place


@pytest.mark.parametrize("country", ["Atlantis", "", "()", "Atlantis ()"])
def test_a_country_that_the_gazetteer_has_not_is_not_on_the_map(importer: Importer, country: str) -> None:
    done = importer("ucdp-ged", rows(COUNTRY | {"country": country, "where_coordinates": "Nowhere"}))
    claim = done.catalogue.claims["ged-2"]
    assert (claim.geometry, claim.properties.where.precision) == (None, 0)
    assert "the gazetteer has no area" in str(claim.properties.where.note)
    assert "not on the map: the gazetteer has no area" in done.report


@pytest.mark.parametrize(("code", "radius", "decimals"), [(2, 25, 4), (3, 50, 3), (4, 150, 3)])
def test_a_coarse_point_has_a_ring_and_fewer_decimals(
    importer: Importer, code: int, radius: float, decimals: int
) -> None:
    done = importer("ucdp-ged", rows({"where_prec": code}))
    claim = done.catalogue.claims["ged-100"]
    assert claim.properties.where.radius_km == radius
    assert claim.geometry
    assert claim.geometry.model_dump()["coordinates"] == (-1.5, round(12.3456789, decimals))
    assert f"coordinates rounded to {decimals} decimals: 1 (row 1)" in done.report


def test_a_part_of_a_country_is_drawn_as_the_country_at_its_own_precision(importer: Importer) -> None:
    row = {"where_prec": 5, "where_coordinates": "northern Mali", "country": "Mali"}
    where = importer("ucdp-ged", rows(row)).says("ged-100").where
    assert (where.precision, where.place, where.name) == (5, "mli", "northern Mali")
    assert "a part of the country" in str(where.note)


@pytest.mark.parametrize(("sea", "place"), [("Caribbean Sea", "caribbean-sea"), ("Sea of Nowhere", None)])
def test_the_sea_is_drawn_where_the_gazetteer_has_its_area(
    importer: Importer, sea: str, place: str | None
) -> None:
    done = importer("ucdp-ged", rows({"where_prec": 7, "where_coordinates": sea}))
    assert done.says("ged-100").where.place == place
    assert done.says("ged-100").where.precision == (7 if place else 0)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"latitude": ""}, "coordinates are missing or no numbers"),
        ({"latitude": "", "where_prec": 3}, "coordinates are missing or no numbers"),
        ({"latitude": "north"}, "coordinates are missing or no numbers"),
        ({"latitude": "nan"}, "coordinates are missing or no numbers"),
        ({"longitude": "180.5"}, "coordinates are out of range"),
        ({"where_prec": "9"}, "its precision is not a code that is known"),
        ({"where_prec": ""}, "its precision is not a code that is known"),
    ],
)
def test_what_cannot_be_placed_is_kept_and_reported(
    importer: Importer, change: dict[str, object], reason: str
) -> None:
    done = importer("ucdp-ged", rows(change, {}))
    assert done.status == 0
    assert done.catalogue.claims["ged-100"].geometry is None
    assert done.says("ged-100").where.note == f"Not on the map: {reason}."
    assert f"not on the map: {reason}: 1 (row 1)" in done.report
