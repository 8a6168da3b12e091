from typing import Any

import pytest

from layers.reading.checks import chains
from layers.reading.checks.chains import check_chains
from layers.theatre.source import Source


def sources(**credits_: str) -> dict[str, Source]:
    return {
        id_: Source(id=id_, title=id_, kind="report", credits=tuple(credited))
        for id_, credited in credits_.items()
    }


CITED: list[list[dict[str, Any]]] = [[{"source": "a"}], [{"source": "b"}, {"source": "c", "credits": ["d"]}]]


def most(cited: list[list[dict[str, Any]]], of: dict[str, Source], monkeypatch: pytest.MonkeyPatch) -> int:
    """The steps that the chains have: the least limit that they keep."""
    for limit in range(100):
        monkeypatch.setattr(chains, "MOST", limit)
        if not list(check_chains(cited, of, "claims.geojson")):
            return limit
    raise AssertionError("more than a hundred")


def test_all_lines_of_credit_count_and_all_credits_in_them(monkeypatch: pytest.MonkeyPatch) -> None:
    # a–b–c and a–d, three credits; b–c, one credit; c–d, whose source as a whole credits nobody
    assert most(CITED, sources(a="bd", b="c", c="", d=""), monkeypatch) == (3 + 2 + 3) + (2 + 1) + 2


def test_more_than_a_page_can_draw_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chains, "MOST", 2)
    (problem,) = check_chains(CITED, sources(a="b", b="c", c="", d=""), "claims.geojson")
    assert str(problem) == (
        "claims.geojson, citations: expected chains of credit with at most 2 steps under all claims, "
        "found more"
    )
