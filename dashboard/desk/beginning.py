"""Begin a theatre: its title, the view, who acts."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard import link, load
from dashboard.desk import keeping
from dashboard.desk.whole import whole
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


FIELDS = ("title", "view", "actors", "folder")

FORM, REFUSED = "desk new ", "desk new refused"
"""How the session keys of the form's fields begin, and the key with why no theatre was begun."""


def ask() -> None:
    """Ask for a new theatre, and write it into a new folder; it passes the check once it has a claim."""
    st.session_state.setdefault(f"{FORM}folder", str(Path.cwd() / "theatre"))
    with st.expander(t("app.desk.new")), st.form("desk new", border=False):
        st.text_input(t("app.desk.title"), key=f"{FORM}title")
        st.text_input(t("app.desk.view"), key=f"{FORM}view", help=t("app.desk.view_help"))
        st.text_area(t("app.desk.actors"), key=f"{FORM}actors", help=t("app.desk.actors_help"))
        st.text_input(t("app.desk.folder"), key=f"{FORM}folder")
        st.form_submit_button(t("app.desk.begin"), type="primary", on_click=whole(_begin))
        if refused := st.session_state.pop(REFUSED, None):
            st.code(refused, language=None, wrap_lines=True)


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


def _begin() -> None:
    """Write what was asked for; this runs before the page does, so that the new theatre can be chosen."""
    title, place, actors, where = (str(st.session_state[FORM + name]).strip() for name in FIELDS)
    names = list(dict.fromkeys(filter(None, map(clean, actors.splitlines()))))
    view = _view(clean(place))
    given = {
        t("app.desk.title"): clean(title),
        t("app.desk.view"): view,
        t("app.desk.actors"): names,
        t("app.desk.folder"): where,
    }
    missing = [name for name, value in given.items() if not value]
    if view is None or missing:
        st.session_state[REFUSED] = t("app.desk.missing", fields=", ".join(missing))
        return
    folder = Path(where).expanduser().resolve()
    try:
        _write(folder, theatre(clean(title), slug(folder.name), view, names, date.today()))
    except FolderError as error:
        st.session_state[REFUSED] = f"{folder}: {error}"
    except OSError as error:
        reason = error.strerror or type(error).__name__
        st.session_state[REFUSED] = t("app.desk.not_written", reason=reason)
    else:
        keeping.forget()
        load.add(folder)
        link.choose(load.name(folder, load.folders(sys.argv[1:])))


def _write(folder: Path, new: dict[str, Any]) -> None:
    check_free(folder, force=False)
    folder.mkdir(parents=True, exist_ok=True)
    # theatre.json last: a folder without it is no theatre
    write_whole(folder / "sources.json", b"[]\n")
    write_whole(folder / "claims.geojson", b'{"type": "FeatureCollection", "features": []}\n')
    write_whole(folder / "theatre.json", (json.dumps(new, ensure_ascii=False, indent=1) + "\n").encode())


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
