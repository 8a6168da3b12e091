"""A finer basemap in the page: how near the map goes, what the app's frame may ask, no snapshot online."""

from dataclasses import replace

import pytest

from layers.page import viewer
from layers.page.beside import NOTHING, Beside
from layers.page.online import ServiceError, origin, service
from layers.page.payload import payload
from layers.page.snapshot import snapshot
from layers.page.state import opening
from layers.page.underlay import Underlay
from layers.theatre.catalogue import Catalogue

FILE = Underlay("vector", "city.pmtiles", "Invented city", "© Nobody", 13)


@pytest.mark.parametrize(("nearest", "closest"), [(3, 11), (13, 13), (22, 15)])
def test_the_map_goes_as_near_as_the_tiles_and_no_nearer_than_15(
    southcom: Catalogue, nearest: int, closest: int
) -> None:
    drawn = payload(southcom, Beside(underlay=replace(FILE, nearest=nearest))).document
    assert drawn["closest"] == closest
    assert drawn["underlay"]["attribution"] == "© Nobody"
    assert "underlay" not in payload(southcom).document


def test_a_service_has_its_address_and_whose_data_it_shows() -> None:
    found = service("OpenStreetMap.Mapnik")
    assert found.kind == "online"
    assert found.address.startswith("https://")
    assert all(part in found.address for part in ("{x}", "{y}", "{z}"))
    assert "OpenStreetMap" in str(found.attribution)


@pytest.mark.parametrize("name", ["", "Nobody.Knows", "Esri.ArcticImagery", "MapBox"])
def test_a_service_that_is_unknown_or_cannot_be_used_is_told_with_those_that_can(name: str) -> None:
    with pytest.raises(ServiceError, match=f"found “{name}”; there are .*OpenStreetMap.Mapnik|such as Esri"):
        service(name)


def test_the_apps_frame_may_ask_nobody_but_the_app_and_the_service_that_is_on() -> None:
    online = service("OpenStreetMap.Mapnik")
    for beside in (NOTHING, Beside(underlay=FILE)):
        script = viewer.policy_script(beside)
        assert "img-src \\u0027self\\u0027 data: blob:;" in script
        assert "connect-src \\u0027self\\u0027;" in script
    assert f"blob: {origin(online)};" in viewer.policy_script(Beside(underlay=online))


def test_no_snapshot_goes_online(southcom: Catalogue) -> None:
    with pytest.raises(ValueError, match="expected an underlay in a file, found an online service"):
        snapshot(southcom, opening(southcom), Beside(underlay=service("OpenStreetMap.Mapnik")))
