"""Checking without holding finds what reading finds."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layers.reading import geojson, soundness
from layers.reading.problems import TheatreError
from layers.reading.soundness import check
from layers.reading.theatre import read

Change = Callable[[dict[str, Any]], None]


def changed(folder: Path, name: str, change: Callable[[Any], object]) -> None:
    path = folder / name
    data = json.loads(path.read_text(encoding="utf-8"))
    change(data)
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


@pytest.fixture
def plain(invented: Path) -> Path:
    """The invented theatre as an import would write it: no scenes, no source with a chain of credits."""
    changed(invented, "theatre.json", lambda theatre: theatre.pop("scenes", None))
    sources = json.loads((invented / "sources.json").read_text(encoding="utf-8"))
    crediting = {each["id"] for each in sources if each.get("credits")}

    def flattened(sources: list[dict[str, Any]]) -> None:
        for each in sources:
            each["credits"] = [id_ for id_ in each.get("credits", []) if id_ not in crediting]

    changed(invented, "sources.json", flattened)
    return invented


def test_a_sound_theatre_is_checked_without_being_read(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(plain)
    monkeypatch.setattr(soundness, "read", lambda _: pytest.fail("the theatre was read"))
    check(plain)


BREAKS: dict[str, tuple[str, Callable[[Any], object]]] = {
    "an unknown layer": ("claims.geojson", lambda c: c["features"][3]["properties"].update(layer="none")),
    "an id twice": ("claims.geojson", lambda c: c["features"].append(c["features"][0])),
    "a claim of another form": ("claims.geojson", lambda c: c["features"][2].update(geometry=7)),
    "no claims": ("claims.geojson", lambda c: c["features"].clear()),
    "another member": ("claims.geojson", lambda c: c.update(type="Features")),
    "an unknown citation": (
        "claims.geojson",
        lambda c: c["features"][0]["properties"].update(citations=[{"source": "nobody"}]),
    ),
    "a link to nothing": (
        "claims.geojson",
        lambda c: c["features"][0]["properties"].update(related=[{"claim": "x", "relation": "part_of"}]),
    ),
    "a source twice": ("sources.json", lambda s: s.append(s[0])),
    "a source of another form": ("sources.json", lambda s: s[1].update(kind="rumour")),
    "a credit to nobody": ("sources.json", lambda s: s[0].update(credits=["nobody"])),
    "a circle of credit": (
        "sources.json",
        lambda s: (s[0].update(credits=[s[1]["id"]]), s[1].update(credits=[s[0]["id"]])),
    ),
    "a retraction that fits no language": ("sources.json", lambda s: s[0].update(archived_on="2026-01-01")),
    "no layer that is on": ("theatre.json", lambda t: [each.update(on=False) for each in t["layers"]]),
    "a newer format": ("theatre.json", lambda t: t.update(format=99)),
    "an unknown figure": ("theatre.json", lambda t: t.update(figures=["nothing"])),
}


@pytest.mark.parametrize("name", BREAKS)
def test_what_reading_refuses_is_refused_with_the_same_problems(plain: Path, name: str) -> None:
    changed(plain, *BREAKS[name])
    with pytest.raises(TheatreError) as expected:
        read(plain)
    with pytest.raises(TheatreError) as found:
        check(plain)
    assert list(map(str, found.value.problems)) == list(map(str, expected.value.problems))


def test_chains_of_credit_that_are_too_many_are_refused(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed(plain, "sources.json", lambda s: s[0].update(credits=[s[1]["id"]]) or s[1].pop("credits", None))
    for room in ("layers.reading.checks.chains.MOST", "layers.reading.soundness.MOST"):
        monkeypatch.setattr(room, 3)
    with pytest.raises(TheatreError, match="expected chains of credit with at most 3 steps"):
        check(plain)


def test_a_file_that_is_not_there_is_told(plain: Path) -> None:
    (plain / "sources.json").unlink()
    with pytest.raises(TheatreError, match=r"sources.json: expected a file"):
        check(plain)


def test_values_that_are_forgotten_meanwhile_are_checked_again(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(soundness, "MANY", 1)
    monkeypatch.setattr(geojson, "MANY", 2)
    monkeypatch.setattr(soundness, "read", lambda _: pytest.fail("the theatre was read"))
    check(plain)
    monkeypatch.undo()
    changed(plain, "claims.geojson", lambda c: c["features"][8]["properties"].update(layer="none"))
    monkeypatch.setattr(geojson, "MANY", 2)
    with pytest.raises(TheatreError, match="layer: expected the id of a layer"):
        check(plain)
