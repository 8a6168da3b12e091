from pathlib import Path

import pytest
from pydantic import ValidationError

from layers.messages.language import Language
from layers.reading.theatre import read
from layers.theatre.claim import Rating
from layers.theatre.theatre import Layer
from layers.theatre.translation import (
    ClaimWords,
    LayerWords,
    language_suffix,
    tagged,
    translated,
    translations,
)


def test_a_record_is_said_in_the_readers_language_or_as_it_is(invented: Path) -> None:
    catalogue = read(invented)
    says = {id_: claim.properties for id_, claim in catalogue.claims.items()}
    assert translated(says["blue-radar"], "label", "es") == "Radar (presuntamente)"
    assert translated(says["blue-radar"], "label", "en") == "Radar (alleged)"
    assert translated(says["amber-pier"], "items", "es") == ("una grúa", "un cobertizo")
    assert translated(says["amber-pier"], "label", "es") == "Pier"
    assert translated(says["amber-denial"], "label", "es") == "No ships there (denied)"
    assert tagged(says["blue-radar"], "label", "es", "en") == "Radar (presuntamente)"
    assert tagged(says["amber-pier"], "label", "es", "en") == "Pier [EN]"
    assert tagged(says["amber-pier"], "label", "en", "en") == "Pier"


@pytest.mark.parametrize(
    ("own", "reader", "tag"), [("en", "en", ""), ("en", "es", " [EN]"), ("es", "en", " [ES]")]
)
def test_a_text_in_another_language_than_the_readers_is_marked(
    own: Language, reader: Language, tag: str
) -> None:
    assert language_suffix(reader, own) == tag


def test_a_record_is_written_without_what_is_not_translated() -> None:
    plain = Layer(id="a", label="A", colour="#000000")
    assert "translations" not in plain.model_dump(mode="json")
    translated = plain.model_copy(update={"translations": {"es": LayerWords(label="Á")}})
    assert translated.model_dump(mode="json")["translations"] == {"es": {"label": "Á"}}


def test_a_record_without_free_text_has_no_translations() -> None:
    assert translations(Rating()) == {}


def test_what_a_source_is_quoted_for_is_never_translated() -> None:
    with pytest.raises(ValidationError, match="hedge"):
        ClaimWords.model_validate({"hedge": "dicen"})


def test_a_language_is_one_that_the_messages_speak() -> None:
    with pytest.raises(ValidationError, match="translations"):
        Layer.model_validate({"id": "a", "label": "A", "colour": "#000000", "translations": {"fr": {}}})
