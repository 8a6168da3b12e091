"""Read sources.json: some records at a time while all are sound, else as a whole, to name every problem."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from layers.reading.addresses import source_address
from layers.reading.chunks import MANY
from layers.reading.door import UnreadableError, opened
from layers.reading.limits import check
from layers.reading.problems import Problems
from layers.reading.records import ids, parse_if_all_sound, parse_records
from layers.reading.scanner import Scanner
from layers.reading.strict_json import halved, load
from layers.theatre.canonical import canonical
from layers.theatre.source import Source


@dataclass(frozen=True)
class Listing:
    """The well-formed sources by their address, the ids of all in the file, and the file as canonical JSON.

    ``ids`` is None if the file could not be read.
    """

    sources: dict[str, Source]
    ids: list[str] | None
    canonical: Iterable[str]


def listing(path: Path, problems: Problems, malformed: Problems) -> Listing:
    """Return the sources in a file, after noting problems of the file as such, and those of its records."""
    try:
        return _sound(path)
    except (OSError, ValueError, RecursionError):
        raw = load(path, problems)
        sources = parse_records(Source, raw, path.name, source_address, malformed)
        return Listing(sources, None if raw is None else ids(raw), (canonical(each) for each in (raw,)))


def _sound(path: Path) -> Listing:
    sources = dict[str, Source]()
    texts = []
    for raw, source in sound(path):
        sources[source_address(len(sources), raw)] = source
        texts.append(canonical(raw))
    return Listing(sources, [source.id for source in sources.values()], ("[", ",".join(texts), "]"))


def sound(path: Path) -> Iterator[tuple[dict[str, Any], Source]]:
    """Yield each source of a file, as parsed and as a record.

    Raises:
        OSError, ValueError, RecursionError: for a file that cannot be read, or once a record is not sound.

    """
    with opened(path) as file:
        text = Scanner(file)
        text.expect("[")
        ended = text.accept("]")
        count = 0
        while not ended:
            records, parts = list[Any](), list[str]()
            while not ended and len(records) < MANY:
                record, part = text.value()
                records.append(record)
                parts.append(part)
                ended = text.accept("]")
                if not ended:
                    text.expect(",")
            count += len(records)
            check("claims", count)  # there is no limit on sources, which are fewer
            yield from zip(records, _parsed(text, f"[{','.join(parts)}]"), strict=True)
        if text.peek():
            raise text.fault("Extra data")


def _parsed(text: Scanner, records: str) -> list[Source]:
    flawed = text.decoder.flawed or halved(records)
    found = None if flawed else parse_if_all_sound(Source, records)
    if found is None:
        raise UnreadableError("expected sound sources, found others")
    return found
