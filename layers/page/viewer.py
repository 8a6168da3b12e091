"""The viewer as folium elements: a map that draws a theatre, the same in the app and in a snapshot.

The scripts and styles are built from ``layers/web`` (:mod:`layers.web.build`); Leaflet comes from the
package XStatic-Leaflet. Data never passes through folium's templates: the page finds it in ``posture.packed``
under the digest.
"""

import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import folium
import minify
from branca.element import MacroElement
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from xstatic.pkg import leaflet

from layers.messages.language import ELSEWHERE, LANGUAGES, header, messages
from layers.page.payload import pack, payload
from layers.page.state import State
from layers.theatre.catalogue import Catalogue

CSS = "text/css"

UNUSED = ("-popup", "-tooltip", "-control-layers", "-control-attribution", "-control-scale", "-div-icon")
"""Parts of Leaflet that the viewer has not, by what the names of their classes contain."""

RULE = re.compile(r"(?P<selectors>[^{}@]+)\{[^{}]*\}")
"""A rule in minified CSS; one inside an at-rule too."""

MAP_OPTIONS: dict[str, Any] = {
    "zoom_snap": 0.25,
    "wheel_px_per_zoom_level": 120,
    "attribution_control": False,
    "track_resize": False,
    "fade_animation": False,
}

TEMPLATES = Environment(
    loader=PackageLoader("layers", "web"),
    # script templates hold identifiers and tojson only; as Markup they would escape what folium adds
    autoescape=select_autoescape(["html.jinja"], default=False),
    undefined=StrictUndefined,
    keep_trailing_newline=True,
)


@cache
def script() -> str:
    """Return the viewer's messages and its own JavaScript in one text, minified."""
    # the data's script may have run before and put something there
    return f"window.posture = {{...window.posture, messages: {_messages()}}};\n{_built('viewer.js')}"


def _messages() -> str:
    """Return the viewer's messages in every language as JSON that is safe inside a script element.

    Under ``$locale`` each has the locale (BCP 47) whose dates, numbers and plurals the language writes.
    """
    words = {
        language: {"$locale": header(language).locale}
        | {key: said for key, said in messages(language).items() if not key.startswith(ELSEWHERE)}
        for language in LANGUAGES
    }
    plain = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    return plain.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


@cache
def style() -> str:
    """Return the viewer's own CSS, minified."""
    return _built("viewer.css")


@cache
def leaflet_script() -> str:
    """Return Leaflet's JavaScript under its licence, without the pointer to its source map, not shipped.

    Whoever passes Leaflet on passes on its licence (BSD-2-Clause), which XStatic-Leaflet leaves out.
    """
    licence = (files("layers") / "web" / "leaflet-licence.txt").read_text(encoding="utf-8")
    script = re.sub(r"\n//# sourceMappingURL=\S+\s*$", "\n", _leaflet("leaflet.js"))
    return f"/*!\n{licence}*/\n{script}"


@cache
def leaflet_style() -> str:
    """Return Leaflet's CSS, minified, without the rules that are about nothing but :data:`UNUSED`."""
    whole = str(minify.string(CSS, _leaflet("leaflet.css")))
    return RULE.sub(lambda rule: "" if _is_unused(rule["selectors"]) else rule[0], whole)


def _is_unused(selectors: str) -> bool:
    return all(any(part in selector for part in UNUSED) for selector in selectors.split(","))


def packed_script(catalogue: Catalogue) -> str:
    """Return the JavaScript that hands a theatre's packed data to the page, under its digest."""
    packed = json.dumps(pack(payload(catalogue)))
    return (
        f"window.posture = window.posture || {{}}; posture.packed = posture.packed || {{}};"
        f" posture.packed[{json.dumps(catalogue.digest)}] = {packed};\n"
    )


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
    west, south, east, north = state.view
    middle = [(south + north) / 2, (west + east) / 2]
    drawn = folium.Map(location=middle, zoom_start=4, tiles=None, **MAP_OPTIONS)
    drawn.default_js, drawn.default_css = [], []
    drawn._id = "viewer"
    Viewer(catalogue.digest, state).add_to(drawn)
    return drawn


def _built(name: str) -> str:
    return (files("layers") / "web" / "dist" / name).read_text(encoding="utf-8")


def _leaflet(name: str) -> str:
    return (Path(leaflet.BASE_DIR) / name).read_text(encoding="utf-8")
