"""Record a source: its text becomes paragraphs, and only their fingerprints go into the theatre."""

from collections.abc import Mapping
from datetime import date
from typing import get_args

import streamlit as st

from dashboard.desk import checked, form, keeping
from dashboard.desk.dropped import dropped
from dashboard.desk.field import Field, apart
from dashboard.desk.fields import named
from dashboard.desk.unsaved import Form
from dashboard.words import language, t
from layers.curating import drafts, private
from layers.curating.held import Held
from layers.curating.impact import impact
from layers.curating.receiving import READERS, Received, ReceiveError, receive
from layers.curating.records import Record
from layers.curating.saving import Edits
from layers.reading.problems import TheatreError
from layers.theatre.vocabulary import SOURCE_KINDS, Retracted

TEXTS = "desk texts"
"""The session key with the paragraphs of each source by id, whose text was handed over in this session."""

CHOSEN = "desk source room"
"""The session key with the source that is looked at, NEW for one that is not recorded yet."""

RECORDED = "desk recorded"
"""The session key with how many texts were recorded."""

NEW = ""

ROWS = (
    ("title",),
    ("publisher", "author", "published"),
    ("url", "kind", "credits"),
    ("archived", "archived_on", "accessed"),
    ("method", "language", "note"),
)
"""The fields of a source, side by side; what became of it later is asked of a recorded one."""

RETRACTION = ("retracted", "retracted_on", "retraction_note")


def room(now: Held) -> None:
    """Ask for a source: a new one, or one that is recorded, whose text may be handed over again."""
    sources = known(now)
    if st.session_state.get(CHOSEN) not in (NEW, *sources):
        st.session_state[CHOSEN] = NEW
    chosen: str = st.selectbox(
        t("app.desk.source"),
        (NEW, *sources),
        format_func=apart(
            (NEW, *sources), lambda id_: named(sources, id_) if id_ else t("app.desk.new_source")
        ),
        key=CHOSEN,
        persist_state="session",
    )
    if chosen:
        _recorded(now, chosen, sources[chosen])
    received = _received(chosen)
    if received and chosen:
        _again(now, chosen, sources[chosen], received)
    elif received:
        _record(now, received)
    if not chosen:
        # below the buttons, where somebody who has pressed one looks
        keeping.say()


def known(now: Held) -> dict[str, Record]:
    """Return the sources of a theatre, and those that wait for its first claim."""
    return now.records["source"] | pending(now)


def pending(now: Held) -> dict[str, Record]:
    """Return the sources that wait to be saved together with a claim.

    Those of a theatre that was begun here wait for its first one, and for the next one where somebody else
    has saved the first.
    """
    waits: dict[str, Record] = keeping.read(lambda: drafts.waiting(now.folder), {})
    return {id_: record for id_, record in waits.items() if id_ not in now.records["source"]}


def waiting(now: Held) -> Edits:
    """Return what of :func:`pending` is saved together with a claim."""
    return {("source", id_): record for id_, record in pending(now).items()}


def put(now: Held, record: Record, why: str = "", typed: Form | None = None) -> bool:
    """Save a source, or have it wait for the first claim, as :func:`keeping.keep` does.

    Return whether that was done.
    """
    if now.records["claim"]:
        return keeping.keep(now, {("source", record["id"]): record}, why, typed=typed)
    put = keeping.aside(now, lambda: drafts.wait(now.folder, {**pending(now), record["id"]: record}))
    if put and typed:
        form.done(typed)
    return put


def texts(now: Held) -> dict[str, tuple[str, ...]]:
    """Return the paragraphs of the sources whose text is at hand, by id: of this session, or kept."""
    found: dict[str, tuple[str, ...]] = {}
    for id_ in known(now):
        if text := _given(now).get(id_) or _kept_text(now, id_):
            found[id_] = text
    return found


def _kept_text(now: Held, id_: str) -> tuple[str, ...] | None:
    """Return the paragraphs of a source whose text is kept in the private folder, or None."""
    return keeping.read(lambda: private.text(now.folder, id_), None)


def _given(now: Held) -> dict[str, tuple[str, ...]]:
    """Return the paragraphs that were handed over in this session."""
    found: dict[str, tuple[str, ...]] = st.session_state.setdefault(TEXTS, {}).setdefault(now.folder, {})
    return found


