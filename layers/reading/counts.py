"""Read the counts of feeds, which ``posture counts`` wrote."""

from collections.abc import Iterator
from pathlib import Path

from layers.reading.door import guarded
from layers.reading.problems import Problem, Problems, TheatreError
from layers.reading.records import parse_record
from layers.reading.strict_json import load
from layers.theatre.counts import Counts
from layers.theatre.gazetteer import Gazetteer


def read_counts(path: Path, gazetteer: Gazetteer) -> Counts:
    """Return the counts in a file.

    Raises:
        TheatreError: with every problem found; a place must be one of the gazetteer.

    """
    with guarded(path, str(path)):
        if not path.is_file():
            raise TheatreError([Problem(str(path), "", "", "expected a file with counts, found no file")])
        problems = Problems()
        counts = parse_record(Counts, load(path, problems), path.name, problems)
        problems.extend(_amiss(path.name, counts, gazetteer) if counts else ())
        if problems or counts is None:
            raise TheatreError(problems)
        return counts


def _amiss(file: str, counts: Counts, gazetteer: Gazetteer) -> Iterator[Problem]:
    """Yield rows that name what is in no list, places that nobody knows, and a sum that is another."""
    for number, place in enumerate(counts.places):
        if place.id not in gazetteer.places:
            message = f"expected the id of a place, found “{place.id}”"
            yield Problem(file, f"place {number}", "id", message)
    lists = {"by_month": counts.months, "by_kind": counts.kinds, "by_origin": counts.origins}
    for name, third in lists.items():
        ends = (len(counts.feeds), len(counts.places), len(third))
        for number, row in enumerate(getattr(counts, name)):
            if any(at is not None and at >= end for at, end in zip(row[:3], ends, strict=True)):
                yield Problem(file, f"{name}, row {number}", "", "expected numbers in its lists, found more")
    total = sum(row[-1] for row in counts.by_month)
    if total != counts.events:
        yield Problem(file, "", "events", f"expected the sum of by_month, {total}, found {counts.events}")
