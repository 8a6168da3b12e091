"""The scenes of a theatre: keep what the map shows as one, word it, put them in order."""

from collections.abc import Mapping

import streamlit as st

from dashboard import load
from dashboard.desk import checked, form, keeping, view
from dashboard.desk.field import Field
from dashboard.desk.fields import labelled, named
from dashboard.desk.listing import Row, listing
from dashboard.desk.unsaved import Form
from dashboard.words import language, t
from layers.curating.captions import caption_faults
from layers.curating.held import Held
from layers.curating.records import Record
from layers.messages.language import LANGUAGES
from layers.page.state import NO_FILTERS, State
from layers.page.visible import visible
from layers.reading.problems import TheatreError
from layers.theatre.catalogue import Catalogue
from layers.theatre.theatre import Filters

OPEN, KEPT = "desk scene", "desk scene kept"
"""The session keys: the id of the scene that is open, NEW for one not saved yet, and what that one shows."""

NEW = ""

OWN = ("title", "caption", "claims")
"""The fields of a scene in the theatre's own language."""

DIGITS = 2
"""Decimals of a degree that a scene's view has: about a kilometre, finer than any window needs."""


def room(now: Held) -> None:
    """Show the scenes and the one that is open, and offer to keep what the map shows as a new one."""
    try:
        catalogue = load.catalogue(now.folder)
    except TheatreError:
        keeping.say()
        st.info(t("app.desk.no_scene_yet"))
        return
    scenes = now.records["scene"]
    opened = _open(scenes)
    left, right = st.columns([2, 3], gap="medium")
    with left:
        st.button(
            t("app.desk.keep_view"),
            type="primary",
            width="stretch",
            help=t("app.desk.keep_view_help"),
            on_click=_keep_view,
            args=(now, catalogue),
        )
        rows = [
            Row(id_, f"{at}. {each['title']}", _said(now, each))
            for at, (id_, each) in enumerate(scenes.items(), 1)
        ]
        if rows:
            listing(
                rows,
                opened or "",
                t("app.desk.scenes"),
                "desk scenes",
                _show,
                lambda id_, to: _move(now, id_, to),
            )
            st.caption(t("app.desk.move_help"))
    with right:
        if opened is None:
            keeping.say()
            st.info(t("app.desk.no_scene"))
        else:
            _scene(now, catalogue, opened)


def _open(scenes: Mapping[str, Record]) -> str | None:
    """Return the id of the scene that is open, NEW for one that is not saved yet, None if there is none."""
    chosen = st.session_state.get(OPEN)
    if chosen in scenes or (chosen == NEW and KEPT in st.session_state):
        return str(chosen)
    return next(iter(scenes), None)


def _show(id_: str) -> None:
    st.session_state[OPEN] = id_


def _keep_view(now: Held, catalogue: Catalogue) -> None:
    """Open a new scene of what the map shows."""
    state = view.state(now.folder, catalogue)
    if state is None:
        keeping.refuse(t("app.desk.no_view"))
        return
    keeping.nothing_to_say()
    st.session_state[KEPT] = showing(state)
    st.session_state[OPEN] = NEW


def showing(state: State) -> Record:
    """Return the fields of a scene that shows what a state does; a date of the slider is none of them."""
    found: Record = {"layers": list(state.layers), "view": [round(each, DIGITS) for each in state.view]}
    if state.select:
        found["claims"] = [state.select]
    if state.filters != NO_FILTERS:
        found["filters"] = state.filters.model_dump(mode="json", exclude_defaults=True)
    return found


def _of(now: Held, id_: str) -> Form:
    return Form(now.folder, f"scene {id_}")


def _fields(now: Held, scene: Record) -> dict[str, Field]:
    """Return the fields of a scene; a claim that it speaks of is one of its layers."""
    layers = scene.get("layers", ())
    claims = {
        id_: labelled(each)
        for id_, each in now.records["claim"].items()
        if each["properties"].get("layer") in layers and each["properties"].get("status") != "withdrawn"
    }
    fields = {
        "title": Field(("title",), t("app.desk.title")),
        "caption": Field(("caption",), t("app.desk.caption"), "prose"),
        "claims": Field(
            ("claims",),
            t("app.desk.spoken_of"),
            "several",
            tuple(claims),
            lambda id_: claims.get(id_, id_),
            help=t("app.desk.spoken_of_help"),
        ),
    }
    for language_, tongue in _tongues(now).items():
        at = ("translations", language_)
        title, caption = f"{t('app.desk.title')} · {tongue}", f"{t('app.desk.caption')} · {tongue}"
        fields[f"title {language_}"] = Field((*at, "title"), title)
        fields[f"caption {language_}"] = Field((*at, "caption"), caption, "prose")
    return fields


