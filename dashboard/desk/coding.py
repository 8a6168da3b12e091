"""From a paragraph to a claim: select words, take proposals one by one, fill one form, save."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from dashboard.desk import keeping, sources
from dashboard.desk.passage import Used, passage
from dashboard.words import language, t
from layers.curating.citing import borrowed, fingerprint
from layers.curating.held import Held
from layers.curating.labels import label_for
from layers.curating.proposing import Proposal, date_of, figure_of, hedge_of, place_of, proposals
from layers.importing.wording import clean
from layers.reading.gazetteer import gazetteer_for
from layers.reading.place_search import PlaceNames, place_names
from layers.theatre.kinds import GLYPHS
from layers.theatre.vocabulary import ASSERTIONS, DATE_PRECISIONS, LEFT_OUT, PRECISIONS

FORM = "desk claim "
"""How the keys of the form's fields begin."""

AUTOMATIC = "desk label"
"""The session key with the label that was made of the other fields last."""

FILLED = "desk filled"
"""The session key with values for the form that it has not shown yet: a run that a quick next click ends
before it comes to the form must not lose them."""

FIELDS = {
    "hedge": ("hedge",),
    "figure": ("quantity", "verbatim"),
    "low": ("quantity", "low"),
    "best": ("quantity", "best"),
    "high": ("quantity", "high"),
    "unit": ("quantity", "unit"),
    "place": ("where", "place"),
    "place_name": ("where", "name"),
    "from": ("when", "from"),
    "to": ("when", "to"),
    "note": ("note",),
}
"""The fields that are texts, each with where its value goes in a claim's properties."""

NUMBERS = ("low", "best", "high")

CHOICES = {
    "assertion": (("assertion",), tuple(ASSERTIONS)),
    "where_precision": (("where", "precision"), tuple(PRECISIONS)),
    "when_precision": (("when", "precision"), tuple(DATE_PRECISIONS)),
}
"""The fields with a closed list, likewise, and the list."""


def room(now: Held) -> None:
    """Show a paragraph, what it may say, and the form of a claim on it."""
    texts = sources.texts(now)
    if not texts:
        keeping.say()
        st.info(t("app.desk.no_text"))
        return
    source = st.selectbox(t("app.desk.source"), list(texts), key="desk source chosen")
    record = now.records["source"].get(source) or sources.pending(now)[source]
    left, right = st.columns(2, gap="medium")
    with left:
        number = _number(now, source, texts[source], record)
        paragraph = texts[source][number - 1]
        _propose(paragraph, f"{source} {number}", place_names(gazetteer_for(now.folder)), record)
        _leave_out(now, source, number, record)
    with right:
        _form(now, source, number, paragraph, record)
        # below the buttons, where somebody who has pressed one looks
        keeping.say()


def _number(now: Held, source: str, paragraphs: tuple[str, ...], record: Mapping[str, Any]) -> int:
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
    open_ = sum(number not in coded and number not in left_out for number in states)
    st.caption(t("app.desk.coverage", open=open_, n=len(paragraphs)))
    chosen: int = st.selectbox(
        t("app.desk.paragraph"),
        list(states),
        format_func=lambda number: f"{number} · {states[number]} · {paragraphs[number - 1][:50]}",
        key=f"desk paragraph {source}",
    )
    return chosen


def _propose(paragraph: str, key: str, places: PlaceNames, record: Mapping[str, Any]) -> None:
    """Show the paragraph, and offer what it may say: each by itself, with its reason."""
    reported = record.get("published")
    found = [each for each in proposals(paragraph, places=places, reported=reported) if each.fills]

    def use(used: Used) -> None:
        st.session_state["desk words"] = (key, used.start, used.end)
        if used.field:
            _fill_words(paragraph[used.start : used.end], used.field, places, reported)

    spans = [span for each in found for span in each.spans]
    passage(paragraph, spans, f"desk passage {key}", use)
    st.caption(t("app.desk.keys"))
    of, start, end = st.session_state.get("desk words", ("", 0, 0))
    words = paragraph[start:end] if of == key else ""
    with st.container(horizontal=True):
        for field, name in (
            ("hedge", t("app.desk.is_hedge")),
            ("quantity", t("app.desk.is_figure")),
            ("where", t("app.desk.is_place")),
            ("when", t("app.desk.is_date")),
        ):
            st.button(name, disabled=not words, on_click=_fill_words, args=(words, field, places, reported))
    for at, each in enumerate(each for each in found if each.field != "credits"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                t("app.desk.take_it", n=at + 1),
                on_click=_fill,
                args=(each.fills,),
                key=f"desk take {key} {at}",
            )
            st.text(f"{each.words}: {each.reason.text(language())}")