def source_fields(now: Held) -> dict[str, Field]:
    """Return the fields of a source by name."""
    others = known(now)
    return {
        "title": Field(("title",), t("app.desk.title")),
        "publisher": Field(("publisher",), t("app.desk.publisher")),
        "author": Field(("author",), t("app.field.source.author")),
        "published": Field(("published",), t("app.desk.published")),
        "url": Field(("url",), t("app.desk.url")),
        "kind": Field(
            ("kind",),
            t("app.desk.source_kind"),
            "choice",
            tuple(SOURCE_KINDS),
            lambda id_: t(f"source_kind.{id_}"),
        ),
        "credits": Field(
            ("credits",), t("app.desk.credits"), "several", tuple(others), lambda id_: named(others, id_)
        ),
        "archived": Field(("archived",), t("app.desk.archived"), help=t("app.desk.archived_help")),
        "archived_on": Field(("archived_on",), t("app.desk.archived_on")),
        "accessed": Field(("accessed",), t("app.desk.accessed")),
        "method": Field(("received", "method"), t("app.desk.method"), help=t("app.desk.method_help")),
        "language": Field(("language",), t("app.desk.source_language")),
        "note": Field(("note",), t("app.desk.note")),
        "retracted": Field(
            ("retraction", "what"),
            t("app.desk.retracted"),
            "choice",
            ("", *get_args(Retracted)),
            lambda id_: t(f"app.desk.retracted.{id_}") if id_ else t("app.desk.stands"),
        ),
        "retracted_on": Field(("retraction", "on"), t("app.desk.retracted_on")),
        "retraction_note": Field(("retraction", "note"), t("app.desk.retraction_note")),
    }


def _received(chosen: str) -> Received | None:
    """Ask for the text of a source, pasted or as a file, and return what was received."""
    if chosen:
        st.caption(t("app.desk.again"))
    # once a text is recorded, the next one is asked for in empty fields
    times = st.session_state.get(RECORDED, 0)
    pasted = st.text_area(
        t("app.desk.paste"),
        key=f"desk paste {chosen} {times}",
        height=160,
        persist_state="session",
    )
    endings = [ending[1:] for ending in READERS]
    given = dropped(t("app.desk.drop"), endings, f"desk file {chosen} {times}")
    name, content = given or ("pasted.txt", pasted.encode())
    if not content.strip():
        return None
    try:
        received = receive(content, name)
    except ReceiveError as error:
        st.code(str(error), language=None, wrap_lines=True)
        return None
    st.caption(t("app.desk.received", n=len(received.paragraphs), sha256=received.sha256[:12]))
    for remark in received.remarks:
        st.text(remark.text(language()))
    return received


def _record(now: Held, received: Received) -> None:
    """Ask for what is known of a new source, as far as the file says it, and record it."""
    of, fields = Form(now.folder, f"received {received.sha256[:16]}"), source_fields(now)
    record, text = _as_received(received), f"desk received {received.sha256[:16]} text"
    form.begin(of, fields, record)
    with form.box(of):
        for names in ROWS:
            form.row(of, fields, *names)
        st.checkbox(
            t("app.desk.keep_text"), key=text, help=t("app.desk.keep_text_help"), persist_state="session"
        )

        def save() -> None:
            _put_new(now, received, form.read(of, fields, record), of, kept=bool(st.session_state[text]))

        with st.container(horizontal=True):
            st.button(t("app.desk.record"), type="primary", on_click=save)
            form.give_up(of, fields, record)
    checked.show(of, fields, record)


def _put_new(now: Held, received: Received, made: Record, typed: Form, *, kept: bool) -> None:
    """Save a new source, and have its text at hand; a second click finds the text recorded."""
    if not made.get("title"):
        keeping.refuse(t("app.desk.missing", fields=t("app.desk.title")))
        return
    if (same := _recorded_as(known(now), received)) == made["title"]:
        keeping.done(t("app.desk.saved"))
        return
    if same:
        keeping.refuse(t("app.desk.recorded", title=same))
        return
    id_ = keeping.new_id(made["title"], known(now))
    if put(now, {"id": id_, **made}, typed=typed):
        st.session_state[RECORDED] = st.session_state.get(RECORDED, 0) + 1
        _have_text(now, id_, received, kept=kept)


