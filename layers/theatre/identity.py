"""Remember what was made of a large object, by the object itself: to hash or compare it takes as long.

Many claims have the very same geometry, that of their place.
"""

from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")

KEPT = 512
"""Objects, the most recent ones, whose results are remembered; they stay in memory as long. The
shipped countries and territories are 259."""


class Remembered(Generic[T]):
    """``make`` with a memory: for the same objects, which must not change, it is called once."""

    def __init__(self, make: Callable[..., T]) -> None:
        self._make = make
        self._known: OrderedDict[tuple[int, ...], tuple[tuple[Any, ...], T]] = OrderedDict()

    def __call__(self, *given: Any) -> T:
        """Return what ``make`` returns for these objects."""
        key = tuple(map(id, given))
        known = self._known.get(key)
        if known is None:
            made = self._make(*given)
            self.keep(made, *given)
            return made
        return known[1]

    def keep(self, made: T, *given: Any) -> None:
        """Remember what ``make`` would return for these objects, where it is known already."""
        # the objects are kept with it, so that no other can have the same id meanwhile
        self._known[tuple(map(id, given))] = given, made
        if len(self._known) > KEPT:
            self._known.popitem(last=False)
