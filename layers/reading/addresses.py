"""The addresses of records and fields in messages: "feature 7 (ru-wagner)", "where.precision"."""

from typing import Any

from layers.reading.problems import Steps


def dotted(path: Steps) -> str:
    """Return the address of a field from the path to it: "citations.0.source"."""
    return ".".join(str(step) for step in path if step != "properties")


def feature_address(index: int, raw: Any) -> str:
    """Return the address of the Feature at ``index``, with its id if it has one: "feature 7 (ru-wagner)"."""
    name = raw.get("id") if isinstance(raw, dict) else None
    return f"feature {index} ({name})" if isinstance(name, str) else f"feature {index}"


def source_address(index: int, raw: Any) -> str:
    """Return the address of the source at ``index``, with its id if it has one: "source 2 (the-war-zone)"."""
    return feature_address(index, raw).replace("feature", "source", 1)
