"""Read what a PMTiles file of ``posture tiles`` says of itself; its tiles are read by the page."""

from pathlib import Path

from layers.reading.door import UnreadableError, guarded
from layers.reading.pmtiles import read_head
from layers.reading.problems import Problem, Problems, TheatreError
from layers.reading.records import parse_record
from layers.theatre.gazetteer import Gazetteer
from layers.theatre.tiled import Tiled


def read_tiles(path: Path, gazetteer: Gazetteer) -> Tiled:
    """Return what a file of ``posture tiles`` says of itself.

    Raises:
        TheatreError: with every problem found; a place must be one of the gazetteer.

    """
    name = path.name
    with guarded(path, str(path)):
        if not path.is_file():
            raise TheatreError([Problem(str(path), "", "", "expected a file with tiles, found no file")])
        problems = Problems()
        says = read_head(path).says
        if not isinstance(says, dict) or "posture" not in says:
            raise UnreadableError("expected PMTiles that posture tiles wrote, found others")
        tiled = parse_record(Tiled, says["posture"], name, problems)
        unknown = {place for place, *_ in tiled.areas} - gazetteer.places.keys() if tiled else set()
        for place in sorted(unknown):
            problems.append(Problem(name, "", "areas", f"expected ids of places, found “{place}”"))
        if problems or tiled is None:
            raise TheatreError(problems)
        return tiled
