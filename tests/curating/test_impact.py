from typing import Any

from layers.curating.impact import impact
from layers.curating.records import KINDS, Records


def records(sources: dict[str, list[str]], claims: dict[str, dict[str, Any]]) -> Records:
    """Sources by id with those that they credit, and claims that cite them."""
    found: Records = {kind: {} for kind in KINDS}
    found["source"] = {
        id_: {"id": id_, "title": id_, "kind": "report", "credits": credited}
        for id_, credited in sources.items()
    }
    found["claim"] = {
        id_: {"type": "Feature", "id": id_, "properties": {"label": id_, "layer": "sea", **says}}
        for id_, says in claims.items()
    }
    return found


def cites(source: str) -> dict[str, Any]:
    return {"citations": [{"source": source}]}


def test_the_way_to_a_source_leaves_out_what_else_was_credited_on_it() -> None:
    credits_ = {"paper": ["wire", "ministry"], "wire": ["witness"], "witness": [], "ministry": ["officer"]}
    found = impact(records(credits_ | {"officer": []}, {"a": cites("paper")}), "officer")
    assert [each.way for each in found.claims] == [("paper", "ministry")]
    assert found.crediting == ("paper", "ministry")


def test_of_two_ways_the_shorter_is_told() -> None:
    known = records(
        {"paper": ["wire"], "wire": []}, {"a": {"citations": [{"source": "paper"}, {"source": "wire"}]}}
    )
    assert [each.way for each in impact(known, "wire").claims] == [()]


def test_a_claim_of_which_only_the_range_rests_on_a_source_says_so() -> None:
    known = records({"paper": [], "manual": []}, {"a": {**cites("paper"), "range": {"source": "manual"}}})
    (found,) = impact(known, "manual").claims
    assert (found.id, found.what) == ("a", "range")
