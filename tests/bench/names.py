"""Places by name: ``python -m tests.bench.names``.

Tells how long it takes to load the names of the shipped places, and to look up a thousand of them: as they
are written, with a letter missing, and names that nobody has.
"""

import random
from collections.abc import Callable
from pathlib import Path

from layers.reading.known_places import shipped
from layers.reading.place_search import INDEX, PlaceNames
from tests.bench.job import ROOT, Watch, tell

LOOK_UPS = 1000


def main() -> None:
    """Measure, each step with a stopwatch of its own."""
    index = ROOT / "seeds" / "gazetteer" / INDEX
    tell(step="load")
    watch = Watch()
    names = loaded(index)
    watch.tell()
    chosen = random.Random(1).sample(names.parts[0].spellings.names, LOOK_UPS)  # noqa: S311 – no secret
    ways: dict[str, Callable[[str], str]] = {
        "exact": str,
        "a letter missing": lambda name: name[:1] + name[2:],
        "unknown": lambda name: name[::-1] + "qx",
    }
    for step, way in ways.items():
        tell(step=f"{LOOK_UPS} names, {step}")
        watch = Watch()
        found = sum(bool(names.find(way(name)).candidates) for name in chosen)
        watch.tell()
        tell(found=found)


def loaded(index: Path) -> PlaceNames:
    """Return the shipped names, ready for the first look-up of either kind."""
    names = PlaceNames((shipped(index),))
    names.find("Caracas")
    return names


if __name__ == "__main__":
    main()
