"""Read rows by column: what they say of time, place, kind and origin, each different value looked at once.

The columns of the source stay as they are, as text. Ours stand beside them, and begin with “posture_”.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from layers.feeds.account import Account
from layers.feeds.areas import Area, located
from layers.importing.event import Remark
from layers.importing.feed import Feed, Part
from layers.importing.format import Order, Told
from layers.importing.formats import formats
from layers.importing.placement import Atlas, Placement
from layers.importing.wording import said
from layers.reading.gazetteer import GAZETTEER, read_gazetteer
from layers.writing.spreadsheet import from_text

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")

Numbers = np.ndarray[Any, np.dtype[np.int64]]

OWN = (
    *("posture_input", "posture_row", "posture_id", "posture_kind", "posture_origins"),
    *("posture_from", "posture_to", "posture_dating", "posture_month"),
    *("posture_precision", "posture_place", "posture_cell", "geometry"),
)
"""Our columns: the file and the row there (from 1); id, kind and origins of the event; its dates, their
precision, the month they are in; the precision of its place, the place it is counted in, the cell of ten
degrees; and its point (WKB, WGS 84), if its precision is that of a point."""

NOWHERE = -1
"""The cell of an event without a point."""

ELSEWHERE = "its point is outside the country that it names, so counted in that country"
UNHELD = "its point is in no province or sea that is known, so counted nowhere"

KEPT = 200_000
"""Meanings that are remembered from one piece to the next; beyond it, all are forgotten."""


class Reader:
    """Reads tables of one feed by column, and remembers what values mean."""

    def __init__(self, feed: Feed, atlas: Atlas) -> None:
        self.feed = feed
        self.atlas = atlas
        self._id = Part((feed.id,), lambda says: says[feed.id])
        self._meanings: dict[tuple[Any, ...], Any] = {}
        self._areas: dict[tuple[float, float], Area | None] = {}
        self._countries = cache(self._country)

    def read(self, table: "pa.Table", name: str, rows: Numbers, account: Account) -> "pa.Table":
        """Return the rows with our columns, those without an id left out; ``table`` has the source's as text.

        ``name`` is that of the file, and ``rows`` has the number of each row there. What became of the rows
        is added to the account.
        """
        import pyarrow as pa

        if len(self._meanings) > KEPT:
            self._meanings.clear()
            self._areas.clear()
        ids, codes = self._part(table, self._id)
        named = np.array([bool(id_) for id_ in ids], dtype=bool)[codes]
        account.leave_out(f"no id in {self.feed.id}", name, rows[~named].tolist())
        table, rows, codes = table.filter(pa.array(named)), rows[named], codes[named]
        own: dict[str, Any] = {
            "posture_input": pa.array([name]).dictionary_encode().take(pa.array(np.zeros(len(table), int))),
            "posture_row": pa.array(rows, pa.int64()),
            "posture_id": pa.array(ids, pa.string()).take(pa.array(codes)),
        }
        own |= self._said(table) | self._dated(table, account) | self._placed(table, account)
        for column in OWN:
            table = table.append_column(column, own[column])
        account.kept += len(table)
        return table

    def _said(self, table: "pa.Table") -> dict[str, Any]:
        import pyarrow as pa

        kinds, codes = self._part(table, self.feed.kind)
        told, by_row = self._part(table, self.feed.origins)
        return {
            "posture_kind": pa.array(kinds, pa.string()).take(pa.array(codes)),
            "posture_origins": pa.array(told, pa.list_(pa.string())).take(pa.array(by_row)),
        }

    def _dated(self, table: "pa.Table", account: Account) -> dict[str, Any]:
        import pyarrow as pa

        found, codes = self._part(table, self.feed.when)
        _count(account.remarks, [says for _, says in found], codes)
        dates = [when for when, _ in found]
        columns = {
            "posture_from": pa.array([when.get("from") for when in dates], pa.string()),
            "posture_to": pa.array([when.get("to") for when in dates], pa.string()),
            "posture_dating": pa.array([when["precision"] for when in dates], pa.int8()),
            "posture_month": pa.array([month(when) for when in dates], pa.string()),
        }
        return {name: column.take(pa.array(codes)) for name, column in columns.items()}

    def _placed(self, table: "pa.Table", account: Account) -> dict[str, Any]:
        import pyarrow as pa
        import shapely

        found, codes = self._part(table, self.feed.placement)
        countries, by_row = self._part(table, self.feed.country)
        # one code for each pair of a placement and a country
        pairs, both = np.unique(codes.astype(np.int64) * len(countries) + by_row, return_inverse=True)
        places = [found[pair // max(len(countries), 1)] for pair in pairs]
        named = [countries[pair % max(len(countries), 1)] for pair in pairs]
        held = self._held(places)
        counted = [
            self._counted(place, country, area)
            for place, country, area in zip(places, named, held, strict=True)
        ]
        _count(
            account.remarks, [(*p.remarks, *more) for p, (_, more) in zip(places, counted, strict=True)], both
        )
        points = [_point(place) for place in places]
        shapes = shapely.to_wkb(shapely.points([point or (np.nan, np.nan) for point in points]))
        columns = {
            "posture_precision": pa.array([place.where["precision"] for place in places], pa.int8()),
            "posture_place": pa.array([id_ for id_, _ in counted], pa.string()),
            "posture_cell": pa.array([cell(point) for point in points], pa.int16()),
            "geometry": pa.array(
                [shape if point else None for shape, point in zip(shapes, points, strict=True)], pa.binary()
            ),
        }
        return {name: column.take(pa.array(both)) for name, column in columns.items()}

    def _held(self, places: list[Placement]) -> list[Area | None]:
        """Return the area that each placement's point is in; an outline or nothing has no point."""
        points = [_point(place) for place in places]
        new = sorted({point for point in points if point and point not in self._areas})
        self._areas.update(zip(new, located(new), strict=True))
        return [self._areas[point] if point else None for point in points]

    def _counted(
        self, place: Placement, country: str, area: Area | None
    ) -> tuple[str | None, tuple[str, ...]]:
        """Return the id of the place that an event is counted in, or None, and what there is to remark."""
        if place.geometry is None or place.geometry["type"] != "Point":
            return place.where.get("place"), ()
        named = self._countries(country)
        if area is None:
            return (named[0] if named else None), (() if named else (UNHELD,))
        if named and area.unit and area.unit != named[0] and area.sovereign not in named:
            return named[0], (ELSEWHERE,)
        return area.id, ()

    def _country(self, name: str) -> tuple[str, str, str] | None:
        """Return id, name and sovereign of the country of that name, or None."""
        place = self.atlas.country(name) if name else None
        if place is None:
            return None
        return (place.id, place.properties.name, place.properties.sovereign or "")

    def _part(self, table: "pa.Table", part: Part[T]) -> tuple[list[T], Numbers]:
        """Return the meanings of a part, one for each different value, and each row's number among them."""
        present = [column for column in part.columns if column in table.column_names]
        values, codes = _distinct(table, present)
        if len(values) * 2 > len(table):  # mostly different, so hardly any comes again
            return [part.meaning(_Says(zip(present, each, strict=True))) for each in values], codes
        return [self._meaning(part, present, each) for each in values], codes

    def _meaning(self, part: Part[T], present: list[str], values: tuple[str, ...]) -> T:
        key = (id(part), *present, *values)
        if key not in self._meanings:
            self._meanings[key] = part.meaning(_Says(zip(present, values, strict=True)))
        known: T = self._meanings[key]
        return known


