"""How a message names a record and a field: "feature 7 (ru-wagner)", "where.precision"."""

from typing import Any

from layers.reading.problems import Steps


def dotted(path: Steps) -> str:
    """Return the field at a path into a record, as messages name it."""
    return ".".join(str(step) for step in path if step != "properties")


def feature_address(index: int, raw: Any) -> str:
    """Return how a message names the feature at ``index``: "feature 7 (ru-wagner)"."""
    name = raw.get("id") if isinstance(raw, dict) else None
    return f"feature {index} ({name})" if isinstance(name, str) else f"feature {index}"


def source_address(index: int, raw: Any) -> str:
    """Return how a message names the source at ``index``: "source 2 (the-war-zone)"."""
    return feature_address(index, raw).replace("feature", "source", 1)
