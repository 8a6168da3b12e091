from pathlib import Path

import pytest

from layers.reading.theatre import read


@pytest.mark.parametrize(
    ("claim", "needs"), [("blue-flights", ["amber-side", "blue-side"]), ("amber-pier", [])]
)
def test_an_arc_needs_the_layers_of_its_ends_and_other_claims_none(
    invented: Path, claim: str, needs: list[str]
) -> None:
    assert read(invented).needs(claim) == needs


def test_a_claim_does_not_need_its_own_layer_besides(invented: Path) -> None:
    path = invented / "claims.geojson"
    text = path.read_text(encoding="utf-8").replace('"layer": "flights"', '"layer": "blue-side"')
    path.write_text(text, encoding="utf-8")
    assert read(invented).needs("blue-flights") == ["amber-side"]
