"""Count the events of a dataset by place, month, kind and origin: a small file, however large the dataset is.

What is counted are events, once each; figures of events are never added. An event with several origins is
counted with each of them, so those counts are no parts of a whole.
"""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from layers.feeds.crew import Crew
from layers.feeds.dataset import Dataset, Held
from layers.feeds.survey import feeds
from layers.feeds.window import Window
from layers.importing.format import Told
from layers.reading.gazetteer import GAZETTEER, read_gazetteer

NEEDED = (
    *("posture_id", "posture_kind", "posture_origins", "posture_place"),
    *("posture_from", "posture_to", "posture_month"),
)

ORIGINS = 50
"""Origins that are named; all others are counted together."""

OTHER = "\0"
"""Stands for all origins that are not named; no text of a feed has such a character."""

FORMAT = 1

Step = Callable[[int, int], None]
"""Is told how many parts of how many are done; it may raise to stop."""


@dataclass(frozen=True)
class Counted:
    """The events of one format and month: how many by place and kind, and by origin.

    A place is empty for what is nowhere on the map, an origin where it cannot be told.
    ``again`` are rows whose id an earlier row of the month has, which are not counted.
    """

    format: str
    month: str
    events: Counter[tuple[str, str]]
    origins: Counter[str]
    rows: int
    again: int


def counts(dataset: Dataset, window: Window, crew: Crew, step: Step) -> dict[str, Any]:
    """Return the counts of a dataset as JSON has them, the same for the same dataset and window.

    Each month is read twice. ``step`` is told how many times of how many a month has been read.

    Raises:
        DatasetError: if the folder is no dataset.
        CrewError: if too many workers died.
        OSError: if a file cannot be read.

    """
    dataset.check()
    months: dict[tuple[str, str], list[Held]] = defaultdict(list)
    for held in dataset.files():
        if window.opens(held):
            months[held.format, held.month].append(held)
    found = list[Counted]()
    for each in crew(partial(_month, dataset.folder, window), months.values()):
        found.append(each)
        step(len(found), 2 * len(months))
    found.sort(key=lambda each: (each.format, each.month))
    top = _most(found)
    # origins are many, so that those of each place are counted once it is known which are named
    by_origin = Counter[tuple[str, str, str]]()
    named = crew(partial(_named, dataset.folder, window, top), months.values())
    for done, some in enumerate(named, start=len(months) + 1):
        by_origin.update(some)
        step(done, 2 * len(months))
    return _record(dataset, window, found, top, by_origin)


def _month(folder: Path, window: Window, files: list[Held]) -> Counted:
    """Count one month."""
    values, times, rows = _events(folder, window, files)
    events, origins = Counter[tuple[str, str]](), Counter[str]()
    for (place, kind, told), number in zip(values, times, strict=True):
        if number:
            events[place, kind] += number
            for origin in told:
                origins[origin] += number
    return Counted(files[0].format, files[0].month, events, origins, rows, rows - sum(times))


def _named(folder: Path, window: Window, top: list[str], files: list[Held]) -> Counter[tuple[str, str, str]]:
    """Count one month by format, place and origin; those that are not named are one, :data:`OTHER`."""
    values, times, _ = _events(folder, window, files)
    known, found = set(top), Counter[tuple[str, str, str]]()
    for (place, _, told), number in zip(values, times, strict=True):
        for origin in told if number else ():
            found[files[0].format, place, origin if origin in known else OTHER] += number
    return found


