"""A theatre with a view of borders of its own: what its page draws otherwise than de facto."""

import json
from pathlib import Path
from typing import Any

import pytest

from layers.page.payload import payload
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.page.test_basemap import numbered
from tests.worldwide import write_region

BORDERS: list[dict[str, Any]] = [
    {"places": ["ukr", "crimea"], "note": "Crimea as Ukraine sees it."},
    {
        "places": ["rus-belgorod", "rus-kursk"],
        "note": "Invented.",
        "translations": {"es": {"note": "Falso."}},
    },
    {"places": ["rou", "mda"], "note": "Invented too."},
]


def front(folder: Path, borders: list[dict[str, Any]]) -> Catalogue:
    written = write_region(folder, "eastern-ukraine")
    theatre = json.loads((written / "theatre.json").read_text(encoding="utf-8"))
    (written / "theatre.json").write_text(json.dumps(theatre | {"borders": borders}), encoding="utf-8")
    return read(written)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return payload(front(tmp_path_factory.mktemp("front"), BORDERS)).document


def around(page: dict[str, Any], id_: str) -> set[int]:
    return {
        arc if arc >= 0 else ~arc
        for polygon in numbered(page["places"][id_]["rings"])
        for ring in polygon
        for arc in ring
    }


def test_the_border_inside_an_outline_is_dashed(page: dict[str, Any]) -> None:
    assert around(page, "rou") & around(page, "mda") == set(page["borders"]["joined"])


def test_a_disputed_line_stands_for_a_border_that_it_runs_along(page: dict[str, Any]) -> None:
    assert around(page, "ukr") & around(page, "crimea") == set(page["borders"]["lined"])


def test_provinces_have_a_border_around_them_and_none_between_them(page: dict[str, Any]) -> None:
    apart = set(page["borders"]["apart"])
    units = {arc for id_ in page["basemap"] if "rings" in page["places"][id_] for arc in around(page, id_)}
    assert len(apart) == 5, "Bryansk, Oryol, Lipetsk, Voronezh and Kursk’s own meet around the two"
    assert not apart & units


def test_the_names_of_what_is_apart_and_of_what_is_joined_are_those_of_territories(
    page: dict[str, Any],
) -> None:
    labels = {(label["name"], label["kind"]) for label in page["labels"]}
    assert {("Belgorod", "territory"), ("Kursk", "territory"), ("Lipetsk", "province")} <= labels
    assert not {("Belgorod", "province"), ("Kursk", "province")} & labels
    assert page["places"]["rou"]["kind"] == "country"
    assert page["places"]["mda"]["kind"] == "territory"


def test_the_page_says_whose_view_it_is(page: dict[str, Any]) -> None:
    assert [each["note"] for each in page["borders"]["notes"]] == [each["note"] for each in BORDERS]
    assert page["borders"]["notes"][1]["translations"] == {"es": {"note": "Falso."}}


def test_a_theatre_without_a_view_of_its_own_has_nothing_of_it(tmp_path: Path) -> None:
    assert "borders" not in payload(front(tmp_path, [])).document