def _fill_words(words: str, field: str, places: PlaceNames, reported: str | None) -> None:
    """Fill a field from selected words: with what they mean, or verbatim where that is not known."""
    found: Proposal | None = None
    if field == "hedge":
        found = hedge_of(words)
    elif field == "quantity":
        found = figure_of(words)
    elif field == "where":
        meant = place_of(words, places)
        found = meant[0] if len(meant) == 1 else None
    elif field == "when":
        found = date_of(words, reported)
    verbatim: dict[str, dict[str, Any]] = {
        "hedge": {"hedge": words},
        "quantity": {"quantity": {"verbatim": words}},
        "where": {"where": {"name": words}},
        "when": {},
    }
    _fill(found.fills if found else verbatim[field])


def _fill(fills: Mapping[str, Any]) -> None:
    """Put properties of a claim into the form; the label follows while it is not the curator's own."""
    for name, path in FIELDS.items():
        if path[0] in fills:
            value = _at(fills, path)
            _set(name, "" if value is None else f"{value:.15g}" if name in NUMBERS else value)
    for name, (path, _) in CHOICES.items():
        value = _at(fills, path)
        if value is not None:
            _set(name, value)
    now, before = _value("label"), st.session_state.get(AUTOMATIC, "")
    if now == before:
        made = properties()
        label = label_for("", made["assertion"], made.get("quantity"))
        st.session_state[AUTOMATIC] = label if "quantity" in made else ""
        _set("label", st.session_state[AUTOMATIC])


def _set(name: str, value: Any) -> None:
    """Give a field of the form a value, which it shows when the page comes to it."""
    st.session_state.setdefault(FILLED, {})[name] = value


def _value(name: str, usual: Any = "") -> Any:
    """Return the value of a field of the form."""
    filled = st.session_state.get(FILLED, {})
    return filled[name] if name in filled else st.session_state.get(FORM + name, usual)


