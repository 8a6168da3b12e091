"""Whether a file of ours says what its theatre says: nothing added, taken out or changed, no hedge lost."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from layers.exporting.carriers import Carried, Claims
from layers.exporting.rows import PROOF

HEDGES = ("hedge", "posture:hedge")
FIRMNESS = ("assertion", "posture:assertion")
LABELS = ("label", "schema:name")

BRACKETED = re.compile(r"\([^()]*\)")
"""What stands in brackets in a label: “(reported)”."""

SHORT = 80
"""Characters of a value that a line repeats."""


def differences(file: Carried, theatre: Claims) -> Iterator[str]:
    """Yield a line for each claim that a file has otherwise than the theatre, in the order of the theatre.

    ``theatre`` has its claims as a file of the same form would.
    """
    for id_, ours in theatre.items():
        if id_ not in file.claims:
            yield f"claim {id_}: expected as in the theatre, found none"
        else:
            yield from (f"claim {id_}{each}" for each in _changes(ours, file.claims[id_]))
    yield from (
        f"claim {id_}: expected none, as in the theatre, found one"
        for id_ in file.claims
        if id_ not in theatre
    )


def _changes(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> Iterator[str]:
    for name in dict.fromkeys((*ours, *theirs)):
        expected, found = ours.get(name), theirs.get(name)
        if name == PROOF or (expected or None) == (found or None):
            continue
        lost = " (the hedge is lost)" if _is_hedge(name, expected, found) else ""
        yield f", {name}: expected {_shown(expected)}, found {_shown(found)}{lost}"


def _is_hedge(name: str, expected: Any, found: Any) -> bool:
    """Return whether a hedge, an assertion or the “(reported)” of a label is no longer what it was."""
    if name in (*HEDGES, *FIRMNESS):
        return bool(expected)
    return name in LABELS and any(
        each not in str(found or "") for each in BRACKETED.findall(str(expected or ""))
    )


def _shown(value: Any) -> str:
    if value in (None, "", [], ()):
        return "nothing"
    text = " ".join(str(value).split())
    return f"“{text[:SHORT]}{'…' if len(text) > SHORT else ''}”"
