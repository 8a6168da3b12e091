"""The events of a dataset of feeds for tiles, each once: those at a point, and how many are in areas."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from layers.feeds.counts import inputs, title
from layers.feeds.dataset import Dataset, Held, as_bytes
from layers.theatre.dictionary import Column
from layers.tiles.source import Layer, Points, Source, column

if TYPE_CHECKING:
    import pyarrow as pa

BATCH = 200_000
"""Rows that are looked at together."""

SAID = {"kind": "posture_kind", "from": "posture_from", "to": "posture_to", "precision": "posture_precision"}
"""The columns of a dataset by what tiles call them, beside id and layer."""

NEEDED = ("posture_id", "posture_place", "geometry", *SAID.values())

HASHES = NDArray[np.uint64]


def events_of(dataset: Dataset) -> Source:
    """Return the events of a dataset, each with id, feed (as its layer), kind, dates and precision.

    Raises:
        DatasetError: if the folder is no dataset, or the record of a batch is damaged.
        OSError: if a file cannot be read; while the batches are read, too.

    """
    dataset.check()
    months = defaultdict[tuple[str, str], list[Held]](list)
    for held in dataset.files():
        months[held.format, held.month].append(held)
    feeds = sorted({name for name, _ in months})
    layers = [Layer(name, title(name)) for name in feeds]
    digest = sha256(as_bytes(inputs(dataset))).hexdigest()[:12]
    source = Source("events", ", ".join(layer.label for layer in layers), digest, layers)
    source.batches = _batches(dataset, sorted(months.items()), source)
    return source


def _batches(
    dataset: Dataset, months: list[tuple[tuple[str, str], list[Held]]], source: Source
) -> Iterator[Points]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    for (layer, _), files in months:
        seen: HASHES = np.array([], dtype=np.uint64)
        for held in files:
            for batch in pq.ParquetFile(dataset.folder / held.path).iter_batches(BATCH, columns=list(NEEDED)):
                table = pa.table(batch)
                first, seen = _first(table, seen)
                source.again += len(table) - int(first.sum())
                yield _points(table.filter(pa.array(first)), layer, source)


def _first(table: "pa.Table", seen: HASHES) -> tuple[NDArray[np.bool_], HASHES]:
    """Return which rows have an id that no earlier row of the month has, and the ids seen now, as hashes."""
    from pandas.util import hash_array

    hashes = hash_array(table["posture_id"].to_numpy().astype(object), categorize=False)
    first = np.zeros(len(hashes), dtype=bool)
    first[np.unique(hashes, return_index=True)[1]] = True
    first &= ~np.isin(hashes, seen)
    return first, np.concatenate([seen, hashes[first]])


def _points(table: "pa.Table", layer: str, source: Source) -> Points:
    """Return the events that have a point, and count the others."""
    import pyarrow.compute as pc
    import shapely

    placed = pc.is_valid(table["geometry"])
    places = Counter(table.filter(pc.invert(placed))["posture_place"].to_pylist())
    source.elsewhere += places.pop(None, 0)
    for place, number in places.items():
        source.areas[place, layer] += number
    table = table.filter(placed)
    shapes = shapely.from_wkb(table["geometry"].to_numpy())
    says = {"id": column(table["posture_id"].to_pylist())}
    says["layer"] = Column([layer], np.zeros(len(table), dtype=np.uint8))
    return Points(
        shapely.get_x(shapes),
        shapely.get_y(shapes),
        says | {name: _column(table[own]) for name, own in SAID.items()},
    )


def _column(values: Any) -> Column:
    encoded = values.combine_chunks().dictionary_encode(null_encoding="encode")
    codes = encoded.indices.to_numpy(zero_copy_only=False).astype(np.uint32)
    return Column(encoded.dictionary.to_pylist(), codes)
