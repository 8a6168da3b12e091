"""Count things in words."""

from collections.abc import Sized


def count(number: int, name: str) -> str:
    """Return a number of things, like "1 claim" or "2 claims"."""
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def sizes(**collections: Sized) -> str:
    """Return the sizes of collections, like "9 claims, 4 layers"; each is named as one of its members is."""
    return ", ".join(count(len(collection), name) for name, collection in collections.items())
