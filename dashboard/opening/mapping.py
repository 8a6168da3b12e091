"""Ask which column, or which text for every row, gives each field of a claim."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.words import t
from layers.theatre.kinds import GLYPHS
from layers.theatre.vocabulary import ASSERTIONS, PRECISIONS

MAIN = (
    *("label", "when.from", "where.latitude", "where.longitude", "where.coordinates", "where.name"),
    *("where.precision", "layer", "actor", "quantity.verbatim", "source.url", "source.title"),
)
"""The fields that are always asked for; the others are, where the file has them, and else on request."""

WORDS: Mapping[str, tuple[Sequence[object], str]] = {
    "kind": (tuple(GLYPHS), "kind"),
    "assertion": (tuple(ASSERTIONS), "assertion"),
    "where.precision": (tuple(level for level in PRECISIONS if level), "precision"),
}
"""The values of fields that take no other, and how their messages begin."""

Choice = tuple[str, str]
"""What gives a field: ("column", its name), ("value", a word), ("same", "") or ("none", "")."""

NONE: Choice = ("none", "")
SAME: Choice = ("same", "")


def ask(
    fields: Sequence[str], columns: Sequence[str], recognised: Mapping[str, str], key: str
) -> tuple[dict[str, str], dict[str, str]]:
    """Ask what gives each field, and return what there is to tell: columns by field, texts by field.

    Nothing is to be told while everything is as it was ``recognised``. ``key`` tells one file's choices from
    another's.
    """
    main = [field for field in fields if field in MAIN or field in recognised]
    main.sort(key=lambda field: MAIN.index(field) if field in MAIN else len(MAIN))
    with st.container(horizontal=True, key="pickers"):
        chosen = {field: _field(field, columns, recognised, key) for field in main}
    with st.expander(t("app.open.more")), st.container(horizontal=True, key="more-pickers"):
        chosen |= {field: _field(field, columns, recognised, key) for field in fields if field not in main}
    return told(chosen, recognised)


def told(
    chosen: Mapping[str, Choice], recognised: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the columns and the texts that a choice tells beyond what was recognised.

    Once anything differs, all is told: a column that was told gives no other field by its name.
    """
    columns = {field: name for field, (what, name) in chosen.items() if what == "column"}
    constants = {field: name for field, (what, name) in chosen.items() if what == "value" and name}
    if columns == dict(recognised):
        return {}, constants
    absent = {field: "" for field in recognised if field not in columns and field not in constants}
    return columns | absent, constants


def _field(field: str, columns: Sequence[str], recognised: Mapping[str, str], key: str) -> Choice:
    values, family = WORDS.get(field, ((), ""))
    options: list[Choice] = [NONE, *(("column", column) for column in columns)]
    options += [("value", str(value)) for value in values] or [SAME]

    def words(choice: Choice) -> str:
        what, name = choice
        if what == "column":
            return name
        if what == "value":
            return t("app.open.same_value", value=t(f"{family}.{name}"))
        if what == "same":
            return t("app.open.same")
        return t("app.open.by_digits" if field == "where.precision" else "app.open.none")

    usual = options.index(("column", recognised[field])) if field in recognised else 0
    label = t(f"app.field.{field}")
    chosen = st.selectbox(label, options, usual, format_func=words, key=f"{key} {field}")
    if chosen != SAME:
        return chosen
    text = st.text_input(t("app.open.same_text", field=label), key=f"{key} {field} same")
    return ("value", " ".join(text.split()))
