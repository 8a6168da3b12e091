"""The snapshot: one HTML file that needs nothing else and may load nothing else."""

import base64
import hashlib
from functools import lru_cache
from importlib.metadata import version
from typing import cast

from branca.element import Figure

from layers import viewer
from layers.catalogue import Catalogue
from layers.state import State


def snapshot(catalogue: Catalogue, state: State) -> bytes:
    """Return the theatre in that state as one HTML file (UTF-8 bytes); the same input gives the same bytes.

    Its Content-Security-Policy admits only its own scripts and styles, by SHA-256, and no connection at all.

    Raises:
        layers.state.StateError: for a state that the theatre does not offer.

    """
    drawn = viewer.viewer_map(catalogue, state.checked(catalogue))
    figure = cast(Figure, drawn.get_root())
    drawn.render()  # type: ignore[no-untyped-call]  # folium's
    scripts = [
        viewer.leaflet_script(),
        viewer.script(),
        _packed(catalogue),
        figure.script.render(),
    ]
    styles = [viewer.leaflet_style(), viewer.style()]
    page = viewer.TEMPLATES.get_template("snapshot.html.jinja").render(
        policy=policy(scripts, styles),
        generator=f"posture {version('posture')}, data {catalogue.digest}",
        title=catalogue.theatre.title,
        banner=catalogue.theatre.banner,
        element=drawn.get_name(),
        styles=styles,
        scripts=scripts,
    )
    return page.encode()


def policy(scripts: list[str], styles: list[str]) -> str:
    """Return the Content-Security-Policy that admits exactly these inline scripts and styles."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_source, scripts))}",
            f"style-src {' '.join(map(_source, styles))}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@lru_cache(maxsize=4)
def _packed(catalogue: Catalogue) -> str:
    return viewer.packed_script(catalogue)