def _events(
    folder: Path, window: Window, files: list[Held]
) -> tuple[list[tuple[str, str, tuple[str, ...]]], list[int], int]:
    """Return the different places, kinds and origins of a month's events, how many each has, and the rows.

    What is held of each row are an id of eight bytes, and a number.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq
    from pandas.util import hash_array

    seen = [(np.array([], dtype=np.uint64), np.array([], dtype=np.int64))]
    values = dict[tuple[str, str, tuple[str, ...]], int]()
    for held in files:
        for batch in pq.ParquetFile(folder / held.path).iter_batches(50_000, columns=list(NEEDED)):
            table = pa.table(batch)
            table = table.filter(window.rows(table))
            said = zip(
                (place or "" for place in table["posture_place"].to_pylist()),
                table["posture_kind"].to_pylist(),
                map(tuple, table["posture_origins"].to_pylist()),
                strict=True,
            )
            codes = np.array([values.setdefault(each, len(values)) for each in said], dtype=np.int64)
            ids = table["posture_id"].to_numpy().astype(object)
            seen.append((hash_array(ids, categorize=False), codes))
    hashes, codes = (np.concatenate(part) for part in zip(*seen, strict=True))
    first = np.unique(hashes, return_index=True)[1]
    return list(values), np.bincount(codes[first], minlength=len(values)).tolist(), len(codes)


def _most(found: list[Counted]) -> list[str]:
    """Return the origins that are named: those of most events."""
    totals = Counter[str]()
    for each in found:
        totals.update(each.origins)
    return [name for name, _ in sorted(totals.items(), key=lambda item: (-item[1], item[0]))[:ORIGINS]]


def _record(
    dataset: Dataset,
    window: Window,
    found: list[Counted],
    top: list[str],
    by_origin: Counter[tuple[str, str, str]],
) -> dict[str, Any]:
    """Return the counts: what is named once stands in a list, and is told by its number there (from 0)."""
    named = read_gazetteer(GAZETTEER)
    totals: dict[str, Counter[tuple[str, str, str]]] = defaultdict(Counter)
    for each in found:
        for (place, kind), number in each.events.items():
            totals["by_month"][each.format, place, each.month] += number
            totals["by_kind"][each.format, place, kind] += number
    lists = {
        "feeds": sorted({feed for feed, _, _ in totals["by_month"]}),
        "places": sorted({place for _, place, _ in totals["by_month"] if place}),
        "months": sorted({month for *_, month in totals["by_month"]}),
        "kinds": sorted({kind for *_, kind in totals["by_kind"]}),
        "origins": top,
    }
    return {
        "posture": "counts",
        "format": FORMAT,
        "window": {key: value for key, value in vars(window).items() if value},
        "inputs": inputs(dataset),
        "rows": sum(each.rows for each in found),
        "again": sum(each.again for each in found),
        "events": totals["by_month"].total(),
        **lists,
        "feeds": [{"id": name, "title": title(name)} for name in lists["feeds"]],
        "places": [{"id": id_, "name": named.places[id_].properties.name} for id_ in lists["places"]],
        "by_month": _numbered(totals["by_month"], lists, "months"),
        "by_kind": _numbered(totals["by_kind"], lists, "kinds"),
        "by_origin": _numbered(by_origin, lists, "origins"),
    }


def inputs(dataset: Dataset) -> list[Any]:
    """Return the files that were fed, by name and content."""
    entries = [entry for batch in dataset.batches() for entry in batch.inputs]
    return sorted(entries, key=lambda entry: (entry["name"], entry["sha256"]))


def _numbered(
    totals: Counter[tuple[str, str, str]], lists: dict[str, list[str]], third: str
) -> list[tuple[int | None, ...]]:
    """Return rows of feed, place, a third thing, and how many events there are.

    A place is None for what is nowhere on the map, the third thing for all that are not in its list.
    """
    number = {name: {each: index for index, each in enumerate(known)} for name, known in lists.items()}
    found = Counter[tuple[int, int, int]]()
    for (feed, place, each), count in totals.items():
        at = number["feeds"][feed], number["places"].get(place, -1), number[third].get(each, -1)
        found[at] += count
    return [(*(None if at < 0 else at for at in key), count) for key, count in sorted(found.items())]


def title(name: str) -> str:
    """Return the title of a feed by its name."""
    from layers.feeds.columns import reader

    return reader(name, Told()).feed.title if name in feeds() else name
