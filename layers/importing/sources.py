"""The sources of a theatre that is made of events: each is written once, and then known by its id."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from layers.importing.event import Cited
from layers.importing.wording import Taken, clipped, slug, unique
from layers.reading.problems import Problems
from layers.reading.records import parse_record
from layers.theatre.fields import MOST
from layers.theatre.source import Source
from layers.writing.indented import indented
from layers.writing.spool import Spool

UNTOLD = Cited("Publisher not told")
"""What is cited as the origin of a page whose publisher cannot be told; it counts as none."""


@dataclass(frozen=True)
class Offered:
    """The sources of a row: the id that each has or would have, the records of new ones, if all are sound.

    What is not sound is in neither.
    """

    ids: Mapping[Cited, str]
    records: Mapping[Cited, dict[str, Any]]
    sound: bool


class Sources:
    """The sources of a new theatre, the dataset first; of a million, no more than the ids are in memory."""

    def __init__(self, dataset: Mapping[str, Any]) -> None:
        self._taken = Taken([str(dataset["id"])])
        self._ids: dict[bytes, str] = {}
        self._content = Spool([b"["])
        self._write(dataset)

    def __len__(self) -> int:
        return len(self._taken)

    def offered(self, cited: tuple[Cited, ...]) -> Offered:
        """Return the sources of a row, and their origins, before it is known whether it is a claim."""
        origins = [_origin(each) for each in cited if each.origin is not None]
        named = self._named(dict.fromkeys([*cited, *origins]))
        # a source that an earlier row has was sound there
        records = {each: _record(each, named) for each in named if _key(each) not in self._ids}
        unsound = {each for each, record in records.items() if not _sound(record)}
        return Offered(
            {each: id_ for each, id_ in named.items() if each not in unsound},
            {each: record for each, record in records.items() if each not in unsound},
            not unsound,
        )

    def keep(self, offered: Offered) -> None:
        """Write the sources of a row that is a claim."""
        for cited, record in offered.records.items():
            self._ids[_key(cited)] = record["id"]
            self._taken.add(record["id"])
            self._write(record)

    def end(self) -> Spool:
        """Return the content of sources.json; no source can be added then."""
        self._content.add(b"\n]\n")
        return self._content

    def _write(self, record: Mapping[str, Any]) -> None:
        line = "\n "
        comma = "," if len(self._content) > 1 else ""
        self._content.add(f"{comma}{line}{indented(record, line)}".encode())

    def _named(self, sources: Iterable[Cited]) -> dict[Cited, str]:
        """Return the id that each source of a row has, or would have; no two have the same."""
        found: dict[Cited, str] = {}
        taken = self._taken
        for cited in sources:
            id_ = self._ids.get(_key(cited))
            if id_ is None:
                stem = slug(" ".join(filter(None, (cited.publisher, cited.published, cited.title))))
                id_ = unique(stem, taken)
                given = found.values()
                if id_ in given:
                    numbered = (f"{stem}-{number}" for number in count(2))
                    id_ = next(form for form in numbered if form not in taken and form not in given)
            found[cited] = id_
        return found


def _record(cited: Cited, ids: Mapping[Cited, str]) -> dict[str, Any]:
    """Return the record of a source, which credits its origin where that is another."""
    fields = {
        "id": ids[cited],
        "title": clipped(cited.title, MOST),
        "publisher": cited.publisher,
        "author": cited.author,
        "url": cited.url,
        "published": cited.published,
        "kind": "report",
    }
    record = {key: value for key, value in fields.items() if value is not None}
    if cited == UNTOLD:
        return record | {"kind": "unnamed"}
    origin = ids[cited] if cited.origin is None else ids[_origin(cited)]
    return record if origin == ids[cited] else record | {"credits": [origin]}


def _origin(cited: Cited) -> Cited:
    return Cited(cited.origin) if cited.origin else UNTOLD


def _sound(record: dict[str, Any]) -> bool:
    problems = Problems()
    parse_record(Source, record, "", problems)
    return not problems


def _key(cited: Cited) -> bytes:
    """Return a hash by which a source is known; a million titles would take most of the memory."""
    return hashlib.blake2b(repr(cited).encode(), digest_size=16).digest()
