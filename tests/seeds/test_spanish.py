"""The first theatre in Spanish."""

import re

from layers.theatre.catalogue import Catalogue
from layers.theatre.claim import Claim
from layers.theatre.fields import Record
from tests.seeds.test_places import OLD, table


class TestSpanish:
    def test_every_claim_says_what_it_says(self, claim: Claim) -> None:
        words = claim.properties.translations["es"]
        assert words.label
        assert words.statement
        assert bool(words.items) is bool(claim.properties.items)
        assert bool(words.note) is bool(claim.properties.note)

    def test_figures_are_the_same(self, claim: Claim) -> None:
        def figures(text: str | None) -> list[str]:
            return re.findall(r"[≈≥>]?\d+(?:–\d+)?", re.sub(r"(?<=\d)[.,](?=\d{3})", "", text or ""))

        assert figures(claim.properties.translations["es"].label) == figures(claim.properties.label)

    def test_the_theatre_and_every_place_have_names(self, southcom: Catalogue) -> None:
        theatre = southcom.theatre
        records = (theatre, *theatre.layers, *theatre.actors, *theatre.collections, *theatre.scenes)
        for record in map(Record.model_dump, records):
            assert record["translations"]["es"], record
        # provinces and towns have their own names; a reader of Spanish reads those too
        for id_ in (*OLD, *southcom.gazetteer.own, *(row["id"] for row in table("units"))):
            assert southcom.gazetteer.places[id_].properties.translations["es"].name, id_
