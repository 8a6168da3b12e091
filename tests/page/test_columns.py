from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from layers.page.columns import claim_columns
from layers.page.symbols import code
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from layers.theatre.credits import chain, origins
from tests.theatre.least import built, point


def test_every_claim_has_what_follows_from_it(southcom: Catalogue) -> None:
    columns, _ = claim_columns(southcom, 250)
    actors = {actor.id: actor for actor in southcom.theatre.actors}
    for row, claim in enumerate(southcom.claims.values()):
        says = claim.properties
        assert columns["chains"][row] == [
            [link._asdict() for link in chain(each, southcom.sources)] for each in says.citations
        ]
        assert columns["origins"][row] == origins(says.citations, southcom.sources)
        assert columns["needs"][row] == southcom.needs(claim.id)
        assert columns["symbol"][row] == (says.sidc and code(says.sidc, actors[says.actor]))


def test_geometry_goes_to_the_page_as_a_shape_alone(southcom: Catalogue) -> None:
    columns, _ = claim_columns(southcom, 250)
    assert "geometry" not in columns
    assert {shape["mark"] for shape in columns["shape"]} >= {"area", "arc", "none", "point"}
    assert columns.keys() - {"chains", "origins", "symbol", "needs", "shape"} == (
        southcom.claims.columns.keys() - {"geometry"}
    )


def test_positions_are_whole_steps_of_as_few_decimals_as_they_have(invented: Path) -> None:
    catalogue = read(invented)
    _, numbers = claim_columns(catalogue, 250)
    assert {name: column.scale for name, column in numbers.items()} == {"lon": 1000, "lat": 1000}
    for name, degrees in zip(("lon", "lat"), catalogue.claims.points(), strict=True):
        steps, known = numbers[name].steps, ~np.isnan(degrees)
        assert np.array_equal(steps[known] / 1000, degrees[known])
        assert set(steps[~known]) == {min(steps[known])}, "a claim without a position widens no range"


@pytest.mark.parametrize(("lon", "scale"), [(12, 1), (12.5, 10), (12.345678, 100_000)])
def test_no_more_than_five_decimals_go_to_the_page(southcom: Catalogue, lon: float, scale: int) -> None:
    feature = point("a", lon, 0)
    feature["properties"] |= {"actor": "ru", "citations": [{"source": "article"}]}
    _, numbers = claim_columns(replace(southcom, claims=built(feature)), 250)
    assert (numbers["lon"].scale, numbers["lon"].steps.tolist()) == (scale, [round(lon * scale)])


def test_without_points_there_are_no_positions(southcom: Catalogue) -> None:
    feature = point("a") | {"geometry": None}
    feature["properties"] |= {"actor": "ru", "citations": [{"source": "article"}]}
    assert claim_columns(replace(southcom, claims=built(feature)), 250)[1] == {}
