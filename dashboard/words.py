"""The language of this session: the one in the address, else the browser's, else English; and words in it.

The map speaks it too. Whoever chooses another language, beside the map or on it, changes both.
"""

import streamlit as st

from layers.messages.language import LANGUAGES, Language, nearest, text
from layers.theatre.catalogue import Catalogue
from layers.theatre.fields import Record
from layers.theatre.translation import language_tag, said, tagged

SPOKEN, CHOSEN, TOLD = "language", "language chosen", "language told"
"""The session's records: the language, the one chosen beside the map, the one that the map told last."""


def language() -> Language:
    """Return the language of this session."""
    if SPOKEN not in st.session_state:
        browser = (st.context.locale, *st.context.headers.get("Accept-Language", "").split(","))
        asked = map(nearest, (st.query_params.get("lang"), *browser))
        st.session_state[SPOKEN] = next(filter(None, asked), LANGUAGES[0])
    spoken: Language = st.session_state[SPOKEN]
    return spoken


def t(key: str, **values: object) -> str:
    """Return a message in the language of this session."""
    return text(language(), key, **values)


def ask() -> None:
    """Ask which language to speak."""
    now = language()
    # a language chosen on the map makes another widget: one that is there cannot be given a value
    key = f"language {now}"

    def choose() -> None:
        st.session_state[SPOKEN] = st.session_state[CHOSEN] = st.session_state[key]
        # what was selected before is not selected again with the language
        st.session_state.pop("chosen", None)

    st.selectbox(
        t("app.language"),
        LANGUAGES,
        LANGUAGES.index(now),
        format_func=lambda each: t(f"language_{each}"),
        key=key,
        on_change=choose,
    )


def chosen() -> dict[str, str]:
    """Return the part of a command to the map that says which language was chosen beside it, if one was."""
    return {"language": st.session_state[CHOSEN]} if CHOSEN in st.session_state else {}


def follow(told: Language | None) -> None:
    """Speak what the map has begun to speak: the language chosen on it (``told``), None while none is."""
    before = st.session_state.get(TOLD)
    st.session_state[TOLD] = told
    if told and told not in (before, language()):
        st.session_state[SPOKEN] = st.session_state[CHOSEN] = told
        st.rerun()


def of(catalogue: Catalogue, record: Record, field: str) -> str:
    """Return a text of the theatre in the language of this session, else as it is with a mark of its own."""
    return tagged(record, field, language(), catalogue.theatre.language)


def each_of(catalogue: Catalogue, record: Record, field: str) -> list[str]:
    """Return the same for a list of texts."""
    found, original = said(record, field, language()), getattr(record, field)
    ending = language_tag(language(), catalogue.theatre.language) if found is original else ""
    return [f"{entry}{ending}" for entry in found]
