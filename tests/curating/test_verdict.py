"""What is said of a claim before it is saved is what the check says once somebody tries."""

from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from layers.curating.changes import with_values
from layers.curating.held import Held, held
from layers.curating.records import Record
from layers.curating.saving import save
from layers.curating.verdict import verdict
from layers.curating.warnings import warnings
from layers.reading.problems import Problem, TheatreError
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.browser.conftest import SOUTHCOM

EVERY = 40
"""Of the shipped theatre's claims, each so many-eth is tried, besides those that the check warns of."""

CHANGES: dict[str, tuple[str, dict[str, Any]]] = {
    "an unknown id": ("amber-flotilla", {"actor": "green"}),
    "a text that is empty": ("blue-garrison", {"statement": ""}),
    "a field that is missing": ("blue-garrison", {"layer": None}),
    "a link to no claim": ("amber-flotilla", {"related": [{"claim": "nobody", "relation": "same_as"}]}),
    "a link to itself": ("amber-pier", {"related": [{"claim": "amber-pier", "relation": "same_as"}]}),
    "a layer that its scene does not show": ("blue-garrison", {"layer": "flights"}),
    "a source that is none": ("amber-pier", {"citations": [{"source": "nobody", "paragraph": 1}]}),
    "a label with a figure alone": ("amber-pier", {"label": "4 piers", "quantity": None}),
    "nothing wrong": ("amber-pier", {"note": "Looked at again."}),
}


SOUND = ("a label with a figure alone", "nothing wrong")
"""The changes that the check takes; of the first it warns."""


def refusal(now: Held, claim: Record) -> tuple[Problem, ...]:
    """Return why a claim cannot be saved, nothing once it is."""
    try:
        save(now, {("claim", claim["id"]): claim}, by="Ana", on=datetime(2026, 1, 2, tzinfo=UTC))
    except TheatreError as error:
        return error.problems
    return ()


def told(problems: Any, id_: str = "") -> list[tuple[str, str]]:
    """Return field and message of problems, of those of a claim where its id is given."""
    return [(each.field, each.message) for each in problems if not id_ or f"({id_})" in each.record]


def test_of_each_claim_it_warns_as_the_check_of_the_whole_theatre(southcom: Catalogue) -> None:
    by_claim: defaultdict[str, list[Problem]] = defaultdict(list)
    now = held(SOUTHCOM)
    for each in warnings(southcom):
        by_claim[each.record.rpartition("(")[2].rstrip(")")].append(each)
    claims = list(now.records["claim"])
    tried = dict.fromkeys([*claims[::EVERY], *(each for each in claims if each in by_claim)])
    assert len(by_claim.keys() & tried) >= 5
    for id_ in tried:
        found = verdict(now, now.records["claim"][id_], {})
        assert found.problems == ()
        assert told(found.warnings) == told(by_claim[id_]), id_


@pytest.mark.parametrize("change", CHANGES)
def test_of_a_change_it_says_what_a_save_would(change: str, invented: Path) -> None:
    id_, values = CHANGES[change]
    scene = {
        "id": "all",
        "title": "All",
        "caption": "All.",
        "layers": ["blue-side"],
        "claims": ["blue-garrison"],
    }
    now = save(held(invented), {("scene", "all"): scene}, by="Ana", on=datetime(2026, 1, 1, tzinfo=UTC))
    claim = with_values(
        now.records["claim"][id_], {("properties", name): each for name, each in values.items()}
    )
    before = sorted(invented.parent.rglob("*"))
    found = verdict(now, claim, {})
    assert sorted(invented.parent.rglob("*")) == before, "nothing is left behind"
    refused = refusal(now, claim)
    assert sorted(told(found.problems)) == sorted(told(refused))
    assert bool(refused) != (change in SOUND)
    if not refused:
        assert told(found.warnings) == told(warnings(read(invented)), id_)
        assert bool(found.warnings) == (change == SOUND[0])


def test_a_first_claim_is_judged_together_with_the_sources_that_wait_for_it(invented: Path) -> None:
    now = held(invented)
    claim = now.records["claim"]["amber-pier"]
    sources = {("source", id_): each for id_, each in now.records["source"].items()}
    empty = {**now.records, "claim": {}, "source": {}, "scene": {}, "chart": {}}
    alone = type(now)(now.folder, now.documents, empty, "")
    assert {each.field for each in verdict(alone, claim, {}).problems} >= {"citations.0.source"}
    assert verdict(alone, claim, sources).problems == ()
