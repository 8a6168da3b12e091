from typing import Any

import geopandas as gpd
import pytest
import shapely

from layers.gazetteer import towns as module
from layers.gazetteer.ids import distinct, slug
from layers.gazetteer.towns import towns


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> gpd.GeoDataFrame:
    monkeypatch.setattr(module, "facts", lambda _: {})
    provinces = gpd.GeoDataFrame(
        {"id": ["aaa-north", "aaa-south", "bbb-all"], "unit": ["aaa", "aaa", "bbb"]},
        geometry=[shapely.box(0, 5, 5, 10), shapely.box(0, 0, 5, 5), shapely.box(5, 0, 10, 10)],
        crs=4326,
    )
    cities = [
        city("Victoria", 1, 9, 900, also=["Виктория", "wiktoria", "VIC", "Victória", "Vic\x9ftoria"]),
        city("Victoria", 1, 1, 800),
        city("Victoria", 7, 1, 700, country="bbb"),
        city("Borderton", 5.05, 6, 600),
        city("Aaa", 2, 2, 500),
    ]
    found = towns(cities, {3: "national"}, provinces, {"aaa": "Aaland", "bbb": "Beland"}, {"aaa"})
    return found.set_index("id")


def city(name: str, lon: float, lat: float, people: int, country: str = "aaa", **more: Any) -> dict[str, Any]:
    return {
        "name": name,
        "longitude": lon,
        "latitude": lat,
        "population": people,
        "country": country,
        "geonameid": people,
        "alternatenames": more.get("also", []),
    }


def test_the_largest_of_one_name_has_the_short_id(known: gpd.GeoDataFrame) -> None:
    assert set(known.index) == {
        "victoria",
        "victoria-aaa-south",
        "victoria-bbb",
        "borderton",
        "aaa-aaa",
    }
    assert known.loc["victoria", "population"] == 900


def test_names_for_machines_are_left_out(known: gpd.GeoDataFrame) -> None:
    assert known.loc["victoria", "also"] == ["Виктория"]


def test_a_town_just_over_a_border_stays_in_its_country(known: gpd.GeoDataFrame) -> None:
    assert known.loc["borderton", "province"] == "aaa-north"
    assert known.loc["victoria-bbb", "unit"] == "bbb"


def test_ids_are_plain_and_distinct() -> None:
    assert slug("Şırnak – Cote d'Ivoire") == "sirnak-cote-divoire"
    assert distinct(["a", "a", "b"], ["a-1", "a-2", "b-1"]) == ["a-1", "a-2", "b"]
    assert distinct(["a", "a"], ["x-", "x-"]) == ["a", "a-2"]
