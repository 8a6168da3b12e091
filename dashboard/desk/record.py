"""One claim, or one draft, with every field: change it, copy it, link it to others, withdraw it."""

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from dashboard.desk import checked, form, keeping, sources
from dashboard.desk.field import Field, apart
from dashboard.desk.fields import claim_fields, closed, labelled, opened, placed
from dashboard.desk.unsaved import Form
from dashboard.words import t
from layers.curating.citing import fingerprint
from layers.curating.held import Held
from layers.curating.records import Record
from layers.messages.language import LANGUAGES
from layers.reading.gazetteer import gazetteer_for
from layers.reading.place_search import place_names
from layers.theatre.vocabulary import RELATIONS

CLAIM, DRAFT, COPY = "claim", "draft", "copy"

OPEN = "desk open"
"""The session key with what is open."""


RELATION = "desk relation"
"""The session key with the relation that is chosen for a link."""


class Opened(NamedTuple):
    """What is open: a claim, a draft, or a copy of a claim that is not saved yet."""

    of: str
    id: str


SAYS = (
    ("statement",),
    ("label", "status"),
    ("actor", "layer", "kind"),
    ("assertion", "hedge", "figure"),
    ("low", "best", "high", "unit"),
    ("place_name", "place", "where_precision"),
    ("from", "to", "when_precision"),
    ("note", "reported"),
)
"""The fields that are in sight at once, side by side."""

MORE = {
    "app.desk.more.where": (("radius", "where_note"), ("end 0", "end claim 0"), ("end 1", "end claim 1")),
    "app.desk.more.range": (("range", "range_words"), ("range_source", "range_paragraph")),
    "app.desk.more.rating": (("reliability", "credibility"), ("rater", "rated")),
    "app.desk.more.record": (("items",), ("quotation",), ("sidc", "coder", "coded_on")),
}
"""The others, under headings that unfold."""


def before(now: Held, what: Opened) -> Record | None:
    """Return the record that is open as it stands, a copy with no status of its own; None if it is gone."""
    if what.of == DRAFT:
        return keeping.drafts(now).get(what.id)
    claim = now.records["claim"].get(what.id)
    if what.of != COPY or claim is None:
        return claim
    dropped = ("status", "related", "adjudicated")
    says = {name: value for name, value in claim["properties"].items() if name not in dropped}
    return {**claim, "properties": says}


def show(now: Held, what: Opened) -> None:
    """Show what is open, in a form with all its fields, and its links."""
    record = before(now, what)
    if record is None:
        return
    _form(now, what, record)
    if what.of == CLAIM:
        _links(now, what.id)


def of(now: Held, what: Opened) -> Form:
    """Return what the form of a claim, a draft or a copy is of."""
    return Form(now.folder, f"{what.of} {what.id}")


def _form(now: Held, what: Opened, record: Record) -> None:
    """Ask for all the fields, and say what the check would."""
    inside = opened({"properties": {}, **record})
    count = len(inside["properties"].get("citations") or ())
    this, fields = of(now, what), claim_fields(now, sources.known(now), count + 1, 2)
    every = fields | keeping.reason()
    form.begin(this, every, inside)

    def changed() -> Record:
        return _sound(now, closed(form.read(this, fields, inside), {"properties": {}, **record}))

    def act(name: str) -> None:
        _do(name, now, what, changed(), keeping.why(this))

    with form.box(this):
        _head(what, record)
        for names in SAYS:
            form.row(this, fields, *names)
        _rest(this, fields, count + 1)
        form.ask(this, "why", every["why"])
        _buttons(what, act, lambda: form.give_up(this, every, inside))
    # below the buttons, where somebody who has pressed one looks
    keeping.say()
    claim = changed() if what.of == CLAIM else _new(now, changed())
    checked.show(this, every, inside, checked.judged(now, claim, sources.waiting(now)))


def _head(what: Opened, record: Record) -> None:
    if what.of != CLAIM:
        st.text(t("app.desk.is_draft") if what.of == DRAFT else t("app.desk.is_copy"))
    elif record["properties"].get("status") == "withdrawn":
        st.text(t("app.desk.is_withdrawn"))


def _rest(this: Form, fields: dict[str, Field], citations: int) -> None:
    """Ask for the fields that are rarely changed."""
    with st.expander(t("app.desk.more.citations")):
        for at in range(citations):
            form.row(this, fields, f"source {at}", f"paragraph {at}", f"credits {at}")
    for heading, rows in MORE.items():
        with st.expander(t(heading)):
            for names in rows:
                form.row(this, fields, *names)
    for language in LANGUAGES:
        if f"label {language}" in fields:
            with st.expander(t("app.desk.more.translation", name=t(f"language_{language}"))):
                form.row(this, fields, f"label {language}", f"unit {language}")
                form.row(this, fields, f"statement {language}", f"note {language}")
                form.row(this, fields, f"place_name {language}", f"where_note {language}")
                form.ask(this, f"items {language}", fields[f"items {language}"])


