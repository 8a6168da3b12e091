from pathlib import Path
from typing import Any

import pytest

from layers.reading.gazetteer import GAZETTEER, gazetteer_for
from tests.reading.broken import Edit, broken, claim, load, put

PROBLEMS: list[tuple[str, Edit, str]] = [
    (
        "claims.geojson",
        claim(0, "layer", "blue-sdie"),
        "claims.geojson, feature 0 (blue-garrison), layer: expected the id of a layer (“blue-side”?), "
        "found “blue-sdie”",
    ),
    (
        "claims.geojson",
        claim(0, "actor", "xyz"),
        "claims.geojson, feature 0 (blue-garrison), actor: expected the id of an actor (blue, amber), "
        "found “xyz”",
    ),
    (
        "claims.geojson",
        claim(0, "citations.0.source", "unknown-paper"),
        "claims.geojson, feature 0 (blue-garrison), citations.0.source: expected the id of a source "
        "(harbour-gazette, island-wire, amber-ministry), found “unknown-paper”",
    ),
    (
        "claims.geojson",
        claim(0, "where.place", "no-such-place"),
        "claims.geojson, feature 0 (blue-garrison), where.place: expected the id of a place "
        f"(one of {len(gazetteer_for(GAZETTEER).places) + 3}), "
        "found “no-such-place”",
    ),
    (
        "claims.geojson",
        claim(1, "label", "12 ships"),
        "claims.geojson, feature 1 (amber-flotilla), label: expected the hedge in the label, “(reported)”, "
        "found “12 ships”",
    ),
    (
        "claims.geojson",
        claim(4, "hedge", None),
        "claims.geojson, feature 4 (blue-radar), hedge: expected the source’s hedging words for a claim that "
        "is alleged, found none",
    ),
    (
        "claims.geojson",
        claim(1, "related", [{"claim": "amber-flotilla", "relation": "same_as"}]),
        "claims.geojson, feature 1 (amber-flotilla), related.0.claim: expected another claim, "
        "found the claim itself",
    ),
    (
        "claims.geojson",
        claim(1, "related", [{"claim": "amber-flotilla-low", "relation": "conflicts_with"}] * 2),
        "claims.geojson, feature 1 (amber-flotilla), related.1: expected each relation once, found "
        "conflicts_with “amber-flotilla-low” again",
    ),
    (
        "claims.geojson",
        claim(
            0,
            "citations",
            [
                {"source": "harbour-gazette", "paragraph": 2},
                {"source": "harbour-gazette", "paragraph": 2, "credits": []},
            ],
        ),
        "claims.geojson, feature 0 (blue-garrison), citations.1: expected each citation once, found "
        "paragraph 2 of “harbour-gazette” again",
    ),
    (
        "claims.geojson",
        claim(
            0,
            "citations",
            [{"source": "island-wire"}, {"source": "amber-ministry"}, {"source": "island-wire"}],
        ),
        "claims.geojson, feature 0 (blue-garrison), citations.2: expected each citation once, found "
        "“island-wire” again",
    ),
    (
        "claims.geojson",
        claim(0, "citations", [{"source": "harbour-gazette", "credits": ["island-wire", "island-wire"]}]),
        "claims.geojson, feature 0 (blue-garrison), citations.0.credits.1: expected each source once, found "
        "“island-wire” again",
    ),
    (
        "claims.geojson",
        claim(0, "citations", [{"source": "harbour-gazette", "credits": ["harbour-gazette"]}]),
        "claims.geojson, feature 0 (blue-garrison), citations.0.credits: expected other sources, or none for "
        "its own voice, found “harbour-gazette” itself",
    ),
    (
        "claims.geojson",
        claim(0, "citations", [{"source": "harbour-gazette", "paragraph": number} for number in (1, 2)]),
        "",
    ),
    (
        "claims.geojson",
        claim(0, "citations", [{"source": "harbour-gazette", "sha256": digit * 64} for digit in "12"]),
        "",
    ),
    (
        "claims.geojson",
        claim(0, "note", "x"),
        "",
    ),
]


@pytest.mark.parametrize(("file", "edit", "message"), PROBLEMS, ids=[row[2][:90] for row in PROBLEMS])
def test_claims_fit_their_theatre(invented: Path, file: str, edit: Edit, message: str) -> None:
    assert broken(invented, file, edit) == ([message] if message else [])


@pytest.mark.parametrize(
    ("field", "value", "what"),
    [
        ("kind", "sub-marine", "kind"),
        ("citations.0.credits", ["nobody"], "source"),
        ("where", {"precision": 6, "place": "no-such-place", "name": "Atlantis"}, "place"),
    ],
)
def test_every_id_in_a_claim_is_looked_up(invented: Path, field: str, value: Any, what: str) -> None:
    problem = broken(invented, "claims.geojson", claim(0, field, value))[0]
    assert f": expected the id of a {what} (" in problem


def test_no_label_that_lost_its_hedge_is_missed(invented: Path) -> None:
    lost = []

    def edit(data: Any) -> None:
        for at, feature in enumerate(data["features"]):
            says = feature["properties"]
            says["label"], says["translations"] = "12 ships", {}
            lost.extend([f"feature {at} ({feature['id']})"] if says["assertion"] != "stated" else [])

    told = broken(invented, "claims.geojson", edit)
    hedge = ", label: expected the hedge in the label"
    assert [
        line.removeprefix("claims.geojson, ").partition(hedge)[0] for line in told if hedge in line
    ] == lost
    assert 3 < len(lost) < len(load(invented / "claims.geojson")["features"])


def test_the_hedge_of_a_label_is_in_the_language_of_the_theatre(invented: Path) -> None:
    assert (
        "claims.geojson, feature 4 (blue-radar), label: expected the hedge in the label, “(presuntamente)”, "
        "found “Radar (alleged)”"
    ) in broken(invented, "theatre.json", put("language", "es"))


def test_a_translated_label_has_the_hedge_in_its_own_language(invented: Path) -> None:
    edit = claim(1, "translations.es.label", "≈12 buques (reported)")
    assert broken(invented, "claims.geojson", edit) == [
        "claims.geojson, feature 1 (amber-flotilla), translations.es.label: expected the hedge in the label, "
        "“(según informes)”, found “≈12 buques (reported)”"
    ]


def test_an_arc_does_not_end_at_itself(invented: Path) -> None:
    arc = claim(6, "where.ends.0.claim", load(invented / "claims.geojson")["features"][6]["id"])
    assert any(
        problem.endswith("where.ends.0.claim: expected another claim, found the claim itself")
        for problem in broken(invented, "claims.geojson", arc)
    )
