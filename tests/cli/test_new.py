from pathlib import Path

import pytest

from layers.reading.theatre import read
from tests.cli.conftest import run


def test_a_new_theatre_is_sound_and_leaves_nothing_to_warn_of(tmp_path: Path) -> None:
    folder = tmp_path / "My theatre"
    result = run("new", folder)
    assert (result.exit_code, result.stdout) == (
        0,
        f"{folder}: a theatre with 4 invented claims, to replace with yours\n",
    )
    checked = run("check", folder, "--strict")
    assert (checked.exit_code, checked.stderr) == (0, "")
    assert checked.stdout.startswith("my-theatre: 4 claims, 2 layers, 2 sources, data ")


def test_what_it_shows_is_drawn(tmp_path: Path) -> None:
    run("new", tmp_path / "mine")
    result = run("snapshot", tmp_path / "mine", "-o", tmp_path / "map.html")
    assert result.exit_code == 0
    assert "warning" not in result.stderr


def test_filling_it_in_changes_nothing(tmp_path: Path) -> None:
    run("new", tmp_path / "mine")
    before = (tmp_path / "mine" / "claims.geojson").read_bytes()
    assert "0 of 4 claims changed" in run("fill", tmp_path / "mine").stdout
    assert (tmp_path / "mine" / "claims.geojson").read_bytes() == before


def test_it_has_no_place_of_the_gazetteer(tmp_path: Path) -> None:
    run("new", tmp_path / "mine")
    catalogue = read(tmp_path / "mine")
    used = {claim.properties.where.place for claim in catalogue.claims.values()} - {None}
    assert used == catalogue.gazetteer.own


def test_the_same_name_gives_the_same_bytes(tmp_path: Path) -> None:
    written = []
    for around in ("a", "b"):
        (tmp_path / around).mkdir()
        run("new", tmp_path / around / "mine")
        written.append({file.name: file.read_bytes() for file in (tmp_path / around / "mine").iterdir()})
    assert written[0] == written[1]
    assert sorted(written[0]) == ["claims.geojson", "places.geojson", "sources.json", "theatre.json"]


def test_a_folder_with_something_in_it_is_left_alone(invented: Path, tmp_path: Path) -> None:
    before = {file.name: file.read_bytes() for file in invented.iterdir()}
    result = run("new", invented)
    assert result.exit_code == 1
    assert result.stderr == f"error: {invented}: expected a new folder, found a theatre in it\n"
    assert {file.name: file.read_bytes() for file in invented.iterdir()} == before
    result = run("new", tmp_path)
    assert (result.exit_code, result.stderr.splitlines()) == (
        1,
        [f"error: {tmp_path}: expected a new folder, found other files in it"],
    )


@pytest.mark.parametrize("where", ["none/deeper", "article.txt/deeper"])
def test_where_no_folder_can_be(tmp_path: Path, article: Path, where: str) -> None:
    assert article.exists()
    result = run("new", tmp_path / where)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"error: {tmp_path / where}: cannot be written: ")


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    assert run("new", tmp_path / "mine").exit_code == 0
