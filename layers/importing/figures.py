"""Read the figures of a dataset: bare numbers, and words such as “at least a dozen”."""

from typing import Any

from layers.importing.wording import number
from layers.reading.figures import EITHER, bounds


def quantity(verbatim: str, unit: str) -> dict[str, Any]:
    """Return words as a quantity, JSON-ready: with low, best and high as far as the words give them.

    A bare number is ``best``, unless it is below zero; of words, see :func:`layers.reading.figures.bounds`.
    2.500 is words: nobody can tell whether it is thousands or has decimals.
    """
    bare = None if EITHER.search(verbatim) else number(verbatim)
    known = bounds(verbatim) if bare is None else {"best": bare} if bare >= 0 else {}
    return {"verbatim": verbatim, **known, "unit": unit}
