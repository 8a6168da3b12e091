"""The names of months in many languages, from Babel (Unicode CLDR)."""

import re
from functools import cache

from layers.theatre.folding import fold

LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "pl", "tr", "ru", "uk", "ar")
"""The languages whose names of months are read."""


@cache
def months() -> dict[str, int]:
    """Return the number of each month, by its folded names and short forms without full stops."""
    from babel.dates import get_month_names

    found: dict[str, int] = {}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, language).items():
                    found.setdefault("".join(re.findall(r"[^\W\d_]+", fold(name))), int(number))
    return found | {"sept": 9}
