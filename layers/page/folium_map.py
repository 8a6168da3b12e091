"""The viewer as folium elements, for the dashboard: streamlit-folium shows a map of folium's."""

from typing import Any

import folium
from branca.element import MacroElement

from layers.page.state import State
from layers.page.viewer import MAP, MAP_OPTIONS, TEMPLATES, ZOOM, middle
from layers.theatre.catalogue import Catalogue


class Viewer(MacroElement):
    """Opens the theatre with that digest on the map it is added to, in that state."""

    _template = TEMPLATES.get_template("viewer.jinja")

    def __init__(self, digest: str, opening: State) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca's
        self._name = "viewer"
        self._id = "viewer"
        self.digest = digest
        self.opening = opening.as_json()


class Command(folium.FeatureGroup):
    """Carries a command to a viewer that is already open (``feature_group_to_add`` of st_folium)."""

    _template = TEMPLATES.get_template("command.jinja")

    def __init__(self, command: dict[str, Any]) -> None:
        super().__init__()
        self.command = command


def viewer_map(catalogue: Catalogue, state: State) -> folium.Map:
    """Return a folium map with the viewer on it; rendering it is deterministic."""
    drawn = folium.Map(location=middle(state), zoom_start=ZOOM, tiles=None, **MAP_OPTIONS)
    drawn.default_js, drawn.default_css = [], []
    drawn._id = MAP.removeprefix("map_")
    Viewer(catalogue.digest, state).add_to(drawn)
    return drawn
