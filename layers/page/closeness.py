"""How near the map goes, and how finely lines are written for that."""

from typing import NamedTuple

from layers.theatre.claims import Claims

FINER = range(1, 5)
"""The precisions of what is placed finer than a country: from the exact place to a first-order area."""


class Closeness(NamedTuple):
    """The nearest ``zoom`` of the map, and the steps in a degree (``scale``) that are below a pixel there."""

    zoom: int
    scale: int


COUNTRIES = Closeness(8, 250)
"""0.004° are 440 m; a pixel at zoom 8 is 610 m on the equator."""

PLACES = Closeness(11, 2500)
"""0.0004° are 44 m; a pixel at zoom 11 is 76 m on the equator."""


def closeness(claims: Claims) -> Closeness:
    """Return how near the map of these claims goes: nearer where any is placed finer than a country."""
    finer = any(where["precision"] in FINER for where in claims.columns["where"].values)
    return PLACES if finer else COUNTRIES
