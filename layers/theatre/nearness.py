"""How precisely a claim is placed, in words: what the viewer says by ``layers/web/words/place.js``."""

from layers.messages.language import Language, text

APPROXIMATE = 5
"""The location precision from which on the course of a line is approximate."""


def nearness(precision: int, language: Language, *, line: bool) -> str:
    """Return a location precision (0 to 8) in words; that of a ``line`` without ends is about its course."""
    words = text(language, f"precision.{precision}")
    if not line:
        return words
    if precision == 1:
        return text(language, "course.given")
    return text(language, "course.near" if precision < APPROXIMATE else "course.approximate", precision=words)
