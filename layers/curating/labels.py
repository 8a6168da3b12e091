"""The form of a label: the figure with its sign, what it is of, and how the source puts it."""

import re
from collections.abc import Mapping
from typing import Any

from layers.messages.language import Language, number, text
from layers.reading.figures import any_of
from layers.theatre.folding import fold

LONGEST = 60
"""Characters that a label may have."""

ABOVE = re.compile(r"more than|over|above|exceeding|mas de|>")
"""Words by which the lowest figure is not reached itself; others say “at least”."""


def label_for(
    what: str, assertion: str, quantity: Mapping[str, Any] | None = None, language: Language = "en"
) -> str:
    """Return the label of a claim: “≈120 troops (reported)”, at most :data:`LONGEST` characters.

    ``what`` is what it is about in the curator's words; the quantity's unit if it is empty. The figure keeps
    its sign, and the assertion stands in brackets unless the source states it. Only ``what`` is ever cut.
    """
    figure = figure_of(quantity, language) if quantity else ""
    unit = str(quantity["unit"]) if quantity and not what else ""
    tail = "" if assertion == "stated" else f" ({text(language, f'assertion.{assertion}')})"
    room = LONGEST - len(tail)
    head = " ".join(f"{figure} {what or unit}".split())
    if len(head) > room:
        head = head[: room - 1].rpartition(" ")[0].rstrip(" ,;:–") + "…"
    return head + tail


def figure_of(quantity: Mapping[str, Any], language: Language = "en") -> str:
    """Return a quantity in digits with its sign: ≈120, >2,200, ≥83, ≤34, 12–15; nothing without a number."""
    low, best, high = (quantity.get(part) for part in ("low", "best", "high"))
    verbatim = fold(str(quantity["verbatim"]))
    if best is not None:
        return ("≈" if any_of("about").search(verbatim) else "") + _digits(best, language)
    if low is not None and high is not None:
        return f"{_digits(low, language)}–{_digits(high, language)}"
    if low is not None:
        return (">" if ABOVE.search(verbatim) else "≥") + _digits(low, language)
    return "" if high is None else f"≤{_digits(high, language)}"


def _digits(value: float, language: Language) -> str:
    if value == int(value):
        return number(int(value), language)
    written = f"{value:.15g}"
    return written.replace(".", ",") if language == "es" else written