class _Says(dict[str, str]):
    """What a row says, by column; a column that the file does not have says nothing."""

    def __missing__(self, _column: str) -> str:
        return ""


def reader(format_: str, told: Told) -> Reader:
    """Return this process's reader of a format; of what is told, it asks for the dates and today."""
    return _reader(format_, told.dates, told.today)


@cache
def _reader(format_: str, dates: Order | None, today: date) -> Reader:
    atlas, told = _atlas(), Told(dates=dates, today=today)
    feed: Callable[[Told, Atlas], Feed] | None = formats()[format_].feed
    if feed is None:
        raise ValueError(f"{format_} is no feed")
    return Reader(feed(told, atlas), atlas)


@cache
def _atlas() -> Atlas:
    return Atlas(read_gazetteer(GAZETTEER))


def month(when: Mapping[str, Any]) -> str:
    """Return the month (YYYY-MM) that dates are in, or else the year, or nothing if they are in neither."""
    start, end = str(when.get("from", "")), str(when.get("to", ""))
    for length in (len("YYYY-MM"), len("YYYY")):
        if len(start) >= length <= len(end) and start[:length] == end[:length]:
            return start[:length]
    return ""


def cell(point: tuple[float, float] | None) -> int:
    """Return the cell of ten degrees that a point (longitude, latitude) is in, from the south-west."""
    if point is None:
        return NOWHERE
    column, row = int(min((point[0] + 180) // 10, 35)), int(min((point[1] + 90) // 10, 17))
    return row * 36 + column


def _point(place: Placement) -> tuple[float, float] | None:
    if place.geometry is None or place.geometry["type"] != "Point":
        return None
    longitude, latitude = place.geometry["coordinates"]
    return longitude, latitude


def _distinct(table: "pa.Table", columns: list[str]) -> tuple[list[tuple[str, ...]], Numbers]:
    """Return the different values of some columns together, and each row's number among them."""
    codes = np.zeros(len(table), dtype=np.int64)
    first = np.zeros(min(len(table), 1), dtype=np.int64)
    dictionaries: list[tuple[list[str], Numbers]] = []
    for column in columns:
        encoded = table.column(column).combine_chunks().dictionary_encode()
        own = encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
        values = [said(from_text(text)) for text in encoded.dictionary.to_pylist()]
        dictionaries.append((values, own))
        _, first, codes = np.unique(codes * max(len(values), 1) + own, return_index=True, return_inverse=True)
    return [tuple(values[own[row]] for values, own in dictionaries) for row in first], codes


def _count(counter: Counter[str], remarks: list[tuple[str | Remark, ...]], codes: Numbers) -> None:
    """Add to a counter how many rows each remark is about; ``remarks`` has those of each different value."""
    times = np.bincount(codes, minlength=len(remarks))
    for each, count in zip(remarks, times, strict=True):
        for remark in each:
            counter[remark if isinstance(remark, str) else remark.what] += int(count)
