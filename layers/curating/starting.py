"""A small theatre to start from: everything in it is invented, to be replaced piece by piece."""

import json
from importlib.resources import files


def example(id_: str) -> dict[str, bytes]:
    """Return the content of the example's files by name; ``id_`` is the id of the theatre."""
    folder = files("layers") / "curating" / "start"
    found = {file.name: file.read_bytes() for file in folder.iterdir()}
    theatre = json.loads(found["theatre.json"]) | {"id": id_}
    found["theatre.json"] = (json.dumps(theatre, ensure_ascii=False, indent=1) + "\n").encode()
    return dict(sorted(found.items()))
