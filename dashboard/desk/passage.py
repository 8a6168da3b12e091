"""A paragraph whose words a curator selects, and what it may say: by mouse, or by keys alone.

Streamlit takes the newest of several clicks that come while it is busy for all of them, and draws its
buttons anew under the pointer. So the page numbers what is asked for, and sends with each click all
that was not answered; what was done is not done again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import streamlit as st

from dashboard.desk.component import component
from dashboard.words import t
from layers.curating.citing import RUN, folded_words

KEYS = {"h": "hedge", "f": "quantity", "p": "where", "d": "when"}
"""The key that says at once what the selected words are."""

USES = {
    "hedge": "app.desk.is_hedge",
    "quantity": "app.desk.is_figure",
    "where": "app.desk.is_place",
    "when": "app.desk.is_date",
}
"""What selected words may be, and the message with the text of the button that says so."""

KEY, DONE = "desk passage", "desk passage done"
"""The session keys: of the component, and with the number of what was asked for last."""


class Offer(NamedTuple):
    """What is offered: words, why, and the text of the button that takes it ("" where there is none)."""

    words: str
    reason: str
    take: str


class Used(NamedTuple):
    """Selected words: their first character, the one behind the last, and what they are."""

    start: int
    end: int
    field: str


def passage(
    paragraph: str,
    marks: Iterable[tuple[int, int]],
    offers: Sequence[Offer],
    of: str,
    own: Sequence[str],
    act: Callable[[Used | int], None],
) -> None:
    """Show a paragraph with marked stretches, and what is offered.

    Words of it that are typed into the fields of the names ``own``, :data:`RUN` in a row, are marked at once.
    ``of`` names the paragraph. ``act`` is called with selected words or the place of what is taken among the
    offers, in the order of asking.
    """

    def asked() -> None:
        for number, what in list(_asked(st.session_state[KEY].get("asked"), of, len(paragraph), len(offers))):
            if number > st.session_state.get(DONE, 0):
                st.session_state[DONE] = number
                if what is not None:
                    act(what)

    component("passage")(
        key=KEY,
        data={
            "of": of,
            "paragraph": paragraph,
            "marks": [{"start": start, "end": end} for start, end in marks],
            "label": t("app.desk.passage"),
            "nothing": t("app.desk.nothing_selected"),
            "help": t("app.desk.keys"),
            "keys": KEYS,
            "uses": [{"field": field, "text": t(words)} for field, words in USES.items()],
            "offers": [each._asdict() for each in offers],
            "theirs": [
                {"start": start, "end": end, "text": word} for start, end, word in folded_words(paragraph)
            ],
            "run": RUN,
            "own": list(own),
            "borrowed": t("app.desk.borrowed_now"),
            "done": st.session_state.get(DONE, 0),
        },
        on_asked_change=asked,
    )


def _asked(answer: Any, of: str, length: int, offers: int) -> Iterator[tuple[int, Used | int | None]]:
    """Yield what the page asks for, numbered; None where it cannot be, or is of a paragraph left since."""
    for each in answer if isinstance(answer, list) else ():
        if isinstance(each, dict) and type(each.get("n")) is int:
            yield each["n"], _read(each, length, offers) if each.get("of") == of else None


def _read(asked: Mapping[str, Any], length: int, offers: int) -> Used | int | None:
    start, end, field, offer = (asked.get(name) for name in ("start", "end", "field", "offer"))
    if type(offer) is int and 0 <= offer < offers:
        return offer
    if type(start) is int and type(end) is int and 0 <= start < end <= length and field in USES:
        return Used(start, end, str(field))
    return None
