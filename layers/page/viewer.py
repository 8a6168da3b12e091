"""The viewer: what a page needs to draw a theatre, the same in the app and in a snapshot.

The scripts and styles are built from ``layers/web`` (:mod:`layers.web.build`); Leaflet comes from the
package XStatic-Leaflet. The page finds the data in ``posture.packed`` under the digest. A snapshot opens the
map itself (:func:`opening`), the dashboard by folium (:mod:`layers.page.folium_map`).
"""

import base64
import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import deflate
import minify
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from xstatic.pkg import leaflet

from layers.messages.language import ELSEWHERE, LANGUAGES, header, messages
from layers.page.beside import NOTHING, Beside
from layers.page.online import origin
from layers.page.payload import pack, payload
from layers.page.state import State
from layers.reading.garbage import uncollected
from layers.theatre.catalogue import Catalogue

CSS = "text/css"

UNUSED = ("-popup", "-tooltip", "-control-layers", "-control-attribution", "-control-scale", "-div-icon")
"""Parts of Leaflet that the viewer has not, by what the names of their classes contain."""

RULE = re.compile(r"(?P<selectors>[^{}@]+)\{[^{}]*\}")
"""A rule in minified CSS; one inside an at-rule too."""


MAP = "map_viewer"
"""The name of the map's element and variable, in both hosts."""

ZOOM = 4
"""The zoom of a map until the viewer shows its view."""

MAP_OPTIONS: dict[str, Any] = {
    "zoomSnap": 0.25,
    "wheelPxPerZoomLevel": 120,
    "attributionControl": False,
    "trackResize": False,
    "fadeAnimation": False,
}
"""Leaflet's options, by its own names."""

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
    # in ASCII, as the built script is
    return json.dumps(words, separators=(",", ":")).replace("<", "\\u003c")


@cache
def style() -> str:
    """Return the viewer's own CSS, minified."""
    return _built("viewer.css")


@cache
def leaflet_script() -> str:
    """Return Leaflet's JavaScript under its licence, without the pointer to its source map, not shipped.

    Whoever passes Leaflet on passes on its licence (BSD-2-Clause), which XStatic-Leaflet leaves out.
    """
    script = re.sub(r"\n//# sourceMappingURL=\S+\s*$", "\n", _leaflet("leaflet.js"))
    return f"/*!\n{_licence('leaflet-licence.txt')}*/\n{script}"


@cache
def tiles_script() -> str:
    """Return the JavaScript that reads map tiles, below its licences: only a page with tiles needs it."""
    return _built("tiles.js")


def parts(tiles: bool = False) -> list[tuple[str, str]]:
    """Return what a snapshot runs, in order: (name of the element, its text)."""
    return [
        ("style", leaflet_style()),
        ("style", style()),
        ("script", leaflet_script()),
        ("script", script()),
        *([("script", tiles_script())] if tiles else []),
    ]


@cache
def parts_script(tiles: bool = False) -> str:
    """Return the script that hands :func:`parts` to a snapshot: JSON, gzipped, as base64, below the licences.

    Packed they are less than half as long. libdeflate's level 9 takes 8 ms, level 12 takes 50 for 3 % less.
    """
    plain = json.dumps(parts(tiles), ensure_ascii=False, separators=(",", ":")).encode()
    packed = base64.b64encode(deflate.gzip_compress(plain, 9)).decode("ascii")
    shipped = ("leaflet-licence.txt", "bundled-licences.txt", *(("tiles-licences.txt",) if tiles else ()))
    licences = "\n".join(map(_licence, shipped))
    return f'/*!\n{licences}*/\nposture.parts = "{packed}";\n'


def _licence(name: str) -> str:
    return (files("layers") / "web" / name).read_text(encoding="utf-8")


@cache
def leaflet_style() -> str:
    """Return Leaflet's CSS, minified, without the rules that are about nothing but :data:`UNUSED`."""
    whole = str(minify.string(CSS, _leaflet("leaflet.css")))
    return RULE.sub(lambda rule: "" if _is_unused(rule["selectors"]) else rule[0], whole)


def _is_unused(selectors: str) -> bool:
    return all(any(part in selector for part in UNUSED) for selector in selectors.split(","))


def policy_script(beside: Beside) -> str:
    """Return the script that gives the dashboard's frame its Content-Security-Policy, before all others.

    The frame is streamlit-folium's page, whose scripts are its own affair. Pictures and data come from where
    the app comes from, and pictures from the one online service that a reader has on; from nowhere else.
    """
    service = beside.underlay and beside.underlay.kind == "online" and origin(beside.underlay)
    pictures = f"img-src 'self' data: blob:{f' {service}' if service else ''}"
    policy = "; ".join(
        (pictures, "connect-src 'self'", "media-src 'none'", "frame-src 'none'", "object-src 'none'")
    )
    return TEMPLATES.get_template("policy.js.jinja").render(policy=policy)


def packed_script(catalogue: Catalogue, beside: Beside = NOTHING) -> str:
    """Return the JavaScript that hands a theatre's packed data to the page, under its digest."""
    # in the dashboard, which has not raised the collector's threshold, it took a third of this time
    with uncollected():
        packed = json.dumps(pack(payload(catalogue, beside)))
    return (
        f"window.posture = window.posture || {{}}; posture.packed = posture.packed || {{}};"
        f" posture.packed[{json.dumps(catalogue.digest)}] = {packed};\n"
    )


def middle(state: State) -> list[float]:
    """Return latitude and longitude (degrees) of the middle of a state's view."""
    west, south, east, north = state.view
    return [(south + north) / 2, (west + east) / 2]


def opening(catalogue: Catalogue, state: State) -> str:
    """Return the script of a snapshot that makes the map and opens the theatre on it in that state.

    It makes the map that :func:`layers.page.folium_map.viewer_map` does. folium loads pandas, which takes as
    long as all else that a snapshot needs.
    """
    options = {"center": middle(state), "zoom": ZOOM, **MAP_OPTIONS}
    return TEMPLATES.get_template("opening.js.jinja").render(
        map=MAP, options=options, digest=catalogue.digest, opening=state.as_json()
    )


def _built(name: str) -> str:
    return (files("layers") / "web" / "dist" / name).read_text(encoding="utf-8")


def _leaflet(name: str) -> str:
    return (Path(leaflet.BASE_DIR) / name).read_text(encoding="utf-8")
