from typing import Any

import pytest

from layers.messages.language import text
from layers.theatre.marking import marking
from layers.theatre.theatre import Theatre
from tests.theatre.test_theatre import LEAST

SPANISH = {"translations": {"es": {"marking": "SOLO EJERCICIO", "banner": "Inventado"}}}
LINES: list[tuple[dict[str, Any], str, str]] = [
    ({}, text("en", "marking"), text("es", "marking")),
    (
        {"handling": "For staff"},
        f"{text('en', 'marking')} · For staff",
        f"{text('es', 'marking')} · For staff [EN]",
    ),
    ({"banner": "Invented"}, "Invented", "Invented [EN]"),
    ({"banner": "Invented", **SPANISH}, "Invented", "Inventado"),
    ({"marking": "EXERCISE ONLY", "banner": "Invented", **SPANISH}, "EXERCISE ONLY", "SOLO EJERCICIO"),
    ({"marking": "EXERCISE", "handling": "Destroy"}, "EXERCISE · Destroy", "EXERCISE [EN] · Destroy [EN]"),
]


@pytest.mark.parametrize(("fields", "english", "spanish"), LINES)
def test_a_marking_is_the_theatres_own_or_says_that_nothing_is_verified(
    fields: dict[str, Any], english: str, spanish: str
) -> None:
    theatre = Theatre.model_validate(LEAST | fields)
    assert (marking(theatre, "en"), marking(theatre, "es")) == (english, spanish)
