import pytest

from layers.importing.coordinates import Spot, decimals, pair, single


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        ("48.5", "36.25"),
        ("48,5", "36,25"),
        ("48°30'00\"N", "36°15'00\"E"),
        ("48°30′N", "36°15′E"),
        ("N 48.5", "E 36.25"),
        ("48 30 0", "36 15 0"),
        ("36.25 E", "48.5 N"),
        ("48.5° с", "36.25° в"),
        ("4830N", "03615E"),
        ("483000N", "0361500E"),
        ("4830.0N", "03615.0E"),
        ("N4830", "E03615"),
        ("48-30N", "036-15E"),
        ("48-30-00 N", "036-15-00 E"),
        ("4830 N", "03615 E"),
    ],
)
def test_a_position_in_two_cells(latitude: str, longitude: str) -> None:
    found = pair(latitude, longitude)
    assert isinstance(found, Spot)
    assert (round(found.latitude, 6), round(found.longitude, 6)) == (48.5, 36.25)


@pytest.mark.parametrize(
    "text",
    [
        "48.5, 36.25",
        "(48.5,36.25)",
        "48,5; 36,25",
        "48.5 36.25",
        "48,5 36,25",
        "48°30'N 36°15'E",
        "N48.5 E36.25",
        "36.25E, 48.5N",
        "48 30 00 N, 36 15 00 E",
        "4830N 03615E",
        "4830N03615E",
        "N4830E03615",
        "48-30.0N 036-15.0E",
        "48.5N36.25E",
    ],
)
def test_a_position_in_one_cell(text: str) -> None:
    found = single(text)
    assert isinstance(found, Spot)
    assert (round(found.latitude, 6), round(found.longitude, 6)) == (48.5, 36.25)


def test_south_and_west_are_below_zero() -> None:
    assert pair("10°30′S", "66°55′W") == Spot(-(66 + 55 / 60), -10.5, 1.3)
    assert pair("1030S", "06655W") == Spot(-(66 + 55 / 60), -10.5, 1.3)
    assert pair("-10.5", "−66.25") == Spot(-66.25, -10.5, 1.0)


@pytest.mark.parametrize(
    ("latitude", "longitude", "reason"),
    [
        ("", "36", "coordinates are missing or no numbers"),
        ("near Kyiv", "36", "coordinates are missing or no numbers"),
        ("48°75′N", "36", "coordinates are missing or no numbers"),
        ("5400000", "430000", "coordinates in metres, of a projection that the file does not name"),
        ("4830", "3615", "coordinates that may be degrees and minutes run together, without N, S, E or W"),
        ("48-30", "36-15", "coordinates are missing or no numbers"),
        ("48N", "36N", "two coordinates of one axis"),
    ],
)
def test_what_is_no_position_is_told(latitude: str, longitude: str, reason: str) -> None:
    assert pair(latitude, longitude) == reason


def test_a_grid_reference_is_the_middle_of_its_square() -> None:
    # the corner of 37U DB 12 67 is 55.6455 N, 37.6027 E (GEOTRANS)
    found = single("37U DB 12 67")
    assert isinstance(found, Spot)
    assert found.latitude == pytest.approx(55.6459, abs=2e-3)
    assert found.longitude == pytest.approx(37.610, abs=2e-3)
    assert found.radius_km == 1
    assert single("37UDB").radius_km == 72  # type: ignore[union-attr]
    assert single("99UDB1267") == "a grid reference that there is not"


@pytest.mark.parametrize(
    ("text", "radius"),
    [("48, 36", 80), ("48.5, 36.5", 8), ("48.52, 36.5", 1), ("48.50, 36.50", 1), ("48.123456, 36.1", 1)],
)
def test_the_ring_is_what_the_digits_leave_open(text: str, radius: float) -> None:
    found = single(text)
    assert isinstance(found, Spot)
    assert found.radius_km == radius


@pytest.mark.parametrize(("value", "count"), [(48.0, 0), (48, 0), (48.5, 1), (48.123, 3), (1e-7, 9)])
def test_decimals(value: float, count: int) -> None:
    assert decimals(value) == count
