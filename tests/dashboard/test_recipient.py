"""What a reader is told of a snapshot before it is saved."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboard import recipient, words
from layers.page.handover import age, handover
from layers.page.state import NO_FILTERS, opening
from layers.theatre.catalogue import Catalogue
from tests.dashboard.conftest import Run


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "language", lambda: "en")


def said(catalogue: Catalogue, alone: bool, **change: object) -> list[str]:
    state = replace(opening(catalogue), **change)  # type: ignore[arg-type]
    return list(recipient.lines(catalogue, handover(catalogue, state, catalogue), alone, date(2026, 11, 26)))


def test_layers_hidden_claims_age_and_languages_are_told(southcom: Catalogue) -> None:
    filters = NO_FILTERS.model_copy(update={"assertions": ("alleged",)})
    shown, off, hidden, notes, *others = said(southcom, False, layers=("ru-advisory",), filters=filters)
    assert shown.startswith("Shown: ")
    assert shown.endswith(" in Russian advisory presence")
    assert off.startswith("Switched off, but in it: ")
    assert "US deployments" in off
    assert hidden.startswith("Hidden by filters or the date, but in it: ")
    assert [notes, *others][-2:] == ["As of 2025-12, 11 months ago", "Languages: English, Español"]


def test_what_is_left_out_is_told_as_left_out(southcom: Catalogue) -> None:
    lines = said(southcom, True, layers=("ru-advisory",), until="2025-11-23")
    assert not [line for line in lines if "but in it" in line]
    assert [line for line in lines if line.startswith("Left out, but for claims that others need: ")]


@pytest.mark.parametrize(
    ("as_of", "told"),
    [
        ("2026-11-26", (0, "days")),
        ("2026-11", (0, "days")),
        ("2026-10-26", (31, "days")),
        ("2026-09", (57, "days")),
        ("2025-12", (11, "months")),
        ("2024", (23, "months")),
        ("2020", (6, "years")),
    ],
)
def test_an_age_is_that_of_the_last_day_that_a_date_may_mean(as_of: str, told: tuple[int, str]) -> None:
    assert age(as_of, date(2026, 11, 26)) == told


def test_the_list_stands_beside_the_button_that_saves(run: Run, invented: Path) -> None:
    app = run(invented)
    told = [each.value for each in app.main.text]
    assert "Shown: 6 claims in Blue side; Amber side" in told
    # weighed, and therefore made, only while the list is open
    assert not [each for each in told if each.startswith("Size")]
    app.checkbox(key="only_visible").check().run()
    assert [each.value for each in app.main.text if each.value.startswith("Left out")]
