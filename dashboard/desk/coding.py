"""From a paragraph to a claim: select words, take proposals one by one, fill one form, save."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from dashboard.desk import checked, form, keeping, sources
from dashboard.desk.field import Field, apart, in_form
from dashboard.desk.fields import claim_fields, closed, named, placed
from dashboard.desk.proposing import propose
from dashboard.desk.unsaved import Form, forms
from dashboard.words import t
from layers.curating.citing import borrowed, fingerprint
from layers.curating.held import Held
from layers.curating.labels import label_for
from layers.curating.records import Record
from layers.reading.gazetteer import gazetteer_for
from layers.reading.place_search import place_names
from layers.theatre.vocabulary import LEFT_OUT

AUTOMATIC = "desk label"
"""The session key with the label of each form that was made of the other fields last."""

EMPTIED = "desk emptied"
"""The session key with the form whose claim was saved last."""

SHARED = "desk shared"
"""The session key with the properties that the next claim begins with."""

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
        format_func=apart(texts, lambda id_: named(known, id_)),
        key="desk source chosen",
        persist_state="session",
    )
    left, right = st.columns(2, gap="medium")
    with left:
        number = _number(now, source, texts[source], known[source])
        paragraph = texts[source][number - 1]
        places = place_names(gazetteer_for(now.folder))
        of = _of(now, source, number)
        propose(paragraph, f"{source} {number}", places, known, source, lambda fills: _fill(now, of, fills))
        _leave_out(now, source, number, known[source])
    with right:
        _form(now, source, number, paragraph)


def _number(now: Held, source: str, paragraphs: tuple[str, ...], record: Record) -> int:
    """Ask for a paragraph, each with what became of it, and return its number."""
    coded = [
        citation.get("paragraph")
        for claim in now.records["claim"].values()
        for citation in claim["properties"]["citations"]
        if citation["source"] == source and claim["properties"].get("status") != "withdrawn"
    ]
    left_out = {each["paragraph"] for each in record.get("coverage", {}).get("left_out", ())}
    typed = forms(now.folder)
    states = {
        number: t("app.desk.coded", n=coded.count(number))
        if number in coded
        else t("app.desk.left_out")
        if number in left_out
        else t("app.desk.open")
        for number in range(1, len(paragraphs) + 1)
    }
    words = {
        number: f"{state} · {t('app.desk.unsaved')}" if _of(now, source, number).of in typed else state
        for number, state in states.items()
    }
    open_ = [number for number in states if number not in coded and number not in left_out]
    st.caption(t("app.desk.coverage", open=len(open_), n=len(paragraphs)))
    # the page answers with words, which change as something is typed or saved, and late when one goes on:
    # it is another field then, or what it sends of the one before would be taken for a paragraph that is
    # picked
    at = f"{AT}{source}"
    times = st.session_state.get(f"{at} times", 0)
    key = f"desk paragraph {source} {times} {' '.join(words.values())}"
    shown = st.session_state[key] = st.session_state.setdefault(at, 1)

    def picked() -> None:
        number = int(str(st.session_state[key]).partition(" ")[0])
        if number != shown:
            st.session_state[at] = number

    def go_on() -> None:
        st.session_state[f"{at} times"] = times + 1
        # round again, so that those before are found too
        st.session_state[at] = next((each for each in open_ if each > chosen), open_[0])

    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen: int = st.selectbox(
            t("app.desk.paragraph"),
            list(states),
            format_func=lambda number: f"{number} · {words[number]} · {paragraphs[number - 1][:50]}",
            key=key,
            on_change=picked,
        )
        st.button(t("app.desk.next_open"), disabled=not open_, on_click=go_on)
    return chosen


def _fields(now: Held) -> dict[str, Field]:
    """Return the fields that the form has."""
    every = claim_fields(now, sources.known(now))
    return {name: every[name] for name in ("statement", "label", *(name for row in ROWS for name in row))}


def _of(now: Held, source: str, number: int) -> Form:
    """Return what the form of a claim on a paragraph is of."""
    return Form(now.folder, f"paragraph {source} {number}")


def _fill(now: Held, of: Form, fills: Mapping[str, Any]) -> None:
    """Put properties of a claim into the form; the label follows while it is not the curator's own."""
    fields = _fields(now)
    if "credits" in fills:
        form.fill(of, "credits 0", list(fills["credits"]))
    given = {"properties": fills}
    for name, field in fields.items():
        if field.path[1] in fills and (field.shape != "choice" or _has(given, field)):
            form.fill(of, name, in_form(field, given))
    automatic = st.session_state.setdefault(AUTOMATIC, {})
    if form.typed(of, "label", fields["label"]) == automatic.get(of, ""):
        says = form.read(of, fields, {})["properties"]
        quantity = says.get("quantity", {})
        counted = quantity.keys() >= {"verbatim", "unit"}
        made = label_for("", says["assertion"], quantity) if counted else ""
        automatic[of] = made
        # a field that is filled is another one: what is being typed into it would be lost for nothing
        if made != form.typed(of, "label", fields["label"]):
            form.fill(of, "label", made)


