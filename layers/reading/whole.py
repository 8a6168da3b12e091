"""A theatre’s files as they are, to travel along in an export, or to make an excerpt of."""

from typing import Any

from layers.reading.gazetteer import OWN_PLACES
from layers.reading.problems import Problems, TheatreError
from layers.reading.standing import standing
from layers.reading.strict_json import load
from layers.reading.theatre import FILES
from layers.theatre.catalogue import Catalogue


def whole(catalogue: Catalogue) -> dict[str, Any]:
    """Return the JSON of theatre, sources and own places (None without any), and the claims' other members.

    They are read from the files, not made of the records: the digest follows what the files say.

    Raises:
        TheatreError: if a file can no longer be read.

    """
    problems = Problems()
    names = {"theatre": FILES[0], "sources": FILES[1], "places": OWN_PLACES}
    found = {
        key: load(path, problems) if (path := standing(catalogue.path, name)).exists() else None
        for key, name in names.items()
    }
    if problems:
        raise TheatreError(problems)
    return {**found, "members": catalogue.claims.members}
