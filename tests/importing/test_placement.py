import pytest

from layers.importing.placement import Atlas, placed, point, unplaced
from layers.reading.gazetteer import GAZETTEER, read_gazetteer


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas(read_gazetteer(GAZETTEER))


@pytest.mark.parametrize(
    ("spelled", "place"),
    [
        ("Sao Tome & Principe", "stp"),
        ("CURACAO", "cuw"),
        ("Cote d'Ivoire", "civ"),
        ("Côte d’Ivoire", "civ"),
        ("The Bahamas", "bhs"),
        ("Yemen (North Yemen)", "yem"),
        ("Ruritania", None),
        ("Caribbean Sea", None),
        ("", None),
    ],
)
def test_a_country_is_found_however_a_dataset_spells_it(
    atlas: Atlas, spelled: str, place: str | None
) -> None:
    found = atlas.country(spelled)
    assert (found and found.id) == place


def test_a_sea_is_no_country_and_a_country_no_sea(atlas: Atlas) -> None:
    sea = atlas.sea("CARIBBEAN SEA")
    assert sea
    assert sea.id == "caribbean-sea"
    assert atlas.sea("Kenya") is None


@pytest.mark.parametrize(
    ("precision", "coordinates", "radius", "decimals"),
    [
        (1, [-1.5, 12.34568], None, 5),
        (2, [-1.5, 12.3457], 25.0, 4),
        (3, [-1.5, 12.346], 50.0, 3),
        (4, [-1.5, 12.346], 150.0, 3),
    ],
)
def test_a_point_is_as_coarse_as_its_precision(
    precision: int, coordinates: list[float], radius: float | None, decimals: int
) -> None:
    found = point(-1.5, 12.3456789, precision, "Port", "A note.")
    ring = {"radius_km": radius} if radius else {}
    assert found.geometry == {"type": "Point", "coordinates": coordinates}
    assert found.where == {"precision": precision, "name": "Port", "note": "A note."} | ring
    assert found.remarks == (f"coordinates rounded to {decimals} decimals",)
    assert not point(-1.5, 12.3, precision, "Port", None).remarks, "nothing to round"


@pytest.mark.parametrize(
    ("longitude", "latitude", "precision", "reason"),
    [
        (None, 1.0, 1, "coordinates are missing or no numbers"),
        (1.0, None, 1, "coordinates are missing or no numbers"),
        (180.1, 0.0, 1, "coordinates are out of range"),
        (0.0, -90.1, 1, "coordinates are out of range"),
        (0.0, 0.0, 8, "no area at hand for its precision"),
        (0.0, 0.0, 5, "its precision is not a code that is known"),
        (0.0, 0.0, -1, "its precision is not a code that is known"),
    ],
)
def test_a_point_that_cannot_be_one_is_not_on_the_map(
    longitude: float | None, latitude: float | None, precision: int, reason: str
) -> None:
    found = point(longitude, latitude, precision, "Port", None)
    assert found == unplaced("Port", reason)
    assert (found.geometry, found.where["note"]) == (None, f"Not on the map: {reason}.")
    assert found.remarks == (f"not on the map: {reason}",)


@pytest.mark.parametrize(("country", "precision"), [("Kenya", 5), ("KENYA", 6)])
def test_a_coarse_row_is_the_country_whatever_its_coordinates(
    atlas: Atlas, country: str, precision: int
) -> None:
    found = placed("36.8", "-1.3", precision, "Nairobi", country, atlas, "A note.")
    assert found.geometry
    assert found.geometry["type"] in ("Polygon", "MultiPolygon")
    assert (found.where["place"], found.where["precision"], found.where["name"]) == (
        "ken",
        precision,
        "Nairobi",
    )
    other = "" if country == "Kenya" else "; the dataset’s name is “KENYA”"
    assert found.where["note"] == f"A note. Drawn as Kenya, within the limits of the gazetteer{other}."
    assert found.remarks == ("drawn as the country",)


def test_a_row_at_sea_is_the_sea_of_its_name(atlas: Atlas) -> None:
    assert placed("", "", 7, "Caribbean Sea", "Kenya", atlas, None).where["place"] == "caribbean-sea"
    nowhere = placed("1", "1", 7, "Sea of Ruritania", "Kenya", atlas, None)
    assert nowhere.geometry is None
    assert "no area for the sea “Sea of Ruritania”" in nowhere.where["note"]


def test_coordinates_may_have_a_decimal_comma(atlas: Atlas) -> None:
    found = placed("-1,5", "12,3", 1, "Port", "", atlas, None)
    assert found.geometry == {"type": "Point", "coordinates": [-1.5, 12.3]}


def test_a_note_about_the_mark_goes_where_there_is_a_mark(atlas: Atlas) -> None:
    assert placed("1", "2", 2, "Port", "", atlas, "The ring is 25 km.").where["note"] == "The ring is 25 km."
    missing = placed("", "", 2, "Port", "", atlas, "The ring is 25 km.")
    assert missing.where["note"] == "Not on the map: coordinates are missing or no numbers."