def _has(record: Record, field: Field) -> bool:
    """Return whether a record has a value for a field."""
    found: Any = record
    for step in field.path:
        found = found.get(step) if isinstance(found, Mapping) else None
    return found is not None


def _form(now: Held, source: str, number: int, paragraph: str) -> None:
    """Ask for the claim, and say what the check would."""
    of, fields, blank = _of(now, source, number), _fields(now), _blank()
    form.begin(of, fields, blank)
    given = (now, source, number, paragraph)
    with form.box(of):
        for name in ("statement", "label"):
            form.ask(of, name, fields[name])
        for names in ROWS:
            form.row(of, fields, *names)
        with st.container(horizontal=True):
            st.button(t("app.desk.save_claim"), type="primary", on_click=_save, args=given)
            st.button(t("app.desk.keep_draft"), on_click=_keep, args=given)
            form.give_up(of, fields, blank)
    # below the buttons, where somebody who has pressed one looks
    keeping.say()
    typed = form.changed(of, fields, blank)
    said = checked.judged(now, _feature(*given), sources.waiting(now)) if typed else t("app.desk.check_waits")
    checked.show(of, fields, blank, said)
    for name in ("label", "statement", "note"):
        own = str(form.typed(of, name, fields[name]))
        for start, end in borrowed(own, paragraph):
            st.warning(t("app.desk.borrowed"))
            st.text(own[start:end])


def _blank() -> Record:
    """Return what a form shows into which nobody has typed: what a claim often shares with the one before."""
    return {"properties": st.session_state.get(SHARED, {})}


def _feature(now: Held, source: str, number: int, paragraph: str) -> Record:
    """Return the claim that the form has, on a paragraph."""
    cited = {"source": source, "paragraph": number, "sha256": fingerprint(paragraph)}
    of = _of(now, source, number)
    made = form.read(of, _fields(now), {"properties": {"citations": {"0": cited}}})
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
    if keeping.add(now, feature, sources.waiting(now)):
        _empty(now, *of)


def _is_again(now: Held, source: str, number: int, _: str) -> bool:
    """Return whether nothing has been filled in since a claim on the paragraph was kept: a second click."""
    of = _of(now, source, number)
    return st.session_state.get(EMPTIED) == of and not form.changed(of, _fields(now), _blank())


def _empty(now: Held, source: str, number: int, _: str) -> None:
    """Empty the form, but for what the next claim often shares with this one."""
    of, fields = _of(now, source, number), _fields(now)
    st.session_state[SHARED] = form.read(of, {name: fields[name] for name in STAY}, {}).get("properties", {})
    form.done(of)
    st.session_state.setdefault(AUTOMATIC, {}).pop(of, None)
    st.session_state[EMPTIED] = of


def _leave_out(now: Held, source: str, number: int, record: Record) -> None:
    """Offer to leave the paragraph out, with a reason from the list."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            t("app.desk.reason"),
            tuple(LEFT_OUT),
            format_func=lambda each: t(f"app.left_out.{each}"),
            key="desk reason",
            persist_state="session",
        )
        given = (now, source, number, record)
        st.button(t("app.desk.leave_out"), on_click=_omit, args=given)


def _omit(now: Held, source: str, number: int, record: Record) -> None:
    before = record.get("coverage", {})
    others = [each for each in before.get("left_out", ()) if each["paragraph"] != number]
    this = {"paragraph": number, "reason": st.session_state["desk reason"]}
    listed = sorted([*others, this], key=lambda each: int(each["paragraph"]))
    paragraphs = len(sources.texts(now)[source])
    sources.put(now, {**record, "coverage": {**before, "paragraphs": paragraphs, "left_out": listed}})
