"""From a paragraph to a claim: select words, take proposals one by one, fill one form, save."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from dashboard.desk import form, keeping, sources
from dashboard.desk.fields import claim_fields, closed, placed
from dashboard.desk.form import Field
from dashboard.desk.proposing import propose
from dashboard.desk.whole import whole
from dashboard.words import t
from layers.curating.citing import borrowed, fingerprint
from layers.curating.held import Held
from layers.curating.labels import label_for
from layers.curating.records import Record
from layers.reading.gazetteer import gazetteer_for
from layers.reading.place_search import place_names
from layers.theatre.vocabulary import LEFT_OUT

FORM = "desk claim "
"""How the keys of the form's fields begin."""

AUTOMATIC = "desk label"
"""The session key with the label that was made of the other fields last."""

EMPTIED = "desk emptied"
"""The session key with what was saved last, and the form as it was empty then."""

AT = "desk at "
"""How the session keys begin of the paragraph that is coded of each source."""

ROWS = (
    ("actor", "layer", "kind"),
    ("assertion", "hedge", "figure"),
    ("low", "best", "high", "unit"),
    ("place_name", "place", "where_precision"),
    ("from", "to", "when_precision"),
    ("credits 0", "note"),
)
"""The fields below statement and label, side by side; the room of claims has all the others."""

STAY = ("actor", "layer", "kind")
"""The fields that the next claim begins with as the one before had them."""


def room(now: Held) -> None:
    """Show a paragraph, what it may say, and the form of a claim on it."""
    texts = sources.texts(now)
    if not texts:
        keeping.say()
        st.info(t("app.desk.no_text"))
        return
    known = sources.known(now)
    source = st.selectbox(
        t("app.desk.source"),
        list(texts),
        format_func=lambda id_: str(known[id_].get("title", id_)),
        key="desk source chosen",
    )
    left, right = st.columns(2, gap="medium")
    with left:
        number = _number(now, source, texts[source], known[source])
        paragraph = texts[source][number - 1]
        places = place_names(gazetteer_for(now.folder))
        propose(paragraph, f"{source} {number}", places, known, source, lambda fills: _fill(now, fills))
        _leave_out(now, source, number, known[source])
    with right:
        _form(now, source, number, paragraph)
        # below the buttons, where somebody who has pressed one looks
        keeping.say()


def _number(now: Held, source: str, paragraphs: tuple[str, ...], record: Record) -> int:
    """Ask for a paragraph, each with what became of it, and return its number."""
    coded = [
        citation.get("paragraph")
        for claim in now.records["claim"].values()
        for citation in claim["properties"]["citations"]
        if citation["source"] == source and claim["properties"].get("status") != "withdrawn"
    ]
    left_out = {each["paragraph"] for each in record.get("coverage", {}).get("left_out", ())}
    states = {
        number: t("app.desk.coded", n=coded.count(number))
        if number in coded
        else t("app.desk.left_out")
        if number in left_out
        else t("app.desk.open")
        for number in range(1, len(paragraphs) + 1)
    }
    open_ = [number for number in states if number not in coded and number not in left_out]
    st.caption(t("app.desk.coverage", open=len(open_), n=len(paragraphs)))
    at, key = f"{AT}{source}", f"desk paragraph {source}"
    st.session_state[key] = st.session_state.setdefault(at, 1)

    def picked() -> None:
        # the page answers with the words it shows, which a save may have changed since: the number stays
        st.session_state[at] = int(str(st.session_state[key]).partition(" ")[0])

    def go_on() -> None:
        # round again, so that those before are found too
        st.session_state[at] = next((each for each in open_ if each > chosen), open_[0])

    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen: int = st.selectbox(
            t("app.desk.paragraph"),
            list(states),
            format_func=lambda number: f"{number} · {states[number]} · {paragraphs[number - 1][:50]}",
            key=key,
            on_change=whole(picked),
        )
        st.button(t("app.desk.next_open"), disabled=not open_, on_click=whole(go_on))
    return chosen


def _fields(now: Held) -> dict[str, Field]:
    """Return the fields that the form has."""
    every = claim_fields(now, sources.known(now))
    return {name: every[name] for name in ("statement", "label", *(name for row in ROWS for name in row))}


def _fill(now: Held, fills: Mapping[str, Any]) -> None:
    """Put properties of a claim into the form; the label follows while it is not the curator's own."""
    fields = _fields(now)
    if "credits" in fills:
        form.fill(FORM, "credits 0", list(fills["credits"]))
    given = {"properties": fills}
    for name, field in fields.items():
        if field.path[1] in fills and (field.shape != "choice" or _has(given, field)):
            form.fill(FORM, name, form.in_form(field, given))
    before = st.session_state.get(AUTOMATIC, "")
    if form.typed(FORM, "label", fields["label"]) == before:
        says = form.read(FORM, fields, {})["properties"]
        quantity = says.get("quantity", {})
        counted = quantity.keys() >= {"verbatim", "unit"}
        made = label_for("", says["assertion"], quantity) if counted else ""
        st.session_state[AUTOMATIC] = made
        form.fill(FORM, "label", made)


