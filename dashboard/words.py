"""The language of this session, and words in it: that of the address, else of the browser, else English.

The app and the map use the same language; to choose another in either changes both.
"""

import streamlit as st

from layers.messages.language import LANGUAGES, Language, nearest, text
from layers.theatre.catalogue import Catalogue
from layers.theatre.fields import Record
from layers.theatre.translation import language_suffix, tagged, translated

SPOKEN, CHOSEN, REPORTED = "language", "language chosen", "language reported"
"""The session keys of the language, the one chosen in the app, and the one that the map reported last."""

LANGUAGE = "lang"
"""The query parameter for the language."""


def language() -> Language:
    """Return the language of this session."""
    if SPOKEN not in st.session_state:
        browser = (st.context.locale, *st.context.headers.get("Accept-Language", "").split(","))
        asked = map(nearest, (st.query_params.get(LANGUAGE), *browser))
        st.session_state[SPOKEN] = next(filter(None, asked), LANGUAGES[0])
    spoken: Language = st.session_state[SPOKEN]
    return spoken


def t(key: str, **values: object) -> str:
    """Return a message in the language of this session."""
    return text(language(), key, **values)


def ask() -> None:
    """Ask for the language."""
    now = language()
    # a language chosen on the map makes another widget, since an existing one cannot be given a value
    key = f"language {now}"

    def choose() -> None:
        st.session_state[SPOKEN] = st.session_state[CHOSEN] = st.session_state[key]
        # the map is not told once more to select what was chosen before
        st.session_state.pop("chosen", None)
        # so that the page has it when it is loaded anew, at the desk too, whose map writes no address
        st.query_params[LANGUAGE] = st.session_state[key]

    st.selectbox(
        t("app.language"),
        LANGUAGES,
        LANGUAGES.index(now),
        format_func=lambda each: t(f"language_{each}"),
        key=key,
        on_change=choose,
    )


def chosen() -> dict[str, str]:
    """Return the language chosen in the app as a part of a command to the map, empty if none was chosen."""
    return {"language": st.session_state[CHOSEN]} if CHOSEN in st.session_state else {}


def follow(reported: Language | None) -> None:
    """Take over the language that the map reports, which is None until somebody chooses one on the map."""
    before = st.session_state.get(REPORTED)
    st.session_state[REPORTED] = reported
    if reported and reported not in (before, language()):
        st.session_state[SPOKEN] = st.session_state[CHOSEN] = reported
        st.rerun()


def of(catalogue: Catalogue, record: Record, field: str) -> str:
    """Return a text of the theatre in the language of this session, or the original with a language tag."""
    return tagged(record, field, language(), catalogue.theatre.language)


def each_of(catalogue: Catalogue, record: Record, field: str) -> list[str]:
    """Return a list of texts of the theatre likewise."""
    found, original = translated(record, field, language()), getattr(record, field)
    suffix = language_suffix(language(), catalogue.theatre.language) if found is original else ""
    return [f"{entry}{suffix}" for entry in found]
