"""What is not finished: claims, and sources that wait for one, beside the theatre's own.

They are in a file that no reader of theatres opens. A theatre is whole with its first claim, so the sources
of a new one wait here until that claim is saved. What becomes part of the theatre leaves the file in the same
step (:func:`without`, :func:`layers.curating.saving.save`): it is never in both, nor in neither.
"""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from layers.reading.problems import Problem, Problems, TheatreError
from layers.reading.records import features
from layers.reading.standing import standing
from layers.reading.strict_json import load
from layers.writing.geojson import format_geojson
from layers.writing.together import finish
from layers.writing.whole import write_whole

DRAFTS = "drafts.geojson"

SOURCES = "sources"
"""The member of that file with the sources that wait."""

Feature = dict[str, Any]
Source = dict[str, Any]


def drafts(folder: Path) -> dict[str, Feature]:
    """Return the drafts of the theatre in a folder by id, the oldest first; they need not pass any check.

    Raises:
        TheatreError: for a file that cannot be read.

    """
    return _read(folder)[0]


def waiting(folder: Path) -> dict[str, Source]:
    """Return the sources by id that are saved together with the first claim; raise as :func:`drafts` does."""
    return _read(folder)[1]


def keep(folder: Path, feature: Feature) -> None:
    """Keep a claim as a draft, in place of the one with its id.

    Raises:
        TheatreError: if the drafts that are there cannot be read.
        OSError: if they cannot be written.

    """
    _write(folder, drafts(folder) | {str(feature["id"]): feature}, waiting(folder))


def drop(folder: Path, id_: str) -> None:
    """Remove a draft, if it is there; raise as :func:`keep` does."""
    kept = drafts(folder)
    if kept.pop(id_, None) is not None:
        _write(folder, kept, waiting(folder))


def wait(folder: Path, sources: Mapping[str, Source]) -> None:
    """Have these sources wait for a first claim, and no others; raise as :func:`keep` does."""
    if sources or waiting(folder):
        _write(folder, drafts(folder), sources)


def without(folder: Path, draft: str | None, sources: Collection[str]) -> dict[str, bytes]:
    """Return the file by name as it is without a draft and these sources, no file if it has none of them.

    Raises:
        TheatreError: for a file that cannot be read.

    """
    claims, waited = _read(folder)
    kept = {id_: each for id_, each in claims.items() if id_ != draft}
    waits = {id_: each for id_, each in waited.items() if id_ not in sources}
    return {} if (kept, waits) == (claims, waited) else {DRAFTS: _content(kept, waits)}


def _read(folder: Path) -> tuple[dict[str, Feature], dict[str, Source]]:
    path = standing(folder, DRAFTS)
    if not path.exists():
        return {}, {}
    problems = Problems()
    raw = load(path, problems)
    claims = _named(features(raw, problems, DRAFTS), "features", "draft", problems)
    listed = raw.get(SOURCES) if isinstance(raw, dict) else None
    sources = _named(listed, SOURCES, "source", problems)
    if problems:
        raise TheatreError(problems)
    return claims, sources


def _named(listed: Any, member: str, what: str, problems: Problems) -> dict[str, Any]:
    """Return records by id, after noting a problem if some have none of their own."""
    if listed is not None and not isinstance(listed, list):
        problems.append(Problem(DRAFTS, "", member, "expected a list, found something else"))
        return {}
    found = {
        each["id"]: each for each in listed or () if isinstance(each, dict) and type(each.get("id")) is str
    }
    if listed is not None and len(found) < len(listed):
        message = f"expected an id of its own for each {what}, found {len(found)} among {len(listed)}"
        problems.append(Problem(DRAFTS, "", member, message))
    return found


def _write(folder: Path, kept: Mapping[str, Feature], sources: Mapping[str, Source]) -> None:
    # otherwise what a save left that was cut off would come in place of this
    finish(folder)
    write_whole(folder / DRAFTS, _content(kept, sources))


def _content(kept: Mapping[str, Feature], sources: Mapping[str, Source]) -> bytes:
    also = {SOURCES: list(sources.values())} if sources else {}
    return format_geojson({"type": "FeatureCollection", **also, "features": list(kept.values())})