def _recorded_as(sources: Mapping[str, Record], received: Received) -> str | None:
    """Return the name of the source whose file had the same bytes as what was received, or None."""
    hashes = {id_: (each.get("received") or {}).get("sha256") for id_, each in sources.items()}
    return next((named(sources, id_) for id_ in hashes if hashes[id_] == received.sha256), None)


def _have_text(now: Held, id_: str, received: Received, *, kept: bool) -> None:
    """Have a text at hand, and keep it in the private folder beside the theatre where that was asked for."""
    _given(now)[id_] = received.paragraphs
    if kept:
        keeping.aside(now, lambda: private.keep_text(now.folder, id_, received.paragraphs))


def _as_received(received: Received) -> Record:
    """Return what a file and its receipt say of a source: who received it, when, and how."""
    said = {name: getattr(received, name) for name in ("title", "author", "publisher", "published", "url")}
    return {
        **{name: value for name, value in said.items() if value},
        "kind": "article",
        **({"language": received.language} if received.language else {}),
        "received": {
            "by": keeping.name(),
            "on": date.today().isoformat(),
            "method": received.method,
            "sha256": received.sha256,
        },
        "coverage": {"paragraphs": len(received.paragraphs), "left_out": []},
    }


def _recorded(now: Held, id_: str, record: Record) -> None:
    """Show a recorded source, and what rests on one that was withdrawn or corrected."""
    _source(now, id_, record)
    if record.get("retraction"):
        _affected(now, id_)
    if _kept_text(now, id_):
        st.caption(t("app.desk.text_kept"))

        def forget() -> None:
            keeping.aside(now, lambda: private.drop_text(now.folder, id_))

        st.button(t("app.desk.forget_text"), on_click=forget)


def _source(now: Held, id_: str, record: Record) -> None:
    """Ask for the fields of a recorded source."""
    of, fields = Form(now.folder, f"source {id_}"), source_fields(now)
    every = fields | keeping.reason()
    form.begin(of, every, record)
    with form.box(of):
        for names in (*ROWS, RETRACTION):
            form.row(of, fields, *names)
        st.text(_receipt(record))
        form.ask(of, "why", every["why"])

        def save() -> None:
            put(now, form.read(of, fields, record), keeping.why(of), typed=of)

        with st.container(horizontal=True):
            st.button(t("app.desk.save"), type="primary", on_click=save)
            form.give_up(of, every, record)
    keeping.say()
    checked.show(of, every, record)


def _receipt(record: Record) -> str:
    """Return what is known of how a source was received."""
    receipt = record.get("received") or {}
    if not receipt:
        return t("app.desk.not_received")
    return t(
        "app.desk.receipt",
        by=receipt.get("by", "–"),
        on=receipt.get("on", "–"),
        sha256=receipt.get("sha256") or "–",
    )


def _affected(now: Held, id_: str) -> None:
    """Show the claims, scenes, figures and charts that rest on a source."""
    try:
        found = impact(now.records, id_)
    except (KeyError, ValueError, TheatreError):
        return  # one that waits for its first claim, or that the check will tell of
    st.warning(t("app.desk.affected", claims=len(found.claims), told=len(found.told)))
    for claim in found.claims:
        way = "".join(f" ← {named(now.records['source'], each)}" for each in claim.way)
        st.text(f"{claim.label}{way}")
    for told in found.told:
        st.text(f"{t(f'app.desk.told.{told.kind}')}: {told.title}")


def _again(now: Held, id_: str, record: Record, received: Received) -> None:
    """Offer to use a text that was handed over again for a recorded source."""
    known_hash = (record.get("received") or {}).get("sha256")
    if known_hash and known_hash != received.sha256:
        st.warning(t("app.desk.other_file"))
    key = f"desk again {id_} text"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.checkbox(t("app.desk.keep_text"), key=key, help=t("app.desk.keep_text_help"))

        def use() -> None:
            keeping.done(t("app.desk.text_at_hand"))
            _have_text(now, id_, received, kept=bool(st.session_state[key]))

        st.button(t("app.desk.use_text"), type="primary", on_click=use)
