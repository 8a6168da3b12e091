"""The words by which other people's tables are read, from ``words.json``; each is folded."""

import json
from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> tuple[str, ...]:
    """Return the words of a list: "none", "total" or "note"."""
    lists: dict[str, list[str]] = json.loads(
        (files("layers") / "importing" / "words.json").read_text(encoding="utf-8")
    )
    return tuple(lists[name])
