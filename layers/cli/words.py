"""Numbers of things in words."""

from collections.abc import Sized


def count(number: int, name: str) -> str:
    """Return "1 claim", "2 claims"."""
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def sizes(**collections: Sized) -> str:
    """Return "9 claims, 4 layers" for collections given by the name of one of their members."""
    return ", ".join(count(len(collection), name) for name, collection in collections.items())
