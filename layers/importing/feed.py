"""How a feed is read by column: which columns tell when, where, of what kind an event is, and who says so.

A feed has more rows than can be looked at one by one in Python, and far fewer different values: each
different value is looked at once, by the same functions that make an event of a row.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from layers.importing.event import Cited, Remark
from layers.importing.placement import Placement

T = TypeVar("T")

Says = Mapping[str, str]
"""What a row says, by column; a column that the file does not have says nothing."""

When = tuple[Mapping[str, Any], tuple[str | Remark, ...]]


class Part(NamedTuple, Generic[T]):
    """Columns, and what their values mean together."""

    columns: tuple[str, ...]
    meaning: Callable[[Says], T]


@dataclass(frozen=True)
class Feed:
    """The columns of a feed.

    ``required`` must be there, ``renamed`` has older names of columns and those of today. ``headers`` are the
    names of the columns of files that have none, by how many columns there are; such files have tabs between
    them and no quotes. ``id`` is the column of the event's id. ``country`` is the name of the country that a
    row gives, ``origins`` the names of those who say it in the end, an empty one where that cannot be told.
    ``title`` is that of the dataset.
    """

    name: str
    title: str
    required: tuple[str, ...]
    id: str
    kind: Part[str]
    when: Part[When]
    placement: Part[Placement]
    country: Part[str]
    origins: Part[tuple[str, ...]]
    renamed: Mapping[str, str]
    headers: Mapping[int, tuple[str, ...]]


def origins(cited: tuple[Cited, ...]) -> tuple[str, ...]:
    """Return the name of the origin of each source, once; an empty one for what nobody is told to say."""
    names = (each.title if each.origin is None else each.origin for each in cited)
    return tuple(dict.fromkeys(names)) or ("",)
