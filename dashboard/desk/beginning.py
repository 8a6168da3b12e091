"""Begin a theatre: its title, who acts and in which layers, what is in view; or a copy of another one."""

import sys
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard import link, load
from dashboard.desk import keeping, view
from dashboard.words import t
from layers.curating.documents import plain_json, read_documents
from layers.curating.proposing import place_of
from layers.importing.folder import FolderError, written
from layers.importing.legend import hue, legend
from layers.importing.wording import Taken, clean, short, slug, unique
from layers.reading.gazetteer import GAZETTEER, OWN_PLACES, read_gazetteer
from layers.reading.place_search import place_names
from layers.reading.problems import TheatreError
from layers.reading.standing import standing
from layers.reading.theatre import FILES
from layers.theatre.builder import Builder
from layers.theatre.catalogue import Catalogue
from layers.theatre.geometry import to_shapely
from layers.theatre.kinds import default_kinds
from layers.theatre.theatre import Theatre

MARGIN = 0.5
"""Degrees around a place in the view that it suggests."""

WORLD = (-170.0, -58.0, 179.0, 78.0)
"""The view in which a place is looked for: all inhabited land, in degrees."""

ASKED, BEGUN = "desk beginning", "desk theatres begun"
"""The session keys: whether a theatre is being begun, and how many were."""

NOTHING = ""
"""Stands for a theatre to begin with that is none."""


def offer() -> None:
    """Offer to begin a theatre."""
    st.button(t("app.desk.new"), on_click=_turn, args=(True,), icon=":material/add:", width="stretch")


def wanted() -> bool:
    """Return whether a theatre is being begun."""
    return bool(st.session_state.get(ASKED))


def room(folders: Sequence[Path]) -> None:
    """Ask for a new theatre, and write it into a new folder; it passes the check once it has a claim."""
    left, right = st.columns([2, 3], gap="medium")
    with right:
        st.caption(t("app.desk.pick_view"))
        view.pick(_world())
    with left:
        st.selectbox(
            t("app.desk.begin_with"),
            (NOTHING, *map(str, folders)),
            format_func=lambda each: (
                t("app.desk.copy_of", name=load.name(Path(each), list(folders)))
                if each
                else t("app.desk.empty")
            ),
            key=_key("like"),
            persist_state="session",
        )
        st.text_input(t("app.desk.title"), key=_key("title"), persist_state="session")
        if st.session_state[_key("like")] == NOTHING:
            _sides()
        st.session_state.setdefault(_key("folder"), str(Path.cwd() / "theatre"))
        st.text_input(
            t("app.desk.folder"),
            key=_key("folder"),
            help=t("app.desk.folder_help"),
            persist_state="session",
        )
        with st.container(horizontal=True):
            st.button(t("app.desk.begin"), type="primary", on_click=_begin)
            if folders:
                st.button(t("app.desk.cancel"), on_click=_turn, args=(False,))
        keeping.say()


def theatre(
    title: str,
    id_: str,
    view: list[float],
    actors: dict[str, str],
    layers: list[str],
    today: date,
) -> dict[str, Any]:
    """Return the theatre.json of a new theatre; ``actors`` have their colours by name."""
    ids, forms = Taken(), Taken()
    listed = []
    for name, colour in actors.items():
        actor, form = unique(slug(name), ids), short(name, forms)
        ids.add(actor)
        forms.add(form)
        listed.append({"id": actor, "label": name, "short": form, "colour": colour})
    names: dict[str, str] = {}
    for name in layers:
        names[keeping.new_id(name, names)] = name
    parts = legend(names, dict.fromkeys(names, 0))
    colours = {each["label"]: each["colour"] for each in listed}
    for layer in parts["layers"]:
        layer["colour"] = colours.get(layer["label"], layer["colour"])
    return {
        "id": id_,
        "title": title,
        "as_of": today.isoformat(),
        "view": view,
        "actors": listed,
        **parts,
    }


def _turn(on: bool) -> None:
    st.session_state[ASKED] = on
    keeping.nothing_to_say()


def _sides() -> None:
    """Ask for what an empty theatre needs: who acts, with colours, the layers, what is in view."""
    st.text_area(
        t("app.desk.actors"),
        key=_key("actors"),
        help=t("app.desk.actors_help"),
        height=68,
        persist_state="session",
    )
    names = _lines("actors")
    for at, name in enumerate(names):
        with st.container(horizontal=True, vertical_alignment="center"):
            # a name may hold Markdown, which a label would show: it stands beside as text
            st.color_picker(
                t("app.desk.colour", n=at + 1),
                hue(at),
                key=_key(f"colour {at} {name}"),
                label_visibility="collapsed",
                persist_state="session",
            )
            st.text(name)
    st.text_area(
        t("app.desk.layers"),
        key=_key("layers"),
        help=t("app.desk.layers_help"),
        height=68,
        persist_state="session",
    )
    st.text_input(t("app.desk.view"), key=_key("view"), help=t("app.desk.view_help"), persist_state="session")


