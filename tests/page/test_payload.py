from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from layers.page.payload import pack, payload, unpack
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue


@pytest.fixture(scope="module")
def data(southcom: Catalogue) -> dict[str, Any]:
    return unpack(pack(payload(southcom)))


def test_same_data_gives_the_same_ascii_text(southcom: Catalogue) -> None:
    packed = pack(payload(southcom))
    assert packed.isascii()
    assert pack(payload(southcom)) == packed


def test_every_claim_reaches_the_page_with_its_whole_record(
    southcom: Catalogue, data: dict[str, Any]
) -> None:
    assert [claim["id"] for claim in data["claims"]] == list(southcom.claims)
    for claim in data["claims"]:
        record = southcom.claims[claim["id"]].properties.model_dump(mode="json", by_alias=True)
        assert {key: claim[key] for key in record} == record


def test_a_composite_place_is_given_by_its_members(data: dict[str, Any]) -> None:
    place = data["places"]["southcom-aor"]
    assert "polygons" not in place
    assert len(place["members"]) == 46
    assert all("rings" in data["places"][member] for member in place["members"])


def test_a_point_and_a_ring_keep_their_place(invented: Path) -> None:
    catalogue = read(invented)
    claims = {claim["id"]: claim for claim in unpack(pack(payload(catalogue)))["claims"]}
    for id_, mark in (("amber-pier", "point"), ("blue-radar", "ring")):
        geometry = catalogue.claims[id_].geometry
        assert geometry is not None
        assert claims[id_]["mark"] == mark
        assert claims[id_]["anchors"] == [list(geometry.coordinates[:2])]


def test_a_place_that_no_claim_is_about_has_one_anchor_and_no_note(data: dict[str, Any]) -> None:
    used = {claim["where"]["place"] for claim in data["claims"]}
    unused = [place for id_, place in data["places"].items() if id_ not in used]
    assert unused
    assert all(len(place["anchors"]) == 1 for place in unused)
    assert all("note" not in place for place in unused if place["kind"] != "line")


def test_a_place_says_in_which_language_its_name_is_if_not_in_the_theatres(invented: Path) -> None:
    english = read(invented)
    spanish = replace(english, theatre=english.theatre.model_copy(update={"language": "es"}))
    for catalogue, language in ((english, None), (spanish, "en")):
        places = unpack(pack(payload(catalogue)))["places"]
        assert places["fji"].get("lang") == language, "the shipped gazetteer is in English"
        assert "lang" not in places["port-amber"], "a theatre’s own places are in its language"
        assert places["port-amber"]["translations"]["es"]["name"] == "Puerto Ámbar"
