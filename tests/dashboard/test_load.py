import json
import os
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import Mock

import pytest

from dashboard import load
from layers.reading.gazetteer import BESIDE
from layers.reading.problems import TheatreError
from layers.reading.stamp import stamp
from tests.theatres import write_invented


def test_a_theatre_on_the_command_line_goes_before_the_shipped_ones(invented: Path) -> None:
    shipped = load.folders([])
    assert load.SEEDS / "southcom-2025" in shipped
    assert load.folders(["--theatre", str(invented)]) == [invented, *shipped]
    assert load.folders(["--theatre", str(shipped[-1])])[0] == shipped[-1]
    assert len(load.folders(["--theatre", str(shipped[-1])])) == len(shipped), "on offer once"


def test_other_arguments_are_streamlits() -> None:
    assert load.folders(["--server.port", "1"]) == load.folders([])


def test_two_folders_of_one_name_are_told_apart_by_their_paths(tmp_path: Path) -> None:
    one, other, third = tmp_path / "a" / "sea", tmp_path / "b" / "sea", tmp_path / "c" / "land"
    offered = [one, other, third]
    assert [load.name(each, offered) for each in offered] == [
        f"sea ({tmp_path / 'a'})",
        f"sea ({tmp_path / 'b'})",
        "land",
    ]


def test_a_theatre_is_read_again_only_when_a_file_changed(tmp_path: Path) -> None:
    folder = write_invented(tmp_path / "invented")
    first = load.catalogue(folder)
    assert load.catalogue(folder) is first
    path = folder / "theatre.json"
    data = json.loads(path.read_text(encoding="utf-8")) | {"title": "Renamed"}
    path.write_text(json.dumps(data), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert load.catalogue(folder).theatre.title == "Renamed"


def same_time(path: Path, old: str, new: str) -> None:
    """Change a file without a change of its size and time."""
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    text = path.read_text(encoding="utf-8")
    assert old in text
    assert len(old) == len(new)
    path.write_text(text.replace(old, new), encoding="utf-8")
    os.utime(path, ns=times)


@pytest.mark.parametrize("settled", [0, 10**18], ids=["long ago", "just now"])
def test_a_change_within_the_same_second_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settled: int
) -> None:
    monkeypatch.setattr(load, "SETTLED", settled)
    folder = write_invented(tmp_path / "invented")
    title, place = "An invented stand-off", "Port Amber"
    assert load.catalogue(folder).theatre.title.startswith(title)
    same_time(folder / "theatre.json", title, "Another real stand-of")
    assert load.catalogue(folder).theatre.title.startswith("Another real stand-of")
    same_time(folder / "places.geojson", place, "Port Umber")
    names = [each.properties.name for each in load.catalogue(folder).gazetteer.places.values()]
    assert "Port Umber" in names
    assert place not in names


def test_a_file_that_nobody_touched_is_not_hashed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "SETTLED", 0)
    folder = write_invented(tmp_path / "invented")
    first = load.catalogue(folder)
    monkeypatch.setattr(load, "stamp", lambda _: pytest.fail("hashed again"))
    assert load.catalogue(folder) is first


def test_a_file_is_hashed_until_two_seconds_after_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_invented(tmp_path / "invented")
    changed = max(max(each.stat().st_mtime_ns, each.stat().st_ctime_ns) for each in folder.iterdir())
    for after, again in ((1_900_000_000, True), (2_100_000_000, False)):
        monkeypatch.setattr(load, "time", SimpleNamespace(time_ns=partial(int, changed + after)))
        first = load.catalogue(folder)
        with monkeypatch.context() as watched:
            watched.setattr(load, "stamp", hashed := Mock(side_effect=stamp))
            assert load.catalogue(folder) is first
        assert hashed.called == again


def test_a_theatre_with_problems_raises_them(tmp_path: Path) -> None:
    with pytest.raises(TheatreError, match=r"theatre\.json"):
        load.catalogue(tmp_path)


@pytest.mark.parametrize("file", ["theatre.json", "sources.json", "claims.geojson", "places.geojson"])
def test_an_edit_of_any_file_is_read(tmp_path: Path, file: str) -> None:
    folder = write_invented(tmp_path / "invented")
    first = load.catalogue(folder)
    path = folder / file
    path.write_bytes(path.read_bytes() + b"\n")
    os.utime(path, ns=(1, 1))
    assert load.catalogue(folder) is not first


def test_an_edit_of_the_gazetteer_beside_a_theatre_is_read(tmp_path: Path) -> None:
    folder = write_invented(tmp_path / "invented")
    first = load.catalogue(folder)
    shared = first.gazetteer
    used = [shared.places[id_] for id_ in ("fji", "ton", "usa", "caribbean-sea", "wsm")]
    features = [place.model_dump(mode="json", exclude_defaults=True) | {"type": "Feature"} for place in used]
    beside = {"type": "FeatureCollection", "provenance": shared.provenance, "features": features}
    (tmp_path / BESIDE).write_text(json.dumps(beside), encoding="utf-8")
    assert load.catalogue(folder) is not first
