"""Claims that are not finished: beside the theatre's own, in a file that no reader of theatres opens."""

from pathlib import Path
from typing import Any

from layers.reading.problems import Problem, Problems, TheatreError
from layers.reading.records import features
from layers.reading.strict_json import load
from layers.writing.geojson import format_geojson
from layers.writing.whole import write_whole

DRAFTS = "drafts.geojson"

Feature = dict[str, Any]


def drafts(folder: Path) -> dict[str, Feature]:
    """Return the drafts of the theatre in a folder by id, the oldest first; they need not pass any check.

    Raises:
        TheatreError: for a file that cannot be read.

    """
    path = folder / DRAFTS
    if not path.exists():
        return {}
    problems = Problems()
    listed = features(load(path, problems), problems, DRAFTS)
    found = {
        each["id"]: each for each in listed or () if isinstance(each, dict) and type(each.get("id")) is str
    }
    if listed is not None and len(found) < len(listed):
        message = f"expected an id of its own for each draft, found {len(found)} among {len(listed)}"
        problems.append(Problem(DRAFTS, "", "features", message))
    if problems:
        raise TheatreError(problems)
    return found


def keep(folder: Path, feature: Feature) -> None:
    """Keep a claim as a draft, in place of the one with its id.

    Raises:
        TheatreError: if the drafts that are there cannot be read.
        OSError: if they cannot be written.

    """
    _write(folder, drafts(folder) | {str(feature["id"]): feature})


def drop(folder: Path, id_: str) -> None:
    """Remove a draft, if it is there; raise as :func:`keep` does."""
    kept = drafts(folder)
    if kept.pop(id_, None) is not None:
        _write(folder, kept)


def _write(folder: Path, kept: dict[str, Feature]) -> None:
    collection = {"type": "FeatureCollection", "features": list(kept.values())}
    write_whole(folder / DRAFTS, format_geojson(collection))