def _buttons(what: Opened, act: Callable[[str], None], more: Callable[[], None]) -> None:
    """Offer what can be done; ``act`` is called with the name of what was asked for. ``more`` offers more."""
    offered = {
        CLAIM: {
            "save": t("app.desk.save"),
            "withdraw": t("app.desk.withdraw"),
            "duplicate": t("app.desk.duplicate"),
        },
        DRAFT: {
            "save_claim": t("app.desk.save_claim"),
            "keep_draft": t("app.desk.keep_draft"),
            "drop_draft": t("app.desk.drop_draft"),
        },
        COPY: {
            "save_claim": t("app.desk.save_claim"),
            "keep_draft": t("app.desk.keep_draft"),
            "cancel": t("app.desk.cancel"),
        },
    }[what.of]
    with st.container(horizontal=True):
        for at, (name, words) in enumerate(offered.items()):
            st.button(words, type="secondary" if at else "primary", on_click=act, args=(name,))
        more()


def _do(asked: str, now: Held, what: Opened, changed: Record, why: str) -> None:
    """Do what was asked for."""
    if asked == "duplicate":
        st.session_state[OPEN] = Opened(COPY, what.id)
    elif asked == "cancel":
        form.done(of(now, what))
        st.session_state[OPEN] = Opened(CLAIM, what.id)
    elif asked == "drop_draft":
        if keeping.drop_draft(now, what.id):
            form.done(of(now, what))
            st.session_state.pop(OPEN, None)
    elif asked == "keep_draft":
        draft = changed if what.of == DRAFT else _new(now, changed)
        if keeping.draft(now, draft):
            form.done(of(now, what))
            st.session_state[OPEN] = Opened(DRAFT, draft["id"])
    elif asked == "save_claim":
        _save_new(now, what, _new(now, changed), why)
    else:
        if asked == "withdraw":
            changed = {**changed, "properties": {**changed["properties"], "status": "withdrawn"}}
        keeping.keep(now, {("claim", what.id): changed}, why, typed=of(now, what))


def _save_new(now: Held, what: Opened, feature: Record, why: str) -> None:
    """Save a draft or a copy as a claim; a draft that was saved is one no longer."""
    draft = what.id if what.of == DRAFT else None
    if not keeping.add(now, feature, sources.waiting(now), why, typed=of(now, what), draft=draft):
        return
    if feature["id"] in keeping.base(now.folder).records["claim"]:
        st.session_state[OPEN] = Opened(CLAIM, feature["id"])


def _new(now: Held, changed: Record) -> Record:
    """Return a claim with an id of its own, made of its label, and without the outline of another place."""
    label = labelled({"properties": changed["properties"]})
    found = {name: value for name, value in changed.items() if name != "geometry"}
    return {**found, "id": keeping.new_id(label or "claim", [*now.records["claim"], *keeping.drafts(now)])}


def _sound(now: Held, claim: Record) -> Record:
    """Return a claim with the id of the place that is named, and fingerprints of paragraphs at hand."""
    claim = placed(claim, place_names(gazetteer_for(now.folder)))
    texts = sources.texts(now)
    says = claim["properties"]
    cited = [
        {**each, "sha256": fingerprint(texts[each["source"]][each["paragraph"] - 1])}
        if "sha256" not in each and _at_hand(each, texts)
        else each
        for each in says.get("citations") or ()
    ]
    return {**claim, "properties": {**says, "citations": cited}}


def _at_hand(citation: Record, texts: dict[str, tuple[str, ...]]) -> bool:
    paragraph = citation.get("paragraph")
    return type(paragraph) is int and 1 <= paragraph <= len(texts.get(citation.get("source", ""), ()))


def _links(now: Held, id_: str) -> None:
    """Show how a claim is linked to others, and offer to link it to one more."""
    claims = now.records["claim"]
    related = _related(now, id_)
    st.header(t("app.desk.links"), anchor=False)
    for at, each in enumerate(related):
        with st.container(horizontal=True, vertical_alignment="center"):
            relation, linked = each["relation"], claims.get(each["claim"], {"id": each["claim"]})
            st.text(f"{t(f'relation.{relation}')}: {labelled(linked)}")
            st.button(
                t("app.desk.unlink"),
                key=f"desk unlink {id_} {now.version} {at}",
                on_click=_relate,
                args=(now, id_, [link for link in related if link != each]),
            )
    key = f"desk link {id_} {now.version}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            t("app.desk.relation"),
            tuple(RELATIONS),
            format_func=lambda each: t(f"relation.{each}"),
            key=RELATION,
        )
        others = [each for each in claims if each != id_]
        st.selectbox(
            t("app.desk.other_claim"),
            others,
            index=None,
            format_func=apart(others, lambda each: labelled(claims[each])),
            placeholder=t("app.desk.search"),
            key=key,
        )
        st.button(t("app.desk.link"), on_click=_link, args=(now, id_, key))


def _link(now: Held, id_: str, key: str) -> None:
    """Link a claim to the one that is chosen, as it is chosen at the click."""
    if (other := st.session_state[key]) is None:
        return
    link = {"claim": other, "relation": st.session_state[RELATION]}
    if link not in _related(now, id_):
        _relate(now, id_, [*_related(now, id_), link])


def _related(now: Held, id_: str) -> list[Record]:
    return list(now.records["claim"][id_]["properties"].get("related") or ())


def _relate(now: Held, id_: str, links: list[Record]) -> None:
    """Save a claim with these links to others."""
    claim = now.records["claim"][id_]
    says = {name: value for name, value in claim["properties"].items() if name != "related"}
    says |= {"related": links} if links else {}
    keeping.keep(now, {("claim", id_): {**claim, "properties": says}})
