"""The packages that the program needs at run time, from the metadata of what is installed."""

from importlib.metadata import Distribution, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def needed(root: str = "posture") -> dict[str, Distribution]:
    """Return every package that ``root`` needs on this machine, directly or through others, sorted by name.

    Raises:
        PackageNotFoundError: when one is not installed.

    """
    found: dict[str, Distribution] = {}
    seen: set[tuple[str, str]] = set()
    waiting = [(root, "")]
    while waiting:
        name, extra = waiting.pop()
        if (name, extra) not in seen:
            seen.add((name, extra))
            found[name] = distribution(name)
            waiting += _requirements(found[name], extra)
    return {name: found[name] for name in sorted(found) if name != root}


def _requirements(package: Distribution, extra: str) -> list[tuple[str, str]]:
    """Return what a package needs with that extra: names with an extra each, "" for none."""
    asked = [Requirement(text) for text in package.requires or ()]
    here = [each for each in asked if each.marker is None or each.marker.evaluate({"extra": extra})]
    return [(canonicalize_name(each.name), wanted) for each in here for wanted in ("", *each.extras)]
