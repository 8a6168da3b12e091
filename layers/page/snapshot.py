"""The snapshot: one HTML file that needs nothing else and may load nothing else."""

import base64
import hashlib
import json
import re
from functools import lru_cache
from importlib.metadata import version
from typing import Any

from layers.messages.language import LANGUAGES, text
from layers.page import viewer
from layers.page.beside import NOTHING, Beside
from layers.page.payload import unpack
from layers.page.state import State
from layers.page.unscripted import unscripted
from layers.theatre.catalogue import Catalogue

PACKED = re.compile(r'posture\.packed\["[0-9a-f]+"\] = "([^"]+)"')

WAITING = ".p-cut{animation:p-cut 2s step-end}@keyframes p-cut{from{visibility:hidden}}"
"""The style that holds what is said about a file cut short back for two seconds, while the file is read."""

UNSCRIPTED = ".p-cut,.posture{display:none!important}"
"""The style at the end of the file, where no script runs: the file is whole, and what a browser has saved of
the map with the page stays out of sight, whatever the styles saved with it say."""

OPENED = re.compile(r'posture\.open\(map_\w+, "[0-9a-f]+", (\{.*\})\);')


def snapshot(catalogue: Catalogue, state: State, beside: Beside = NOTHING) -> bytes:
    """Return the theatre in that state as one HTML file (UTF-8 bytes); the same input gives the same bytes.

    With files ``beside`` it, tiles or a basemap, the page reads those by range requests, from where it was
    itself loaded from and from nowhere else.

    It begins with what is said of a file that was cut short, which its end hides, and with the claims as
    plain text for readers without scripts. The last script unpacks the viewer and opens the map behind
    everything else, so that a page that a browser has saved with the map in it opens as it was written.

    Its Content-Security-Policy admits only its own scripts and styles, by SHA-256, packed ones too, and no
    connection at all.

    Raises:
        layers.page.state.StateError: for a state that the theatre does not offer.
        ValueError: for an underlay from an online service, which no snapshot may have.

    """
    if beside.underlay and beside.underlay.kind == "online":
        raise ValueError("expected an underlay in a file, found an online service")
    state = state.checked(catalogue)
    scripts = [
        _packed(catalogue, beside),
        viewer.parts_script(bool(beside)),
        viewer.opening(catalogue, state),
    ]
    parts = viewer.parts(bool(beside))
    inside = {name: [text for each, text in parts if each == name] for name in ("script", "style")}
    page = viewer.TEMPLATES.get_template("snapshot.html.jinja").render(
        policy=policy([*scripts, *inside["script"]], [WAITING, *inside["style"], UNSCRIPTED], bool(beside)),
        generator=f"posture {version('posture')}, data {catalogue.digest}",
        title=catalogue.theatre.title,
        languages=[state.language] if state.language else LANGUAGES,
        text=text,
        plain=unscripted(catalogue, state),
        waiting=WAITING,
        scripts=scripts[:-1],
        unscripted=UNSCRIPTED,
        opening=scripts[-1],
    )
    return page.encode()


def read_snapshot(page: bytes) -> dict[str, Any]:
    """Return what a snapshot holds: its data (:func:`layers.page.unpack`), and its state under ``"opening"``.

    Raises:
        ValueError: when the page is no snapshot of this program, or one of a format that this version does
            not read.

    """
    text = page.decode()
    packed, opened = PACKED.search(text), OPENED.search(text)
    if not packed or not opened:
        raise ValueError("expected a snapshot, found a page without a theatre in it")
    return unpack(packed[1]) | {"opening": json.loads(opened[1])}


def policy(scripts: list[str], styles: list[str], tiles: bool = False) -> str:
    """Return the Content-Security-Policy that admits exactly these inline scripts and styles.

    With ``tiles``, files from where the page itself comes from can be read too.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_source, scripts))}",
            f"style-src {' '.join(map(_source, styles))}",
            *(["connect-src 'self'"] if tiles else []),
            # what the page draws of itself to copy it as a picture; no address can be loaded
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@lru_cache(maxsize=4)
def _packed(catalogue: Catalogue, beside: Beside) -> str:
    return viewer.packed_script(catalogue, beside)
