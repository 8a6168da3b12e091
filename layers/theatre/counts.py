"""The counts of feeds, as ``posture counts`` writes them: how many events there are where, of what, when.

Counts are no claims. A place, a month and the like stands once in its list, and rows name it by its number
there, from 0: ``by_month`` has rows of feed, place, month and number of events, ``by_kind`` and
``by_origin`` likewise. A place that is None is nowhere on the map, an origin that is None any other one.
"""

import hashlib
import json
from collections import Counter
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Field

from layers.theatre.fields import Record, Slug, Text

Number = Annotated[int, Field(ge=0)]
Row = tuple[Number, Number | None, Number | None, Number]


class CountedFeed(Record):
    """A feed that was counted: the name of its format, and its title."""

    id: Slug
    title: Text


class CountedPlace(Record):
    """A place of the gazetteer in which events were counted."""

    id: Slug
    name: Text


class Counts(Record):
    """The counts of the feeds in a dataset, and what was counted.

    ``again`` are rows whose id an earlier one has, which are not counted. A month may be a year, where dates
    do not tell the month, or empty.
    """

    posture: Literal["counts"]
    format: Literal[1]
    window: dict[str, Any]
    inputs: tuple[dict[str, Any], ...]
    rows: Number
    again: Number
    events: Number
    feeds: tuple[CountedFeed, ...]
    places: tuple[CountedPlace, ...]
    months: tuple[str, ...]
    kinds: tuple[str, ...]
    origins: tuple[str, ...]
    by_month: tuple[Row, ...]
    by_kind: tuple[Row, ...]
    by_origin: tuple[Row, ...]

    @cached_property
    def digest(self) -> str:
        """The first 12 hex digits of the SHA-256 of the counts."""
        text = json.dumps(self.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    def totals(self) -> Counter[str]:
        """Return how many events there are by the id of their place, "" for those that are nowhere."""
        found = Counter[str]()
        for _, place, _, number in self.by_month:
            found["" if place is None else self.places[place].id] += number
        return found
