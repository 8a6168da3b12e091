"""Kill a save of the desk at fifty moments: ``python -m tests.curating.killed FOLDER``.

Each time the theatre must be the old one or the new one, its history whole, and both readable; what is left
is saved over by the next. It prints how often it was which.
"""

import os
import signal
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from layers.curating.held import Held, held
from layers.curating.history import history
from layers.curating.saving import save
from layers.reading.theatre import read

TIMES = 50
START = datetime(2026, 1, 1, tzinfo=UTC)


def main(folder: Path) -> None:
    began = time.perf_counter()
    write(held(folder), 0)
    takes = time.perf_counter() - began
    found = {"old": 0, "new": 0}
    for at in range(1, TIMES + 1):
        before = held(folder)
        if (child := os.fork()) == 0:
            write(before, at)
            os._exit(0)
        # from the first moment of a save to just behind its last
        time.sleep(takes * 1.1 * at / TIMES)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        after, log = held(folder), history(folder)
        assert log.problems == (), log.problems
        assert log.last is not None
        assert log.last.state == after.version, "the history says what stands"
        assert note(after) in (note(before), f"Saved {at}"), note(after)
        read(folder)
        found["new" if note(after) == f"Saved {at}" else "old"] += 1
    write(held(folder), TIMES + 1)
    left = [each.name for each in folder.parent.iterdir() if each.name != folder.name]
    sys.stdout.write(" ".join([str(found["old"]), str(found["new"]), *left]) + "\n")


def write(before: Held, at: int) -> None:
    """Save another note of the first claim, as the desk does."""
    id_, claim = next(iter(before.records["claim"].items()))
    says = claim["properties"] | {"note": f"Saved {at}"}
    edits = {("claim", id_): {**claim, "properties": says}}
    save(before, edits, by="Ana", on=START + timedelta(seconds=at))


def note(now: Held) -> str:
    claim = next(iter(now.records["claim"].values()))
    return str(claim["properties"].get("note"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
