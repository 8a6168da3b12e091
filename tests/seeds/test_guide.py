"""The guide for whoever adds data."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any, get_args

import pytest

from layers.reading.gazetteer import GAZETTEER
from layers.theatre.catalogue import Catalogue
from layers.theatre.claim import Citation, ClaimProperties, Quantity, Rating, Related, When, Where
from layers.theatre.credits import origins
from layers.theatre.fields import Record
from layers.theatre.kinds import GLYPHS
from layers.theatre.place import PlaceProperties
from layers.theatre.schema import PlacesFile
from layers.theatre.source import Source
from layers.theatre.theatre import Actor, Change, Chart, Collection, Filters, Kind, Layer, Scene, Theatre
from layers.theatre.vocabulary import ASSERTIONS, RELATIONS, SOURCE_KINDS, STATUSES, Texture


class TestGuide:
    """The guide for whoever adds data is in step with the models."""

    TEXT = (GAZETTEER.parent / "README.md").read_text(encoding="utf-8")

    def test_its_example_of_places_is_one(self) -> None:
        PlacesFile.model_validate(json.loads(self.TEXT.split("```json")[2].split("```")[0]))

    @pytest.mark.parametrize(
        "model",
        [
            *(ClaimProperties, Quantity, When, Where, Citation, Rating, Related, Source),
            *(Theatre, Actor, Kind, Collection, Layer, Chart, Change, Scene, Filters, PlaceProperties),
        ],
    )
    def test_it_names_every_field(self, model: type[Record]) -> None:
        names = [field.alias or name for name, field in model.model_fields.items()]
        assert [name for name in names if not re.search(rf"[`.]{name}[`.]", self.TEXT)] == []

    @pytest.mark.parametrize("model", [Actor, Layer])
    def test_each_field_of_actors_and_layers_has_a_row(self, model: type[Record]) -> None:
        table = self.TEXT.split(f"**{model.__name__.lower()}**")[1].split("\n\n")[1]
        assert [name for name in model.model_fields if f"`{name}`" not in table] == []

    @pytest.mark.parametrize(
        "words", [ASSERTIONS, STATUSES, RELATIONS, SOURCE_KINDS, GLYPHS, get_args(Texture), range(7)]
    )
    def test_it_names_every_word(self, words: Iterable[Any]) -> None:
        assert [word for word in words if f"`{word}`" not in self.TEXT] == []


def test_the_guides_table_counts_the_claims_as_they_are(southcom: Catalogue) -> None:
    text = TestGuide.TEXT
    groups = {
        layer.label: [says for says in southcom.claims.values() if says.properties.layer == layer.id]
        for layer in southcom.theatre.layers
    }
    for label, claims in {**groups, "**all**": list(southcom.claims.values())}.items():
        put: Counter[str] = Counter(claim.properties.assertion for claim in claims)
        placed = Counter(claim.properties.where.precision for claim in claims)
        found = [origins(claim.properties.citations, southcom.sources) for claim in claims]
        cells = [
            *(label, len(claims), *(put[each] or "–" for each in GUIDED)),
            " · ".join(f"{level}: {placed[level]}" for level in sorted(placed)),
            len({origin for each in found for origin in each}),
            sum(not each for each in found) or "–",
        ]
        assert f"| {' | '.join(map(str, cells))} |" in text, label


GUIDED = ("stated", "reported", "assessed", "alleged", "speculated", "conditional", "denied")
"""The order of assertions in the guide's table."""
