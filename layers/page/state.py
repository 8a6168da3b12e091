"""What a reader has chosen: visible layers, view, selected claim, filters, scene, style, language.

::

    StateError(ValueError)      a choice that the theatre does not offer
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from layers.messages.language import Language
from layers.page.link import as_texts, from_texts
from layers.page.parameters import PARAMETERS, Box, Kind, Parameter
from layers.theatre.catalogue import Catalogue
from layers.theatre.fields import PartialDate
from layers.theatre.theatre import Filters
from layers.theatre.vocabulary import Coordinates, Dates, Density, Graticule, Symbols, Theme, Timeline


class StateError(ValueError):
    """A choice that the theatre does not offer; the message says what was expected and found."""


NO_FILTERS = Filters()

FARTHEST = 540
"""Degrees of longitude up to which a view is on the map, which repeats the world once to either side."""


@dataclass(frozen=True)
class State:
    """Visible layers (ids), the view, the selected claim, and the rest: see :mod:`layers.page.parameters`.

    ``symbols`` is by nationality, or MIL-STD-2525D where a claim has a symbol code. ``until`` hides claims
    of later dates; ``timeline`` says which dates. ``theme`` and ``language`` None are the browser's.
    ``coordinates`` is how they are written, ``graticule`` whether meridians and parallels are drawn,
    ``dates`` how the as-of date is written.
    ``density`` None is cards where the window has room for them, else marks. ``brief`` fills the window
    with the map.
    """

    layers: tuple[str, ...]
    view: Box
    select: str | None = None
    theme: Theme | None = None
    symbols: Symbols = "nationality"
    coordinates: Coordinates = "degrees"
    graticule: Graticule = "on"
    dates: Dates = "date"
    density: Density | None = None
    scene: str | None = None
    filters: Filters = NO_FILTERS
    until: str | None = None
    timeline: Timeline = "reported"
    language: Language | None = None
    brief: bool = False

    def checked(self, catalogue: Catalogue) -> "State":
        """Return the state with its layers in the theatre's order.

        Raises:
            StateError: if a layer, claim or filter is unknown, no layer is visible, the view is not on the
                map, or ``until`` is not a date.

        """
        for each in PARAMETERS:
            _check_offered(each, each.value(self), catalogue)
        for each in PARAMETERS:
            if each.kind == "date":
                _check_date(each.value(self))
        known = [layer.id for layer in catalogue.theatre.layers]
        if not self.layers:
            raise StateError(f"expected at least one visible layer ({', '.join(known)}); found none")
        _check_selected(self.select, self.layers, catalogue)
        _check_view(self.view)
        return replace(self, layers=tuple(id_ for id_ in known if id_ in self.layers))

    def as_json(self) -> dict[str, Any]:
        """Return the state as the page reads it."""
        return asdict(self) | {
            "layers": list(self.layers),
            "view": list(self.view),
            "filters": self.filters.model_dump(mode="json"),
        }

    def as_link(self, catalogue: Catalogue) -> dict[str, str]:
        """Return the query parameters of a link to this state, without those that are as it opens."""
        start = as_texts(opening(catalogue, self.scene))
        scene = {"scene": self.scene} if self.scene else {}
        return scene | {name: text for name, text in as_texts(self).items() if text != start[name]}


def opening(catalogue: Catalogue, scene: str | None = None) -> State:
    """Return the state a theatre opens with, or that of the scene with this id, if there is one."""
    theatre = catalogue.theatre
    start = State(tuple(layer.id for layer in theatre.layers if layer.on), theatre.view)
    for each in theatre.scenes:
        if each.id == scene:
            view = each.view or start.view
            return replace(start, layers=each.layers, view=view, filters=each.filters, scene=each.id)
    return start


def from_link(parameters: Mapping[str, str], catalogue: Catalogue) -> State:
    """Return the state that a link's query parameters ask for; parameters of others are ignored.

    A scene brings its own layers, view and filters, unless the link gives them too.

    Raises:
        StateError: for what the theatre does not offer.

    """
    start = as_texts(opening(catalogue, parameters.get("scene")))
    values = from_texts(start | {name: parameters[name] for name in start if name in parameters})
    message = {field.name: values[field.name] for field in fields(State)}
    return _state(message, "a link to a state of this theatre").checked(catalogue)


def from_page(message: Any, catalogue: Catalogue) -> State:
    """Return the state that the page reports, as parsed from its JSON.

    Raises:
        StateError: if it is not a state of this theatre, or no layer is visible.

    """
    return _state(message, "a state from the page").checked(catalogue)


def _box(corners: Any) -> Box:
    west, south, east, north = corners
    return float(west), float(south), float(east), float(north)


def _as_is(value: Any) -> Any:
    return value


SHAPES: dict[Kind, Callable[[Any], Any]] = {
    "ids": lambda ids: tuple(map(str, ids)),
    "id": lambda id_: None if id_ is None else str(id_),
    "choice": _as_is,
    "view": _box,
    "date": _as_is,
    "text": str,
    "flag": bool,
}
"""What gives the value of a kind its shape; what a theatre offers is checked later."""


def _state(message: Any, expected: str) -> State:
    """Return the state in JSON-ready data, its shape checked, its choices not."""
    try:
        own = {
            each.field: SHAPES[each.kind](message[each.field])
            for each in PARAMETERS
            if each.field in State.__dataclass_fields__
        }
        return State(filters=Filters.model_validate(message["filters"]), **own)
    except (TypeError, KeyError, ValueError, ValidationError):
        raise StateError(f"expected {expected}; found {message!r:.80}") from None


def _check_offered(parameter: Parameter, value: Any, catalogue: Catalogue) -> None:
    """Raise StateError if a value is not among the ids or choices of its parameter."""
    offered = parameter.offered(catalogue)
    if offered is None or (parameter.kind == "id" and value is None):
        return
    for one in value if parameter.kind == "ids" else [value]:
        if one not in offered:
            what = parameter.noun or parameter.of
            raise StateError(f"expected {what} from {', '.join(offered)}; found “{one}”")


def _check_date(text: str | None) -> None:
    try:
        TypeAdapter(PartialDate | None).validate_python(text)
    except ValidationError:
        raise StateError(
            f"expected a day, a month or a year (like 2025-11-19, 2025-11, 2025); found “{text}”"
        ) from None


def _check_selected(claim: str | None, layers: tuple[str, ...], catalogue: Catalogue) -> None:
    """Raise StateError if the claim is unknown, or not all layers that show it are visible."""
    if claim is None:
        return
    if claim not in catalogue.claims:
        raise StateError(f"expected the id of a claim to select; found “{claim}”")
    layer = catalogue.claims[claim].properties.layer
    if layer not in layers:
        raise StateError(f"expected a claim of a visible layer to select; “{claim}” is in “{layer}”")
    hidden = [id_ for id_ in catalogue.needs(claim) if id_ not in layers]
    if hidden:
        raise StateError(f"expected the layers at its ends with “{claim}”: {', '.join(hidden)}")


def _check_view(view: Box) -> None:
    """Raise StateError, with what is wrong, if the map cannot show a view."""
    west, south, east, north = view
    if not all(map(math.isfinite, view)):
        wrong = f"four finite numbers; found {view}"
    elif max(abs(south), abs(north)) > 90:
        wrong = f"south and north from -90 to 90; found {south:g} and {north:g}"
    elif max(abs(west), abs(east)) > FARTHEST:
        wrong = f"west and east from -{FARTHEST} to {FARTHEST}; found {west:g} and {east:g}"
    elif south >= north:
        wrong = f"south below north; found south {south:g} and north {north:g}"
    elif west == east:
        wrong = f"west and east apart; found {west:g} twice"
    else:
        return
    raise StateError(f"expected a view as W,S,E,N in degrees, {wrong}")
