"""What a reader has chosen: visible layers, view, selected claim, filters, scene, style, language.

As a link it is a query string (the dashboard's address; the part after “#” of a snapshot's)::

    layers=aor,ru-advisory&view=-87,-4,-53,24.5&select=ru-wagner&scene=russia
    assertion=reported,alleged&actor=ru&source=article&search=troops&until=2025-11
    theme=dark&symbols=2525&lang=es&brief=1

What a link leaves out is as the theatre opens. ``layers/web/link.js`` reads and writes the same.

::

    StateError(ValueError)      a choice the theatre does not offer
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from layers.messages.language import Language
from layers.theatre.catalogue import Catalogue
from layers.theatre.fields import PartialDate
from layers.theatre.theatre import Filters
from layers.theatre.vocabulary import ASSERTIONS, Symbols, Theme


class StateError(ValueError):
    """A choice the theatre does not offer; the message says what was expected and found."""


NO_FILTERS = Filters()


@dataclass(frozen=True)
class State:
    """Visible layers (ids), the view (west, south, east, north, degrees), the selected claim, and the rest.

    ``symbols`` is by nationality, or MIL-STD-2525D where a claim has a symbol code. ``until`` hides claims
    that were reported later. ``language`` None is the browser's. ``brief`` fills the window with the map.
    """

    layers: tuple[str, ...]
    view: tuple[float, float, float, float]
    select: str | None = None
    theme: Theme = "light"
    symbols: Symbols = "nationality"
    scene: str | None = None
    filters: Filters = NO_FILTERS
    until: str | None = None
    language: Language | None = None
    brief: bool = False

    def checked(self, catalogue: Catalogue) -> "State":
        """Return the state with its layers in the theatre's order.

        Raises:
            StateError: for an unknown layer, claim or filter, no layer at all, a view that is not on the map,
                or no date to show claims until.

        """
        known = [layer.id for layer in catalogue.theatre.layers]
        for what, value, offered in self._choices(catalogue):
            if value not in offered:
                raise StateError(f"expected {what} from {', '.join(offered)}; found “{value}”")
        if self.until is not None:
            _checked_date(self.until)
        if not self.layers:
            raise StateError(f"expected at least one visible layer ({', '.join(known)}); found none")
        if self.select is not None and self.select not in catalogue.claims:
            raise StateError(f"expected the id of a claim to select; found “{self.select}”")
        if self.select is not None and catalogue.claims[self.select].properties.layer not in self.layers:
            layer = catalogue.claims[self.select].properties.layer
            raise StateError(
                f"expected a claim of a visible layer to select; “{self.select}” is in “{layer}”"
            )
        if self.select is not None:
            hidden = [layer for layer in catalogue.needs(self.select) if layer not in self.layers]
            if hidden:
                raise StateError(f"expected the layers at its ends with “{self.select}”: {', '.join(hidden)}")
        west, south, east, north = self.view
        on_map = all(map(math.isfinite, self.view)) and -90 <= south < north <= 90 and west != east
        if not on_map or max(abs(west), abs(east)) > 540:
            raise StateError(f"expected a view as W,S,E,N in degrees; found {self.view}")
        return replace(self, layers=tuple(id_ for id_ in known if id_ in self.layers))

    def _choices(self, catalogue: Catalogue) -> Iterator[tuple[str, object, list[str]]]:
        """Yield what was chosen from a list: what it is, the value, the values on offer."""
        theatre = catalogue.theatre
        for layer in self.layers:
            yield "layers", layer, [each.id for each in theatre.layers]
        yield "a theme", self.theme, list(get_args(Theme))
        yield "symbols", self.symbols, list(get_args(Symbols))
        if self.scene is not None:
            yield "a scene", self.scene, [each.id for each in theatre.scenes]
        if self.language is not None:
            yield "a language", self.language, list(get_args(Language))
        for assertion in self.filters.assertions:
            yield "assertions", assertion, list(ASSERTIONS)
        for actor in self.filters.actors:
            yield "actors", actor, [each.id for each in theatre.actors]
        for source in self.filters.sources:
            yield "sources", source, list(catalogue.sources)

    def as_json(self) -> dict[str, Any]:
        """Return the state as the page reads it."""
        return asdict(self) | {
            "layers": list(self.layers),
            "view": list(self.view),
            "filters": self.filters.model_dump(mode="json"),
        }

    def as_link(self, catalogue: Catalogue) -> dict[str, str]:
        """Return the query parameters of a link to this state, without what is as it opens."""
        start = _written(opening(catalogue, self.scene))
        scene = {"scene": self.scene} if self.scene else {}
        return scene | {name: text for name, text in _written(self).items() if text != start[name]}


def opening(catalogue: Catalogue, scene: str | None = None) -> State:
    """Return the state a theatre opens with, or one of its scenes, if there is one of that id."""
    theatre = catalogue.theatre
    start = State(tuple(layer.id for layer in theatre.layers if layer.on), theatre.view)
    for each in theatre.scenes:
        if each.id == scene:
            view = each.view or start.view
            return replace(start, layers=each.layers, view=view, filters=each.filters, scene=each.id)
    return start


def from_link(parameters: Mapping[str, str], catalogue: Catalogue) -> State:
    """Return the state that a link's query parameters ask for; those that are no part of one are passed by.

    A scene brings its own layers, view and filters, unless the link gives them too.

    Raises:
        StateError: for what the theatre does not offer.

    """
    start = _written(opening(catalogue, parameters.get("scene")))
    given = start | {name: parameters[name] for name in start if name in parameters}
    view = given["view"].split(",")
    return _state(
        {
            "layers": _listed(given["layers"]),
            "view": view,
            "select": given["select"] or None,
            "theme": given["theme"],
            "symbols": given["symbols"],
            "scene": given["scene"] or None,
            "filters": {
                "assertions": _listed(given["assertion"]),
                "actors": _listed(given["actor"]),
                "sources": _listed(given["source"]),
                "search": given["search"],
            },
            "until": given["until"] or None,
            "language": given["lang"] or None,
            "brief": given["brief"] == "1",
        },
        "a link to a state of this theatre",
    ).checked(catalogue)


def from_page(message: Any, catalogue: Catalogue) -> State:
    """Return the state that the page reports, as parsed from its JSON.

    Raises:
        StateError: when it is not a state of this theatre (no visible layer included).

    """
    return _state(message, "a state from the page").checked(catalogue)


def _state(message: Any, expected: str) -> State:
    """Return the state in JSON-ready data, its shape checked, its choices not."""
    try:
        west, south, east, north = message["view"]
        return State(
            tuple(str(layer) for layer in message["layers"]),
            (float(west), float(south), float(east), float(north)),
            None if message["select"] is None else str(message["select"]),
            message["theme"],
            message["symbols"],
            message["scene"],
            Filters.model_validate(message["filters"]),
            message["until"],
            message["language"],
            bool(message["brief"]),
        )
    except (TypeError, KeyError, ValueError, ValidationError):
        raise StateError(f"expected {expected}; found {message!r:.80}") from None


def _checked_date(text: str) -> None:
    try:
        TypeAdapter(PartialDate).validate_python(text)
    except ValidationError:
        raise StateError(
            f"expected a day, a month or a year (like 2025-11-19, 2025-11, 2025); found “{text}”"
        ) from None


def _listed(text: str) -> list[str]:
    return [part for part in text.split(",") if part]


def _written(state: State) -> dict[str, str]:
    """Return every parameter of a link to the state, as text."""
    return {
        "layers": ",".join(state.layers),
        "view": ",".join(f"{degrees:g}" for degrees in state.view),
        "select": state.select or "",
        "scene": state.scene or "",
        "assertion": ",".join(state.filters.assertions),
        "actor": ",".join(state.filters.actors),
        "source": ",".join(state.filters.sources),
        "search": state.filters.search,
        "until": state.until or "",
        "theme": state.theme,
        "symbols": state.symbols,
        "lang": state.language or "",
        "brief": "1" if state.brief else "",
    }


PARAMETERS = tuple(_written(State((), (0.0, 0.0, 0.0, 0.0))))
"""The names of a link's query parameters."""
