"""What a form shows of a claim, and what of it comes back."""

from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from dashboard.desk import form
from dashboard.desk.field import Field
from dashboard.desk.fields import ITSELF, claim_fields, closed, opened, placed
from dashboard.desk.unsaved import Form
from layers.curating.held import held
from layers.reading.gazetteer import GAZETTEER, read_gazetteer
from layers.reading.place_search import place_names
from tests.browser.conftest import SOUTHCOM

FORM = Form(Path("nowhere"), "test")


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A session without a page."""
    state: dict[str, Any] = {"language": "en"}
    monkeypatch.setattr(st, "session_state", state)
    return state


@pytest.mark.parametrize("folder", ["invented", "southcom"])
def test_a_claim_that_nobody_touches_stays_as_it_is(
    folder: str, session: dict[str, Any], invented: Path
) -> None:
    now = held(invented if folder == "invented" else SOUTHCOM)
    for id_, claim in now.records["claim"].items():
        inside = opened(claim)
        count = len(claim["properties"]["citations"])
        fields = claim_fields(now, now.records["source"], count + 1, 2)
        form.begin(Form(invented, id_), fields, inside)
        assert closed(form.read(Form(invented, id_), fields, inside), claim) == claim
    assert len(session) > len(now.records["claim"])


def test_what_is_typed_goes_where_it_belongs_and_what_is_emptied_goes_away(
    session: dict[str, Any], invented: Path
) -> None:
    now = held(invented)
    claim = now.records["claim"]["blue-garrison"]
    inside = opened(claim)
    fields = claim_fields(now, now.records["source"], 2, 2)
    form.begin(FORM, fields, inside)
    given = {
        "low": "250", "high": "many", "note": "", "reliability": "B",
        "label es": "Guarnición", "source 1": "island-wire", "paragraph 1": "3",
        "credits 0": [ITSELF], "end 0": "fiji", "items": "one\n\n two ",
    }  # fmt: skip
    session |= {form.key(FORM, name): value for name, value in given.items()}
    says = closed(form.read(FORM, fields, inside), claim)["properties"]
    assert (says["quantity"]["low"], says["quantity"]["high"]) == (250, "many")
    assert "note" not in says
    assert says["rating"]["reliability"] == "B"
    assert says["translations"]["es"]["label"] == "Guarnición"
    assert says["citations"][0] == claim["properties"]["citations"][0] | {"credits": []}
    assert says["citations"][1] == {"source": "island-wire", "paragraph": 3}
    assert says["where"]["ends"] == [{"place": "fiji"}]
    assert says["items"] == ["one", "two"]


def test_a_citation_of_another_paragraph_loses_the_fingerprint_of_the_old_one(
    session: dict[str, Any], invented: Path
) -> None:
    now = held(invented)
    claim = now.records["claim"]["blue-garrison"]
    fields = claim_fields(now, now.records["source"], 1, 0)
    form.begin(FORM, fields, opened(claim))
    session[form.key(FORM, "paragraph 0")] = "4"
    cited = closed(form.read(FORM, fields, opened(claim)), claim)["properties"]["citations"][0]
    assert cited["paragraph"] == 4
    assert "sha256" not in cited


@pytest.mark.parametrize(
    ("given", "precision", "id_"),
    [
        ("Cuba", 0, "cub"),
        ("cub", 6, "cub"),
        ("Venezuela", 6, "ven"),
        ("Venezuela", 1, "venezuela"),
        ("Venezuela", 0, "Venezuela"),
        ("Nowhere at all", 1, "Nowhere at all"),
    ],
)
def test_a_place_may_be_named_where_one_alone_can_be_meant(given: str, precision: int, id_: str) -> None:
    places = place_names(read_gazetteer(GAZETTEER))
    claim = placed({"properties": {"where": {"place": given, "precision": precision}}}, places)
    assert claim["properties"]["where"]["place"] == id_


def test_what_was_filled_is_shown_until_somebody_types(session: dict[str, Any]) -> None:
    fields = {"hedge": Field(("hedge",), "Hedge")}
    form.begin(FORM, fields, {})
    form.fill(FORM, "hedge", "allegedly")
    form.fill(FORM, "hedge", "reportedly")
    form.begin(FORM, fields, {})
    assert form.read(FORM, fields, {}) == {"hedge": "reportedly"}
    shown = form.key(FORM, "hedge")
    session[shown] = "typed"
    form.begin(FORM, fields, {})
    assert form.read(FORM, fields, {}) == {"hedge": "typed"}


def test_a_form_that_is_sent_before_the_page_shows_a_value_does_not_lose_it(session: dict[str, Any]) -> None:
    fields = {"hedge": Field(("hedge",), "Hedge")}
    form.begin(FORM, fields, {})
    shown = form.key(FORM, "hedge")
    form.fill(FORM, "hedge", "allegedly")
    # the page sends what it still shows, however late
    session[shown] = ""
    form.begin(FORM, fields, {})
    assert form.read(FORM, fields, {}) == {"hedge": "allegedly"}