def _key(name: str) -> str:
    """Return the session key of a field, which keeps what is typed until that has become a theatre."""
    return f"desk new {st.session_state.get(BEGUN, 0)} {name}"


def _lines(name: str) -> list[str]:
    given = str(st.session_state.get(_key(name), ""))
    return list(dict.fromkeys(filter(None, map(clean, given.splitlines()))))


def _begin() -> None:
    """Write what was asked for; this runs before the page does, so that the new theatre can be chosen."""
    like, title, where = (clean(str(st.session_state[_key(name)])) for name in ("like", "title", "folder"))
    if not where:
        keeping.refuse(t("app.desk.missing", fields=t("app.desk.folder")))
        return
    folder = Path(where).expanduser().resolve()
    try:
        files = _copied(Path(like), title, slug(folder.name)) if like else _empty(title, slug(folder.name))
        if files is None:
            return
        folder.parent.mkdir(parents=True, exist_ok=True)
        # whole or not at all; it need not pass the check, which wants a claim
        written(folder, files, force=False, check=lambda _: None)
    except FolderError as error:
        keeping.refuse(f"{folder}: {error}")
    except TheatreError as error:
        keeping.refuse(str(error))
    except OSError as error:
        keeping.refuse(t("app.desk.not_written", reason=error.strerror or type(error).__name__))
    else:
        keeping.forget()
        _turn(False)
        st.session_state[BEGUN] = st.session_state.get(BEGUN, 0) + 1
        st.session_state[keeping.ROOM] = t("app.desk.sources")
        load.begin(folder)
        link.choose(load.name(folder, list(dict.fromkeys([*load.folders(sys.argv[1:]), folder]))))


def _empty(title: str, id_: str) -> dict[str, bytes] | None:
    """Return the files of an empty theatre by name, or None after saying what is missing."""
    names = _lines("actors")
    place = clean(str(st.session_state[_key("view")]))
    box = view_of(place) if place else view.picked(_world())
    given = {
        t("app.desk.title"): title,
        t("app.desk.actors"): names,
        t("app.desk.view"): box,
    }
    missing = [name for name, value in given.items() if not value]
    if box is None or missing:
        keeping.refuse(t("app.desk.missing", fields=", ".join(missing)))
        return None
    actors = {
        name: str(st.session_state.get(_key(f"colour {at} {name}"), hue(at))) for at, name in enumerate(names)
    }
    new = theatre(title, id_, box, actors, _lines("layers") or names, date.today())
    return {
        FILES[1]: plain_json([]),
        FILES[2]: b'{"type": "FeatureCollection", "features": []}\n',
        FILES[0]: plain_json(new),
    }


def _copied(like: Path, title: str, id_: str) -> dict[str, bytes]:
    """Return the files of a theatre like another, with a title of its own if one is given; no history."""
    documents = read_documents(like)
    named = {"id": id_, **({"title": title} if title else {})}
    files = documents.files() | {FILES[0]: plain_json({**documents.theatre, **named})}
    for name in (*FILES[1:], OWN_PLACES):
        if (path := standing(like, name)).exists():
            files[name] = path.read_bytes()
    return files


def view_of(name: str) -> list[float] | None:
    """Return the view of a place by its name or id, in degrees, with a margin; None if none is meant.

    Of several so called it is the widest: a country before a town.
    """
    gazetteer = read_gazetteer(GAZETTEER)
    names = place_names(gazetteer)
    known = names.known(name)
    meant = [known.id] if known else [each.fills["where"]["place"] for each in _widest(place_of(name, names))]
    if not meant:
        return None
    west, south, east, north = to_shapely(gazetteer.places[meant[0]].geometry).bounds
    return [
        round(max(west - MARGIN, -180), 2),
        round(max(south - MARGIN, -85), 2),
        round(min(east + MARGIN, 180), 2),
        round(min(north + MARGIN, 85), 2),
    ]


def _widest(meant: Sequence[Any]) -> list[Any]:
    return sorted(meant, key=lambda each: -int(each.fills["where"]["precision"]))


@cache
def _world() -> Catalogue:
    """Return a theatre of nothing but the world, on whose map a view is picked."""
    side = {"id": "world", "label": "–", "colour": hue(0)}
    return Catalogue(
        path=Path("world"),
        theatre=Theatre.model_validate(
            {
                "id": "world",
                "title": "–",
                "as_of": "2000",
                "view": WORLD,
                "actors": [{**side, "short": "–"}],
                "layers": [{**side, "on": True}],
            }
        ),
        sources={},
        claims=Builder().claims({}),
        kinds=default_kinds("en"),
        gazetteer=read_gazetteer(GAZETTEER),
        file=FILES[2],
        digest="world",
    )