def _has(record: Record, field: Field) -> bool:
    """Return whether a record has a value for a field."""
    found: Any = record
    for step in field.path:
        found = found.get(step) if isinstance(found, Mapping) else None
    return found is not None


def _form(now: Held, source: str, number: int, paragraph: str) -> None:
    fields = _fields(now)
    form.begin(FORM, fields, {})
    with st.form("desk claim form"):
        for name in ("statement", "label"):
            form.ask(FORM, name, fields[name])
        for names in ROWS:
            form.row(FORM, fields, *names)
        with st.container(horizontal=True):
            given = (now, source, number, paragraph)
            st.form_submit_button(t("app.desk.save_claim"), type="primary", on_click=whole(_save), args=given)
            st.form_submit_button(t("app.desk.keep_draft"), on_click=whole(_keep), args=given)
    for name in ("label", "statement", "note"):
        own = str(form.typed(FORM, name, fields[name]))
        for start, end in borrowed(own, paragraph):
            st.warning(t("app.desk.borrowed"))
            st.text(own[start:end])


def _feature(now: Held, source: str, number: int, paragraph: str) -> Record:
    """Return the claim that the form has, on a paragraph."""
    cited = {"source": source, "paragraph": number, "sha256": fingerprint(paragraph)}
    made = form.read(FORM, _fields(now), {"properties": {"citations": {"0": cited}}})
    citations = [*made["properties"]["citations"].values()]
    made = placed(
        closed(made, {"properties": {"citations": citations}}), place_names(gazetteer_for(now.folder))
    )
    says = made["properties"]
    for name in ("statement", "label"):
        says.setdefault(name, "")
    says.setdefault("where", {}).setdefault("name", "")
    if published := sources.known(now)[source].get("published"):
        says.setdefault("when", {})["reported_on"] = published
    return {
        "type": "Feature",
        "id": keeping.new_id(says["label"] or "claim", [*now.records["claim"], *keeping.drafts(now)]),
        "properties": {
            **says,
            "coded_by": str(st.session_state.get(keeping.NAME, "")).strip(),
            "coded_on": date.today().isoformat(),
        },
    }


def _keep(now: Held, *of: Any) -> None:
    """Keep the claim as a draft beside the theatre, and empty the form."""
    if _is_again(now, *of):
        keeping.done(t("app.desk.kept"))
        return
    feature = _feature(now, *of)
    if keeping.draft(now, feature):
        _empty(now, *of)


def _save(now: Held, *of: Any) -> None:
    """Save the claim, with the sources that waited for it, and empty the form."""
    if _is_again(now, *of):
        keeping.done(t("app.desk.saved"))
        return
    feature = _feature(now, *of)
    waiting = {("source", id_): record for id_, record in sources.pending(now).items()}
    if keeping.add(now, feature, waiting):
        sources.let_go(now)
        _empty(now, *of)


def _is_again(now: Held, source: str, number: int, _: str) -> bool:
    """Return whether nothing has been filled in since a claim on the paragraph was kept: a second click."""
    return bool(st.session_state.get(EMPTIED) == (source, number, _typed(now)))


def _typed(now: Held) -> dict[str, Any]:
    return {name: form.typed(FORM, name, field) for name, field in _fields(now).items()}


def _empty(now: Held, source: str, number: int, _: str) -> None:
    """Empty the form, but for what the next claim often shares with this one."""
    for name, field in _fields(now).items():
        if name not in STAY:
            form.fill(FORM, name, form.in_form(field, {}))
    st.session_state[AUTOMATIC] = ""
    st.session_state[EMPTIED] = (source, number, _typed(now))


def _leave_out(now: Held, source: str, number: int, record: Record) -> None:
    """Offer to leave the paragraph out, with a reason from the list."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            t("app.desk.reason"),
            tuple(LEFT_OUT),
            format_func=lambda each: t(f"app.left_out.{each}"),
            key="desk reason",
        )
        given = (now, source, number, record)
        st.button(t("app.desk.leave_out"), on_click=whole(_omit), args=given)


def _omit(now: Held, source: str, number: int, record: Record) -> None:
    before = record.get("coverage", {})
    others = [each for each in before.get("left_out", ()) if each["paragraph"] != number]
    this = {"paragraph": number, "reason": st.session_state["desk reason"]}
    listed = sorted([*others, this], key=lambda each: int(each["paragraph"]))
    paragraphs = len(sources.texts(now)[source])
    sources.put(now, {**record, "coverage": {**before, "paragraphs": paragraphs, "left_out": listed}})
