from collections.abc import Iterator

import numpy as np
import pytest

from layers.curating.findings import Findings
from layers.reading import problems
from layers.reading.problems import Problems
from layers.theatre.claims import Claims
from tests.theatre.least import built, point

LABELS = ("calm", "odd", "strange", "odd", "calm", "strange", "odd")


@pytest.fixture
def claims() -> Claims:
    features = [point(f"c{number}", number, 1) for number in range(len(LABELS))]
    for feature, label in zip(features, LABELS, strict=True):
        feature["properties"]["label"] = label
    return built(*features)


def odd(label: str) -> Iterator[tuple[str, str]]:
    if label == "strange":
        yield "hedge", "it is strange"
        yield "citations.3.source", "it has a strange source"
    if label != "calm":
        yield "label", f"it is {label}"


def found(claims: Claims) -> Problems:
    findings = Findings(claims)
    findings.add(odd, "label")
    findings.add_where(np.arange(len(claims)) == 3, "statement", lambda text: [("statement", text)], "label")
    findings.add_rows({5: [("geometry", "it is far")], 0: []})
    told = Problems()
    findings.report(told, "claims.geojson")
    return told


def test_what_a_value_says_is_told_of_each_claim_that_has_it(claims: Claims) -> None:
    assert [f"{each.record} {each.field} {each.message}" for each in found(claims)] == [
        "feature 1 (c1) label it is odd",
        "feature 2 (c2) hedge it is strange",
        "feature 2 (c2) citations.3.source it has a strange source",
        "feature 2 (c2) label it is strange",
        "feature 3 (c3) label it is odd",
        "feature 3 (c3) statement odd",
        "feature 5 (c5) hedge it is strange",
        "feature 5 (c5) citations.3.source it has a strange source",
        "feature 5 (c5) label it is strange",
        "feature 5 (c5) geometry it is far",
        "feature 6 (c6) label it is odd",
    ]


@pytest.mark.parametrize("first", range(1, 12))
def test_further_ones_are_counted_as_if_each_was_told(
    claims: Claims, monkeypatch: pytest.MonkeyPatch, first: int
) -> None:
    every = list(found(claims))
    monkeypatch.setattr(problems, "FIRST", first)
    told, expected = found(claims), Problems(every)
    assert (list(told), len(told), told.rest()) == (list(expected), len(expected), expected.rest())