def _tongues(now: Held) -> dict[str, str]:
    """Return the names of the languages of the interface that are not the theatre's own."""
    own = now.records["theatre"].get("", {}).get("language", "en")
    return {each: t(f"language_{each}") for each in LANGUAGES if each != own}


def _scene(now: Held, catalogue: Catalogue, id_: str) -> None:
    """Ask for the words of a scene, and show what is to be looked at in its caption."""
    scene: Record = now.records["scene"][id_] if id_ else st.session_state[KEPT]
    of, fields = _of(now, id_), _fields(now, scene)
    form.begin(of, fields, scene)
    if not id_:
        st.text(t("app.desk.is_new_scene"))
    st.text(_said(now, scene))
    for name in OWN:
        form.ask(of, name, fields[name])
    _look_at(
        catalogue,
        scene,
        form.typed(of, "caption", fields["caption"]),
        form.typed(of, "claims", fields["claims"]),
    )
    _buttons(now, catalogue, id_)
    # below the buttons, where somebody who has pressed one looks
    keeping.say()
    form.give_up(of, fields, scene)
    checked.show(of, fields, scene)


def _look_at(catalogue: Catalogue, scene: Record, caption: str, spoken: list[str]) -> None:
    """Show what a person should look at in a caption."""
    claims = catalogue.claims
    state = State(
        tuple(scene["layers"]),
        catalogue.theatre.view,
        filters=Filters.model_validate(scene.get("filters", {})),
    )
    among = [claims[id_] for id_ in visible(catalogue, state)]
    faults = caption_faults(caption, [claims[each] for each in spoken if each in claims], among)
    if faults:
        st.warning(t("app.desk.look_at"))
    for fault in faults:
        words = caption[fault.start : fault.end]
        st.text(f"{'' if words == caption else f'“{words}”: '}{fault.reason.text(language())}")


def _said(now: Held, scene: Record) -> str:
    """Return what a scene shows, in one line."""
    layers = ", ".join(named(now.records["layer"], each) for each in scene.get("layers", ()))
    filtered = [t("app.desk.filtered")] if scene.get("filters") else []
    return " · ".join([layers, *filtered])


def _buttons(now: Held, catalogue: Catalogue, id_: str) -> None:
    ids = list(now.records["scene"])
    with st.container(horizontal=True):
        st.button(t("app.desk.save"), type="primary", on_click=_save, args=(now, id_))
        if not id_:
            st.button(t("app.desk.cancel"), on_click=_show, args=(next(iter(ids), NEW),))
            return
        at = ids.index(id_)
        st.button(t("app.desk.up"), disabled=at == 0, on_click=_move, args=(now, id_, at - 1), key="desk up")
        st.button(
            t("app.desk.down"),
            disabled=at == len(ids) - 1,
            on_click=_move,
            args=(now, id_, at + 1),
            key="desk down",
        )
        st.button(t("app.desk.take_view"), on_click=_take_view, args=(now, catalogue, id_))
        st.button(t("app.desk.remove"), on_click=_remove, args=(now, id_))


def _save(now: Held, id_: str) -> None:
    scene: Record = now.records["scene"][id_] if id_ else st.session_state[KEPT]
    made = form.read(_of(now, id_), _fields(now, scene), scene)
    if missing := [t(f"app.desk.{name}") for name in ("title", "caption") if not made.get(name)]:
        keeping.refuse(t("app.desk.missing", fields=", ".join(missing)))
        return
    new = id_ or keeping.new_id(made["title"], now.records["scene"])
    if keeping.keep(now, {("scene", new): {"id": new, **made}}, typed=_of(now, id_)):
        _show(new)
        st.session_state.pop(KEPT, None)


def _move(now: Held, id_: str, to: int) -> None:
    """Put a scene at another place among the others."""
    ids = [each for each in now.records["scene"] if each != id_]
    keeping.keep(now, {}, order={"scene": [*ids[:to], id_, *ids[to:]]})


def _take_view(now: Held, catalogue: Catalogue, id_: str) -> None:
    """Have a scene show what the map shows now; what it says stays."""
    state = view.state(now.folder, catalogue)
    if state is None:
        keeping.refuse(t("app.desk.no_view"))
        return
    kept = {
        name: value for name, value in now.records["scene"][id_].items() if name not in ("view", "filters")
    }
    seen = showing(state)
    seen.pop("claims", None)
    keeping.keep(now, {("scene", id_): {**kept, **seen}})


def _remove(now: Held, id_: str) -> None:
    """Take a scene out; “Undo” brings it back."""
    keeping.keep(now, {("scene", id_): None})
