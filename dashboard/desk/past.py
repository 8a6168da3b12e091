"""The history of a theatre: who changed what, what is new to a curator, and the theatre as it was."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from dashboard import load, stage, words
from dashboard.desk import keeping
from dashboard.desk.listing import Row, listing
from dashboard.words import t
from layers.curating import private
from layers.curating.account import lines
from layers.curating.difference import Difference, difference
from layers.curating.documents import in_memory
from layers.curating.held import Held
from layers.curating.history import Entry, as_it_was, history
from layers.curating.records import Records, records
from layers.importing.folder import write_theatre
from layers.page.state import opening
from layers.page.stepping import with_scene
from layers.reading.gazetteer import gazetteer_for
from layers.reading.problems import TheatreError
from layers.theatre.catalogue import Catalogue

OPEN = "desk entry"
"""The session key with the number of the entry that is looked at."""

MOST = 200
"""Entries that are listed, the newest of them; “posture log” has all."""

LINES = 60
"""Lines of a difference that are shown; “posture diff” has all."""


def room(now: Held) -> None:
    """Show the entries, what each changed, and what became of the theatre since."""
    keeping.say()
    log = history(now.folder)
    if log.problems:
        st.error(t("app.desk.broken"))
        st.code(str(TheatreError(log.problems)), language=None, wrap_lines=True)
        return
    if not log.entries:
        st.info(t("app.desk.no_history"))
        return
    entries = {str(each.number): each for each in reversed(log.entries[-MOST:])}
    seen = private.seen(now.folder, keeping.name()) if keeping.name() else 0
    opened = str(st.session_state.get(OPEN, ""))
    chosen = entries.get(opened) or next(iter(entries.values()))
    left, right = st.columns([2, 3], gap="medium")
    with left:
        _news(now, log.entries, seen)
        rows = [Row(number, *_words(each, seen)) for number, each in entries.items()]
        listing(rows, str(chosen.number), t("app.desk.history"), "desk history", _show)
    with right:
        _entry(now, chosen)


def _show(number: str) -> None:
    st.session_state[OPEN] = number


def _news(now: Held, entries: tuple[Entry, ...], seen: int) -> None:
    """Say how much is new since the curator looked last, and offer to have seen it."""
    if not keeping.name():
        st.caption(t("app.desk.news_name"))
        return
    new = sum(each.number > seen and each.by != keeping.name() for each in entries)
    st.caption(t("app.desk.news", n=new))
    last = entries[-1].number

    def see() -> None:
        keeping.aside(now, lambda: private.see(now.folder, keeping.name(), last))

    st.button(t("app.desk.seen"), disabled=seen >= last, on_click=see)


def _words(entry: Entry, seen: int) -> tuple[str, str]:
    """Return what a row says of an entry."""
    new = f"{t('app.desk.new_entry')} · " if entry.number > seen and entry.by != keeping.name() else ""
    act = t(f"app.desk.act.{entry.act}", of=entry.of or "")
    by = entry.by or t("app.desk.unknown")
    return f"{entry.number}. {by}: {act}", f"{new}{_time(entry)}{f' · {entry.why}' if entry.why else ''}"


def _time(entry: Entry) -> str:
    return f"{entry.on[:10]} {entry.on[11:16]} UTC"


def _entry(now: Held, entry: Entry) -> None:
    """Show what became of the theatre since an entry, on the map too, or the theatre as it was then."""
    st.text(f"{_words(entry, entry.number)[0]} · {_time(entry)}")
    try:
        then = _then(now.folder, entry.on, now.version)
    except TheatreError as error:
        st.code(str(error), language=None, wrap_lines=True)
        return
    found = difference(then, now.records)
    told = list(lines(found))
    st.caption(t("app.desk.since", n=len(found.records)))
    if told:
        st.code("\n".join(told[:LINES]), language=None, wrap_lines=True)
    if len(told) > LINES:
        st.caption(t("app.desk.more_lines", n=len(told) - LINES))
    map_of = st.radio(
        t("app.desk.map_of"),
        ("now", "then"),
        format_func={"now": t("app.desk.map_now"), "then": t("app.desk.map_then")}.__getitem__,
        horizontal=True,
        key="desk map of",
    )
    try:
        drawn = _marked(load.catalogue(now.folder), found, entry) if map_of == "now" else None
        drawn = drawn or _as_it_was(str(now.folder), entry.on, now.version)
    except TheatreError as error:
        st.code(str(error), language=None, wrap_lines=True)
        return
    scene = drawn.theatre.scenes[0].id if map_of == "now" and " " in drawn.digest else None
    stage.show(drawn, replace(opening(drawn, scene), language=words.language()), "desk past", [])


def _marked(catalogue: Catalogue, found: Difference, entry: Entry) -> Catalogue:
    """Return the theatre with a first scene that marks the claims which changed since an entry.

    Its digest says so too, since what Streamlit serves goes by that.
    """
    claims = [
        (each.id, each.what) for each in found.records if each.kind == "claim" and each.id in catalogue.claims
    ]
    if not claims:
        return catalogue
    withdrawn = sum(each.kind == "claim" for each in found.of("withdrawn"))
    drawn = with_scene(catalogue, claims, withdrawn)
    return replace(drawn, digest=f"{catalogue.digest} ({entry.number}→)")


@st.cache_resource(max_entries=8, show_spinner=False)
def _then(folder: Path, on: str, version: str) -> Records:  # noqa: ARG001  # the version is the cache's key
    """Return the records of a theatre as they were after the entries up to a time."""
    return records(in_memory(as_it_was(folder, on)), gazetteer_for(folder))


@st.cache_resource(max_entries=4, show_spinner=False)
def _as_it_was(folder: str, on: str, version: str) -> Catalogue:  # noqa: ARG001  # likewise
    """Return the theatre as it was, written aside; nothing of it stays there.

    Raises:
        TheatreError: if it would not pass the check of today.

    """
    path = Path(folder)
    with TemporaryDirectory(prefix="posture-") as aside:
        return write_theatre(Path(aside) / path.name, as_it_was(path, on))
