"""The formats that can be imported, one module each.

A module registers its format by defining ``FORMAT``; nothing else names it. ``posture import --help`` imports
every module, so each imports what loads slowly only in the function that uses it.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from layers.importing.format import Format


@cache
def formats() -> dict[str, Format]:
    """Return every format, by the name that ``--from`` gives it."""
    found: list[Format] = [
        import_module(f"{__name__}.{module.name}").FORMAT for module in iter_modules(__path__)
    ]
    return {each.name: each for each in found}
