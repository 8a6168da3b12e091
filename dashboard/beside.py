"""What lies beside the app's maps: files with tiles or a basemap, and an online basemap while it is on.

The app is started with each of them, or has none. Files that are saved never have any.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import streamlit as st

from dashboard import link
from dashboard.words import t
from layers.page.beside import NOTHING, Beside
from layers.page.online import ServiceError, origin, service
from layers.page.tiled import TiledFile
from layers.page.underlay import Underlay, local
from layers.reading.basemap import read_basemap
from layers.reading.problems import TheatreError
from layers.reading.tiles import read_tiles
from layers.theatre.catalogue import Catalogue

ROUTE = "beside"
"""The first part of the addresses of files; the map's frame is two folders below the app's."""

ONLINE = "online basemap"
"""The session key with whether a reader has the online basemap on."""


class Given(NamedTuple):
    """The files, and the name of the online service, that the app was started with."""

    tiles: Path | None
    basemap: Path | None
    online: str | None

    def files(self) -> dict[str, Path]:
        """Return the files by the last part of their address."""
        named = {"tiles": self.tiles, "basemap": self.basemap}
        return {f"{name}/{path.name}": path for name, path in named.items() if path}


def given(arguments: Sequence[str]) -> Given:
    """Return what the app was started with, by these arguments."""
    parser = argparse.ArgumentParser(prog="dashboard")
    parser.add_argument("--tiles", type=Path, help="a file of posture tiles")
    parser.add_argument("--basemap", type=Path, help="a basemap (PMTiles)")
    parser.add_argument("--online", help="the name of a service of map pictures")
    found = parser.parse_known_args(arguments)[0]
    return Given(found.tiles, found.basemap, found.online)


def beside(catalogue: Catalogue) -> Beside:
    """Return what lies beside the map of a theatre; what is amiss with it is told in the bar at the left."""
    asked = given(sys.argv[1:])
    with st.sidebar:
        try:
            return Beside(
                _tiles(asked.tiles, catalogue) if asked.tiles else None,
                (asked.online and _online(asked.online)) or _local(asked.basemap),
            )
        except (TheatreError, ServiceError) as error:
            return _refused(error)


def basemap() -> Beside:
    """Return the basemap in a file alone, for maps beside that of a theatre: the desk's, and previews.

    There is no switch for an online one there, so they have none. What is amiss is told likewise.
    """
    try:
        return Beside(underlay=_local(given(sys.argv[1:]).basemap))
    except TheatreError as error:
        with st.sidebar:
            return _refused(error)


def _refused(error: TheatreError | ServiceError) -> Beside:
    st.error(t("app.beside.refused"))
    st.code(str(error), language=None, wrap_lines=True)
    return NOTHING


def _tiles(path: Path, catalogue: Catalogue) -> TiledFile | None:
    tiled = read_tiles(path, catalogue.gazetteer)
    if tiled.digest == catalogue.digest:
        st.caption(t("app.beside.own"))
        return None
    return TiledFile(tiled, _address("tiles", path))


def _local(path: Path | None) -> Underlay | None:
    return local(read_basemap(path), _address("basemap", path), path.name) if path else None


def _address(name: str, path: Path) -> str:
    return f"../../{ROUTE}/{name}/{quote(path.name)}"


def _online(name: str) -> Underlay | None:
    """Return the online basemap while a reader has it on, who is told before what that tells whom."""
    found = service(name)
    on = st.toggle(t("app.beside.online", name=name), key=ONLINE, on_change=_again)
    st.caption(t("app.beside.online_note", host=origin(found).partition("//")[2]))
    return found if on else None


def _again() -> None:
    """Have the map opened anew as the address has it, since another page may read other things."""
    st.session_state.pop(link.OPENED, None)
