import pytest

from layers.messages.language import LANGUAGES, Language
from layers.theatre.kinds import GLYPHS, default_kinds
from layers.theatre.translation import translated


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_default_kind_has_a_label_in_every_language_and_a_glyph(language: Language) -> None:
    kinds = default_kinds(language)
    assert list(kinds) == list(GLYPHS)
    for id_, kind in kinds.items():
        assert (kind.id, kind.glyph) == (id_, GLYPHS[id_])
        assert set(kind.translations) == set(LANGUAGES) - {language}


def test_a_kind_has_one_label_a_language_whichever_the_theatre_speaks() -> None:
    for language in LANGUAGES:
        ship = default_kinds(language)["ship"]
        assert [translated(ship, "label", reader) for reader in ("en", "es")] == ["Ships", "Buques"]


def test_a_front_has_a_side_and_a_route_a_direction() -> None:
    lines = {id_: kind.line for id_, kind in default_kinds("en").items() if kind.line != "plain"}
    assert lines == {"front": "teeth", "route": "arrows"}
