"""What a sheet rests on, in the elements of ICS 206-01."""

from dataclasses import replace
from pathlib import Path

import pytest

from layers.exporting.drawing.sourcing import references, summary
from layers.exporting.drawing.wording import Wording
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from layers.theatre.claim import Claim
from layers.theatre.credits import origins
from layers.theatre.source import Retraction


@pytest.fixture
def catalogue(invented: Path) -> Catalogue:
    return read(invented)


@pytest.fixture
def claims(catalogue: Catalogue) -> list[Claim]:
    return [catalogue.claims[each] for each in catalogue.claims]


def test_a_summary_counts_origins_once_and_says_how_firm_and_how_reliable(
    catalogue: Catalogue, claims: list[Claim]
) -> None:
    said = summary(claims, Wording(catalogue, "en"))
    ends = origins((one for each in claims for one in each.properties.citations), catalogue.sources)
    assert said.startswith(f"Source summary: {len(claims)} claims from ")
    assert f", {len(ends)} independent origins; read until {catalogue.theatre.as_of}." in said
    for assertion in {each.properties.assertion for each in claims}:
        number = sum(each.properties.assertion == assertion for each in claims)
        assert f"{assertion} {number}" in said
    grades = {each.properties.rating.reliability for each in claims}
    assert all(f"{grade} (" in said.partition("Reliability")[2] for grade in grades)
    dates = sorted(each.published for each in catalogue.sources.values() if each.published)
    assert f"Published {dates[0]}" in said


def test_a_summary_says_until_when_each_collection_was_read(southcom: Catalogue) -> None:
    claims = [southcom.claims[each] for each in southcom.claims]
    said = summary(claims, Wording(southcom, "en")).partition("read until ")[2].partition(".")[0]
    layers = {each.properties.layer for each in claims}
    assert said.split(", ") == sorted({southcom.theatre.read_until(each) for each in layers})
    assert len(said.split(", ")) > 1


def test_a_reference_has_publisher_title_date_access_and_descriptor(southcom: Catalogue) -> None:
    claims = [southcom.claims[each] for each in southcom.claims]
    wording = Wording(southcom, "en")
    found = references(claims, wording)
    sources = wording.resting(claims)
    assert len(found) == len(sources)
    for line, source in zip(found, sources, strict=True):
        parts = line.split(" | ")
        if source.publisher:
            assert parts[0] == source.publisher
        assert source.published in parts if source.published else "undated" in parts
        assert source.url is None or source.url in parts
        assert source.accessed is None or f"accessed {source.accessed}" in parts
        assert parts[-1].startswith("source: ")
        for credited in source.credits:
            assert "rests on " in parts[-1], credited


def test_a_source_that_no_longer_stands_is_said_to(catalogue: Catalogue, claims: list[Claim]) -> None:
    id_, source = next(iter(catalogue.sources.items()))
    gone = source.model_copy(update={"retraction": Retraction(what="withdrawn", on="2026-03-15")})
    wording = Wording(replace(catalogue, sources={**catalogue.sources, id_: gone}), "en")
    assert f"No longer as published: “{source.title}”, Withdrawn, 2026-03-15." in summary(claims, wording)
    (line,) = [each for each in references(claims, wording) if f"“{source.title}”" in each]
    assert line.endswith(", Withdrawn, 2026-03-15")
    assert "No longer" not in summary(claims, Wording(catalogue, "en"))