def _at(value: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def properties() -> dict[str, Any]:
    """Return the properties that the form has, those left empty left out."""
    found: dict[str, Any] = {}
    values = {name: (path, _number_or_text(name)) for name, path in FIELDS.items()}
    values |= {name: (path, _value(name, choices[0])) for name, (path, choices) in CHOICES.items()}
    for path, value in values.values():
        if value in ("", None):
            continue
        inside = found
        for part in path[:-1]:
            inside = inside.setdefault(part, {})
        inside[path[-1]] = value
    for name in ("label", "statement", "actor", "kind", "layer"):
        found[name] = clean(str(_value(name)))
    return found


def _number_or_text(name: str) -> Any:
    """Return what a field of the form has; a number as one, or as typed for the check."""
    text = clean(str(_value(name)))
    if name not in NUMBERS or not text:
        return text
    try:
        return int(text) if text.isdigit() else float(text)
    except ValueError:
        return text


def _form(now: Held, source: str, number: int, paragraph: str, record: Mapping[str, Any]) -> None:
    for name, value in st.session_state.get(FILLED, {}).items():
        st.session_state[FORM + name] = value
    with st.form("desk claim form"):
        st.text_input(t("app.desk.statement"), key=f"{FORM}statement")
        st.text_input(t("app.desk.label"), key=f"{FORM}label")
        _row(
            lambda: _choice("actor", t("app.column.actor"), tuple(now.records["actor"])),
            lambda: _choice("layer", t("app.desk.layer"), tuple(now.records["layer"])),
            lambda: _choice("kind", t("app.desk.kind"), (*GLYPHS, *now.records["kind"])),
        )
        _row(
            lambda: _choice("assertion", t("app.desk.assertion"), CHOICES["assertion"][1], "assertion"),
            lambda: _text("hedge", t("app.desk.hedge")),
            lambda: _text("figure", t("app.desk.figure")),
        )
        _row(
            lambda: _text("low", t("app.desk.low")),
            lambda: _text("best", t("app.desk.best")),
            lambda: _text("high", t("app.desk.high")),
            lambda: _text("unit", t("app.desk.unit")),
        )
        _row(
            lambda: _text("place_name", t("app.desk.place_name")),
            lambda: _text("place", t("app.desk.place")),
            lambda: _choice(
                "where_precision", t("app.desk.precision"), CHOICES["where_precision"][1], "precision"
            ),
        )
        _row(
            lambda: _text("from", t("app.desk.from")),
            lambda: _text("to", t("app.desk.to")),
            lambda: _choice(
                "when_precision", t("app.desk.date_precision"), CHOICES["when_precision"][1], "date_precision"
            ),
        )
        st.text_input(t("app.desk.note"), key=f"{FORM}note")
        with st.container(horizontal=True):
            given = (now, source, number, paragraph, record)
            st.form_submit_button(t("app.desk.save_claim"), type="primary", on_click=_save, args=given)
            st.form_submit_button(t("app.desk.keep_draft"), on_click=_keep, args=given)
    st.session_state.pop(FILLED, None)
    made = properties()
    for field in ("label", "statement", "note"):
        for start, end in borrowed(str(made.get(field, "")), paragraph):
            st.warning(t("app.desk.borrowed"))
            st.text(made[field][start:end])


def _feature(
    now: Held, source: str, number: int, paragraph: str, record: Mapping[str, Any]
) -> dict[str, Any]:
    made = properties()
    made.setdefault("where", {}).setdefault("name", "")
    if record.get("published"):
        made.setdefault("when", {})["reported_on"] = record["published"]
    return {
        "type": "Feature",
        "id": sources.new_id(made["label"] or "claim", now.records["claim"].keys()),
        "properties": {
            **made,
            "citations": [{"source": source, "paragraph": number, "sha256": fingerprint(paragraph)}],
            "coded_by": str(st.session_state.get(keeping.NAME, "")).strip(),
            "coded_on": date.today().isoformat(),
        },
    }


def _keep(now: Held, *of: Any) -> None:
    """Keep the claim as a draft beside the theatre."""
    keeping.draft(now, {"geometry": None} | _feature(now, *of))


def _save(now: Held, *of: Any) -> None:
    """Save the claim, with the sources that waited for it, and empty the form."""
    feature = _feature(now, *of)
    waiting = {("source", id_): record for id_, record in sources.pending(now).items()}
    if keeping.keep(now, {**waiting, ("claim", feature["id"]): feature}):
        sources.pending(now).clear()
        for name in (*FIELDS, "label", "statement"):
            _set(name, "")
        for name, (_, values) in CHOICES.items():
            _set(name, values[0])
        st.session_state[AUTOMATIC] = ""


def _leave_out(now: Held, source: str, number: int, record: Mapping[str, Any]) -> None:
    """Offer to leave the paragraph out, with a reason from the list."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            t("app.desk.reason"),
            tuple(LEFT_OUT),
            format_func=lambda each: t(f"app.left_out.{each}"),
            key="desk reason",
        )
        given = (now, source, number, record)
        st.button(t("app.desk.leave_out"), on_click=_omit, args=given)


def _omit(now: Held, source: str, number: int, record: Mapping[str, Any]) -> None:
    before = record.get("coverage", {})
    others = [each for each in before.get("left_out", ()) if each["paragraph"] != number]
    this = {"paragraph": number, "reason": st.session_state["desk reason"]}
    listed = sorted([*others, this], key=lambda each: int(each["paragraph"]))
    paragraphs = len(sources.texts(now)[source])
    new = {**record, "coverage": {**before, "paragraphs": paragraphs, "left_out": listed}}
    if source in sources.pending(now):
        sources.pending(now)[source] = new
    else:
        keeping.keep(now, {("source", source): new})


def _row(*fields: Any) -> None:
    for column, field in zip(st.columns(len(fields)), fields, strict=True):
        with column:
            field()


def _text(name: str, label: str) -> None:
    st.text_input(label, key=FORM + name)


def _choice(name: str, label: str, values: tuple[Any, ...], words: str = "") -> None:
    st.selectbox(
        label,
        values,
        format_func=lambda each: t(f"{words}.{each}") if words else str(each),
        key=FORM + name,
    )
