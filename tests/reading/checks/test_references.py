import pytest

from layers.reading.checks import references
from layers.reading.checks.references import HINTED, again, check_links, links, repeated, unresolved
from layers.reading.problems import Problem
from layers.theatre.catalogue import Catalogue

FILE, RECORD = "claims.geojson", "feature 0 (a)"
LAYERS = ["blue-side", "amber-side"]


def messages(what: str, id_: str, among: list[str] | None, hints: int = HINTED) -> list[str]:
    known = {what: None if among is None else dict.fromkeys(among)}
    found = unresolved(FILE, [(RECORD, what, "field", id_)], known, hints)
    return [problem.message for problem in found]


def test_a_known_id_is_no_problem_nor_one_of_what_could_not_be_read() -> None:
    assert messages("layer", "blue-side", LAYERS) == []
    assert messages("layer", "blue-side", None) == []


@pytest.mark.parametrize(
    ("what", "id_", "among", "message"),
    [
        ("layer", "blue-sdie", LAYERS, "the id of a layer (“blue-side”?), found “blue-sdie”"),
        ("actor", "xyz", LAYERS, "the id of an actor (blue-side, amber-side), found “xyz”"),
        ("place", "xyz", [f"place-{n}" for n in range(13)], "the id of a place (one of 13), found “xyz”"),
        ("claim", "xyz", [], "the id of a claim (there is none), found “xyz”"),
    ],
)
def test_an_unknown_id_comes_with_what_may_be_meant(
    what: str, id_: str, among: list[str], message: str
) -> None:
    assert messages(what, id_, among) == [f"expected {message}"]


def test_of_very_many_ids_none_is_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    many = [f"place-{n}" for n in range(20)]
    assert "“place-1”?" in messages("place", "plaice-1", many)[0]
    assert messages("place", "plaice-1", many, hints=0)[0].endswith("(one of 20), found “plaice-1”")
    monkeypatch.setattr(references, "COMPARED", 19)
    assert messages("place", "plaice-1", many)[0].endswith("(one of 20), found “plaice-1”")


def test_links_of_a_claim_are_its_relations_and_the_ends_of_an_arc(southcom: Catalogue) -> None:
    assert list(links(southcom.claims["twz-etf-strength"])) == [("related.0.claim", "ru-etf-strength")]
    assert list(links(southcom.claims["ru-wagner"])) == []
    arc = southcom.claims["ru-airlift"]
    ends = [end.claim for end in arc.properties.where.ends or ()]
    assert [id_ for field, id_ in links(arc) if field.startswith("where.ends.")] == list(filter(None, ends))
    assert any(ends)


def test_a_link_that_leads_nowhere_is_named() -> None:
    given = [("feature 0 (a)", "related.0.claim", "b"), ("feature 1 (b)", "related.0.claim", "c")]
    assert list(check_links(given, {"claim": dict.fromkeys("ab")}, FILE)) == [
        Problem(FILE, "feature 1 (b)", "related.0.claim", "expected the id of a claim (a, b), found “c”")
    ]


def test_after_the_first_no_more_ids_are_guessed() -> None:
    given = [(f"feature {n}", "related.0.claim", "claym") for n in range(HINTED + 2)]
    guessed = [
        "(“claim”?)" in problem.message for problem in check_links(given, {"claim": {"claim": 1}}, FILE)
    ]
    assert guessed == [True] * HINTED + [False] * 2


def test_what_is_there_again_is_told_each_time() -> None:
    assert list(again("abcab")) == [3, 4]
    assert list(again("abc")) == []
    assert list(repeated("claims", "claim", ["a", "b", "a"])) == [
        ("claims.2", "expected each claim once, found “a” again")
    ]
