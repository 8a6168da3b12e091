"""What a reader has chosen: which layers are visible, the view, the selected claim, the style.

::

    StateError(ValueError)      a choice the theatre does not offer
"""

import math
from dataclasses import asdict, dataclass, replace
from typing import Any, get_args

from layers.catalogue import Catalogue
from layers.vocabulary import Symbols, Theme


class StateError(ValueError):
    """A choice the theatre does not offer; the message says what was expected and found."""


@dataclass(frozen=True)
class State:
    """Visible layers (ids), the view (west, south, east, north, degrees), the selected claim, and the style.

    ``symbols`` is by nationality, or MIL-STD-2525D where a claim has a symbol code.
    """

    layers: tuple[str, ...]
    view: tuple[float, float, float, float]
    select: str | None = None
    theme: Theme = "light"
    symbols: Symbols = "nationality"

    def checked(self, catalogue: Catalogue) -> "State":
        """Return the state with its layers in the theatre's order.

        Raises:
            StateError: for an unknown layer or claim, no layer at all, or a view that is not on the map.

        """
        known = [layer.id for layer in catalogue.theatre.layers]
        for layer in self.layers:
            if layer not in known:
                raise StateError(f"expected layers from {', '.join(known)}; found “{layer}”")
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
        for name, value, offered in (
            ("a theme", self.theme, get_args(Theme)),
            ("symbols", self.symbols, get_args(Symbols)),
        ):
            if value not in offered:
                raise StateError(f"expected {name} from {', '.join(offered)}; found “{value}”")
        return replace(self, layers=tuple(id_ for id_ in known if id_ in self.layers))

    def as_json(self) -> dict[str, Any]:
        """Return the state as the page reads it."""
        return asdict(self) | {"layers": list(self.layers), "view": list(self.view)}


def opening(catalogue: Catalogue) -> State:
    """Return the state a theatre opens with."""
    theatre = catalogue.theatre
    return State(tuple(layer.id for layer in theatre.layers if layer.on), theatre.view)


def from_page(message: Any, catalogue: Catalogue) -> State:
    """Return the state that the page reports, as parsed from its JSON.

    Raises:
        StateError: when it is not a state of this theatre (no visible layer included).

    """
    try:
        state = State(
            tuple(str(layer) for layer in message["layers"]),
            (lambda w, s, e, n: (float(w), float(s), float(e), float(n)))(*message["view"]),
            None if message["select"] is None else str(message["select"]),
            message["theme"],
            message["symbols"],
        )
    except (TypeError, KeyError, ValueError):
        raise StateError(f"expected a state from the page; found {message!r:.80}") from None
    return state.checked(catalogue)
