"""The files of a theatre as JSON, whether they are in a folder or in memory."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from layers.reading.gazetteer import OWN_PLACES
from layers.reading.problems import Problem, Problems, TheatreError
from layers.reading.records import duplicates, features, ids
from layers.reading.standing import at_rest, standing
from layers.reading.strict_json import load
from layers.reading.theatre import FILES, PARQUET
from layers.writing.geojson import format_geojson

HISTORY = "history.jsonl"
"""The file in a theatre's folder that says who changed what, see :mod:`layers.curating.history`."""

NEEDED = (*FILES, OWN_PLACES)
"""The files that make a theatre what it is."""


@dataclass(frozen=True)
class Documents:
    """The JSON of theatre, sources, claims and own places; None for a theatre without places of its own."""

    theatre: dict[str, Any]
    sources: list[dict[str, Any]]
    claims: dict[str, Any]
    places: dict[str, Any] | None

    def files(self) -> dict[str, bytes]:
        """Return the content of the files by name, as a person edits them: a change of a claim is a hunk."""
        found = {
            FILES[0]: plain_json(self.theatre),
            FILES[1]: plain_json(self.sources),
            FILES[2]: format_geojson(self.claims),
        }
        return found if self.places is None else {**found, OWN_PLACES: format_geojson(self.places)}


def read_documents(folder: Path) -> Documents:
    """Return the documents in a theatre's folder.

    They need not pass the check, but each record must have an id of its own.

    Raises:
        TheatreError: with every problem found.

    """
    return at_rest(folder, NEEDED, lambda: _read(folder))


def _read(folder: Path) -> Documents:
    problems = Problems()
    if (folder / PARQUET).exists():
        message = f"expected the claims in {FILES[2]}, found {PARQUET}: first “posture convert --to geojson”"
        raise TheatreError([Problem(str(folder), "", "", message)])
    paths = [standing(folder, name) for name in NEEDED if name != OWN_PLACES]
    if (own := standing(folder, OWN_PLACES)).exists():
        paths.append(own)
    return _documents({path.name: load(path, problems) for path in paths}, problems)


def in_memory(files: Mapping[str, bytes]) -> Documents:
    """Return the documents in files as :func:`layers.importing.folder.write_theatre` takes them.

    Raises:
        TheatreError: as :func:`read_documents` does.
        ValueError: for what is no JSON.

    """
    return _documents({name: json.loads(files[name]) for name in NEEDED if name in files}, Problems())


def _documents(raw: dict[str, Any], problems: Problems) -> Documents:
    theatre, sources = raw.get(FILES[0]), raw.get(FILES[1])
    if theatre is not None and not isinstance(theatre, dict):
        problems.append(Problem(FILES[0], "", "", "expected an object, found something else"))
    if sources is not None and not isinstance(sources, list):
        problems.append(Problem(FILES[1], "", "", "expected a list, found something else"))
    problems.extend(_unnamed(FILES[1], "source", sources))
    for name in (FILES[2], OWN_PLACES):
        listed = features(raw.get(name), problems, name, ("features", "provenance"))
        problems.extend(_unnamed(name, "feature", listed))
    if problems:
        raise TheatreError(problems)
    return Documents(raw[FILES[0]], raw[FILES[1]], raw[FILES[2]], raw.get(OWN_PLACES))


def _unnamed(file: str, what: str, listed: Any) -> list[Problem]:
    """Return a problem for each record of a list without an id of its own."""
    if not isinstance(listed, list):
        return []
    named = ids(listed)
    found = [
        Problem(file, f"{what} {at}", "id", "expected an object with an id, found none")
        for at, each in enumerate(listed)
        if not (isinstance(each, dict) and isinstance(each.get("id"), str))
    ]
    return [*found, *duplicates(file, what, named)]


def plain_json(data: Any) -> bytes:
    """Return JSON as the files of a theatre have it (UTF-8, indented by one)."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
