"""A state as the parameters of a link, and back.

A link is a query string: of the dashboard's address, or the part after “#” of a snapshot's::

    layers=aor,ru-advisory&view=-87,-4,-53,24.5&select=ru-wagner&scene=russia
    assertion=reported,alleged&actor=ru&source=article&search=troops&until=2025-11
    theme=dark&symbols=2525&coordinates=mgrs&graticule=off&dates=dtg&density=marks&lang=es&brief=1

What a link leaves out is as the theatre opens. ``layers/web/data/link.js`` reads and writes the same.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from layers.page.parameters import PARAMETERS, Kind, nested


class Form(NamedTuple):
    """How values of a kind become text, and how JSON-ready values are read from text."""

    write: Callable[[Any], str]
    read: Callable[[str], Any]


def _split(text: str) -> list[str]:
    return [part for part in text.split(",") if part]


PLAIN = Form(str, str)
OPTIONAL = Form(lambda value: value or "", lambda text: text or None)
FORMS: dict[Kind, Form] = {
    "ids": Form(",".join, _split),
    "id": OPTIONAL,
    "choice": PLAIN,
    # six significant digits are 110 m or finer
    "view": Form(lambda view: ",".join(f"{degrees:g}" for degrees in view), lambda text: text.split(",")),
    "date": OPTIONAL,
    "text": PLAIN,
    "flag": Form(lambda on: "1" if on else "", lambda text: text == "1"),
}


def as_texts(state: object) -> dict[str, str]:
    """Return every parameter of a link to the state as text, by name."""
    return {each.name: FORMS[each.kind].write(each.value(state)) for each in PARAMETERS}


def from_texts(texts: Mapping[str, str]) -> dict[str, Any]:
    """Return the state that every parameter of a link gives, as JSON-ready data that nobody has checked."""
    return nested({each.field: FORMS[each.kind].read(texts[each.name]) for each in PARAMETERS})
