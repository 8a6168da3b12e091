"""Begin a theatre: its title, the view, who acts."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard import link, load
from dashboard.desk import keeping
from dashboard.words import t
from layers.importing.folder import FolderError, check_free
from layers.importing.wording import clean, slug
from layers.reading.gazetteer import GAZETTEER, read_gazetteer
from layers.reading.place_search import place_names
from layers.theatre.geometry import to_shapely
from layers.writing.whole import write_whole

HUES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
"""Colours that people with any colour vision tell apart (Okabe and Ito, 2008), in the order suggested."""

TEXTURES = ("hatch-up", "dots", "hatch-down", "outline", "hatch-flat", "tint")

MARGIN = 0.5
"""Degrees around a place in the view that it suggests."""


def ask() -> None:
    """Ask for a new theatre, and write it into a new folder; its files are whole once it has a claim."""
    with st.expander(t("app.desk.new")), st.form("desk new", border=False):
        title = clean(st.text_input(t("app.desk.title")))
        place = clean(st.text_input(t("app.desk.view"), help=t("app.desk.view_help")))
        actors = st.text_area(t("app.desk.actors"), help=t("app.desk.actors_help"))
        folder = st.text_input(t("app.desk.folder"), str(Path.cwd() / "theatre"))
        asked = st.form_submit_button(t("app.desk.begin"), type="primary")
    if asked:
        names = list(dict.fromkeys(filter(None, map(clean, actors.splitlines()))))
        _begin(title, place, names, Path(folder.strip()).expanduser().resolve())


def theatre(title: str, id_: str, view: list[float], names: list[str], today: date) -> dict[str, Any]:
    """Return the theatre.json of a new theatre: a layer for each actor, in colours that can be told apart."""
    sides = [
        (slug(name), name, HUES[at % len(HUES)], TEXTURES[at % len(TEXTURES)])
        for at, name in enumerate(names)
    ]
    return {
        "id": id_,
        "title": title,
        "as_of": today.isoformat(),
        "view": view,
        "actors": [
            {"id": side, "label": name, "short": name[:3].upper(), "colour": colour}
            for side, name, colour, _ in sides
        ],
        "layers": [
            {"id": side, "label": name, "colour": colour, "texture": texture, "on": True}
            for side, name, colour, texture in sides
        ],
    }


def _begin(title: str, place: str, names: list[str], folder: Path) -> None:
    view = _view(place)
    missing = [
        label
        for label, value in (
            (t("app.desk.title"), title),
            (t("app.desk.view"), view),
            (t("app.desk.actors"), names),
        )
        if not value
    ]
    if missing or view is None:
        st.error(t("app.desk.missing", fields=", ".join(missing)))
        return
    new = theatre(title, slug(folder.name), view, names, date.today())
    try:
        check_free(folder, force=False)
        folder.mkdir(parents=True, exist_ok=True)
        # theatre.json last: a folder without it is no theatre
        write_whole(folder / "sources.json", b"[]\n")
        write_whole(folder / "claims.geojson", b'{"type": "FeatureCollection", "features": []}\n')
        write_whole(folder / "theatre.json", (json.dumps(new, ensure_ascii=False, indent=1) + "\n").encode())
    except FolderError as error:
        st.code(f"{folder}: {error}", language=None, wrap_lines=True)
        return
    except OSError as error:
        st.error(t("app.desk.not_written", reason=error.strerror or type(error).__name__))
        return
    keeping.forget()
    load.add(folder)
    link.choose(load.name(folder, load.folders(sys.argv[1:])))
    st.rerun()


def _view(name: str) -> list[float] | None:
    """Return the view of a place by its name or id, in degrees, with a margin; None if none is meant."""
    gazetteer = read_gazetteer(GAZETTEER)
    found = place_names(gazetteer).find(name).only if name else None
    if found is None:
        return None
    west, south, east, north = to_shapely(gazetteer.places[found.place.id].geometry).bounds
    return [
        round(max(west - MARGIN, -180), 2),
        round(max(south - MARGIN, -85), 2),
        round(min(east + MARGIN, 180), 2),
        round(min(north + MARGIN, 85), 2),
    ]
