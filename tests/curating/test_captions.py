from typing import Any

import pytest

from layers.curating.captions import caption_faults
from layers.theatre.catalogue import Catalogue
from layers.theatre.claim import Claim


def claim(assertion: str = "stated", verbatim: str = "", **numbers: float) -> Claim:
    properties: dict[str, Any] = {
        "layer": "a",
        "label": "A label",
        "statement": "A statement.",
        "assertion": assertion,
        "actor": "a",
        "kind": "unit",
        "where": {"precision": 0, "name": "Nowhere"},
        "citations": [{"source": "a"}],
        "coded_by": "A tester",
        "coded_on": "2026-03-14",
    }
    if verbatim:
        properties["quantity"] = {"verbatim": verbatim, "unit": "troops", **numbers}
    return Claim.model_validate(
        {"type": "Feature", "id": "a-claim", "geometry": None, "properties": properties}
    )


ABOUT_120 = claim("reported", "roughly 120 troops", best=120)


def faults(caption: str, *claims: Claim) -> list[tuple[str, str]]:
    return [(caption[each.start : each.end], each.reason.key) for each in caption_faults(caption, claims)]


@pytest.mark.parametrize(
    "caption",
    [
        "About 120 troops (reported).",
        "It is reported that ≈120 came in 2025, on 3 May.",
        "F-35s, reported by nobody.",
    ],
)
def test_a_caption_that_keeps_what_its_claims_say_has_no_fault(caption: str) -> None:
    assert faults(caption, ABOUT_120) == []


def test_a_hedge_that_is_not_kept_is_a_fault() -> None:
    assert faults("About 120 troops came.", ABOUT_120) == [("About 120 troops came.", "app.caption.reported")]
    assert faults("They came, it is said (alleged).", claim("denied"))[0][1] == "app.caption.denied"


def test_a_figure_of_no_claim_is_a_fault() -> None:
    assert faults("Some 120 and 300 troops (reported).", ABOUT_120) == [("300", "app.caption.number")]
    assert (
        caption_faults("≈120, and 300 (reported).", [ABOUT_120], [claim("stated", "300 men", best=300)]) == ()
    )


def test_a_figure_that_is_about_so_stays_about_so() -> None:
    assert faults("Here 120 troops (reported).", ABOUT_120) == [("120", "app.caption.about")]


def test_a_figure_in_spanish_is_read_as_spanish_writes_it() -> None:
    given = claim("stated", "15,000 troops", best=15000)
    assert faults("Son 15.000 soldados.", given) == []
    assert faults("Son 16.000 soldados.", given) == [("16.000", "app.caption.number")]


@pytest.mark.parametrize(
    "sentence", ["It is likely, with high confidence.", "Es muy probable, con confianza alta."]
)
def test_likelihood_and_confidence_are_not_mixed_in_a_sentence(sentence: str) -> None:
    assert faults(f"First. {sentence} Last.") == [(sentence, "app.caption.mixed")]
    assert faults(sentence.replace(", ", ". They say so, ")) == []


def test_the_captions_of_the_first_theatre_have_no_fault(southcom: Catalogue) -> None:
    for scene in southcom.theatre.scenes:
        about = [southcom.claims[id_] for id_ in scene.claims]
        shown = [each for each in southcom.claims.values() if each.properties.layer in scene.layers]
        for caption in (scene.caption, *(words.caption for words in scene.translations.values())):
            assert caption_faults(caption or "", about, shown) == (), scene.id
