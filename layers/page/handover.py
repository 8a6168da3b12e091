"""What whoever is handed a file gets: layers and claims, shown and not, the as-of date, the languages."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from layers.page.parameters import Parameter
from layers.page.state import State
from layers.page.visible import latest, shown
from layers.theatre.catalogue import Catalogue
from layers.theatre.fields import PartialDate
from layers.theatre.theatre import Layer, Scene


@dataclass(frozen=True)
class Handover:
    """What a file gives away.

    ``claims`` are in the file, ``seen`` of them are shown. ``off`` are layers that are in it and switched
    off, ``left_out`` those that are not in it. ``hidden`` claims of visible layers are hidden by
    ``narrowed``, the filters and the date; ``hidden_inside`` is whether they are in the file. ``noted`` are
    scenes with the presenter's notes, which nobody sees at first.
    """

    claims: int
    seen: int
    layers: tuple[Layer, ...]
    off: tuple[Layer, ...]
    left_out: tuple[Layer, ...]
    hidden: int
    narrowed: tuple[Parameter, ...]
    hidden_inside: bool
    as_of: str
    languages: tuple[str, ...]
    noted: tuple[Scene, ...]


MONTHS, YEARS = 61, 731
"""Days from which an age is told in months, and in years, as under the map (``layers/web/shell/foot.js``)."""


def age(as_of: PartialDate, today: date) -> tuple[int, Literal["days", "months", "years"]]:
    """Return how long ago reading ended: since the last day that the date may mean, and never less than 0."""
    days = max(0, (today - date.fromisoformat(latest(as_of))).days)
    if days < MONTHS:
        return days, "days"
    return (round(days / 30.44), "months") if days < YEARS else (round(days / 365.25), "years")


def handover(catalogue: Catalogue, state: State, held: Catalogue) -> Handover:
    """Return what a file gives away that has the theatre ``held``: ``catalogue``, or an excerpt of it."""
    found = shown(catalogue, state)
    seen = int(found.claims.sum())
    inside = {layer.id for layer in held.theatre.layers}
    theatre = held.theatre
    return Handover(
        claims=len(held.claims),
        seen=seen,
        layers=theatre.layers,
        off=tuple(layer for layer in theatre.layers if layer.id not in state.layers),
        left_out=tuple(layer for layer in catalogue.theatre.layers if layer.id not in inside),
        hidden=int(found.of_layers.sum()) - seen,
        narrowed=found.narrowed,
        hidden_inside=held is catalogue,
        as_of=theatre.as_of,
        languages=tuple(dict.fromkeys((theatre.language, *theatre.translations))),
        noted=tuple(scene for scene in theatre.scenes if scene.notes),
    )
