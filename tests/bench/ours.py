"""Read a theatre, or write its snapshot: ``python -m tests.bench.ours read|snapshot FOLDER [FILE]``.

``read`` is from the files of a theatre to a checked Catalogue. ``snapshot`` is from that Catalogue in
memory to the file on disk, what a peer does from rows in memory; its process has read the theatre before,
so its peak of memory has both in it.
"""

import sys
from pathlib import Path

from layers.page.snapshot import snapshot
from layers.page.state import opening
from layers.reading.theatre import read
from tests.bench.job import Watch


def main(arguments: list[str]) -> None:
    """Do it, and tell the seconds it took and the peak of memory."""
    what, folder, *out = arguments
    watch = Watch()
    catalogue = read(Path(folder))
    if what == "snapshot":
        state = opening(catalogue)
        watch = Watch()
        Path(out[0]).write_bytes(snapshot(catalogue, state))
    watch.tell()


if __name__ == "__main__":
    main(sys.argv[1:])
