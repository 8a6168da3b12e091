"""The limits of what is read, so that no file can use up the machine: one place for all of them.

The environment variable :data:`VARIABLE` changes them by name: ``POSTURE_LIMITS="vertices=5000000"``.

::

    LimitError(ValueError)      something over a limit, or a limit in the variable that is none
"""

import os
from dataclasses import dataclass, fields, replace
from functools import lru_cache

VARIABLE = "POSTURE_LIMITS"
"""The environment variable that changes limits: pairs ``name=number``, with spaces or commas between."""


class LimitError(ValueError):
    """Something over a limit; the message says what was expected and found, and how to allow it."""


@dataclass(frozen=True)
class Limits:
    """The most that is read. The defaults leave room above the largest theatres that are known.

    Memory is bounded by what is held at once: ``whole_bytes`` become some ten times as much as Python
    objects, ``workbook_bytes`` some two and a half times as much as cells, while a file of ``file_bytes`` is
    read a piece at a time.
    """

    file_bytes: int = 2_000_000_000
    whole_bytes: int = 250_000_000
    workbook_bytes: int = 500_000_000
    record_bytes: int = 30_000_000
    claims: int = 5_000_000
    vertices: int = 1_000_000
    nesting: int = 64
    page_bytes: int = 1_000_000_000
    list_values: int = 20_000_000
    unpacked_bytes: int = 4_000_000_000


WORDS = {
    "file_bytes": "bytes in a file",
    "whole_bytes": "bytes in a file that is read as a whole",
    "workbook_bytes": "bytes in a workbook, unpacked",
    "record_bytes": "bytes in one claim",
    "claims": "claims in a theatre",
    "vertices": "positions in one geometry",
    "nesting": "levels of brackets inside brackets",
    "page_bytes": "bytes in the largest pages of all columns",
    "list_values": "values in the lists of a row group",
    "unpacked_bytes": "bytes in all rows, unpacked",
}
"""What each limit counts, as messages say it after “expected at most …”."""


def limits() -> Limits:
    """Return the limits that hold: the defaults, and what the environment variable changes.

    Raises:
        LimitError: if the variable names an unknown limit, or gives one that is no number above 0.

    """
    return _changed(os.environ.get(VARIABLE, ""))


@lru_cache(maxsize=4)
def _changed(text: str) -> Limits:
    known = [field.name for field in fields(Limits)]
    changes = {}
    for pair in text.replace(",", " ").split():
        name, _, number = pair.partition("=")
        if name not in known or not (number.isascii() and number.isdigit() and int(number[:18]) > 0):
            raise LimitError(
                f"expected {VARIABLE} as pairs name=number with names from {', '.join(known)}; "
                f"found “{pair[:60]}”"
            )
        changes[name] = int(number[:18])
    return replace(Limits(), **changes)


def check(name: str, found: int) -> None:
    """Raise LimitError if more is ``found`` than the limit of that name allows."""
    most: int = getattr(limits(), name)
    if found > most:
        raise LimitError(over(name, f"{found:,}"))


def over(name: str, found: str = "more") -> str:
    """Return the message about something over the limit of that name."""
    most: int = getattr(limits(), name)
    return f"expected at most {most:,} {WORDS[name]}, found {found} ({VARIABLE}={name}=… allows more)"
