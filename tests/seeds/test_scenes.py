"""The scenes of the first theatre."""

import re

from layers.reading.spelled_numbers import numbers_in
from layers.theatre.catalogue import Catalogue
from layers.theatre.theatre import Scene


class TestScenes:
    """What the check sees of scenes (their references, the layers of what is marked) is not repeated."""

    def test_they_are_those(self, southcom: Catalogue) -> None:
        found = [scene.id for scene in southcom.theatre.scenes]
        assert found == [
            *("aor", "us-moved", "ru-reported", "ru-alleged", "what-if"),
            *("us-bases", "strikes", "ve-forces", "denials", "who-repeats-whom"),
            *("unknown", "after"),
        ]

    def test_what_they_speak_of_passes_their_filters(self, scene: Scene, southcom: Catalogue) -> None:
        assert scene.claims
        assert scene.view
        for id_ in scene.claims:
            says = southcom.claims[id_].properties
            assert not scene.filters.assertions or says.assertion in scene.filters.assertions, id_

    def test_captions_keep_the_hedges_of_what_is_spoken_of(self, scene: Scene, southcom: Catalogue) -> None:
        words = {"reported": "report|could not verify|not confirm", "denied": "den"}
        for id_ in scene.claims:
            assertion = southcom.claims[id_].properties.assertion
            if assertion != "stated":
                assert re.search(words.get(assertion, assertion), scene.caption), id_

    def test_every_figure_in_a_caption_is_one_of_a_visible_claim(
        self, scene: Scene, southcom: Catalogue
    ) -> None:
        said = {
            number
            for claim in southcom.claims.values()
            if claim.properties.layer in scene.layers
            for text in (claim.properties.label, claim.properties.statement)
            for number in numbers_in(text)
        }
        figures = re.findall(r"\b\d[\d,]*\b", scene.caption)
        assert {float(figure.replace(",", "")) for figure in figures} <= said

    def test_a_caption_can_be_read_out_in_half_a_minute(self, scene: Scene) -> None:
        assert len(scene.caption.split()) <= 75

    def test_other_reporting_is_kept_apart_in_words(self, scene: Scene, southcom: Catalogue) -> None:
        collection = {layer.id: layer.collection for layer in southcom.theatre.layers}
        others = {
            southcom.sources[citation.source].publisher
            for id_ in scene.claims
            if collection[southcom.claims[id_].properties.layer] != "the-article"
            for citation in southcom.claims[id_].properties.citations
        }
        if others:
            assert "article" in scene.caption
            assert [name for name in others if str(name) in scene.caption], "says whose words these are"
