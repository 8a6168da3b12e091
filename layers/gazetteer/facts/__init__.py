"""What this project decided or wrote itself, as JSON beside this file."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def facts(name: str) -> Any:
    """Return what the file ``name``.json beside this one says."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
