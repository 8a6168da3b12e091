"""The claims that are looked for are found, and no others; tests/browser opens them by keys."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.desk.listing import Row
from layers.curating import drafts
from layers.curating.held import held
from tests.dashboard.desk.conftest import Room, press, texts


@pytest.fixture(autouse=True)
def listing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Streamlit's own buttons open rows: the test client cannot press those of a component."""

    def shown(rows: Sequence[Row], open_: str, _label: str, _key: str, show: Callable[[str], None]) -> None:
        for row in rows:
            st.button(row.id, on_click=show, args=(row.id,))
            st.caption(f"{row.text} | {row.note} | {row.id == open_}")

    monkeypatch.setattr("dashboard.desk.claims.listing", shown)


def rows(app: AppTest) -> list[str]:
    return [each.value for each in app.caption if " | " in each.value]


def asked(app: AppTest, **values: str) -> list[str]:
    """Ask for a status or a layer, and return the words of the claims that are found."""
    for label, value in values.items():
        next(each for each in app.multiselect if each.label == label).set_value([value] if value else [])
    app.run()
    assert not app.exception
    return [each.partition(" | ")[0] for each in rows(app)]


def test_a_row_has_the_status_the_layer_and_the_paragraph_of_a_claim(room: Room, invented: Path) -> None:
    found = rows(room(invented, "Claims"))
    assert found[0] == "300–500 in the garrison | accepted · Blue side · What the harbour sees §1 | True"
    said = "in conflict with another claim · Amber side · What the harbour sees §2"
    assert found[1] == f"≈12 ships (reported) | {said} | False"
    assert found[-1] == "No ships there (denied) | accepted · Talk · Statement | False"
    assert len(found) == 9


def test_claims_are_found_by_status_by_layer_and_by_words(room: Room, invented: Path) -> None:
    drafts.keep(invented, {"type": "Feature", "id": "half", "properties": {"label": "Half a claim"}})
    app = room(invented, "Claims")
    assert len(rows(app)) == 10
    assert asked(app, Status="conflict") == ["≈12 ships (reported)", "4 ships"]
    assert asked(app, Status="draft") == ["Half a claim"]
    assert asked(app, Status="accepted", Layer="talk") == [
        "Amber means to stay (speculated)",
        "No ships there (denied)",
    ]
    app.text_input(key="desk search").set_value("SHIPS tonga")
    assert asked(app, Status="") == ["No ships there (denied)"]
    app.text_input(key="desk search").set_value("nothing of the kind")
    assert asked(app) == []


def test_of_very_many_those_that_are_not_listed_are_counted(
    room: Room, invented: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.desk.claims.MOST", 3)
    app = room(invented, "Claims")
    assert len(rows(app)) == 3
    assert "6 more" in texts(app)


def test_a_row_that_is_pressed_is_open(room: Room, invented: Path) -> None:
    app = press(room(invented, "Claims"), "claim amber-pier")
    assert [each.partition(" | ")[0] for each in rows(app) if each.endswith("True")] == ["Pier"]
    assert next(each for each in app.text_input if each.label == "Label").value == "Pier"
    # which the map is told, too
    assert app.session_state["chosen"][1] == "amber-pier"


def test_a_source_that_waits_though_there_are_claims_is_saved_with_the_next_and_over_no_other(
    room: Room, invented: Path
) -> None:
    id_, own = next(iter(held(invented).records["source"].items()))
    wire = {"id": "wire", "title": "A wire", "kind": "article"}
    drafts.wait(invented, {id_: {**own, "title": "Of old"}, "wire": wire})
    app = press(press(room(invented, "Claims"), "claim amber-pier"), "Duplicate")
    next(each for each in app.text_input if each.label == "Label").set_value("Another pier")
    press(app, "Save as a claim")
    records = held(invented).records
    assert "another-pier" in records["claim"]
    assert (records["source"]["wire"]["title"], records["source"][id_]) == ("A wire", own)
    assert "wire" not in drafts.waiting(invented)
